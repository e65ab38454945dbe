// Charts are drawn for the width of the screen. Paper is narrower: they shrink as a whole, so that nothing is cut off.
// The folded rest of a table is opened for paper, where nobody can; a chart of a dark page keeps its ground.
(function () {
  "use strict";
  var CHART = "[data-testid='stPlotlyChart']", PAPER = 1010;  // pixels that A4 on its side holds within its margins
  var GROUND = "#14181D";  // of dark pages (web/palette.py)
  var opened = [];
  function all(what, change) { document.querySelectorAll(what).forEach(change); }
  function isDark() {
    var app = document.querySelector(".stApp");
    return app !== null && getComputedStyle(app).colorScheme === "dark";
  }
  function room(chart) {  // beside another one there is as much of the paper as of the screen
    var column = chart.closest("[data-testid='stColumn']");
    return column ? PAPER / column.parentElement.children.length - 16 : PAPER;
  }
  function goesOn(box) {  // the rest of the table right above it, not the figures behind a chart
    var place = box.closest("[data-testid='stExpander']");
    while (place && !place.previousElementSibling) { place = place.parentElement; }
    return place !== null && place.previousElementSibling.matches(":has(.ntm-table)") && box.querySelector(".ntm-table") !== null;
  }
  addEventListener("beforeprint", function () {
    var dark = isDark();
    all("[data-testid='stExpander'] details:not([open])", function (box) {
      if (goesOn(box)) { box.open = true; opened.push(box); }
    });
    all(CHART, function (chart) {
      var drawn = chart.querySelector(".main-svg");
      var width = drawn ? drawn.getBoundingClientRect().width : 0;
      if (width > room(chart)) { chart.style.zoom = String(room(chart) / width); }
      if (dark) { chart.style.background = GROUND; }
    });
  });
  addEventListener("afterprint", function () {
    opened.splice(0).forEach(function (box) { box.open = false; });
    all(CHART, function (chart) { chart.style.zoom = chart.style.background = ""; });
  });
})();
