// Says on an open page that a newer revision was published; the page itself stays as it is until its reader asks.
(function () {
  "use strict";
  var EVERY = 8000, SOON = 1000;
  var notice = null, dismissed = 0, newest = 0, foot = null;

  function shown() {
    foot = document.querySelector(".ntm-foot[data-news]");
    return foot ? Number(foot.dataset.revision) : Infinity;  // a page of one revision, or a page being drawn
  }
  function made(name, className, text) {
    var one = document.createElement(name);
    one.className = className;
    one.textContent = text;
    return one;
  }
  function make() {
    notice = made("div", "ntm-news", "");
    notice.setAttribute("role", "status");
    document.body.appendChild(notice);
  }
  function fill() {
    var see = made("button", "ntm-news-see", foot.dataset.see), close = made("button", "ntm-news-close", "✕");
    see.addEventListener("click", function () { location.reload(); });
    close.setAttribute("aria-label", foot.dataset.close);
    close.addEventListener("click", function () { dismissed = newest; look(); });
    notice.replaceChildren(made("span", "", foot.dataset.news), ...(foot.dataset.see ? [see] : []), close);
  }
  function look() {
    var isNews = newest > Math.max(shown(), dismissed);
    if (isNews && !notice.firstChild) { fill(); }
    if (!isNews && notice.firstChild) { notice.replaceChildren(); }
  }
  function ask() {
    if (document.hidden || shown() === Infinity) { return; }
    fetch("/healthz", { cache: "no-store" })
      .then(function (answer) { return answer.ok ? answer.json() : {}; })
      .then(function (state) { newest = Math.max(newest, Number(state.revision) || 0); look(); })
      .catch(function () { /* without the network the page stays as it is */ });
  }
  make();
  setInterval(ask, EVERY);
  setInterval(look, SOON);  // whoever turned to another page meanwhile, or published, sees it already
  document.addEventListener("visibilitychange", ask);
})();
