// The table behind a chart is fetched when somebody opens it: most readers never do, and it may have thousands of rows.
(function () {
  "use strict";
  var WAITING = "waiting", FAILED = "failed";
  function ask(place) {
    var said = place.firstElementChild;
    place.dataset.state = WAITING;
    said.textContent = place.dataset.wait;
    fetch(place.dataset.rows)
      .then(function (answer) { if (!answer.ok) { throw new Error(String(answer.status)); } return answer.text(); })
      .then(function (table) { place.innerHTML = table; })  // our own: whatever people wrote is escaped in it
      .catch(function () { place.dataset.state = FAILED; said.textContent = place.dataset.failed; });
  }
  function fill(box) {
    if (box.open) { box.querySelectorAll(".ntm-behind:not([data-state])").forEach(ask); }
  }
  document.addEventListener("toggle", function (event) {
    var box = event.target;
    if (!box.matches("[data-testid='stExpander'] details") || !box.querySelector(".ntm-behind")) { return; }
    box.querySelectorAll(".ntm-behind[data-state='failed']").forEach(function (place) { delete place.dataset.state; });
    fill(box);
    if (box.dataset.watched) { return; }
    box.dataset.watched = "1";  // another day or another filter puts another table into the open box
    new MutationObserver(function () { fill(box); }).observe(box, { childList: true, subtree: true });
  }, true);
})();
