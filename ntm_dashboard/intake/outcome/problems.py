"""The catalogue of problems: what each one says to the person, and how it is mended."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ntm_dashboard.i18n import N_, Figure, Message
from ntm_dashboard.intake.outcome.codes import ASKABLE, ConfirmationCode, ErrorCode, NoticeCode, Repair
from ntm_dashboard.intake.outcome.limits import Limits

PROBLEM_TEXTS: dict[ErrorCode | ConfirmationCode, str] = {
    ErrorCode.BLANK_AMBIGUOUS: N_(
        "Hàng {row}: ô để trống ở cột tiêu chí không có chú thích. Hãy ghi rõ “đạt” hoặc “chưa đạt” cho từng ô, "
        "hoặc thêm chú thích “để trống: chưa đạt”."
    ),
    ErrorCode.CELL_TOO_LONG: N_("Dòng {row}, cột “{column}”: ô dài {length} ký tự, giới hạn là {limit}."),
    ErrorCode.CODE_NAME_MISMATCH: N_(
        "Dòng {row}: mã {unit_code} là {unit}, nhưng tên ghi “{found}”. Hãy sửa mã hoặc tên."
    ),
    ErrorCode.COLUMN_COUNT: N_(
        "Dòng {row} có {found} cột, tiêu đề có {expected} cột. Có thể do dấu phẩy thập phân: hãy lưu với dấu "
        "phân cách “;” hoặc đặt ô trong ngoặc kép."
    ),
    ErrorCode.COLUMN_DUPLICATE: N_("Có hai cột “{column}”. Hãy bỏ một cột."),
    ErrorCode.COLUMN_MISSING: N_(
        "Đã thấy các cột: {seen}; chưa rõ cột nào là “{column}”. Hãy thêm cột này hoặc sửa tên cột."
    ),
    ErrorCode.COMMUNE_AMBIGUOUS: N_("Dòng {row}: “{found}” có thể là {expected}. Hãy ghi đủ tên hoặc mã."),
    ErrorCode.COMMUNE_MISSING: N_("Dòng {row}: chưa ghi mã xã và tên xã. Hãy ghi mã hoặc tên đầy đủ."),
    ErrorCode.COMMUNE_NOT_IN_PERIOD: N_(
        "Dòng {row}: “{found}” là đơn vị lập từ ngày {valid_from}, chưa có ở kỳ {period}."
    ),
    ErrorCode.COMMUNE_UNKNOWN: N_(
        "Dòng {row}: “{found}” không phải xã, thị trấn của {district}. Hãy kiểm tra lại tên và mã."
    ),
    ErrorCode.CONTRADICTION: N_(
        "Dòng {first} và dòng {row}: {unit}, tiêu chí {criterion}, kết quả trái nhau. Hãy giữ một dòng đúng."
    ),
    ErrorCode.CONTROL_CHARS: N_("Dòng {row}, cột “{column}” có ký tự điều khiển. Hãy gõ lại ô này."),
    ErrorCode.CORRUPT_WORKBOOK: N_(
        "Tệp bảng tính bị hỏng hoặc chưa tải xong. Hãy mở thử bằng Excel và gửi lại tệp gốc."
    ),
    ErrorCode.CRITERION_UNKNOWN: N_(
        "Dòng {row}, cột “{column}”: “{found}” không phải tiêu chí hợp lệ. Bộ tiêu chí có: {expected}."
    ),
    ErrorCode.DATE_FUTURE: N_("Dòng {row}: ngày {found} ở tương lai. Hãy ghi lại ngày."),
    ErrorCode.DATE_INVALID: N_(
        "Dòng {row}, cột “{column}”: ngày “{found}” không có thật hoặc không đúng dạng ngày/tháng/năm (dd/mm/yyyy)."
    ),
    ErrorCode.DATE_MISSING: N_(
        "Dòng {row}, cột “{column}”: chưa ghi ngày hoặc kỳ báo cáo. Hãy ghi theo dạng ngày/tháng/năm."
    ),
    ErrorCode.DATE_OUT_OF_RANGE: N_("Dòng {row}: ngày {found} quá xa. Chương trình bắt đầu từ năm 2010."),
    ErrorCode.DATES_REVERSED: N_(
        "Dòng {row}: “{column}” là {found}, trước “{other}” {expected}. Hãy sửa một trong hai ngày."
    ),
    ErrorCode.DOSSIER_INVALID: N_(
        "Dòng {row}: mã hồ sơ “{found}” không hợp lệ. Hãy ghi số, ký hiệu hồ sơ; không ghi đường dẫn."
    ),
    ErrorCode.DUPLICATE_ROW: N_("Dòng {row} lặp lại dòng {first} ({found}). Hãy bỏ một dòng."),
    ErrorCode.EMPTY: N_("Tệp không có dữ liệu."),
    ErrorCode.ENCRYPTED: N_(
        "Tệp được đặt mật khẩu. Hãy bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) rồi nộp lại."
    ),
    ErrorCode.ERROR_CELL: N_("Cột “{column}” hàng {row} đang báo lỗi {found}. Hãy sửa công thức rồi nộp lại."),
    ErrorCode.FORMULA_INJECTION: N_("Dòng {row}, cột “{column}” chứa công thức “{found}”: không nhận công thức."),
    ErrorCode.FORMULA_WITHOUT_VALUE: N_(
        "Cột “{column}” hàng {row} là công thức chưa được tính. Hãy mở tệp bằng Excel, lưu lại rồi nộp, hoặc "
        "dán giá trị."
    ),
    ErrorCode.HEADER_NOT_FOUND: N_(
        "Không tìm thấy dòng tên cột (cần: {expected}). Đã thấy: {seen}. Hãy thêm dòng tên cột phía trên số liệu."
    ),
    ErrorCode.LOSSY_QUESTION_MARKS: N_(
        "Dòng {row}: chữ có dấu đã mất thành “?” (“{found}”). Hãy mở tệp gốc và lưu thành “CSV UTF-8”."
    ),
    ErrorCode.LOSSY_REPLACEMENT: N_("Dòng {row}, cột “{column}”: có ký tự hỏng “�”. Hãy xuất lại từ tệp gốc."),
    ErrorCode.MACROS: N_(
        "Tệp có chứa macro. Hãy mở bằng Excel, chọn Lưu thành → “Excel Workbook (.xlsx)” rồi nộp lại."
    ),
    ErrorCode.MIXED_DELIMITERS: N_(
        "Từ dòng {row} tệp dùng dấu “{found}” thay cho “{expected}”. Hãy lưu lại với một dấu phân cách."
    ),
    ErrorCode.MIXED_ENCODING: N_(
        "Dòng {row} dùng bảng mã khác phần còn lại ({expected}). Hãy chuyển cả tệp sang Unicode rồi "
        "lưu lại (tệp CSV: chọn “CSV UTF-8”)."
    ),
    ErrorCode.MOJIBAKE: N_(
        "Dòng {row}: chữ tiếng Việt đã bị hỏng mã (“{found}”, đúng ra là “{expected}”). Hãy xuất lại từ tệp "
        "gốc, chọn UTF-8."
    ),
    ErrorCode.NOT_TEXT: N_(
        "Tệp không phải văn bản CSV, hoặc dùng bảng mã không nhận ra được. Hãy chuyển chữ sang Unicode "
        "rồi lưu thành “CSV UTF-8”, hoặc nộp tệp Excel."
    ),
    ErrorCode.NO_ROWS: N_("Tệp chỉ có dòng tiêu đề, chưa có dòng số liệu nào."),
    ErrorCode.NUL_BYTES: N_("Dòng {row}: tệp có byte rỗng (NUL), có thể bị hỏng khi sao chép. Hãy xuất lại."),
    ErrorCode.NUMBER_LOCALE_MIXED: N_(
        "Dòng {row}, cột “{column}” lẫn hai kiểu số: “{found}” và “{expected}”. Hãy dùng một kiểu."
    ),
    ErrorCode.PERIOD_MISSING: N_(
        "Không thấy kỳ báo cáo trong tệp. Hãy ghi “tính đến ngày ...” ở dòng tiêu đề hoặc chọn kỳ khi nộp."
    ),
    ErrorCode.PERIOD_MIXED: N_(
        "Dòng {row}: kỳ “{found}” khác kỳ {expected} của các dòng trên. Hãy tách thành hai tệp."
    ),
    ErrorCode.RESULT_MISSING: N_("Dòng {row}, cột “{column}”: chưa ghi kết quả. Hãy ghi “đạt” hoặc “chưa đạt”."),
    ErrorCode.RESULT_UNKNOWN: N_(
        "Dòng {row}, cột “{column}”: kết quả “{found}” không hiểu được. Chỉ nhận: đạt/chưa đạt, x/-, Đ/K, 1/0."
    ),
    ErrorCode.SHEET_AMBIGUOUS: N_("Tệp có {count} trang số liệu: {found}. Hãy chọn một trang hoặc tách thành hai tệp."),
    ErrorCode.TOO_LARGE: N_("Tệp {found} MB vượt giới hạn {expected} MB. Hãy bỏ hình ảnh và trang thừa rồi lưu lại."),
    ErrorCode.TOO_MANY_CELLS: N_(
        "Bảng có ô ở hàng {row}, cột {column}, vượt giới hạn {expected}. Hãy xóa các ô thừa ngoài bảng rồi lưu lại."
    ),
    ErrorCode.TOO_MANY_COLUMNS: N_("Tệp có {found} cột, giới hạn là {expected}."),
    ErrorCode.TOTAL_MISMATCH: N_(
        "Hàng {row}, cột “{column}”: dòng hoặc cột tổng ghi {found} nhưng bảng có {expected}. Hãy kiểm tra lại "
        "trước khi nộp."
    ),
    ErrorCode.TRUNCATED: N_("Dòng cuối ({row}) bị đứt giữa chừng: tệp có thể chưa tải hết. Hãy gửi lại tệp gốc."),
    ErrorCode.UNSAFE_XML: N_("Tệp bảng tính chứa khai báo XML không an toàn nên không được nhận."),
    ErrorCode.UNSUPPORTED_TYPE: N_("Không nhận tệp dạng {found}. Hãy nộp tệp .csv, .xlsx, .xls, .ods hoặc .docx."),
    ErrorCode.UNTERMINATED_QUOTE: N_("Dòng {row}: dấu ngoặc kép mở mà không đóng. Hãy thêm dấu đóng hoặc bỏ dấu mở."),
    ErrorCode.VALUE_MISSING: N_("Dòng {row}, cột “{column}”: chưa ghi giá trị."),
    ErrorCode.VALUE_NOT_NUMBER: N_(
        "Dòng {row}, cột “{column}”: giá trị “{found}” không phải là số. Hãy chỉ ghi số; lời giải thích ghi ở "
        "cột ghi chú."
    ),
    ErrorCode.VALUE_OUT_OF_RANGE: N_(
        "Dòng {row}, cột “{column}”: giá trị “{found}” nằm ngoài khoảng {expected}. Hãy kiểm tra lại."
    ),
    ErrorCode.WORD_UNKNOWN: N_("Dòng {row}, cột “{column}”: “{found}” không hiểu được. Chỉ nhận: {expected}."),
    ErrorCode.WRONG_EXTENSION: N_("Tệp có đuôi {expected} nhưng nội dung là {found}. Hãy chọn tệp số liệu."),
    ErrorCode.XML2003_NOT_SUPPORTED: N_(
        "Tệp ở dạng “XML Spreadsheet 2003”. Hãy mở bằng Excel, chọn Lưu thành → .xlsx rồi nộp lại."
    ),
    ErrorCode.ZIP_BOMB: N_("Tệp nén giãn ra quá lớn so với kích thước cho phép nên không được nhận."),
    ErrorCode.PERIOD_AMBIGUOUS: N_(
        "Tệp có nhiều ngày có thể là kỳ báo cáo: {found}. Hãy chọn kỳ, hoặc sửa tiêu đề để chỉ còn một kỳ."
    ),
    ErrorCode.UNIT_OF_FILE: N_(
        "Không thấy tên xã, thị trấn trong bảng hoặc tiêu đề. Hãy chọn đơn vị của tệp, hoặc ghi tên xã ở dòng tiêu đề."
    ),
    ErrorCode.SET_OTHER: N_(
        "Dòng {row}: tiêu đề ghi “{found}”, không rõ đây là kết quả theo bộ tiêu chí nào. Hãy chọn bộ tiêu chí."
    ),
    ErrorCode.NOT_RESULTS: N_(
        "Dòng {row}: “{found}” cho thấy đây là đăng ký, kế hoạch hoặc dự kiến, không phải kết quả đã đạt. Hãy xác "
        "nhận, hoặc nộp tệp kết quả."
    ),
    ErrorCode.DISTRICT_OTHER: N_(
        "Dòng {row}: tiêu đề ghi “{found}”, không phải {expected}. Chỉ nhận số liệu của {expected}."
    ),
    ErrorCode.COLUMN_ROLE: N_("Hàng {row}, cột “{column}”: chưa rõ cột này là gì. Hãy chọn, hoặc sửa tên cột."),
    ErrorCode.RESULT_COLUMN: N_("Bảng có nhiều cột (dòng) kết quả: {found}. Hãy chọn kết quả được công bố."),
    ErrorCode.HIDDEN_DATA: N_(
        "Số liệu nằm ở phần bị ẩn ({found}). Hãy xác nhận có lấy phần này, hoặc bỏ ẩn rồi nộp lại."
    ),
    ErrorCode.UNREADABLE: N_(
        "Không đọc được tệp này (mã lỗi {number}). Hãy mở bằng Excel, lưu thành .xlsx rồi nộp lại; nếu vẫn lỗi, "
        "báo mã lỗi cho người quản trị."
    ),
    ErrorCode.COLOUR_ONLY: N_(
        "Bảng chỉ thể hiện kết quả bằng màu ô. Hãy ghi “đạt” hoặc “chưa đạt” vào từng ô rồi nộp lại."
    ),
    ErrorCode.SUMMARY_TABLE: N_(
        "Bảng chỉ có số lượng tổng hợp (đã thấy các cột: {found}), không có kết quả từng xã, từng tiêu chí. Hãy "
        "nộp bảng chi tiết."
    ),
    ErrorCode.TITLE_NOT_FOR_UNIT: N_("Dòng {row}: {unit} không thể có kết quả công nhận “{found}”. {expected}"),
    ErrorCode.CRITERION_NOT_FOR_UNIT: N_("Dòng {row}: {unit} không đánh giá theo bộ tiêu chí này. {expected}"),
    ErrorCode.TOO_MUCH_WORK: N_(
        "Tệp cần quá nhiều bước để đọc (giới hạn {expected}). Hãy bỏ các trang, cột, dòng thừa hoặc tách thành "
        "nhiều tệp."
    ),
    ConfirmationCode.REGRESSION: N_(
        "Dòng {row}: {unit}, tiêu chí {criterion} đã đạt ở kỳ {period}, nay ghi chưa đạt. Hãy nêu lý do."
    ),
    ConfirmationCode.JUMP: N_(
        "Dòng {row}: {unit}, tiêu chí {criterion}, giá trị {found} khác xa các kỳ trước ({expected})."
    ),
    ConfirmationCode.OLDER_THAN_PUBLISHED: N_("Kỳ {found} cũ hơn kỳ mới nhất đã công bố ({expected})."),
    ConfirmationCode.COUNTS_DIFFER: N_(
        "{measure}: số liệu chi tiết là {found}, số đã công bố ngày {day} là {expected}."
    ),
    ConfirmationCode.INDICATOR_CONTRADICTS: N_(
        "Dòng {row}: {unit}, tiêu chí {criterion} ghi đạt nhưng chỉ tiêu {indicator} ghi chưa đạt."
    ),
    ConfirmationCode.BELOW_THRESHOLD: N_(
        "Dòng {row}: {unit}, {criterion} ghi đạt nhưng giá trị {found} không đạt mức {expected}."
    ),
    ConfirmationCode.ABOVE_THRESHOLD: N_(
        "Dòng {row}: {unit}, {criterion} ghi chưa đạt nhưng giá trị {found} đạt mức {expected}."
    ),
    ConfirmationCode.LOOKS_LIKE_FRACTION: N_(
        "Dòng {row}: {unit}, {criterion}, giá trị {found} có thể là {expected}% ghi dưới dạng phân số."
    ),
    ConfirmationCode.LOOKS_LIKE_THOUSANDS: N_(
        "Dòng {row}: {unit}, {criterion}, giá trị {found} có thể là {expected} (dấu chấm phần nghìn hay dấu thập phân)."
    ),
    ConfirmationCode.INDICATOR_MAYBE_OTHER: N_(
        "Dòng {row}: {unit}, chỉ tiêu {found} có thể là {expected} (Excel bỏ số 0 ở cuối)."
    ),
    ConfirmationCode.PLANNED_AFTER_TARGET: N_(
        "Dòng {row}: {unit}, {criterion} dự kiến ngày {found}, sau ngày mục tiêu {expected}."
    ),
    ConfirmationCode.PLANNED_LONG_PAST: N_(
        "Dòng {row}: {unit}, {criterion} chưa đạt, dự kiến ngày {found}, trước kỳ báo cáo {expected} hơn một năm."
    ),
    ConfirmationCode.MOVED_WITHOUT_REASON: N_(
        "Dòng {row}: {unit}, {criterion}: ngày dự kiến dời từ {expected} sang {found} nhưng chưa ghi lý do."
    ),
    ConfirmationCode.TITLE_ORDER: N_("Dòng {row}: {unit}, kết quả công nhận “{found}”: {expected}."),
    ConfirmationCode.CELL_CLEARED: N_("Cột “{column}”: {count} ô để trống sẽ xóa nội dung đang có:\n{cells}."),
}

_WITH_SUGGESTIONS = N_("Dòng {row}: không có xã, thị trấn nào tên “{found}”. Có phải {expected}?")

FOR_WORD = N_(
    "Không nhận tệp dạng {found}. Hãy mở bằng Word, lưu thành .docx rồi nộp, hoặc chép bảng rồi dán vào trang nộp số "
    "liệu. Nếu là bản quét (ảnh), hãy nộp tệp gốc."
)
"""Says that a file is none that is read, where Word can make one of it."""

NAMED_OTHERWISE_FOR_WORD = N_(
    "Tệp có đuôi {expected} nhưng nội dung là {found}. Hãy nộp tệp số liệu gốc; nếu không có, mở bằng Word, lưu thành "
    ".docx rồi nộp, hoặc chép bảng rồi dán vào trang nộp số liệu."
)
"""Says that a file is not what its name says, where Word can open it."""

UNPACK = N_("Không nhận tệp nén dạng {found} ở đây. Hãy giải nén rồi nộp các tệp bên trong.")
"""Says that an archive is not read."""

NO_CRITERIA_THEN = N_(
    "Dòng {row}: chưa có bộ tiêu chí nào có hiệu lực ở kỳ {found}, nên không đọc được báo cáo của kỳ này."
)
"""Says that a period is out of range because no criteria set is valid then."""

CHOSEN_PERIOD_OUT_OF_RANGE = N_("Kỳ {found} đã chọn nằm ở tương lai hoặc trước năm 2010. Hãy chọn lại kỳ.")
"""Says that the period which the person chose cannot be one."""

UNREAL_DAY_IN_TITLE = N_("Dòng {row}: “{found}” ở dòng tiêu đề không phải là ngày, tháng hoặc quý có thật.")
"""Says that the period in the title is no real day."""

UNREAL_DAY_IN_SHEET_NAME = N_("Tên trang: “{found}” không phải là ngày, tháng hoặc quý có thật.")
"""Says that the period in the name of the sheet is no real day."""

PERIOD_WITHOUT_YEAR = N_("Dòng {row}: “{found}” không ghi năm. Hãy chọn kỳ, hoặc ghi thêm năm ở dòng tiêu đề.")
"""Says that the period in the title has no year."""

PERIOD_WITHOUT_YEAR_IN_SHEET_NAME = N_(
    "Tên trang “{found}” không ghi năm. Hãy chọn kỳ, hoặc ghi “tính đến ngày ...” ở dòng tiêu đề."
)
"""Says that the period in the name of the sheet has no year."""

PERIOD_NOT_OVER = N_(
    "Kỳ “{found}” ghi trong tệp chưa kết thúc, nên chưa rõ số liệu đến ngày nào. Hãy chọn kỳ, hoặc ghi “tính đến "
    "ngày ...” ở dòng tiêu đề."
)
"""Says that the period in the title runs on, so that its figures are of a day that nobody has named."""

PERIOD_OF_SHEET_NAME_OUT_OF_RANGE = N_(
    "Kỳ {found} ghi ở tên trang nằm ở tương lai hoặc trước năm 2010. Hãy sửa tên trang hoặc chọn kỳ."
)
"""Says that the period in the name of the sheet cannot be one."""

PERIOD_UNSURE = N_(
    "Tệp ghi {found}, chưa chắc đó là kỳ báo cáo. Hãy chọn kỳ, hoặc ghi “tính đến ngày ...” ở dòng tiêu đề."
)
"""Asks whether the only day of the titles is the period, where no words say so or something speaks against it."""

TITLE_DIFFERS_FROM_COLUMN = N_(
    "Dòng {row}: tiêu đề ghi “{found}”, nhưng cột “{column}” (dòng {other}) ghi kỳ {expected}. Hãy xác nhận kỳ của "
    "cột, hoặc sửa cột hay tiêu đề."
)
"""Asks which period is meant where the title and the column contradict each other."""

CHOSEN_PERIOD_DIFFERS = N_(
    "Dòng {row}, cột “{column}” ghi kỳ “{found}”, khác kỳ đã chọn {expected}. Hãy bỏ kỳ đã chọn, hoặc sửa cột này."
)
"""Says that the period which the person chose is not the one of the rows."""

CRITERION_MISSING = N_("Dòng {row}, cột “{column}”: chưa ghi tiêu chí.")
"""Says that a criterion is unknown because none is written."""

NOT_HOW_MUCH = N_("Dòng {row}, cột “{column}”: “{found}” chưa cho biết là bao nhiêu. Hãy ghi số; không có thì ghi 0.")
"""Says that a cell says there is some, where the figure is wanted."""

UNIT_NOT_OF_MEASURE = N_(
    "Dòng {row}, cột “{column}”: “{found}” ghi theo đơn vị không phải của chỉ số này. Hãy ghi số theo đơn vị của "
    "chỉ số."
)
"""Says that a number is written in a unit that the measure is not counted in."""

VALUES_DIFFER = N_(
    "Dòng {first} và dòng {row}: {unit}, tiêu chí {criterion}, kết quả giống nhau nhưng giá trị trái nhau "
    "({expected} và {found})."
)
"""Says that two rows contradict each other in their values only."""

TOO_FEW_OR_MANY = N_(
    "Dòng {row} có {found} ô, dòng tên cột có {expected} cột. Hãy bỏ hoặc thêm dấu phân cách ở dòng này."
)
"""Says that a row has more or fewer cells than there are headings, where no decimal comma explains it."""

CHOSEN_PLAN = N_(
    "Đã chọn tệp này là đăng ký, kế hoạch, nên không công bố như kết quả. Hãy chọn lại, hoặc nộp tệp kết quả."
)
"""Says that a person called the figures a plan."""

GONE_BY_THEN = N_(
    "Dòng {row}: “{found}” không còn sau ngày {valid_to} do sắp xếp lại đơn vị hành chính, nên không có ở kỳ {period}."
)
"""Says that a unit no longer exists in the period."""

CERTAINTY_LOWERED = N_("{count} dòng sẽ có độ tin cậy thấp hơn hiện nay:\n{cells}.")
"""Says that rows would become less certain than what stands."""

CODE_OF_ANOTHER = N_("Dòng {row}: “{unit_code}” không phải mã của {expected}. Hãy sửa mã.")
"""Says a mismatch of code and name where the code is of no unit."""

NOTICE_TEXTS: dict[NoticeCode, str] = {
    NoticeCode.PERIOD_END_ASSUMED: N_("Kỳ ghi theo quý, tháng hoặc năm: lấy ngày cuối kỳ."),
    NoticeCode.PERIOD_FROM_TITLE: N_("Kỳ báo cáo lấy từ dòng tiêu đề phía trên bảng."),
    NoticeCode.SKIPPED_TITLE_ROWS: N_("Đã bỏ qua các dòng tiêu đề phía trên bảng."),
    NoticeCode.SKIPPED_NUMBER_ROW: N_("Đã bỏ qua dòng đánh số cột."),
    NoticeCode.SKIPPED_REPEATED_HEADER: N_("Đã bỏ qua dòng tên cột lặp lại."),
    NoticeCode.SKIPPED_TOTAL_ROWS: N_("Đã bỏ qua các dòng tổng cộng và ký tên phía dưới bảng."),
    NoticeCode.IGNORED_COLUMN: N_("Không dùng cột “{detail}”."),
    NoticeCode.MISSING_COMMUNES: N_("Xã chưa có số liệu trong tệp: {detail}."),
    NoticeCode.MISSING_CRITERIA: N_("Xã thiếu tiêu chí (mã xã/tiêu chí): {detail}."),
    NoticeCode.UNIT_IN_VALUE: N_("Giá trị có ghi kèm đơn vị: đã tách đơn vị."),
    NoticeCode.PERCENT_FORMAT: N_("Ô định dạng phần trăm: 0,955 được hiểu là 95,5%."),
    NoticeCode.SHEET_CHOSEN: N_("Số liệu đọc từ trang “{detail}”."),
    NoticeCode.HIDDEN_ROWS_READ: N_("Đã đọc cả {detail} hàng ẩn."),
    NoticeCode.FILLED_MERGED_CELLS: N_("Ô gộp đã được điền xuống từng dòng."),
    NoticeCode.HTML_TABLE_READ: N_("Tệp là bảng HTML: đã đọc được."),
    NoticeCode.CONTENT_NOT_EXTENSION: N_("Nội dung tệp không đúng với đuôi tệp: đã đọc theo nội dung."),
    NoticeCode.LEGACY_ENCODING: N_("Tệp dùng bảng mã cũ {detail}: đã chuyển sang Unicode."),
    NoticeCode.PERIOD_CHOSEN: N_("Lấy kỳ đã chọn khi nộp, không lấy kỳ ghi trong tệp ({detail})."),
    NoticeCode.UNIT_FROM_TITLE: N_("Tên đơn vị lấy từ dòng tiêu đề: {detail}."),
    NoticeCode.UNIT_FROM_SHEET: N_("Tên đơn vị lấy từ tên trang: {detail}."),
    NoticeCode.SET_READ: N_("Kết quả theo {detail}, không tính vào bộ đạt chuẩn."),
    NoticeCode.HIDDEN_COLUMNS_READ: N_("Đã đọc cả cột ẩn: {detail}."),
    NoticeCode.SHEETS_JOINED: N_("Đã ghép {detail} trang thành một báo cáo."),
    NoticeCode.TABLES_JOINED: N_("Đã ghép {detail} bảng trên cùng một trang."),
    NoticeCode.OTHER_RESULT_KEPT: N_("Kết quả “{detail}” được giữ lại ở ghi chú."),
    NoticeCode.NOTE_FROM_RESULT: N_("Phần trong ngoặc sau kết quả được chuyển thành ghi chú."),
    NoticeCode.WORD_REMEMBERED: N_("Đã hiểu “{detail}” theo lần trả lời trước."),
    NoticeCode.FORM_REMEMBERED: N_("Đã đọc theo mẫu biểu đã ghi nhớ: {detail}."),
    NoticeCode.TOWN_ROWS_NOT_COUNTED: N_("Kết quả của thị trấn được lưu nhưng không tính vào các xã: {detail}."),
    NoticeCode.THRESHOLD_SKIPPED: N_("Cột mức yêu cầu không phải số liệu: “{detail}”."),
}

NOTICE_TEXTS_WITH_DETAIL: dict[NoticeCode, str] = {
    NoticeCode.PERIOD_END_ASSUMED: N_(
        "Kỳ ghi theo quý, tháng hoặc năm: lấy ngày chốt số liệu {detail} theo Nghị định 09/2019/NĐ-CP."
    ),
    NoticeCode.PERIOD_FROM_TITLE: N_("Kỳ báo cáo lấy từ tên trang “{detail}”."),
}
"""What is said instead where there is a detail."""

REPAIR_TEXTS: dict[Repair, str] = {
    Repair.ANSWER_QUESTION: N_("Trả lời câu hỏi trên trang này, hoặc ghi rõ trong tệp"),
    Repair.SEND_ORIGINAL: N_("Xuất hoặc tải lại từ tệp gốc"),
    Repair.SAVE_AGAIN: N_("Mở tệp và lưu lại đúng dạng"),
    Repair.REMOVE_CONTENT: N_("Bỏ nội dung không được nhận"),
    Repair.CORRECT_HEADER: N_("Sửa dòng tên cột"),
    Repair.CORRECT_CELLS: N_("Sửa các ô được nêu"),
    Repair.CORRECT_COMMUNES: N_("Sửa mã hoặc tên xã, thị trấn"),
    Repair.CORRECT_DATES: N_("Sửa kỳ báo cáo hoặc ngày"),
    Repair.CORRECT_ROWS: N_("Bỏ hoặc sửa các dòng trùng, trái nhau"),
    Repair.EXPLAIN: N_("Xác nhận hoặc nêu lý do trước khi công bố"),
}

_REPAIRED_BY: dict[Repair, tuple[ErrorCode, ...]] = {
    Repair.ANSWER_QUESTION: (
        ErrorCode.BLANK_AMBIGUOUS,
        ErrorCode.COLUMN_ROLE,
        ErrorCode.DISTRICT_OTHER,
        ErrorCode.HIDDEN_DATA,
        ErrorCode.NOT_RESULTS,
        ErrorCode.PERIOD_AMBIGUOUS,
        ErrorCode.PERIOD_MISSING,
        ErrorCode.RESULT_COLUMN,
        ErrorCode.SET_OTHER,
        ErrorCode.SHEET_AMBIGUOUS,
        ErrorCode.UNIT_OF_FILE,
    ),
    Repair.SEND_ORIGINAL: (
        ErrorCode.CORRUPT_WORKBOOK,
        ErrorCode.LOSSY_QUESTION_MARKS,
        ErrorCode.LOSSY_REPLACEMENT,
        ErrorCode.MOJIBAKE,
        ErrorCode.NUL_BYTES,
        ErrorCode.NOT_TEXT,
        ErrorCode.TRUNCATED,
        ErrorCode.EMPTY,
        ErrorCode.NO_ROWS,
        ErrorCode.WRONG_EXTENSION,
    ),
    Repair.SAVE_AGAIN: (
        ErrorCode.ENCRYPTED,
        ErrorCode.MACROS,
        ErrorCode.MIXED_DELIMITERS,
        ErrorCode.MIXED_ENCODING,
        ErrorCode.COLUMN_COUNT,
        ErrorCode.UNTERMINATED_QUOTE,
        ErrorCode.UNSUPPORTED_TYPE,
        ErrorCode.XML2003_NOT_SUPPORTED,
        ErrorCode.FORMULA_WITHOUT_VALUE,
        ErrorCode.UNREADABLE,
        ErrorCode.COLOUR_ONLY,
        ErrorCode.SUMMARY_TABLE,
    ),
    Repair.REMOVE_CONTENT: (
        ErrorCode.CELL_TOO_LONG,
        ErrorCode.CONTROL_CHARS,
        ErrorCode.FORMULA_INJECTION,
        ErrorCode.TOO_LARGE,
        ErrorCode.TOO_MANY_CELLS,
        ErrorCode.TOO_MANY_COLUMNS,
        ErrorCode.TOO_MUCH_WORK,
        ErrorCode.UNSAFE_XML,
        ErrorCode.ZIP_BOMB,
    ),
    Repair.CORRECT_HEADER: (ErrorCode.COLUMN_DUPLICATE, ErrorCode.COLUMN_MISSING, ErrorCode.HEADER_NOT_FOUND),
    Repair.CORRECT_COMMUNES: (
        ErrorCode.CODE_NAME_MISMATCH,
        ErrorCode.COMMUNE_AMBIGUOUS,
        ErrorCode.COMMUNE_MISSING,
        ErrorCode.COMMUNE_NOT_IN_PERIOD,
        ErrorCode.COMMUNE_UNKNOWN,
    ),
    Repair.CORRECT_DATES: (
        ErrorCode.DATE_FUTURE,
        ErrorCode.DATE_INVALID,
        ErrorCode.DATE_MISSING,
        ErrorCode.DATE_OUT_OF_RANGE,
        ErrorCode.DATES_REVERSED,
        ErrorCode.PERIOD_MIXED,
    ),
    Repair.CORRECT_ROWS: (ErrorCode.CONTRADICTION, ErrorCode.DUPLICATE_ROW, ErrorCode.TOTAL_MISMATCH),
}

_REPAIR_OF = {code: repair for repair, codes in _REPAIRED_BY.items() for code in codes}

_ASKED_WITH_OPTIONS = frozenset({ErrorCode.COMMUNE_UNKNOWN, ErrorCode.CRITERION_UNKNOWN, ErrorCode.RESULT_UNKNOWN})
"""What is a plain fault unless there is something to choose from."""

SHOWN_AT_MOST = 60
"""How many characters of a faulty cell a problem quotes."""


@dataclass(frozen=True)
class Option:
    """An answer to a question: the value that goes into `Answers`, and how it is put to people."""

    value: str
    label: Message


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, or must be confirmed: where, what was found, what was expected, how to mend it.

    `row` is the line as a person counts it (1 = first), `column` the name of the column as the file has it.
    `same` is how many further rows have the very same problem; `also` are their sheets and rows, where the cells can be
    mended one by one. `about` names what a question or a confirmation is
    about: the cell of a step back ("29464/5"), the word, the name or the column that is asked for. `options` are the
    answers to choose from and `suggested` the value of the one that the evidence speaks for ("" for none).
    """

    code: ErrorCode | ConfirmationCode
    message: Message
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    found: str | None = None
    expected: str | None = None
    suggestions: tuple[str, ...] = ()
    same: int = 0
    about: str = ""
    options: tuple[Option, ...] = ()
    suggested: str = ""
    also: tuple[tuple[str | None, int | None], ...] = ()

    @property
    def key(self) -> str:
        """Give what is said, the same whatever language it is read in; another figure makes another key."""
        return hashlib.sha256(repr((self.code, self.about, self.message)).encode()).hexdigest()[:16]

    @property
    def is_question(self) -> bool:
        """Tell whether a person can settle it with an answer: from the options, or freely (a date, a unit)."""
        return self.code in ASKABLE and (bool(self.options) or self.code not in _ASKED_WITH_OPTIONS)

    @property
    def repair(self) -> Repair:
        """Give the group of problems that are mended in the same way."""
        if isinstance(self.code, ConfirmationCode):
            return Repair.EXPLAIN
        return _REPAIR_OF.get(self.code, Repair.CORRECT_CELLS)


