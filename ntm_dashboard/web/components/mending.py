"""The faulty cells of a file in a table that is typed into, what was mended in it, and both files to take along."""

import hashlib
import re
import time
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ntm_dashboard.bootstrap.today import today_in_vietnam
from ntm_dashboard.errors import MendingError
from ntm_dashboard.i18n import N_, Message, _, current_language, number_text
from ntm_dashboard.intake.grid import Correction
from ntm_dashboard.intake.outcome.problems import shortened
from ntm_dashboard.intake.verdict.places import FaultyCell
from ntm_dashboard.services.mending import Mend, joined
from ntm_dashboard.services.people import Person
from ntm_dashboard.services.submitting import CheckedFile
from ntm_dashboard.web.components import cells, settling, tables, texts, unfinished
from ntm_dashboard.web.components.fragments import fragment
from ntm_dashboard.web.page_context import PageContext

MOST = 50
_ROW, _TALL, _NARROW, _WIDE = 72, 100, 120, 150  # pixels: higher and wider where the sheet is named too
_LATE = 0.3
"""Seconds after which the grid has told of a cell that was left by the click on the button."""
_PLACE = re.compile(r"^[^:“”]*\d(?:[^:“”]*“[^”]*”)?: ")
_WHERE, _WAS, _WRONG, _RIGHT, _BLANK = "where", "was", "wrong", "right", "blank"

Typed = Mapping[tuple[int, int, int], str]


def show(page: PageContext, person: Person | None, checked: CheckedFile, *, key: str) -> None:
    """Say what was mended in a file, and offer to mend the cells that are still wrong."""
    _mended(checked, key)
    faulty = page.program.submitting.faulty_cells(checked, today=today_in_vietnam())
    if faulty:
        _table(page, person, checked, faulty, key)


def _mended(checked: CheckedFile, key: str) -> None:
    mends = settling.of(key).mends
    if not mends or checked.mended is None:
        return
    sentence = N_("Đã sửa {count} chỗ trong trình duyệt. Tệp gốc “{file}” không thay đổi.")
    texts.lead(str(Message.of(sentence, count=number_text(len(mends)), file=checked.dropped.name)))
    if checked.mended.name != checked.dropped.name:
        texts.hint(str(Message.of(N_("Tệp đã sửa được ghi thành “{file}”."), file=checked.mended.name)))
    with st.expander(_("Các ô đã sửa")):
        heads = [_("Chỗ đã sửa"), _("Trong tệp gốc"), _("Giá trị đúng")]
        tables.show(
            heads, [[one.where, one.was or cells.DASH, one.correction.text or cells.DASH] for one in mends[:MOST]]
        )
        if len(mends) > MOST:
            texts.hint(_("Chỉ liệt kê {count} chỗ đầu.").format(count=number_text(MOST)))
    with st.container(horizontal=True):
        _download(_("Tải tệp gốc"), checked.dropped.name, checked.dropped.content, key=f"original_{key}")
        if checked.report.is_accepted:
            _download(_("Tải tệp đã sửa"), checked.mended.name, checked.mended.content, key=f"mended_{key}")
        st.button(_("Bỏ các chỗ đã sửa"), key=f"unmend_{key}", on_click=settling.mend, args=(key, ()))


def _download(label: str, name: str, content: bytes, *, key: str) -> None:
    st.download_button(label, content, name, "application/octet-stream", key=key, on_click="ignore")


@fragment
def _table(
    page: PageContext, person: Person | None, checked: CheckedFile, faulty: Sequence[FaultyCell], key: str
) -> None:
    """Ask for the right value of each faulty cell; what is typed is kept at once, and checked at the button."""
    asked = faulty[:MOST]
    texts.heading(_("Sửa ngay tại đây: {count} chỗ").format(count=number_text(len(faulty))))
    hint = N_("Gõ giá trị đúng rồi bấm Kiểm tra lại. Chỉ các ô này được thay trong một bản sao; tệp gốc giữ nguyên.")
    texts.hint(_(hint))
    if len(faulty) > MOST:
        some = N_("Bảng này có {shown} chỗ đầu; {count} chỗ còn lại hiện ra sau khi kiểm tra lại.")
        more = number_text(len(faulty) - MOST)
        texts.note(str(Message.of(some, shown=number_text(MOST), count=more)))
    place = _name(checked, asked, key)
    typed = _typed(asked, _edited(asked, settling.of(key).typed, place))
    settling.put_down(key, typed)
    unfinished.keep_again(page, person)
    if _is_wanted(place):
        _check_again(page, checked, asked, typed, key)


