"""Recognitions, published counts and targets: short lists with a source each."""

from collections.abc import Iterator
from datetime import date

from ntm_dashboard.domain.catalogue import Unit
from ntm_dashboard.domain.terms import Measure, Title, UnitKind
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.cells import words
from ntm_dashboard.intake.cells.measures import figure_in_words, is_bare_yes, scale_of
from ntm_dashboard.intake.cells.names import plain_unit_code
from ntm_dashboard.intake.cells.text import cleaned
from ntm_dashboard.intake.cells.titles import field_of, kind_named, title_meant
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import Line
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import NOT_HOW_MUCH, UNIT_NOT_OF_MEASURE
from ntm_dashboard.intake.reading.days import day_to_read_by
from ntm_dashboard.intake.rows.assessments import district_unit
from ntm_dashboard.intake.rows.bounds import bounds_of
from ntm_dashboard.intake.rows.entries import Entry
from ntm_dashboard.intake.rows.fields import Fields


def recognitions(fields: Fields) -> Iterator[Entry]:
    """Read titles of communes, towns and the district itself.

    A title counts from its decision, else from the day that the source speaks of, else from the end of its year.
    """
    for line in fields.lines:
        year = _year(fields, line)
        decided_on = fields.day(line, Column.DECIDED_ON)
        stated_on = fields.day(line, Column.STATED_ON)
        effective_on = decided_on or stated_on or (date(year, 12, 31) if year else None)
        title = _title(fields, line)
        unit = _unit(fields, line, effective_on)
        if effective_on is None:
            _note_missing_day(fields, line)
        elif unit is not None and title is not None and _is_for(fields, line, unit):
            yield _recognition(fields, line, unit, title, (effective_on, decided_on, stated_on, year))


def _unit(fields: Fields, line: Line, day: date | None) -> Unit | None:
    district = district_unit(fields)
    if plain_unit_code(fields.header.cell(line, Column.UNIT_CODE).text) == district.code:
        return district
    context = fields.context
    return fields.unit(line, day_to_read_by(day, catalogue=context.catalogue, today=context.today))


def _title(fields: Fields, line: Line) -> Title | None:
    cell = fields.cell(line, Column.TITLE)
    title = words.title(cell.text) if cell else None
    if cell is not None and title is None:
        fields.unknown_word(line, Column.TITLE, tuple(words.TITLE_IN_FILES.values()))
    return title


_TITLES_OF = {
    UnitKind.COMMUNE: (Title.COMPLETED_TASK, Title.STANDARD, Title.ADVANCED, Title.MODEL),
    UnitKind.TOWN: (Title.COMPLETED_TASK, Title.CIVILISED_TOWN),
    UnitKind.DISTRICT: (Title.COMPLETED_TASK, Title.STANDARD, Title.ADVANCED, Title.MODEL),
}
"""Only communes and districts carry NTM titles; urban civilisation is for towns (Decision 18/2022/QĐ-TTg, 04/2022)."""


def _is_for(fields: Fields, line: Line, unit: Unit) -> bool:
    """Tell whether this kind of unit can have the title, and is the kind that the words name; note it otherwise."""
    text = fields.header.cell(line, Column.TITLE).text
    if kind_named(text) in {None, unit.kind} and title_meant(text) in {None, *_TITLES_OF[unit.kind]}:
        return True
    own = ", ".join(words.TITLE_IN_FILES[one] for one in _TITLES_OF[unit.kind])
    fields.faults.add(
        ErrorCode.TITLE_NOT_FOR_UNIT,
        row=line.number,
        column=fields.header.name(Column.TITLE),
        found=cleaned(text),
        expected=Message.of(_OWN_TITLES[unit.kind], titles=own),
        unit=unit.name,
    )
    return False


_OWN_TITLES = {
    UnitKind.COMMUNE: N_("Kết quả công nhận của xã: {titles}."),
    UnitKind.TOWN: N_("Kết quả công nhận của thị trấn: {titles}."),
    UnitKind.DISTRICT: N_("Kết quả công nhận của huyện: {titles}."),
}


def _year(fields: Fields, line: Line) -> int | None:
    cell = fields.cell(line, Column.YEAR)
    if cell is None or cell.is_blank:
        return None
    text = cleaned(cell.text).removesuffix(".0")
    if text.isascii() and text.isdigit() and 2010 <= int(text) <= fields.context.today.year:
        return int(text)
    place = {"row": line.number, "column": fields.header.name(Column.YEAR), "found": text}
    fields.faults.add(ErrorCode.DATE_INVALID, **place, expected="yyyy")
    return None


def _note_missing_day(fields: Fields, line: Line) -> None:
    columns = (Column.DECIDED_ON, Column.STATED_ON, Column.YEAR)
    if all(fields.header.cell(line, column).is_blank for column in columns):
        column = fields.header.name(Column.DECIDED_ON)
        fields.faults.add(ErrorCode.DATE_MISSING, row=line.number, column=column)


