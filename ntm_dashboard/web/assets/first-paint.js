// Takes the first paint away once Streamlit has drawn the page itself.
(function () {
  "use strict";
  var paint = document.getElementById("ntm-first-paint");
  if (!paint) { return; }
  var root = document.getElementById("root");
  function isDrawn() {
    return root.querySelector(".ntm-answer, [data-testid='stException'], .ntm-alert") !== null;
  }
  function giveWay() {
    if (!isDrawn()) { return; }
    watch.disconnect();
    requestAnimationFrame(function () { paint.remove(); });
  }
  var watch = new MutationObserver(giveWay);
  watch.observe(root, { childList: true, subtree: true });
  giveWay();
})();