def _name(checked: CheckedFile, faulty: Sequence[FaultyCell], key: str) -> str:
    """Name the grid of these cells: another check, or another language, has another one."""
    shown = repr((checked.report.sha256, [one.place for one in faulty], current_language()))
    return f"mend_{key}_{hashlib.sha256(shown.encode()).hexdigest()[:12]}"


def _is_wanted(place: str) -> bool:
    """Offer the button; its click counts once the grid has told of a cell that was typed into last.

    The grid tells of a cell a moment after it was left, and the click that leaves it comes before that.
    """
    wanted = f"{place}_wanted"
    if st.button(_("Kiểm tra lại"), type="primary", key=f"{place}_check"):
        st.session_state[wanted] = True
        time.sleep(_LATE)
        st.rerun()
    return bool(st.session_state.pop(wanted, False))


def _edited(faulty: Sequence[FaultyCell], typed: Typed, place: str) -> pd.DataFrame:
    begun = f"{place}_begun"
    if begun not in st.session_state:
        st.session_state[begun] = _begun(faulty, typed)
    has_sheets = any(one.sheet_name for one in faulty)
    return st.data_editor(
        st.session_state[begun],
        key=place,
        hide_index=True,
        row_height=_TALL if has_sheets else _ROW,
        placeholder="–",
        disabled=[_WHERE, _WAS, _WRONG],
        column_order=[_WHERE, _WAS, _RIGHT, _WRONG, _BLANK],  # a phone shows the first three
        column_config={
            _WHERE: st.column_config.TextColumn(_("Chỗ sai"), width=_WIDE if has_sheets else _NARROW),
            _WAS: st.column_config.TextColumn(_("Giá trị trong tệp"), width=105),
            _WRONG: st.column_config.TextColumn(_("Sai ở đâu"), width=330),
            _RIGHT: st.column_config.TextColumn(_("Giá trị đúng"), width=105),
            _BLANK: st.column_config.CheckboxColumn(_("Để trống"), width=80),
        },
        alt=_("Các ô phải sửa"),
    )


def _begun(faulty: Sequence[FaultyCell], typed: Typed) -> pd.DataFrame:
    """Give the table as it begins: with what was typed before a reload."""
    columns: dict[str, list[Any]] = {
        _WHERE: [_where(one) for one in faulty],
        _WAS: [shortened(one.text) for one in faulty],
        _WRONG: [_wrong(one) for one in faulty],
        _RIGHT: [typed.get(one.place) or None for one in faulty],
    }
    table = pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})
    return table.assign(**{_BLANK: [typed.get(one.place) == "" for one in faulty]})


def _where(cell: FaultyCell) -> str:
    sheet = [str(Message.of(N_("trang “{sheet}”"), sheet=cell.sheet_name))] if cell.sheet_name else []
    row = Message.of(N_("dòng {row}"), row=str(cell.row))
    column = Message.of(N_("cột “{column}” ({letters})"), column=cell.heading, letters=cell.letters)
    return ", ".join([*sheet, str(row), str(column)])


def _wrong(cell: FaultyCell) -> str:
    """Say what is wrong, without the place that stands beside it."""
    said = [_PLACE.sub("", str(one.message), count=1) for one in cell.problems]
    return " ".join(dict.fromkeys(one[:1].upper() + one[1:] for one in said))


def _typed(faulty: Sequence[FaultyCell], edited: pd.DataFrame) -> dict[tuple[int, int, int], str]:
    """Give what is typed, by the places of the cells; a cell that is to be blank has no text."""
    found: dict[tuple[int, int, int], str] = {}
    for one, line in zip(faulty, edited.to_dict("records"), strict=True):
        text = "" if pd.isna(line[_RIGHT]) else str(line[_RIGHT]).strip()
        if text or line[_BLANK]:
            found[one.place] = text
    return found


def _check_again(page: PageContext, checked: CheckedFile, faulty: Sequence[FaultyCell], typed: Typed, key: str) -> None:
    new = [
        Mend(Correction(*one.place, typed[one.place]), _where(one), one.text) for one in faulty if one.place in typed
    ]
    if not new:
        texts.alert(_("Chưa gõ giá trị đúng nào."))
        return
    before = settling.of(key)
    settling.mend(key, joined(before.mends, new))
    try:
        page.program.submitting.check(settling.with_answers(checked.dropped, key), today=today_in_vietnam())
    except MendingError as error:
        settling.mend(key, before.mends)
        texts.alert(str(error))
        return
    st.rerun()
