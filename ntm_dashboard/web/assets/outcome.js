// What an action came to is gone to once: seen without scrolling, and read aloud, wherever the button stood.
// What the program is doing meanwhile is read aloud, too: a stage once, without the share of it that is done.
(function () {
  "use strict";
  var STAGE = "[class*='st-key-working'] [data-testid='stMarkdownContainer']";
  var gone = {}, isAsked = false, region = document.createElement("div");
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  region.id = "ntm-working";
  function look() {
    isAsked = false;
    document.querySelectorAll("[data-outcome]").forEach(function (outcome) {
      if (gone[outcome.dataset.outcome]) { return; }
      gone[outcome.dataset.outcome] = true;
      outcome.scrollIntoView({ block: "center" });
      outcome.focus({ preventScroll: true });
    });
    say();
  }
  function say() {
    var stage = document.querySelector(STAGE), text = stage ? stage.textContent.replace(/: \d+%$/, "") : "";
    if (region.textContent !== text) { region.textContent = text; }
    if (!region.isConnected) { document.body.appendChild(region); }
  }
  new MutationObserver(function () {
    if (!isAsked) { isAsked = true; requestAnimationFrame(look); }
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true });
})();
