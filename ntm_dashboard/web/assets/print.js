// Charts are drawn for the width of the screen. Paper is narrower: they shrink as a whole, so that nothing is cut off.
(function () {
  "use strict";
  var CHART = "[data-testid='stPlotlyChart']", PAPER = 1010;  // pixels that A4 on its side holds within its margins
  function all(change) { document.querySelectorAll(CHART).forEach(change); }
  addEventListener("beforeprint", function () {
    all(function (chart) {
      var drawn = chart.querySelector(".main-svg");
      var width = drawn ? drawn.getBoundingClientRect().width : 0;
      if (width > PAPER) { chart.style.zoom = String(PAPER / width); }
    });
  });
  addEventListener("afterprint", function () { all(function (chart) { chart.style.zoom = ""; }); });
})();