@dataclass(frozen=True)
class Notice:
    """Something that was done with the file and is said in one line."""

    code: NoticeCode
    detail: str = ""

    @property
    def message(self) -> Message:
        """Give the sentence."""
        is_list = self.code is NoticeCode.MISSING_COMMUNES
        texts = NOTICE_TEXTS_WITH_DETAIL if self.detail and self.code in NOTICE_TEXTS_WITH_DETAIL else NOTICE_TEXTS
        return Message.of(texts[self.code], detail=self.detail.replace(",", ", ") if is_list else self.detail)


def problem(
    code: ErrorCode | ConfirmationCode,
    *,
    row: int | None = None,
    column: str | Message | None = None,
    found: "Figure | None" = None,
    expected: "Figure | None" = None,
    suggestions: tuple[str, ...] = (),
    about: str = "",
    options: tuple[Option, ...] = (),
    suggested: str = "",
    text: str | None = None,
    **figures: Figure,
) -> Problem:
    """Make a problem with its message; what was found is quoted in part when it is long."""
    quoted = shortened(found) if isinstance(found, str) else found
    named: dict[str, Figure] = {
        "found": "" if quoted is None else quoted,
        "column": column or "",
        "row": row or 0,
        "expected": "" if expected is None else expected,
    }
    is_unknown_name = code is ErrorCode.COMMUNE_UNKNOWN and suggestions
    usual = _WITH_SUGGESTIONS if is_unknown_name else PROBLEM_TEXTS[code]
    message = Message.of(text or usual, **{**named, **figures})
    return Problem(
        code,
        message,
        row=row,
        column=None if column is None else str(column),
        found=None if quoted is None else str(Message.of("{text}", text=quoted)),
        expected=None if expected is None else str(Message.of("{text}", text=expected)),
        suggestions=suggestions,
        about=about,
        options=options,
        suggested=suggested,
    )


