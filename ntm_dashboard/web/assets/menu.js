// On a phone the menu lies over the page: it closes once a page is chosen, as menus there do.
(function () {
  "use strict";
  var WIDEST = 768;  // pixels; Streamlit lays the menu over pages that are no wider
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("[data-testid='stSidebar'] [data-testid='stPageLink'] a");
    if (!link || window.innerWidth > WIDEST || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    var close = document.querySelector("[data-testid='stSidebarCollapseButton'] button");
    if (close) { setTimeout(function () { close.click(); }, 0); }  // after the link has been followed
  });
})();
