// Streamlit has no languages: this puts its few own words into Vietnamese where the page is Vietnamese.
// Only whole texts that stand in the table are replaced; nothing else of the page is touched.
(function () {
  "use strict";
  if (document.documentElement.lang !== "vi") { return; }
  var WORDS = {
    "Upload": "Chọn tệp",
    "file upload": "Tệp",
    "Connecting": "Đang kết nối",
    "CONNECTING": "Đang kết nối",
    "Connection error": "Mất kết nối với máy chủ",
    "Is Streamlit still running?": "Chương trình còn đang chạy không?",
    "No results": "Không có kết quả",
    "Stop": "Dừng",
    "Choose an option": "Chọn",
    "Choose options": "Chọn",
    "Select all": "Chọn tất cả",
    "Press Enter to apply": "Bấm Enter để áp dụng",
    "Fullscreen": "Toàn màn hình",
    "Close fullscreen": "Thoát toàn màn hình",
    "Close": "Đóng",
    "Clear value": "Xóa",
    "Clear all": "Xóa hết",
    "Open sidebar": "Mở thanh bên",
    "Close sidebar": "Đóng thanh bên"
  };
  var FORMS = [
    [/^(\d+)\s?MB per file( • .*)?$/, "Tối đa $1 MB mỗi tệp$2"],
    [/^(.*) files are not allowed\.$/, "Không nhận tệp dạng $1."],
    [/^File must be (\d+)\s?(KB|MB) or smaller\.$/, "Tệp phải từ $1 $2 trở xuống."],
    [/^Remove (.*)$/, "Bỏ $1"],
    [/^Help for (.*)$/, "Giải thích: $1"]
  ];
  function meant(text) {
    var plain = text.trim();
    if (Object.prototype.hasOwnProperty.call(WORDS, plain)) { return text.replace(plain, WORDS[plain]); }
    for (var place = 0; place < FORMS.length; place += 1) {
      if (FORMS[place][0].test(plain)) { return plain.replace(FORMS[place][0], FORMS[place][1]); }
    }
    return text;
  }
  function isOurs(element) {
    if (element.closest("[data-testid='stFileUploaderDropzone'] button") !== null) { return false; }
    return element.closest(".stHtml, [data-testid='stMarkdownContainer']") !== null;
  }
  function say(text) {
    if (!text.parentElement || isOurs(text.parentElement)) { return; }
    var said = meant(text.nodeValue);
    if (said !== text.nodeValue) { text.nodeValue = said; }
  }
  function label(element) {
    ["aria-label", "placeholder", "title"].forEach(function (name) {
      var value = element.getAttribute(name);
      var said = value && meant(value);
      if (said && said !== value) { element.setAttribute(name, said); }
    });
  }
  function speak(node) {
    if (node.nodeType === Node.TEXT_NODE) { say(node); return; }
    if (node.nodeType !== Node.ELEMENT_NODE) { return; }
    label(node);
    node.querySelectorAll("[aria-label], [placeholder], [title]").forEach(label);
    var texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) { say(texts.currentNode); }
  }
  var watch = new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (change.type === "characterData") { say(change.target); return; }
      if (change.type === "attributes") { label(change.target); return; }
      change.addedNodes.forEach(speak);
    });
  });
  watch.observe(document.body, {
    childList: true, subtree: true, characterData: true, attributes: true,
    attributeFilter: ["aria-label", "placeholder", "title"]
  });
  speak(document.body);
})();
