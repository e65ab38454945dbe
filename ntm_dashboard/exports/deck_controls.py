"""What stands around the slides of the deck: its buttons, its menu, what it says, and the presenter's window."""

from ntm_dashboard.briefing.model import Briefing
from ntm_dashboard.exports.deck_served import Served, choosing_html, code_html
from ntm_dashboard.exports.markup import safe
from ntm_dashboard.i18n import N_, _

ACTS = (
    ("menu", N_("Đóng (O)")),
    ("full", N_("Toàn màn hình (F)")),
    ("black", N_("Tắt hình (B)")),
    ("notes", N_("Màn hình người trình bày, có ghi chú (P, N)")),
    ("code", N_("Mã QR của trang (Q)")),
    ("laser", N_("Chỉ bằng chấm sáng (L)")),
    ("pen", N_("Vẽ lên trang (V)")),
    ("dark", N_("Nền tối (D)")),
    ("grey", N_("Đen trắng (G)")),
    ("rotate", N_("Tự chuyển trang (T)")),
)
BLOCKED = N_("Trình duyệt chặn cửa sổ của người trình bày. Hãy cho phép mở cửa sổ ở trang này rồi bấm P.")
KEYS = N_("Phím: → hoặc Space sang trang, ← trang trước, số rồi Enter đến trang, Home và End, Backspace quay lại.")
ICONS = {
    "previous": ("M22 4 8 16l14 12", N_("Trang trước")),
    "next": ("M10 4l14 12L10 28", N_("Trang sau")),
    "menu": ("M4 7h24M4 16h24M4 25h24", N_("Các trang và cách trình chiếu")),
}


def overlays(briefing: Briefing, served: Served) -> str:
    """Give what lies over the slides: the buttons, the menu, the code, notes for telephones, and messages."""
    buttons = "".join(
        f'<button data-act="{act}" aria-label="{safe(_(label))}"><svg viewBox="0 0 32 32" aria-hidden="true">'
        f'<path d="{path}" fill="none" stroke="currentColor" stroke-width="4"/></svg></button>'
        for act, (path, label) in ICONS.items()
    )
    around, notes = safe(_("Điều khiển trình chiếu")), safe(_("Ghi chú của người trình bày"))
    close = safe(_("Đóng"))
    none = safe(_("Trang này không có ghi chú."))
    news = safe(_("Đã có số liệu mới hơn. Tải lại trang khi thuận tiện; trang này không tự đổi."))
    return (
        f"<nav class='bar' aria-label='{around}'>{buttons}</nav>"
        f"{_menu(briefing, served)}{code_html(served)}"
        f"<aside class='notes' data-none='{none}' aria-label='{notes}' hidden></aside>"
        f"<p class='news' role='status' hidden><span>{news}</span> <button>{close}</button></p>"
        f"<p class='told' role='status' hidden><span>{safe(_(BLOCKED))}</span> <button>{close}</button></p>"
        "<p class='live unseen' aria-live='polite'></p>"
    )


def presenter() -> str:
    """Give what stands around the slide in the presenter's window, and what a speaker points and draws with."""
    label, after = safe(_("Màn hình người trình bày")), safe(_("Trang sau"))
    now, since, restart = safe(_("bây giờ")), safe(_("từ lúc bắt đầu")), safe(_("Tính giờ lại"))
    return (
        f"<aside class='presenter' aria-label='{label}' hidden><div class='times'>"
        f"<span><small>{now}</small><span class='clock'></span></span>"
        f"<span><small>{since}</small><span class='elapsed'></span></span>"
        f"<button data-act='restart'>{restart}</button></div>"
        f"<div class='next' role='img' aria-label='{after}'></div>"
        "<p class='words' tabindex='0'></p></aside>"
        "<div class='dot'></div><canvas class='ink' aria-hidden='true'></canvas>"
    )


def _menu(briefing: Briefing, served: Served) -> str:
    record = safe(_("Ghi kết luận tại cuộc họp"))
    link = f'<a href="{safe(served.minutes_url)}" target="_blank">{record}</a>' if served.minutes_url else ""
    acts = "".join(f'<button data-act="{act}">{safe(_(label))}</button>' for act, label in ACTS)
    links = "".join(
        f'<li><a href="#{slide.id}"><b>{number}.</b> {safe(slide.title)}</a></li>'
        for number, slide in enumerate(briefing.slides, start=1)
    )
    label = safe(_("Các trang"))
    return (
        f"<div class='menu' role='dialog' aria-label='{label}' hidden><h2>{label}</h2>"
        f"<div class='acts'>{acts}{link}</div><ol>{links}</ol>{choosing_html(served.choosing)}"
        f"<p>{safe(_(KEYS))}</p></div>"
    )
