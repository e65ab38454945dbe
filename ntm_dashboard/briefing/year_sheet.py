"""A sheet for the yearly evaluation of a head, an agency or an area: what was due, what came of it, what is open."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from ntm_dashboard.briefing.marking import table_with_marks, with_marked
from ntm_dashboard.briefing.model import Cell, Table, Text
from ntm_dashboard.briefing.wording import as_day, caution_of, day_or
from ntm_dashboard.domain.catalogue import District
from ntm_dashboard.domain.follow_up.accountability import Span, Tally, tally_of
from ntm_dashboard.domain.follow_up.duties import DUTY_KIND_WORDS, DUTY_STATE_WORDS, Duties, DutyKind, DutyState
from ntm_dashboard.domain.frames import DataFrame, rows_of, trusted
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Role, worded
from ntm_dashboard.i18n import N_, Message, number_text

_URGENCY = [
    DutyState.BROKEN,
    DutyState.UNCLEAR,
    DutyState.OPEN,
    DutyState.LATE,
    DutyState.KEPT,
    DutyState.DROPPED,
]
_COUNTED = (DutyState.KEPT, DutyState.LATE, DutyState.BROKEN, DutyState.OPEN, DutyState.UNCLEAR)


@dataclass(frozen=True)
class Head:
    """Who the sheet is about: their name, what they answer for, and the duties that were due in the span."""

    name: str
    roles: tuple[Text, ...]
    duties: DataFrame[Duties]


@dataclass(frozen=True)
class YearSheet:
    """The sheet of one head, with every duty that was due; `rows` is None where none was."""

    district: District
    name: Text
    about: Text
    as_of: Any
    revision: int
    facts: tuple[Text, ...]
    counts: Table
    rows: Table | None
    caution: Text


def roles_of(held: pd.DataFrame, *, by_holder: bool) -> tuple[Text, ...]:
    """Say what somebody answers for, one sentence a role; of an area, who holds each role there."""
    found: dict[str, list[str]] = {}
    for row in rows_of(held):
        what = row.assignee if by_holder else _answered_for(row)
        found.setdefault(row.role, []).append(what)
    return tuple(
        Message.of("{role}: {what}", role=worded(Role(role)), what=", ".join(filter(None, dict.fromkeys(names))) or "–")
        for role, names in found.items()
    )


def _answered_for(row: Any) -> str:
    criterion = Message.of(N_("tiêu chí {number}"), number=row.criterion) if row.criterion else ""
    return " · ".join(str(part) for part in (row.unit_name, criterion) if str(part))


def year_sheet(situation: Situation, head: Head, span: Span, *, real: Head | None = None) -> YearSheet:
    """Make the sheet of a head for a span; what `real`, the same without what is invented, does not say is marked."""
    sheet = _sheet(situation, head, span)
    if real is None:
        return sheet
    known = _sheet(situation, real, span)
    return replace(
        sheet,
        facts=with_marked(sheet.facts, known.facts),
        counts=table_with_marks(sheet.counts, known.counts),
        rows=table_with_marks(sheet.rows, known.rows) if sheet.rows else None,
    )


def _sheet(situation: Situation, head: Head, span: Span) -> YearSheet:
    rows = sorted(rows_of(head.duties), key=lambda row: _URGENCY.index(DutyState(row.state)))
    named = {"year": str(span.first.year), "name": head.name}
    return YearSheet(
        district=situation.district,
        name=Message.of(N_("Phiếu kết quả năm {year}: {name}"), **named),
        about=Message.of(N_("Thực hiện nhiệm vụ năm {year}: {name}"), **named),
        as_of=situation.as_of,
        revision=situation.revision,
        facts=_facts(head, span, situation),
        counts=_counts(head.duties),
        rows=_rows(rows) if rows else None,
        caution=caution_of(situation),
    )


def _facts(head: Head, span: Span, situation: Situation) -> tuple[Text, ...]:
    tally = tally_of(head.duties)
    sentence = N_(
        "Phải xong từ {first} đến {last}: {due} nội dung; tính đến {day}: {kept} đúng hạn, {late} xong sau hạn, "
        "{broken} quá hạn, {open} còn hạn, {unclear} chưa rõ."
    )
    counts = {"due": tally.due, "kept": tally.kept, "late": tally.late, "broken": tally.broken}
    rest = {"open": tally.open, "unclear": tally.unclear}
    said = Message.of(sentence, first=span.first, last=span.last, day=situation.as_of, **counts, **rest)
    facts: list[Text] = [*head.roles, said]
    if tally.postponed:
        facts.append(Message.of(N_("Đã lùi hạn ít nhất một lần: {count} nội dung."), count=tally.postponed))
    return tuple(facts)


def _counts(duties: DataFrame[Duties]) -> Table:
    parts: Mapping[str, pd.DataFrame] = {
        **{DUTY_KIND_WORDS[kind]: duties[duties["kind"] == kind] for kind in DutyKind},
        N_("Cộng"): duties,
    }
    heads = (N_("Loại"), N_("Phải xong"), *(DUTY_STATE_WORDS[state] for state in _COUNTED), N_("Đã lùi hạn"))
    return Table(
        header=tuple(Cell(Message.of(head)) for head in heads),
        rows=tuple(_counted(name, tally_of(trusted(Duties, rows))) for name, rows in parts.items()),
        columns=("kind", "due", *(state.value for state in _COUNTED), "postponed"),
        keys=tuple(parts),
        widths=(4.4, 1.6, 1.6, 1.8, 1.8, 1.6, 1.6, 1.8),
        alt=Message.of(N_("Số nội dung phải xong theo loại và kết quả.")),
    )


def _counted(name: str, tally: Tally) -> tuple[Cell, ...]:
    counts = (tally.due, tally.kept, tally.late, tally.broken, tally.open, tally.unclear, tally.postponed)
    return (Cell(Message.of(name)), *(Cell(number_text(count)) for count in counts))


def _rows(rows: list[Any]) -> Table:
    heads = (N_("Hạn"), N_("Đơn vị, tiêu chí"), N_("Nội dung"), N_("Kết quả"), N_("Ngày xong"))
    return Table(
        header=tuple(Cell(Message.of(head)) for head in heads),
        rows=tuple(
            (
                Cell(day_or(row.due_on, otherwise="–"), value=as_day(row.due_on)),
                Cell(_place(row)),
                Cell(row.what),
                Cell(Message.of(DUTY_STATE_WORDS[DutyState(row.state)])),
                Cell(day_or(row.done_on, otherwise="–"), value=as_day(row.done_on)),
            )
            for row in rows
        ),
        columns=("due_on", "place", "what", "state", "done_on"),
        keys=_keys(rows),
        widths=(2.4, 3.7, 5.2, 2.8, 2.4),
        alt=Message.of(N_("Từng nội dung với hạn và kết quả.")),
    )


def _keys(rows: list[Any]) -> tuple[str, ...]:
    """Name each row by what it is about; rows about the same are numbered."""
    found: Counter[str] = Counter()
    keys: list[str] = []
    for row in rows:
        about = f"{row.kind}/{row.unit}/{row.criterion}/{row.what}/{row.due_on}/{row.state}"
        found[about] += 1
        keys.append(f"{about}/{found[about]}")
    return tuple(keys)


def _place(row: Any) -> Text:
    number = row.indicator or row.criterion
    if not number:
        return str(row.unit_name)
    return Message.of(N_("{unit}, tiêu chí {number}"), unit=row.unit_name, number=number)
