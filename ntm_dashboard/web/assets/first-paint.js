// Starts Streamlit's app once the first paint is seen, and takes that away once the app has drawn the page itself.
(function () {
  "use strict";
  // The app connects at once to where the page came from; else it asks first, under the path of the page and then at the root.
  var here = location.origin;
  window.__streamlit = { BACKEND_BASE_URL: here, HOST_CONFIG: { allowedOrigins: [here], useExternalAuthToken: false } };

  var app = document.getElementById("ntm-app");
  var paint = document.getElementById("ntm-first-paint");
  if (!app || !paint) { return; }
  var MOST = 500;  // milliseconds: in a tab that nobody looks at nothing is painted, and yet it starts
  function start() {
    if (!app.isConnected) { return; }
    app.remove();
    [].forEach.call(app.content.children, function (part) {
      var made = document.createElement(part.localName);  // a copied script would not run
      [].forEach.call(part.attributes, function (one) { made.setAttribute(one.name, one.value); });
      document.head.appendChild(made);
    });
  }
  requestAnimationFrame(function () { setTimeout(start, 0); });
  setTimeout(start, MOST);

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
