"""A table on its way from what stands in the file to rows: settled, turned upright, its units added."""

from dataclasses import dataclass, field, replace

from ntm_dashboard.domain.terms import LEVEL_OF_REPORT, Level, ReportKind, UnitKind
from ntm_dashboard.domain.terms import Title as Honour
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.cells import numbers, words
from ntm_dashboard.intake.cells.text import cleaned, words_only
from ntm_dashboard.intake.contract import Column
from ntm_dashboard.intake.grid import Cell, Line, column_letters
from ntm_dashboard.intake.outcome.codes import ErrorCode, NoticeCode
from ntm_dashboard.intake.outcome.problems import Notice, Option, Problem, problem
from ntm_dashboard.intake.outcome.report import Answers, BlankMeans
from ntm_dashboard.intake.reading import matrices, turning, variants
from ntm_dashboard.intake.reading.commune_names import settled_names, with_settled_names
from ntm_dashboard.intake.reading.evidence import profile_of
from ntm_dashboard.intake.reading.facts import Title, group_unit, seen_text, unit_of, unit_question
from ntm_dashboard.intake.reading.layout import Table, uses_unmet_mark
from ntm_dashboard.intake.reading.levels import is_of_district, speaks_of_many_units
from ntm_dashboard.intake.reading.lexicon import Lexicon
from ntm_dashboard.intake.reading.roles import Roles
from ntm_dashboard.intake.reading.unmet_lists import UnmetLists
from ntm_dashboard.intake.reading.variants import Remarks

_OF_ONE_UNIT = frozenset({ReportKind.ROADMAP, ReportKind.DOSSIERS, ReportKind.SURVEYS})
"""The kinds of the follow-up of which each row is about one unit; of the others no unit means all of them."""


