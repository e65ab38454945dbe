"""What a deck says of the server that gave it: the code of a slide for telephones, and the choice of day and parts."""

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import segno

from ntm_dashboard.briefing.model import Slide
from ntm_dashboard.briefing.parts import PARTS
from ntm_dashboard.exports.markup import safe
from ntm_dashboard.i18n import N_, _, date_text

NO_ADDRESS = N_(
    "Chưa có mã QR: tệp này không biết địa chỉ để điện thoại trong phòng mở. "
    "Hãy trình chiếu từ chương trình trên máy chủ; người quản trị đặt địa chỉ mà mọi người mở vào biến NTM_PUBLIC_URL."
)


@dataclass(frozen=True)
class Choosing:
    """The form by which another day and other parts are chosen: where it leads and what it starts from.

    `days` are those that have a report, the newest first; `kept` are the parameters that stay as they are. The fields
    are named as the address of a deck names them: `day_field`, `other_day_field` for a day without a report,
    `parts_field`.
    """

    action: str
    day_field: str
    other_day_field: str
    parts_field: str
    days: tuple[date, ...]
    chosen: date
    parts: tuple[str, ...]
    kept: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Served:
    """What a deck knows of its server; a file by itself knows nothing.

    `address` is where others open this very deck (same day, revision and parts), "" where nobody can be told one;
    `watch_url` gives JSON with the newest `revision`; `minutes_url` is the page where conclusions are recorded;
    `choosing` is None where nothing can be chosen.
    """

    address: str = ""
    watch_url: str = ""
    minutes_url: str = ""
    choosing: Choosing | None = None


BY_ITSELF = Served()
"""A file that somebody took home."""


def codes_of(slides: Iterable[Slide], served: Served) -> str:
    """Give the code of each slide as JSON: its size and its modules, eight to a byte; {} without an address.

    The browser draws them: as paths they would double the file.
    """
    codes = {slide.id: _packed(f"{served.address}#{slide.id}") for slide in slides} if served.address else {}
    return json.dumps(codes, separators=(",", ":"))


def _packed(address: str) -> list[object]:
    matrix = segno.make_qr(address, error="m", boost_error=False).matrix
    bits = "".join(str(int(module)) for row in matrix for module in row)
    whole = bits.ljust(-(-len(bits) // 8) * 8, "0")
    packed = bytes(int(whole[place : place + 8], 2) for place in range(0, len(whole), 8))
    return [len(matrix), base64.b64encode(packed).decode("ascii")]


def code_html(served: Served) -> str:
    """Give the panel that shows the code, or says why there is none."""
    label = safe(_("Mã QR của trang"))
    if not served.address:
        return f"<aside class='code' role='dialog' aria-label='{label}' hidden><p>{safe(_(NO_ADDRESS))}</p></aside>"
    how = safe(_("Quét bằng máy ảnh của điện thoại để mở đúng trang này. Bấm Q để đóng."))
    return (
        f"<aside class='code' role='dialog' aria-label='{label}' data-address='{safe(served.address)}' hidden>"
        f"<svg role='img' aria-label='{label}'><path/></svg>"
        f"<div><h2></h2><p>{how}</p><p class='address'></p></div></aside>"
    )


def choosing_html(choosing: Choosing | None) -> str:
    """Give the form for another day and other parts; nothing for a file, which has no other figures."""
    if choosing is None:
        return ""
    kept = "".join(f'<input type="hidden" name="{safe(name)}" value="{safe(value)}">' for name, value in choosing.kept)
    title, parts, go = _("Ngày và các phần"), _("Các phần trình chiếu"), _("Mở bài trình chiếu đã chọn")
    return (
        f'<form class="choosing" method="get" action="{safe(choosing.action)}"><h2>{safe(title)}</h2>'
        f"{kept}{_days(choosing)}<fieldset><legend>{safe(parts)}</legend>{_parts(choosing, PARTS)}</fieldset>"
        f"<button>{safe(go)}</button></form>"
    )


def _days(choosing: Choosing) -> str:
    days = sorted({*choosing.days, choosing.chosen}, reverse=True)
    options = "".join(_option(day, is_chosen=day == choosing.chosen) for day in days)
    day, other = _("Số liệu đến ngày"), _("hoặc ngày khác")
    return (
        f'<p><label>{safe(day)} <select name="{choosing.day_field}">{options}</select></label> '
        f'<label>{safe(other)} <input type="date" name="{choosing.other_day_field}" min="2000-01-01" '
        'max="2099-12-31"></label></p>'
    )


def _option(day: date, *, is_chosen: bool) -> str:
    selected = " selected" if is_chosen else ""
    return f'<option value="{day.isoformat()}"{selected}>{safe(date_text(day))}</option>'


def _parts(choosing: Choosing, parts: Mapping[str, str]) -> str:
    return "".join(
        f'<label><input type="checkbox" name="{choosing.parts_field}" value="{part}"'
        f"{' checked' if not choosing.parts or part in choosing.parts else ''}> {safe(_(title))}</label>"
        for part, title in parts.items()
    )
