"""Several results of one criterion, side by side or one below the other: ask which counts, keep the rest as notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ntm_dashboard.i18n import Message
from ntm_dashboard.intake.cells.text import cleaned, words_only
from ntm_dashboard.intake.contract import Column, column_of
from ntm_dashboard.intake.grid import Line
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import Option, Problem, problem
from ntm_dashboard.intake.outcome.report import Answers
from ntm_dashboard.intake.reading.header import Header, Pair
from ntm_dashboard.intake.reading.headings import MET_HEADINGS, UNMET_HEADINGS, qualifiers_of
from ntm_dashboard.intake.reading.lexicon import Lexicon
from ntm_dashboard.intake.reading.roles import suggested_result
from ntm_dashboard.intake.reading.turning import put, ticked

Remarks = Mapping[tuple[int, int], str]
"""What a further result says of a cell, by line number and position."""


@dataclass(frozen=True)
class Varied:
    """A table with one result a criterion; `remarks` keep what the others say, `questions` ask which one counts."""

    header: Header
    lines: tuple[Line, ...]
    remarks: Remarks = field(default_factory=dict[tuple[int, int], str])
    questions: tuple[Problem, ...] = ()


def of_columns(header: Header, lines: Sequence[Line], *, lexicon: Lexicon, answers: Answers) -> Varied:
    """Settle a matrix in which each criterion (or unit) has a column for each of several results."""
    groups = _groups(header, lexicon)
    labels = list(dict.fromkeys(label for label, _ in groups.values()))
    several = {key for key, _ in _keyed(groups) if sum(one == key for one, _ in _keyed(groups)) > 1}
    if len(labels) < 2 or len(several) < max(2, len({key for key, _ in _keyed(groups)}) // 2) or "" in labels:
        return Varied(header, tuple(lines))
    if (pairs := _pairs(groups, labels)) is not None:
        return Varied(_only(header, [pair.met for pair in pairs]), tuple(_ticked(lines, pairs, lexicon)))
    chosen = answers.to(ErrorCode.RESULT_COLUMN)
    questions = () if chosen in labels else (question(header, labels),)
    kept = chosen if chosen in labels else labels[0]
    own = [index for index, (label, _) in groups.items() if label == kept]
    remarks = _remarks_of_columns(groups, own, lines)
    return Varied(_only(header, own), tuple(lines), remarks, questions)


def _groups(header: Header, lexicon: Lexicon) -> dict[int, tuple[str, str]]:
    """Give for each criterion or unit column its label (what stands beside the name) and which one it is."""
    found: dict[int, tuple[str, str]] = {}
    for index in (*header.criteria, *header.units):
        own = header.headings[index]
        place = lexicon.commune.place_of_text(own)
        key = place.number if place is not None and index in header.criteria else words_only(own)
        found[index] = (_label(header.paths[index], own, lexicon), key)
    return found


def _label(path: Sequence[str], own: str, lexicon: Lexicon) -> str:
    """Give what tells a column from others of the same criterion: the part below its name, else the first above."""
    places = [at for at, part in enumerate(path) if part == own or _is_own(part, own, lexicon)]
    if not places:
        return ""
    below, above = path[places[-1] + 1 :], path[: places[0]]
    return below[-1] if below else above[0] if above else ""


def _is_own(part: str, own: str, lexicon: Lexicon) -> bool:
    place = lexicon.commune.place_of_text(part)
    return place is not None and place == lexicon.commune.place_of_text(own)


def _keyed(groups: Mapping[int, tuple[str, str]]) -> list[tuple[str, int]]:
    return [(key, index) for index, (_, key) in groups.items()]


def _pairs(groups: Mapping[int, tuple[str, str]], labels: Sequence[str]) -> list[Pair] | None:
    """Give the pairs of ticks where the two labels are "Đạt" and "Chưa đạt"."""
    plain = [words_only(label) for label in labels]
    first = 0 if plain[0] in MET_HEADINGS else 1
    if len(plain) != 2 or plain[first] not in MET_HEADINGS or plain[1 - first] not in UNMET_HEADINGS:
        return None
    by_key: dict[str, list[int]] = {}
    for key, index in _keyed(groups):
        by_key.setdefault(key, []).append(index)
    return [Pair(at[first], at[1 - first]) for at in by_key.values() if len(at) == 2]


def _ticked(lines: Sequence[Line], pairs: Sequence[Pair], lexicon: Lexicon) -> list[Line]:
    read = list(lines)
    for pair in pairs:
        read = [put(line, pair.met, ticked(line, pair, lexicon)) for line in read]
    return read


def _only(header: Header, kept: Sequence[int]) -> Header:
    return replace(
        header,
        criteria=tuple(index for index in header.criteria if index in kept),
        units={index: text for index, text in header.units.items() if index in kept},
    )


def _remarks_of_columns(
    groups: Mapping[int, tuple[str, str]], own: Sequence[int], lines: Sequence[Line]
) -> dict[tuple[int, int], str]:
    by_key = {groups[index][1]: index for index in own}
    remarks: dict[tuple[int, int], str] = {}
    for index, (label, key) in groups.items():
        if index in own or key not in by_key:
            continue
        for line in lines:
            if not line.at(index).is_blank:
                place = (line.number, by_key[key])
                remarks[place] = joined(remarks.get(place, ""), label, line.at(index).text)
    return remarks


def joined(before: str, label: str, text: str) -> str:
    """Put what a further result says behind what was kept already."""
    said = f"{label}: {cleaned(text)}"
    return f"{before}; {said}" if before else said


def of_rows(header: Header, lines: Sequence[Line], *, lexicon: Lexicon, answers: Answers) -> Varied:
    """Settle a table in which each unit has a row for each of several results."""
    index = _label_column(header, lines, lexicon)
    if index is None:
        return Varied(header, tuple(lines))
    labels = list(dict.fromkeys(cleaned(line.at(index).text) for line in lines if not line.at(index).is_blank))
    chosen = answers.to(ErrorCode.RESULT_COLUMN)
    questions = () if chosen in labels else (question(header, labels),)
    kept = chosen if chosen in labels else labels[0]
    own = [line for line in lines if cleaned(line.at(index).text) in {kept, ""}]
    remarks = _remarks_of_rows(header, lines, index, kept)
    unused = replace(header, unknown=tuple(at for at in header.unknown if at != index))
    return Varied(unused, tuple(own), remarks, questions)


def _label_column(header: Header, lines: Sequence[Line], lexicon: Lexicon) -> int | None:
    """Find the column that says of each row whose result it is: few texts, again and again, all of them qualified."""
    taken = {*header.columns.values(), *header.criteria, *header.units, *header.orders}
    named = {header.columns.get(column) for column in (Column.CRITERION, Column.NOTE, Column.RESULT)}
    for index, leaf in enumerate(header.headings):
        if (index in taken and index not in named) or (column_of(leaf) is Column.NOTE and index in taken):
            continue
        texts = [cleaned(line.at(index).text) for line in lines if not line.at(index).is_blank]
        different = set(texts)
        is_full = 2 <= len(different) <= 3 and len(texts) > len(lines) * 2 // 3 and len(lines) >= 4
        if is_full and all(qualifiers_of(text) for text in different) and not any(map(lexicon.result, different)):
            return index
    return None


def _remarks_of_rows(header: Header, lines: Sequence[Line], index: int, kept: str) -> dict[tuple[int, int], str]:
    cells = header.criteria or tuple(at for at in (header.columns.get(Column.RESULT),) if at is not None)
    keys = [
        at for column, at in header.columns.items() if column in {Column.UNIT_CODE, Column.UNIT_NAME, Column.CRITERION}
    ]
    own = {_key(line, keys): line.number for line in lines if cleaned(line.at(index).text) == kept}
    remarks: dict[tuple[int, int], str] = {}
    for line in lines:
        label, number = cleaned(line.at(index).text), own.get(_key(line, keys))
        if label in {kept, ""} or number is None:
            continue
        for at in cells:
            if not line.at(at).is_blank:
                remarks[number, at] = joined(remarks.get((number, at), ""), label, line.at(at).text)
    return remarks


def _key(line: Line, keys: Sequence[int]) -> tuple[str, ...]:
    return tuple(cleaned(line.at(at).text) for at in keys)


def question(header: Header, labels: Sequence[str]) -> Problem:
    options = tuple(Option(label, Message.of("{name}", name=label)) for label in labels)
    best = suggested_result(dict(enumerate(labels)))
    return problem(
        ErrorCode.RESULT_COLUMN,
        row=header.row,
        found=", ".join(f"“{label}”" for label in labels),
        options=options,
        suggested=labels[best] if best is not None else "",
    )