@dataclass
class TableBuilder:
    """A table on its way from what stands in the file to rows."""

    raw: Table
    roles: Roles
    sheet_name: str
    titles: tuple[Title, ...]
    lexicon: Lexicon
    answers: Answers
    questions: list[Problem] = field(default_factory=list[Problem])
    notices: list[Notice] = field(default_factory=list[Notice])
    remarks: Remarks = field(default_factory=dict[tuple[int, int], str])
    unit: str = ""
    unit_title: Title | None = None
    level: Level = Level.COMMUNE
    is_without_units: bool = False

    def __post_init__(self) -> None:
        self.header = self.roles.header
        self.lines: list[Line] = list(self.raw.lines)
        self.kind = self.header.kind
        self.questions = list(self.roles.questions)

    def build(self) -> None:
        """Settle what stands several times, turn what stands otherwise, add what stands around the table."""
        self._title_of_list()
        if self.kind not in LEVEL_OF_REPORT:
            self._note_no_units(is_needed=self.kind is ReportKind.RECOGNITIONS)
            if self.kind in _OF_ONE_UNIT:
                self._units_of_follow_up()
            return
        self._settle_names()
        self._vary()
        result = self.header.columns.get(Column.RESULT)
        marked = (*self.header.criteria, *self.header.units, *(() if result is None else (result,)))
        self.lines = matrices.by_legend(self.lines, marked, self.raw, self.lexicon)
        if self.header.units:
            self._turn()
        elif self.roles.unmet_list is not None:
            lists = UnmetLists(self.header, self.roles.unmet_list, self.lexicon)
            self.header, self.lines = lists.read(self.lines)
            self.questions += lists.problems
        elif self.header.criteria:
            self._matrix()
        elif self.header.pairs:
            self._pairs()
        else:
            self._ticks()
        self.level = self._level()
        self.kind = ReportKind.COMMUNE_REPORT if self.level is Level.COMMUNE else ReportKind.DISTRICT_REPORT
        self._units()
        self._places()
        self._keep_other_results()

    def _title_of_list(self) -> None:
        """Take the honour of a list of recognised units from its title where no column says it."""
        columns = set(self.header.columns)
        is_list = self.header.has_unit and columns & {Column.YEAR, Column.DECISION, Column.DECIDED_ON}
        if not is_list or columns & {Column.TITLE, Column.CRITERION, Column.RESULT} or self.header.criteria:
            return
        self.kind = ReportKind.RECOGNITIONS
        found = next((honour for title in self.titles if (honour := honour_in(title.text)) is not None), None)
        if found is None:
            return
        text = words.TITLE_IN_FILES[found]
        self.header, self.lines = turning.with_column(
            self.header, self.lines, Column.TITLE, (Cell(text) for _ in self.lines)
        )
        self._ask_about_notes(found)

    def _ask_about_notes(self, listed: Honour) -> None:
        """Ask what an honour in the notes of a list means: the decision is of one honour only."""
        note = self.header.columns.get(Column.NOTE)
        named = [line for line in self.lines if note is not None and _other_honour(line.at(note), listed)]
        if not named or note is None:
            return
        about = column_letters(note)
        answer = self.answers.to(ErrorCode.COLUMN_ROLE, about)
        if answer == Column.TITLE:
            at = self.header.columns[Column.TITLE]
            self.lines = [
                turning.put(line, at, cleaned(line.at(note).text)) if _other_honour(line.at(note), listed) else line
                for line in self.lines
            ]
        elif answer != Column.NOTE:
            options = (Option(Column.NOTE, AS_NOTE), Option(Column.TITLE, AS_HONOUR))
            self.questions.append(
                problem(
                    ErrorCode.COLUMN_ROLE,
                    row=named[0].number,
                    column=self.header.name(note),
                    about=about,
                    options=options,
                    suggested=Column.NOTE,
                )
            )

    def _settle_names(self) -> None:
        """Write the full name of a commune whose bare name a town has, too, where the table tells that it is meant."""
        header = self.header
        if Column.UNIT_NAME in header.columns and Column.UNIT_CODE not in header.columns:
            index = header.columns[Column.UNIT_NAME]
            self.lines = with_settled_names(self.lines, index, header.name(index), self.lexicon)
        elif header.units:
            full = settled_names(header.units.values(), "", self.lexicon)
            named = {index: full.get(cleaned(text), text) for index, text in header.units.items()}
            self.header = replace(header, units=named)

    def _vary(self) -> None:
        """Settle several results of the same criterion."""
        for settle in (variants.of_columns, variants.of_rows):
            varied = settle(self.header, self.lines, lexicon=self.lexicon, answers=self.answers)
            self.header, self.lines = varied.header, list(varied.lines)
            self.questions += varied.questions
            self.remarks = {**self.remarks, **varied.remarks}

    def _blank_means(self) -> BlankMeans | None:
        return self.answers.blank_means or self.raw.blank_means

    def _turn(self) -> None:
        if Column.CRITERION not in self.header.columns:
            return
        meaning = self._blank_means()
        blank = next((line for line in self.lines for at in self.header.units if line.at(at).is_blank), None)
        if meaning is None and blank is not None and not uses_unmet_mark(replace(self.raw, lines=tuple(self.lines))):
            self.questions.append(problem(ErrorCode.BLANK_AMBIGUOUS, row=blank.number))
        self.lines = [line for line in self.lines if any(not line.at(at).is_blank for at in self.header.units)]
        order = self.header.orders
        self.lines = turning.with_places(self.header, self.lines, self.roles.criterion_texts, self._place_of())
        self.header, self.lines = turning.turned(replace(self.header, orders=order), self.lines, meaning)

    def _matrix(self) -> None:
        if matrices.holds_values(self.header, self.lines, self.lexicon):
            self.header, self.lines = matrices.of_values(self.header, self.lines, self.questions, self.answers)
            self.roles = replace(self.roles, is_by_threshold=True)
            return
        self.lines = matrices.with_unmet_ticks(self.header, self.lines, self.titles, self.lexicon)
        known = self.raw.header.criteria
        self.questions += matrices.unexplained(
            self.header, self.lines, known=known, lexicon=self.lexicon, answers=self.answers
        )

    def _pairs(self) -> None:
        """Take the ticks of the one pair, or of the one that was chosen; the other pairs become remarks."""
        pairs = self.header.pairs
        labels = [pair.group for pair in pairs]
        chosen = self.answers.to(ErrorCode.RESULT_COLUMN)
        own = pairs[labels.index(chosen)] if chosen in labels else pairs[0]
        if len(pairs) > 1 and chosen not in labels:
            self.questions.append(variants.question(self.header, labels))
        others = [pair for pair in pairs if pair is not own]
        said = {
            (line.number, own.met): text
            for line in self.lines
            for text in ["; ".join(_said(line, pair, self.lexicon) for pair in others)]
            if text
        }
        self.remarks = {**self.remarks, **said}
        self.header, self.lines = turning.of_pair(self.header, self.lines, own, self.lexicon)

    def _ticks(self) -> None:
        """Say what a blank cell means in a column of results that holds nothing but ticks."""
        index = self.header.columns.get(Column.RESULT)
        blank = [line.number for line in self.lines if index is not None and line.at(index).is_blank]
        if index is None or not blank or not profile_of(self.lines, index, self.lexicon).is_ticks:
            return
        meaning = self._blank_means()
        if meaning is None:
            column = self.header.name(index)
            asked = problem(ErrorCode.BLANK_AMBIGUOUS, row=blank[0], column=column, text=BLANK_BESIDE_TICKS)
            self.questions.append(asked)
        elif meaning is BlankMeans.NOT_MET:
            self.lines = [turning.put(one, index, turning.UNMET) if one.number in blank else one for one in self.lines]
        else:
            self.lines = [one for one in self.lines if one.number not in blank]

    def _level(self) -> Level:
        columns = self.header.columns
        if self.header.criteria or self.raw.groups or self.header.has_unit:
            return Level.COMMUNE
        self._unit_of_file()
        if Column.CRITERION not in columns:
            return Level.COMMUNE
        if speaks_of_many_units(self.header, self.lines, self.roles.criterion_texts, self.lexicon):
            self._note_no_units(is_needed=True)
            return Level.COMMUNE
        if self.unit:
            return Level.COMMUNE
        is_district = is_of_district(self.header, self.lines, self.roles.criterion_texts, self.lexicon)
        return Level.DISTRICT if is_district else Level.COMMUNE

    def _unit_of_file(self) -> None:
        """Find the unit that the whole table is about: as answered, else as the titles name it."""
        answer = self.answers.to(ErrorCode.UNIT_OF_FILE, self.sheet_name) or self.answers.to(ErrorCode.UNIT_OF_FILE)
        if answer:
            self.unit = answer
        elif (found := unit_of(self.titles, self.lexicon)) is not None:
            self.unit, self.unit_title = found[0].code, found[1]

    def _units(self) -> None:
        """Say of every row which unit it is about where no column does."""
        if self.level is Level.DISTRICT or self.header.criteria:
            return
        if self.header.has_unit:
            self.lines = turning.carried_down(self.header, self.lines)
        elif self.raw.groups:
            self._name_groups()
        elif self.unit:
            unit = next((one for one in self.lexicon.gazetteer.units if one.code == self.unit), None)
            name = unit.name if unit else self.unit
            self.header, self.lines = turning.with_unit(self.header, self.lines, name, column=name)
            code = (
                NoticeCode.UNIT_FROM_SHEET
                if self.unit_title and self.unit_title.row is None
                else NoticeCode.UNIT_FROM_TITLE
            )
            self.notices += [Notice(code, name)] if self.unit_title else []
        elif Column.CRITERION in self.header.columns and not self.is_without_units:
            meant = self.lexicon.meant(self.sheet_name)
            shared = next((unit.code for unit in meant.candidates if unit.kind is UnitKind.COMMUNE), "")
            suggested = shared if meant.error is ErrorCode.COMMUNE_AMBIGUOUS else ""
            self.questions.append(unit_question(self.lexicon, self.header.row, suggested))
            first = self.lexicon.gazetteer.units[0].name  # so that the faults of the other columns are found, too
            self.header, self.lines = turning.with_unit(self.header, self.lines, first, column=first)

    def _units_of_follow_up(self) -> None:
        """Say of every row which unit it is about: as it stands once above others, or for all of them in the title."""
        if self.header.has_unit:
            self.lines = turning.carried_down(self.header, self.lines)
            return
        self._unit_of_file()
        if not self.unit:
            question = unit_question(self.lexicon, self.header.row)
            if self.kind is not ReportKind.SURVEYS:
                district = self.lexicon.catalogue.district
                label = Message.of("{name} ({code})", name=district.name, code=district.code)
                question = replace(question, options=(*question.options, Option(district.code, label)))
            self.questions.append(question)
        known = next((one for one in self.lexicon.gazetteer.units if one.code == self.unit), None)
        name = known.name if known else self.unit or self.lexicon.gazetteer.units[0].name
        self.header, self.lines = turning.with_unit(self.header, self.lines, name, column=name)
        if self.unit_title is not None:
            is_of_sheet = self.unit_title.row is None
            code = NoticeCode.UNIT_FROM_SHEET if is_of_sheet else NoticeCode.UNIT_FROM_TITLE
            self.notices.append(Notice(code, name))

    def _name_groups(self) -> None:
        """Say of every row which unit it is about by the lines between; of the first rows by the title above."""
        lines = [(line, [cleaned(cell.text) for cell in line.filled]) for line in self.raw.groups]
        named = [(line.number, group_unit(texts, self.lexicon)) for line, texts in lines]
        above = unit_of(self.titles, self.lexicon)
        groups = [(0, above[0].name), *named] if above else named
        full = settled_names([name for _, name in groups], "", self.lexicon)
        self.header, self.lines = turning.with_groups(self.header, self.lines, groups, full=full)

    def _note_no_units(self, *, is_needed: bool) -> None:
        """Note that a table of many units does not say which row is about which."""
        header = self.raw.header
        if not is_needed or header.has_unit:
            return
        self.is_without_units = True
        column, seen = header.name(Column.UNIT_CODE), seen_text(header.headings)
        self.questions.append(problem(ErrorCode.COLUMN_MISSING, row=header.row, column=column, seen=seen))

    def named_units(self) -> frozenset[str]:
        """Give the codes of the units that the rows name."""
        index = self.raw.header.columns.get(Column.UNIT_NAME)
        texts = {cleaned(line.at(index).text) for line in self.raw.lines} if index is not None else set[str]()
        return frozenset(unit.code for text in texts if (unit := self.lexicon.meant(text).unit) is not None)

    def _place_of(self) -> turning.PlaceOf:
        named = {
            about: value for (code, about), value in self.answers.chosen.items() if code is ErrorCode.CRITERION_UNKNOWN
        }
        return turning.PlaceOf(self.lexicon, named, is_district=self.level is Level.DISTRICT)

    def _places(self) -> None:
        if self.header.criteria or Column.CRITERION not in self.header.columns or self.raw.header.units:
            return
        place_of = self._place_of()
        self.lines = turning.with_places(self.header, self.lines, self.roles.criterion_texts, place_of)
        if Column.RESULT in self.header.columns:
            self.lines = turning.without_headings(self.header, self.lines, self.roles.results, place_of)

    def _keep_other_results(self) -> None:
        """Keep what further columns of results say as remarks."""
        self._keep_further_notes()
        result, value = (self.header.columns.get(column) for column in (Column.RESULT, Column.VALUE))
        if result is None:
            return
        for index in self.roles.results:
            label = " – ".join(self.raw.header.paths[index]) if index < len(self.raw.header.paths) else ""
            for line in self.lines:
                text = cleaned(line.at(index).text)
                is_value = index == value and is_number(line.at(index))
                if text and not is_value and not _same(text, line.at(result).text):
                    place = (line.number, result)
                    self.remarks = {**self.remarks, place: variants.joined(self.remarks.get(place, ""), label, text)}
        if value is not None and value in self.roles.results:
            self.lines = [line if is_number(line.at(value)) else turning.put(line, value, "") for line in self.lines]

    def _keep_further_notes(self) -> None:
        """Put what further columns of notes say behind the note, under their headings."""
        own = self.header.columns.get(Column.NOTE)
        for index in self.roles.notes if own is not None else ():
            label = self.raw.header.name(index)
            for place, line in enumerate(self.lines):
                text = cleaned(line.at(index).text)
                if text and own is not None:
                    self.lines[place] = turning.put(line, own, variants.joined(cleaned(line.at(own).text), label, text))