def _recognition(
    fields: Fields,
    line: Line,
    unit: Unit,
    title: Title,
    days: tuple[date, date | None, date | None, int | None],
) -> Entry:
    effective_on, decided_on, stated_on, year = days
    decision, source, certainty = fields.text(line, Column.DECISION), *_provenance(fields, line)
    source = _with_field(source, fields.header.cell(line, Column.TITLE).text)
    frame: dict[str, object] = {
        "unit": unit.code,
        "title": title.value,
        "effective_on": effective_on,
        "decided_on": decided_on,
        "for_year": year,
        "decision": decision or None,
        "source": source or None,
        "certainty": certainty,
    }
    canonical: dict[str, str | int | float | None] = {
        Column.UNIT_CODE.value: unit.code,
        Column.UNIT_NAME.value: unit.name,
        Column.TITLE.value: words.TITLE_IN_FILES[title],
        Column.YEAR.value: year,
        Column.DECISION.value: decision,
        Column.DECIDED_ON.value: decided_on.isoformat() if decided_on else None,
        Column.STATED_ON.value: stated_on.isoformat() if stated_on else None,
        **_provenance_words(source, certainty),
    }
    about = words.TITLE_IN_FILES[title]
    return Entry(line.number, (unit.code, title, effective_on.isoformat()), about, unit.name, about, frame, canonical)


def _with_field(source: str, title: str) -> str:
    """Keep the field of a model title ("về chuyển đổi số") with the source: the title itself has no place for it."""
    field = field_of(title)
    return "; ".join(part for part in (source, field and f"kiểu mẫu {field}") if part)


def counts(fields: Fields) -> Iterator[Entry]:
    """Read figures of the district that documents publish for a day."""
    for line in fields.lines:
        day = fields.day(line, Column.DAY)
        if fields.header.cell(line, Column.DAY).is_blank:
            fields.faults.add(ErrorCode.DATE_MISSING, row=line.number, column=fields.header.name(Column.DAY))
        yield from _figure(fields, line, Column.DAY, "day", day)


def targets(fields: Fields) -> Iterator[Entry]:
    """Read what the district wants to have reached by when."""
    for line in fields.lines:
        day = fields.day(line, Column.TARGET_ON, may_be_future=True)
        if fields.header.cell(line, Column.TARGET_ON).is_blank:
            fields.faults.add(ErrorCode.DATE_MISSING, row=line.number, column=fields.header.name(Column.TARGET_ON))
        yield from _figure(fields, line, Column.TARGET_ON, "target_on", day)


def _figure(fields: Fields, line: Line, day_column: Column, day_name: str, day: date | None) -> Iterator[Entry]:
    cell = fields.cell(line, Column.MEASURE)
    measure = words.measure(cell.text) if cell else None
    if cell is not None and measure is None:
        fields.unknown_word(line, Column.MEASURE, tuple(words.MEASURE_CODES.values()))
    if fields.header.cell(line, Column.VALUE).is_blank:
        fields.faults.add(ErrorCode.VALUE_MISSING, row=line.number, column=fields.header.name(Column.VALUE))
    value = _value(fields, line, measure)
    source, certainty = _provenance(fields, line)
    if measure is None or value is None or day is None or not _is_possible(fields, line, measure, value, day):
        return
    frame: dict[str, object] = {
        day_name: day,
        "measure": measure.value,
        "value": value,
        "source": source or None,
        "certainty": certainty,
    }
    canonical: dict[str, str | int | float | None] = {
        day_column.value: day.isoformat(),
        Column.MEASURE.value: words.MEASURE_CODES[measure],
        Column.VALUE.value: value,
        **_provenance_words(source, certainty),
    }
    key = (measure.value,) if day_column is Column.TARGET_ON else (measure.value, day.isoformat())
    yield Entry(line.number, key, f"{value:g}", "", words.MEASURE_CODES[measure], frame, canonical)


def _value(fields: Fields, line: Line, measure: Measure | None) -> float | None:
    """Read the figure of a measure: a number, in its unit or one of money, or a word that says which number."""
    cell = fields.cell(line, Column.VALUE)
    if cell is None or measure is None:
        return fields.number(line)
    text = cleaned(cell.text)
    if (said := figure_in_words(text, measure)) is not None:
        return said
    place = {"row": line.number, "column": fields.header.name(Column.VALUE), "found": text}
    if is_bare_yes(text):
        fields.faults.add(ErrorCode.VALUE_NOT_NUMBER, **place, text=NOT_HOW_MUCH)
        return None
    value = fields.number(line)
    scale = scale_of(f"{text}%" if cell.is_percent and "%" not in text else text, measure)
    if value is not None and scale is None:
        fields.faults.add(ErrorCode.VALUE_NOT_NUMBER, **place, text=UNIT_NOT_OF_MEASURE)
    return value if value is None or scale is None or scale == 1 else float(f"{value * scale:.12g}")


def _is_possible(fields: Fields, line: Line, measure: Measure, value: float, day: date) -> bool:
    """Tell whether a figure lies within the bounds of its measure; note it when it does not."""
    bounds = bounds_of(measure, catalogue=fields.context.catalogue, day=day)
    if bounds.hold(value):
        return True
    place = {"row": line.number, "column": fields.header.name(Column.VALUE)}
    found = cleaned(fields.header.cell(line, Column.VALUE).text)
    fields.faults.add(ErrorCode.VALUE_OUT_OF_RANGE, **place, found=found, expected=bounds.text)
    return False


def _provenance(fields: Fields, line: Line) -> tuple[str, str]:
    return fields.text(line, Column.SOURCE), fields.certainty(line).value


def _provenance_words(source: str, certainty: str) -> dict[str, str | int | float | None]:
    code = words.CERTAINTY_CODES[words.Certainty(certainty)]
    return {Column.SOURCE.value: source, Column.CERTAINTY.value: code}