def shortened(text: str) -> str:
    """Quote at most the beginning of a text."""
    return text if len(text) <= SHOWN_AT_MOST else text[: SHOWN_AT_MOST - 1] + "…"


class RefusalError(Exception):
    """Ends the reading of a file that cannot be read any further; carries the problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(one.code for one in problems))
        self.problems = problems


def refusal(code: ErrorCode, **figures: object) -> RefusalError:
    """Make the refusal for one problem."""
    return RefusalError(problem(code, **figures))  # pyright: ignore[reportArgumentType] — the figures of `problem`


def without_repeats(problems: Iterable[Problem]) -> list[Problem]:
    """Keep the first of the problems that are the same cell text in the same column, and count the others."""
    kept: dict[object, list[Problem]] = {}
    for one in problems:
        key = (one.code, one.column, one.found, one.expected) if one.found else (one.code, one.column, one.row)
        kept.setdefault(key, []).append(one)
    return [_with_same(*found) for found in kept.values()]


def _with_same(one: Problem, *others: Problem) -> Problem:
    places = tuple(sorted(((other.sheet, other.row) for other in others), key=lambda at: (at[0] or "", at[1] or 0)))
    return replace(one, same=len(others), also=places) if others else one


TOO_MANY_ROWS = N_(
    "Bảng dài tới hàng {row}, giới hạn là {expected}. Hãy xóa các hàng thừa dưới bảng, hoặc tách thành nhiều tệp "
    "theo xã rồi nộp cùng lúc."
)
TOO_MANY_FILLED = N_(
    "Bảng có hơn {expected} (tới hàng {row}, cột {column}). Hãy bỏ các cột, các trang không phải báo cáo, hoặc tách "
    "thành nhiều tệp theo xã rồi nộp cùng lúc."
)


def too_many(limits: Limits, *, row: int, column: str, columns: int) -> RefusalError:
    """Make the refusal of a table that is too large, by the limit that it goes beyond: columns, rows, or cells."""
    if row > limits.max_rows:
        text, expected = TOO_MANY_ROWS, Message.of(N_("{count} hàng"), count=limits.max_rows)
    elif columns > limits.max_columns:
        text, expected = None, Message.of(N_("{count} cột"), count=limits.max_columns)
    else:
        text, expected = TOO_MANY_FILLED, Message.of(N_("{count} ô"), count=limits.max_cells)
    return refusal(ErrorCode.TOO_MANY_CELLS, row=row, column=column, expected=expected, text=text)