BLANK_BESIDE_TICKS = N_(
    "Hàng {row}: ô để trống ở cột “{column}” không có chú thích. Hãy ghi rõ “đạt” hoặc “chưa đạt” cho từng ô, hoặc "
    "thêm chú thích “để trống: chưa đạt”."
)
AS_NOTE = Message.of(N_("Ghi chú"))
AS_HONOUR = Message.of(N_("Kết quả công nhận"))


def honour_in(text: str) -> Honour | None:
    """Read the honour that a title names: the highest, since a list of advanced communes names the standard, too."""
    plain = words_only(text)
    for honour, sign in _HONOURS:
        if sign in plain:
            return honour
    return None


_HONOURS = (
    (Honour.MODEL, "kieu mau"),
    (Honour.ADVANCED, "nang cao"),
    (Honour.CIVILISED_TOWN, "do thi van minh"),
    (Honour.COMPLETED_TASK, "hoan thanh nhiem vu"),
    (Honour.STANDARD, "dat chuan"),
    (Honour.STANDARD, "cong nhan"),
)


def _other_honour(cell: Cell, listed: Honour) -> bool:
    found = words.title(cell.text) if not cell.is_blank else None
    return found is not None and found is not listed


def _said(line: Line, pair: turning.Pair, lexicon: Lexicon) -> str:
    text = turning.ticked(line, pair, lexicon)
    return f"{pair.group}: {text}" if text else ""


def is_number(cell: Cell) -> bool:
    """Tell whether a cell of a column of achievements holds a value and not a word."""
    return numbers.number(cell, style=numbers.Style.UNDECIDED) is not None


def _same(one: str, other: str) -> bool:
    first, second = words.judgement(one), words.judgement(other)
    return first is not None and second is not None and first.result is second.result
