"""One criterion or indicator in a form: what stands, in fields that can be changed."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from ntm_dashboard.domain.published import ORIGIN
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.services.editing import Edit, Fact, Standing, Value, fields_of_kind, is_idle, merged, standing_of
from ntm_dashboard.services.people import Person
from ntm_dashboard.web.components import badges, edit_draft, edit_fields, texts
from ntm_dashboard.web.components.edit_scope import Place
from ntm_dashboard.web.components.edit_words import fact_text, is_report
from ntm_dashboard.web.page_context import PageContext

TAKE_UP = N_("Đưa vào bản sửa")
_COLUMNS = (("result", "value", "planned_on"), ("dossier", "dossier_state", "agency"), ("note", "source", "certainty"))
_LAST = ("note", *ORIGIN)
NOTHING_CHANGED = N_("Chưa đổi ô nào.")


@dataclass(frozen=True)
class Begun:
    """Where a form started: what stood when it was first drawn, what its fields showed then, and what they say by now.

    `known` is `shown` with all that was taken up since, here: only what differs from it was typed since.
    """

    place: str
    seen: Mapping[str, Value]
    shown: Mapping[str, Value]
    known: Mapping[str, Value]
    speaks_on: bool

    def edit(self, fact: Fact, typed: Mapping[str, Value], *, speaks_on: bool = False) -> Edit:
        """Give what was typed since as an edit; with `speaks_on` the source that stands speaks for it, too."""
        origin = {name: self.seen.get(name) for name in ORIGIN}
        returned = {name for name, value in typed.items() if value == self.seen.get(name)}
        if self.speaks_on:
            returned |= {name for name in ORIGIN if name not in typed and self.known.get(name) == origin[name]}
        values = {name: value for name, value in typed.items() if name not in returned}
        if speaks_on:
            values, returned = {**origin, **values}, returned - set(ORIGIN)
        return Edit(fact, values, {name: self.seen.get(name) for name in values}, frozenset(returned))

    def take(self, typed: Mapping[str, Value], *, speaks_on: bool = False) -> None:
        """Remember what was taken up."""
        st.session_state[self.place] = replace(self, known={**self.known, **typed}, speaks_on=speaks_on)


def begun(page: PageContext, mine: Sequence[Edit], fact: Fact, key: str) -> Begun:
    """Give where the form of a fact started, `mine` being the draft; it keeps that whatever is published meanwhile."""
    place = f"{key}_begun"
    if place not in st.session_state:
        seen = standing_of(page.queries.record(), page.queries.catalogue, fact).values
        edited = next((one.fields for one in mine if one.fact == fact), {})
        shown = {**seen, **edited}
        speaks_on = all(name in edited and edited[name] == seen.get(name) for name in ORIGIN)
        st.session_state[place] = Begun(place, seen, shown, shown, speaks_on)
    return st.session_state[place]


def key_of(*about: object) -> str:
    """Give the key of the widgets of a form; another round begins with other widgets."""
    digest = hashlib.sha256(repr(about).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"edit_{edit_draft.round_number()}_{digest}"


def show(page: PageContext, person: Person | None, fact: Fact, place: Place | None = None, *, also: str = "") -> None:
    """Show the form of a fact and take up what is changed in it; `also` is said beside where it comes from.

    A criterion or an indicator of a report has its `place`.
    """
    key, catalogue = key_of(fact), page.queries.catalogue
    standing = standing_of(page.queries.record(), catalogue, fact)
    start = begun(page, page.program.own_edits.of(person), fact, key)
    texts.hint(" ".join(filter(None, [_where_from(page, standing, fact), also])))
    if dict(start.seen) != dict(standing.values):
        texts.note(
            _("Từ khi mở biểu mẫu này đã có người công bố số liệu khác. Ô bạn không sửa vẫn giữ số liệu mới ấy.")
        )
    with st.form(key, enter_to_submit=False):
        given = _fields(page, fact, place, start.shown, key)
        speaks_on = standing.values.get("source") is not None and st.checkbox(
            _("Nguồn đang ghi cũng nói cho kết quả, giá trị mới"), value=start.speaks_on, key=f"{key}_speaks_on"
        )
        is_wanted = st.form_submit_button(_(TAKE_UP), type="primary", key=f"{key}_take")
    if is_wanted:
        _take(page, person, fact, given, start, measured_in=place.measured_in if place else "", speaks_on=speaks_on)


def changes_nothing(edit: Edit, mine: Sequence[Edit], standing: Standing) -> bool:
    """Tell whether taking an edit up would leave the draft as it is."""
    kept = next((one for one in mine if one.fact == edit.fact), None)
    return is_idle(edit, standing) if kept is None else edit.laid_over(kept) == kept


def _where_from(page: PageContext, standing: Standing, fact: Fact) -> str:
    """Say which row stands, or from which period a new one starts."""
    if standing.is_of_day:
        certainty = badges.certainty_words(standing.values["certainty"])
        line = str(standing.row) if standing.row else "–"
        sentence = N_("Đang có: {fact}. Tệp {file}, dòng {row}; {certainty}.")
        figures = {"file": standing.file or "–", "row": line, "certainty": certainty}
        return str(Message.of(sentence, fact=fact_text(fact, page.queries.catalogue), **figures))
    if standing.since:
        sentence = N_("Kỳ này chưa có số liệu; các ô bắt đầu từ kỳ {day}. Đưa vào bản sửa là ghi một dòng mới.")
        return str(Message.of(sentence, day=standing.since))
    return _("Chưa có số liệu nào; đưa vào bản sửa là ghi một dòng mới.")


def _fields(
    page: PageContext, fact: Fact, place: Place | None, shown: Mapping[str, Value], key: str
) -> dict[str, str | None]:
    given: dict[str, str | None] = {}
    columns = _columns(fact)
    for column, part in zip(st.columns(len(columns)), columns, strict=True):
        with column:
            for name in part:
                given[name] = edit_fields.show(name, shown.get(name), page.queries.catalogue, key=key)
                if name == "value" and place and place.measure:
                    texts.hint(place.measure)
    return given


def _columns(fact: Fact) -> Sequence[Sequence[str]]:
    """Give the fields of a form by columns; where a row comes from stands last."""
    if is_report(fact):
        return _COLUMNS
    own = [name for name in fields_of_kind(fact.kind) if name not in _LAST]
    half = (len(own) + 1) // 2
    return own[:half], own[half:], _LAST


def _take(
    page: PageContext,
    person: Person | None,
    fact: Fact,
    given: Mapping[str, str | None],
    start: Begun,
    *,
    measured_in: str,
    speaks_on: bool,
) -> None:
    catalogue = page.queries.catalogue
    typed = edit_fields.read(given, start.known, catalogue, measured_in=measured_in)
    edit = start.edit(fact, typed.values, speaks_on=speaks_on)
    for sentence in typed.wrong:
        texts.alert(sentence)
    if typed.wrong:
        return
    standing = standing_of(page.queries.record(), catalogue, fact)
    mine = page.program.own_edits.of(person)
    if changes_nothing(edit, mine, standing):
        texts.note(_(NOTHING_CHANGED))
    elif lacking := _lacking(fact, {**standing.values, **merged(edit, mine).fields}):
        texts.alert(lacking)
    elif edit_draft.take_up(page, person, [edit]):
        start.take(typed.values, speaks_on=speaks_on)


def _lacking(fact: Fact, values: Mapping[str, Value]) -> str:
    """Say what a row cannot do without, "" where nothing is missing."""
    if is_report(fact) and not values.get("result"):
        return _("Hãy chọn kết quả: đạt, chưa đạt hoặc không áp dụng. Chưa có kết quả thì chưa ghi được dòng này.")
    if fact.kind is ReportKind.CONCLUSIONS and (values.get("closing") is None) != (values.get("done_on") is None):
        return _("Kết thúc và ngày xong phải ghi cùng nhau.")
    return ""
