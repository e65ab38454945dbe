// What an action came to is gone to once: seen without scrolling, and read aloud, wherever the button stood.
(function () {
  "use strict";
  var gone = {}, isAsked = false;
  function look() {
    isAsked = false;
    document.querySelectorAll("[data-outcome]").forEach(function (outcome) {
      if (gone[outcome.dataset.outcome]) { return; }
      gone[outcome.dataset.outcome] = true;
      outcome.scrollIntoView({ block: "center" });
      outcome.focus({ preventScroll: true });
    });
  }
  new MutationObserver(function () {
    if (!isAsked) { isAsked = true; requestAnimationFrame(look); }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
