// A file that is too large or of another kind never leaves the browser: Streamlit says so in a tooltip alone.
// This says it in the page, with the name of the file and how to mend it.
(function () {
  "use strict";
  var UPLOADER = "[data-testid='stFileUploader']", CHIP = "[data-testid='stFileChip'][aria-invalid='true']";
  var BEST = ["XLSX", "ODS", "CSV", "DOCX", "PPTX", "HTML"];  // of those that may be chosen, the ones to save a file as
  var SENTENCES = {
    vi: {
      size: ["Chưa nhận tệp “", "”: lớn hơn {what}. Hãy bỏ hình ảnh và trang thừa, hoặc chia thành nhiều tệp, rồi chọn lại."],
      kind: ["Không nhận tệp “", "”: dạng tệp này không đọc được. Hãy lưu lại thành một trong các dạng {what} rồi chọn lại."],
      other: ["Chưa nhận tệp “", "”: {what} Hãy chọn lại tệp."]
    },
    en: {
      size: ["“", "” was not taken: it is larger than {what}. Remove pictures and spare sheets or make several files of it, then choose it again."],
      kind: ["“", "” was not taken: files of this kind cannot be read. Save it as one of {what}, then choose it again."],
      other: ["“", "” was not taken: {what} Choose the file again."]
    }
  };
  var words = SENTENCES[document.documentElement.lang] || SENTENCES.vi;
  function about(chip, uploader) {
    var said = (chip.querySelector("[role='alert']") || chip).textContent.replace(/^(Lỗi|Error):\s*/, "");
    var size = /(\d+(?:[.,]\d+)?)\s?([KMG]B)/.exec(said);
    var name = chip.querySelector("[data-testid='stFileChipName']").title;
    if (size) { return ["size", name, size[1].replace(/[.,]0$/, "") + " " + size[2]]; }
    if (/^Không nhận|^Dạng tệp|not allowed|File type/.test(said)) { return ["kind", name, kinds(uploader)]; }
    return ["other", name, said];
  }
  function kinds(uploader) {
    var accepted = uploader.querySelector("input[type='file']").accept.split(",").map(function (one) {
      return one.replace(".", "").toUpperCase();
    });
    var best = BEST.filter(function (one) { return accepted.indexOf(one) >= 0; });
    return best.join(", ");
  }
  function sentence(one) {
    var parts = words[one[0]], line = document.createElement("p"), name = document.createElement("bdi");
    name.textContent = one[1];
    line.append(parts[0], name, parts[1].replace("{what}", function () { return one[2]; }));
    return line;
  }
  function tell(uploader) {
    var refused = Array.from(uploader.querySelectorAll(CHIP)).map(function (chip) { return about(chip, uploader); });
    var box = uploader.parentElement.querySelector(".ntm-refused");
    if (!box && !refused.length) { return; }
    if (!box) {
      box = document.createElement("div");
      box.className = "ntm-refused ntm-alert";
      box.setAttribute("role", "alert");
      uploader.parentElement.appendChild(box);
    }
    var key = JSON.stringify(refused);
    if (box.dataset.about === key) { return; }  // told already: nothing is read aloud twice
    box.dataset.about = key;
    box.hidden = !refused.length;
    box.replaceChildren.apply(box, refused.map(sentence));
  }
  var isWaiting = false;
  function look() { isWaiting = false; document.querySelectorAll(UPLOADER).forEach(tell); }
  new MutationObserver(function () {
    if (!isWaiting) { isWaiting = true; setTimeout(look, 100); }
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
})();
