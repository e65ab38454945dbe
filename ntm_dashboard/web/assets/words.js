// Streamlit has no languages: this puts its own words into Vietnamese where the page is Vietnamese.
// Only whole texts that stand in the tables are replaced; nothing else of the page is touched.
(function () {
  "use strict";
  if (document.documentElement.lang !== "vi") { return; }
  // Dates of Streamlit's parts follow the browser; ours is the language of the page.
  Object.defineProperty(navigator, "language", { get: function () { return "vi-VN"; } });
  Object.defineProperty(navigator, "languages", { get: function () { return ["vi-VN", "vi"]; } });
  var WORDS = {
    // the frame
    "Skip to main content": "Đến nội dung chính",
    "Sidebar": "Thanh bên",
    "Open sidebar": "Mở thanh bên",
    "Expand sidebar": "Mở thanh bên",
    "Close sidebar": "Đóng thanh bên",
    "Collapse sidebar": "Thu thanh bên",
    "App pages": "Các trang",
    "Main menu": "Trình đơn chính",
    "Navigate to home page": "Về trang đầu",
    "Rerun": "Chạy lại",
    "Print": "In",
    "Running...": "Đang chạy…",
    "Stop": "Dừng",
    "Stopping...": "Đang dừng…",
    "Notifications": "Thông báo",
    "Fullscreen": "Toàn màn hình",
    "Close fullscreen": "Thoát toàn màn hình",
    "(opens in new tab)": "(mở trong thẻ mới)",
    "Link to heading": "Liên kết đến mục này",
    "Loading...": "Đang tải…",
    // the connection
    "Connecting": "Đang kết nối",
    "CONNECTING": "Đang kết nối",
    "Connecting to Streamlit server": "Đang kết nối với máy chủ",
    "Unable to connect to Streamlit server": "Không kết nối được với máy chủ",
    "Connection error": "Mất kết nối với máy chủ",
    "Is Streamlit still running?": "Chương trình còn đang chạy không?",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Chương trình trên máy chủ đã dừng. Hãy báo người quản trị chạy lại, rồi tải lại trang.",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Máy chủ không trả lời. Máy tính có đang nối mạng không?",
    "Connection timed out.": "Chờ máy chủ quá lâu.",
    "Cannot load Streamlit frontend code. This can happen when you update Streamlit while a Streamlit app is running.":
      "Chương trình vừa được nâng cấp. Hãy tải lại trang.",
    "streamlit run yourscript.py": "–",
    "Page not found": "Không có trang này",
    "Script execution error": "Trang gặp lỗi",
    "Unknown error": "Lỗi chưa rõ",
    "Unknown Error": "Lỗi chưa rõ",
    "Error": "Lỗi",
    "Error:": "Lỗi:",
    "Try again": "Thử lại",
    "Cancel": "Hủy",
    "Close": "Đóng",
    "Dismiss": "Đóng",
    "Download failed": "Không tải được",
    // files
    "Upload": "Chọn tệp",
    "Add files": "Thêm tệp",
    "file upload": "Tệp",
    "Drag and drop a file here": "Kéo tệp vào đây",
    "Drag and drop files here": "Kéo tệp vào đây",
    "Upload failed": "Không gửi được tệp",
    "Click to retry upload": "Bấm để gửi lại",
    "Too many files": "Quá nhiều tệp",
    "Only one file is allowed.": "Chỉ nhận một tệp.",
    "File size is too small.": "Tệp quá nhỏ.",
    "Unexpected error. Please try again.": "Có lỗi ngoài dự kiến. Hãy thử lại.",
    "Connection lost. Please wait for the app to reconnect, then try again.": "Mất kết nối với máy chủ. Chờ nối lại rồi thử lại.",
    "Network error": "Mất kết nối với máy chủ",
    "Network Error": "Mất kết nối với máy chủ",
    "Pagination": "Chia trang",
    "Next page": "Trang sau",
    "Previous page": "Trang trước",
    // text to copy
    "Copy to clipboard": "Chép",
    "Copied": "Đã chép",
    // tables to fill in
    "(index)": "(số dòng)",
    "Add row": "Thêm dòng",
    "Delete row(s)": "Xóa dòng",
    "Clear selection": "Bỏ chọn",
    "Show/hide columns": "Hiện, ẩn cột",
    "Download as CSV": "Tải CSV",
    "Search": "Tìm",
    "Type to search": "Gõ để tìm",
    "Previous Result": "Kết quả trước",
    "Next Result": "Kết quả sau",
    "Close Search": "Đóng ô tìm",
    "over 1000": "hơn 1.000 kết quả",
    "Dataframe column menu": "Trình đơn của cột",
    "Copy column name": "Chép tên cột",
    "Sort ascending": "Xếp tăng dần",
    "Sort descending": "Xếp giảm dần",
    "Statistics": "Thống kê",
    "Format": "Cách viết số",
    "Autosize": "Tự chỉnh độ rộng",
    "Pin column": "Ghim cột",
    "Unpin column": "Bỏ ghim cột",
    "Hide column": "Ẩn cột",
    "Select...": "Chọn",
    "Add...": "Thêm",
    "Invalid input.": "Chưa đúng cách ghi.",
    "This field is required.": "Phải điền ô này.",
    "Incompatible value": "Giá trị không hợp",
    "No data": "Chưa có số liệu",
    "text": "chữ",
    "number": "số",
    "selectbox": "danh sách chọn",
    "checkbox": "ô đánh dấu",
    "date": "ngày",
    "Automatic": "Tự động",
    "Localized": "Theo tiếng Việt",
    "Plain": "Nguyên số",
    "Compact": "Rút gọn",
    "Dollar": "Đô la",
    "Euro": "Ơ-rô",
    "Yen": "Yên",
    "Percent": "Phần trăm",
    "Scientific": "Dạng khoa học",
    "Accounting": "Dạng kế toán",
    "Duration": "Khoảng thời gian",
    "Distance": "Cách bao lâu",
    "Values": "Số ô có giá trị",
    "Distinct": "Số giá trị khác nhau",
    "Average": "Bình quân",
    "Standard deviation": "Độ lệch chuẩn",
    "Minimum": "Nhỏ nhất",
    "25th percentile": "Phân vị 25",
    "Median": "Trung vị",
    "75th percentile": "Phân vị 75",
    "Maximum": "Lớn nhất",
    "Sum": "Tổng",
    "Minimum length": "Ngắn nhất",
    "Maximum length": "Dài nhất",
    "Average length": "Dài bình quân",
    "Range": "Khoảng",
    "Based on sample": "Tính trên một phần",
    "Distribution histogram": "Biểu đồ phân bố",
    "Top values frequency chart": "Các giá trị hay gặp",
    "All selected options have been cleared.": "Đã bỏ mọi lựa chọn.",
    // lists
    "Open": "Mở danh sách",
    "Selectbox": "Danh sách",
    "Selectbox options": "Các lựa chọn",
    "Multiselect": "Danh sách chọn nhiều",
    "Suggestions": "Các lựa chọn",
    "Show suggestions": "Mở danh sách",
    "No results": "Không có kết quả",
    "No options to select": "Không có gì để chọn",
    "No options to select.": "Không có gì để chọn.",
    "Choose an option": "Chọn",
    "Choose options": "Chọn",
    "Select all": "Chọn tất cả",
    "Selected values": "Đã chọn",
    "Clear value": "Xóa",
    "Clear entry": "Xóa",
    "Clear all": "Xóa hết",
    "Long press or press Alt + ArrowDown to open menu": "Giữ lâu hoặc bấm Alt + mũi tên xuống để mở danh sách",
    "Choose or add an option": "Chọn hoặc gõ",
    "Choose or add options": "Chọn hoặc gõ",
    "Add an option": "Gõ để thêm",
    // fields
    "Press Enter to apply": "Bấm Enter để áp dụng",
    "Press Ctrl+Enter to apply": "Bấm Ctrl+Enter để áp dụng",
    "Press ⌘+Enter to apply": "Bấm ⌘+Enter để áp dụng",
    "Press Enter to submit form": "Bấm Enter để gửi",
    "Press Ctrl+Enter to submit form": "Bấm Ctrl+Enter để gửi",
    "Press ⌘+Enter to submit form": "Bấm ⌘+Enter để gửi",
    "Show password": "Hiện mật khẩu",
    "Hide password": "Ẩn mật khẩu",
    // dates
    "Choose date": "Chọn ngày",
    "Choose date range": "Chọn khoảng ngày",
    "Clear date": "Xóa ngày",
    "Clear dates": "Xóa ngày",
    "Calendar": "Lịch",
    "dd": "ngày",
    "mm": "tháng",
    "yyyy": "năm",
    "Empty": "Trống",
    "Next": "Sau",
    "Previous": "Trước",
    "Next month": "Tháng sau",
    "Previous month": "Tháng trước",
    "Next year": "Năm sau",
    "Previous year": "Năm trước",
    "Select month": "Chọn tháng",
    "Select year": "Chọn năm",
    "Month": "Tháng",
    "Year": "Năm",
    "First available date": "Ngày đầu có thể chọn",
    "Last available date": "Ngày cuối có thể chọn",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "Dùng phím mũi tên để chuyển ngày, Enter để chọn, Esc để đóng."
  };
  // The fields of a date are English whatever the browser speaks.
  var MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December"];
  function two(number) { return ("0" + number).slice(-2); }
  function written(found) { return two(found[2]) + "/" + two(MONTHS.indexOf(found[1]) + 1) + "/" + found[3]; }
  function colon(found) { return found[1] === ": " ? ": " : ""; }  // after a word of its own in bold
  var FORMS = [
    [/^(.*), selected$/, "", 1, ", đã chọn"],
    [/^(.*) selected$/, "", 1, " đã chọn"],
    [/^Today, (.*)$/, "Hôm nay, ", 1],
    [/^(.*), First available date$/, "", 1, ", ngày đầu có thể chọn"],
    [/^(.*), Last available date$/, "", 1, ", ngày cuối có thể chọn"],
    [/^(.*) selected(, ngày .*)$/, "", 1, " đã chọn", 2],
    [/^Choose date, (.*)$/, "Chọn ngày, ", 1],
    [new RegExp("^Selected Date: (" + MONTHS.join("|") + ") (\\d+), (\\d+)$"), "Ngày đã chọn: ", written],
    [new RegExp("^(\\d+) – (?:" + MONTHS.join("|") + ")$"), "tháng ", 1],
    [/^Selected Date: (.*)$/, "Ngày đã chọn: ", 1],
    [/^(: |Error: )?Date set outside allowed range\. Please select a date on or before (.*)\.$/, colon, "Ngày phải từ ", 2, " trở về trước."],
    [/^(: |Error: )?Date set outside allowed range\. Please select a date on or after (.*)\.$/, colon, "Ngày phải từ ", 2, " trở đi."],
    [/^(: |Error: )?Date set outside allowed range\. Please select a date between (.*) and (.*)\.$/, colon, "Ngày phải từ ", 2, " đến ", 3, "."],
    [/^(\d+) results?$/, 1, " kết quả"],
    [/^(\d+) of (over 1000|\d+)(?: results?)?$/, 1, "/", 2],
    [/^day, (.*)$/, "ngày, ", 1],
    [/^month, (.*)$/, "tháng, ", 1],
    [/^year, (.*)$/, "năm, ", 1],
    [/^(\d+) options? available\.$/, "Có ", 1, " lựa chọn."],
    [/^(\d+)\.0([KMG]?B)$/, 1, " ", 2],
    [/^(\d+)\.(\d)([KMG]?B)$/, 1, ",", 2, " ", 3],
    [/^(\d+)\s?([KMG]B) per file$/, "Tối đa ", 1, " ", 2, " mỗi tệp"],
    [/^(\d+)\s?([KMG]B) per file( • .*)$/, "Tối đa ", 1, " ", 2, " mỗi tệp", 3],
    [/^(Error: )?.* files are not allowed\.$/, "Không nhận tệp dạng này."],
    [/^File type must be (?:one of )?(.*)$/, "Dạng tệp phải là ", 1],
    [/^File must be (\d+)(?:\.0)?\s?([KMG]?B) or smaller\.$/, "Tệp phải từ ", 1, " ", 2, " trở xuống."],
    [/^File must be (\d+)\.(\d+)\s?([KMG]?B) or smaller\.$/, "Tệp phải từ ", 1, ",", 2, " ", 3, " trở xuống."],
    [/^File is larger than ([\d.]+)\s?(.*)$/, "Tệp lớn hơn ", 1, " ", 2],
    [/^File is smaller than ([\d.]+)\s?(.*)$/, "Tệp nhỏ hơn ", 1, " ", 2],
    [/^Request failed with status code (\d+)$/, "Máy chủ từ chối (mã ", 1, ")"],
    [/^Connection failed with status (.*)$/, "Không kết nối được (mã ", 1, ")"],
    [/^You have requested page \/(.*), but no corresponding file .*$/, "Không có trang “", 1, "”."],
    [/^The page that you have requested does not seem to exist.*$/, "Không có trang này."],
    [/^Showing page (\d+) of (\d+)$/, "Trang ", 1, "/", 2],
    [/^Page (\d+) of (\d+)$/, "Trang ", 1, "/", 2],
    [/^Page (\d+)$/, "Trang ", 1],
    [/^[a-z_ ]+ icon$/, "biểu tượng"],
    [/^View (\d+) more$/, "Xem thêm ", 1],
    [/^Select (\d+) match(?:es)?$/, "Chọn ", 1, " kết quả"],
    [/^Add: (.*)$/, "Thêm: ", 1],
    [/^Cancel upload of (.*)$/, "Hủy gửi ", 1],
    [/^Remove (.*)$/, "Bỏ ", 1],
    [/^Show\/hide columns: (.*)$/, "Hiện, ẩn cột: ", 1],
    [/^Download as CSV: (.*)$/, "Tải CSV: ", 1],
    [/^Fullscreen: (.*)$/, "Toàn màn hình: ", 1],
    [/^Search: (.*)$/, "Tìm: ", 1],
    [/^(\d+) of (\d+) results?$/, 1, "/", 2, " kết quả"],
    [/^(\d+) results?$/, 1, " kết quả"],
    [/^Help for (.*)$/, "Giải thích: ", 1]
  ];
  var NAMES = ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "placeholder", "title", "alt"];
  // Streamlit writes these as Markdown too, as our labels are.
  var THEIRS = "[data-testid='stFileUploaderDropzone'] button, [role='dialog'], [role='tooltip'], [data-testid='stTooltipContent']";
  var OURS = ".stHtml, [data-testid='stMarkdownContainer']";
  var DRAWN = "http://www.w3.org/2000/svg";  // within charts every word is ours, and there are thousands of them
  var LABELLED = NAMES.map(function (name) { return "[" + name + "]"; }).join(", ");
  function formed(form, found) {
    return form.slice(1).map(function (part) {
      if (typeof part === "function") { return part(found); }
      return typeof part === "number" ? found[part] : part;
    }).join("");
  }
  var known = new Map();
  var MOST_KNOWN = 5000;
  function meant(text) {
    if (!known.has(text)) {
      if (known.size >= MOST_KNOWN) { known.clear(); }
      known.set(text, found(text));
    }
    return known.get(text);
  }
  function found(text) {
    var plain = text.trim();
    if (Object.prototype.hasOwnProperty.call(WORDS, plain)) { return text.replace(plain, WORDS[plain]); }
    var said = plain;
    FORMS.forEach(function (form) {
      var parts = form[0].exec(said);
      if (parts) { said = formed(form, parts); }
    });
    return said === plain ? text : said;
  }
  function isOurs(element) {
    if (element.closest(THEIRS) !== null) { return false; }
    return element.closest(OURS) !== null;
  }
  function say(text) {
    if (!text.parentElement || isOurs(text.parentElement)) { return; }
    var said = meant(text.nodeValue);
    if (said !== text.nodeValue) { text.nodeValue = said; }
  }
  function label(element) {
    if (isOurs(element)) { return; }
    NAMES.forEach(function (name) {
      var value = element.getAttribute(name);
      var said = value && meant(value);
      if (said && said !== value) { element.setAttribute(name, said); }
    });
  }
  function isPassedOver(element) {
    return element.namespaceURI === DRAWN || element.matches(OURS) && isOurs(element);
  }
  var parts = {
    acceptNode: function (node) {
      return node.nodeType === Node.ELEMENT_NODE && isPassedOver(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    }
  };
  function speak(node) {
    if (node.nodeType === Node.TEXT_NODE) { say(node); return; }
    if (node.nodeType !== Node.ELEMENT_NODE || isPassedOver(node)) { return; }
    label(node);
    var within = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, parts);
    while (within.nextNode()) {
      if (within.currentNode.nodeType === Node.TEXT_NODE) { say(within.currentNode); }
      else if (within.currentNode.matches(LABELLED)) { label(within.currentNode); }
    }
  }
  var watch = new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (change.target.namespaceURI === DRAWN) { return; }
      if (change.type === "characterData") { say(change.target); return; }
      if (change.type === "attributes") { label(change.target); return; }
      change.addedNodes.forEach(speak);
    });
  });
  watch.observe(document.body, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: NAMES
  });
  speak(document.body);
})();
