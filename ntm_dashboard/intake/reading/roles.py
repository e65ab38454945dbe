"""What each column of a table is: by its heading, by the cells below it, by what a person or a known form said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ntm_dashboard.domain.terms import LEVEL_OF_REPORT
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.cells.text import words_only
from ntm_dashboard.intake.contract import LABELS, Column, column_of, is_name_beside_number
from ntm_dashboard.intake.grid import Line, column_letters
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import Option, Problem, problem
from ntm_dashboard.intake.outcome.report import Answers
from ntm_dashboard.intake.reading.evidence import Mark, Profile, profile_of
from ntm_dashboard.intake.reading.header import Header
from ntm_dashboard.intake.reading.headings import (
    Qualifier,
    is_evaluation,
    is_of_unmet,
    is_result_like,
    is_threshold,
    qualifiers_of,
)
from ntm_dashboard.intake.reading.lexicon import Lexicon
from ntm_dashboard.intake.reading.unmet_lists import unmet_list_in

UNUSED, ORDER, THRESHOLD, TOTAL, UNMET = "khong_dung", "stt", "muc_yeu_cau", "tong", "tieu_chi_chua_dat"
BY_THRESHOLD = THRESHOLD
_SURE = 0.6
_FREE = {
    *(Column.PERIOD, Column.UNIT_CODE, Column.DOSSIER, Column.DOSSIER_STATE, Column.PLANNED_ON, Column.AGENCY),
    *(Column.NOTE, Column.SOURCE, Column.CERTAINTY, Column.YEAR, Column.DECISION, Column.DECIDED_ON, Column.STATED_ON),
}
_FEWEST = 3


@dataclass(frozen=True)
class Roles:
    """The columns of a table as they are read.

    `header` has them under their columns of the contract; `results` are further columns of results, kept as remarks,
    `notes` further columns of notes; `criterion_texts` those whose text tells which criterion a row is about;
    `unmet_list` lists unmet criteria. `why` says of a position by what its role was recognised.
    """

    header: Header
    results: tuple[int, ...] = ()
    criterion_texts: tuple[int, ...] = ()
    thresholds: tuple[int, ...] = ()
    unmet_list: int | None = None
    is_by_threshold: bool = False
    notes: tuple[int, ...] = ()
    why: Mapping[int, Message] = field(default_factory=dict[int, Message])
    questions: tuple[Problem, ...] = ()


BY_HEADING = Message.of(N_("theo tên cột"))
BY_CELLS = Message.of(N_("theo nội dung các ô"))
BY_ANSWER = Message.of(N_("theo câu trả lời"))


@dataclass
class _Deciding:
    """The columns of one table while they are decided on."""

    header: Header
    lines: Sequence[Line]
    lexicon: Lexicon
    answers: Answers
    columns: dict[Column, int] = field(default_factory=dict[Column, int])
    unknown: set[int] = field(default_factory=set[int])
    duplicates: set[int] = field(default_factory=set[int])
    why: dict[int, Message] = field(default_factory=dict[int, Message])
    questions: list[Problem] = field(default_factory=list[Problem])
    profiles: dict[int, Profile] = field(default_factory=dict[int, Profile])

    def __post_init__(self) -> None:
        self.columns = dict(self.header.columns)
        self.unknown = set(self.header.unknown)
        self.duplicates = set(self.header.duplicates)
        width = max([self.header.width, *(line.width for line in self.lines[:50])], default=0)
        self.unknown |= {index for index in range(width) if not self.header.heading(index)}

    def profile(self, index: int) -> Profile:
        if index not in self.profiles:
            self.profiles[index] = profile_of(self.lines, index, self.lexicon)
        return self.profiles[index]

    def path(self, index: int) -> str:
        return self.header.path(index) if index < len(self.header.paths) else ""

    def take(self, column: Column, index: int, why: Message) -> None:
        self.columns[column] = index
        self.unknown.discard(index)
        self.duplicates.discard(index)
        self.why[index] = why


def roles_of(header: Header, lines: Sequence[Line], *, lexicon: Lexicon, answers: Answers) -> Roles:
    """Decide what each column is."""
    deciding = _Deciding(header, lines, lexicon, answers)
    unused = _apply_answers(deciding)
    thresholds: tuple[int, ...] = ()
    results: tuple[int, ...] = ()
    texts: tuple[int, ...] = ()
    unmet, is_by_threshold = None, False
    _find_unit(deciding)
    if header.kind in LEVEL_OF_REPORT and Column.TITLE not in deciding.columns:
        thresholds = _thresholds(deciding)
        if not header.criteria:
            texts = _find_criterion(deciding, thresholds)
            unmet = _unmet_list(deciding)
        if not header.criteria and not header.units and not header.pairs and unmet is None:
            results, is_by_threshold = _find_result(deciding, {*thresholds, *texts, *unused})
    notes = _further_notes(deciding)
    unknown = tuple(
        sorted({*deciding.unknown, *unused} - set(thresholds) - set(results) - set(deciding.columns.values()))
    )
    refined = replace(
        header,
        columns=deciding.columns,
        duplicates=tuple(sorted(deciding.duplicates - set(results) - set(texts) - set(thresholds) - set(notes))),
        unknown=tuple(index for index in unknown if header.heading(index)),
    )
    why, questions = deciding.why, tuple(deciding.questions)
    return Roles(refined, results, texts, thresholds, unmet, is_by_threshold, notes, why, questions)


def _further_notes(deciding: _Deciding) -> tuple[int, ...]:
    """Give the columns that are notes, too, under another heading: difficulties beside remarks."""
    own = deciding.columns.get(Column.NOTE)
    if own is None:
        return ()
    heading = words_only(deciding.header.heading(own))
    alike = [index for index in deciding.duplicates if column_of(deciding.header.heading(index)) is Column.NOTE]
    return tuple(sorted(index for index in alike if words_only(deciding.header.heading(index)) != heading))


def _apply_answers(deciding: _Deciding) -> set[int]:
    """Take the roles that a person gave to columns; give the positions of those that are not to be used."""
    unused: set[int] = set()
    for (code, about), role in deciding.answers.chosen.items():
        index = index_of(about) if code is ErrorCode.COLUMN_ROLE else None
        if index is None:
            continue
        for column in [column for column, at in deciding.columns.items() if at == index]:
            del deciding.columns[column]
        deciding.why[index] = BY_ANSWER
        if role in set(Column):
            deciding.take(Column(role), index, BY_ANSWER)
        elif role == UNUSED:
            unused.add(index)
    return unused


def index_of(letters: str) -> int | None:
    """Give the position that the letters of a column name (A is 0); None for anything else."""
    if not letters.isascii() or not letters.isalpha() or len(letters) > 3 or not letters.isupper():
        return None
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _find_unit(deciding: _Deciding) -> None:
    """Find the column of units by its cells where no heading names it, or where another column is headed like one."""
    named = deciding.columns.get(Column.UNIT_NAME)
    if named is not None and deciding.profile(named).share(Mark.UNIT) < 0.3:
        better = [index for index in deciding.duplicates if deciding.profile(index).share(Mark.UNIT) >= _SURE]
        if better:
            deciding.duplicates.add(named)
            deciding.take(Column.UNIT_NAME, better[0], BY_CELLS)
        return
    if {Column.UNIT_NAME, Column.UNIT_CODE} & set(deciding.columns) or deciding.header.units:
        return
    for index in sorted(deciding.unknown):
        profile = deciding.profile(index)
        if profile.share(Mark.UNIT) >= _SURE and profile.filled >= 2:
            deciding.take(Column.UNIT_NAME, index, BY_CELLS)
            return


def _thresholds(deciding: _Deciding) -> tuple[int, ...]:
    """Find the columns of required levels: headed so, or full of "≥ 80%" where no heading says otherwise."""
    criterion = deciding.columns.get(Column.CRITERION)
    named = {at for column, at in deciding.columns.items() if column is not Column.CRITERION}
    found = [
        index
        for index, leaf in enumerate(deciding.header.headings)
        if (leaf and is_threshold(leaf) and _may_be_threshold(deciding.profile(index), is_own=index == criterion))
        or (index not in named and deciding.profile(index).share(Mark.THRESHOLD) >= 0.5)
    ]
    for index in found:
        for column in [column for column, at in deciding.columns.items() if at == index]:
            del deciding.columns[column]
        deciding.why[index] = BY_HEADING
    return tuple(found)


def _may_be_threshold(profile: Profile, *, is_own: bool) -> bool:
    """Tell whether the cells may be required levels; `is_own`: the heading may also mean criteria."""
    is_criteria = profile.share(Mark.CRITERION, Mark.INDICATOR) >= 0.5
    is_numbers = is_own and profile.share(Mark.BIT, Mark.NUMBER) >= _SURE
    return profile.filled > 0 and not is_criteria and not is_numbers


def _find_criterion(deciding: _Deciding, thresholds: tuple[int, ...]) -> tuple[int, ...]:
    """Find the column of criteria, and further ones whose text tells it; the most telling first."""
    own = deciding.columns.get(Column.CRITERION)
    is_told = own is not None and not _says_nothing(deciding.profile(own))
    open_to = {Column.CRITERION} if is_told else {Column.CRITERION, Column.NOTE}  # a note "1:" tells no criterion then
    taken = {at for column, at in deciding.columns.items() if column not in open_to}
    headings = range(len(deciding.header.headings))
    telling = {
        index: deciding.profile(index).share(Mark.CRITERION, Mark.INDICATOR)
        for index in (*headings, *deciding.unknown)
        if index not in taken and index not in thresholds and index not in deciding.header.orders
    }
    texts = tuple(sorted((index for index, share in telling.items() if share >= 0.5), key=lambda at: -telling[at]))
    if texts and not is_told and own not in texts:
        deciding.take(Column.CRITERION, texts[0], BY_CELLS)
    headed = [index for index in headings if is_name_beside_number(deciding.header.headings[index])]
    others = [
        index for index in {*headed, *texts} if index not in taken and index != deciding.columns.get(Column.CRITERION)
    ]
    deciding.unknown -= set(others)
    return tuple(sorted(others, key=lambda at: -telling.get(at, 0.0)))


def _says_nothing(profile: Profile) -> bool:
    return profile.share(Mark.CRITERION, Mark.INDICATOR, Mark.BIT, Mark.NUMBER) < 0.3


def _unmet_list(deciding: _Deciding) -> int | None:
    """Find the column that lists the unmet criteria of a unit, in a table with one row a unit."""
    if Column.RESULT in deciding.columns or Column.UNIT_NAME not in deciding.columns:
        return None
    listed = unmet_list_in(deciding.header)
    if listed is None or deciding.profile(listed).is_results:
        return None
    deciding.columns.pop(Column.CRITERION, None)
    deciding.unknown.discard(listed)
    return listed


def _find_result(deciding: _Deciding, apart: set[int]) -> tuple[tuple[int, ...], bool]:
    """Find the column of results; give the other ones that hold results or what was achieved, to be kept as remarks."""
    free = {at for column, at in deciding.columns.items() if column in _FREE | {Column.CRITERION, Column.UNIT_NAME}}
    own = deciding.columns.get(Column.RESULT)
    headings = range(max(len(deciding.header.headings), *(index + 1 for index in {0, *deciding.unknown})))
    possible = [index for index in headings if index not in free and index not in apart]
    full = [index for index in possible if _holds_results(deciding, index)]
    if deciding.why.get(own if own is not None else -1) is BY_ANSWER:
        return _achieved(deciding, [index for index in full if index != own]), False
    alike = [index for index in full if words_only(deciding.header.heading(index)) == deciding.path(own or 0)]
    if own is not None and own in full and len(alike) > 1:
        return (), False
    chosen = _chosen_result(deciding, full)
    if chosen is None and not full:
        return (), _value_alone(deciding, possible)
    if chosen is None:
        if Column.CRITERION in deciding.columns:
            _ask_for_result(deciding, full)
            deciding.columns.setdefault(
                Column.RESULT, full[0]
            )  # so that the faults of the other columns are found, too
        return tuple(full), False
    deciding.take(Column.RESULT, chosen, deciding.why.get(chosen, BY_HEADING if chosen == own else BY_CELLS))
    return _achieved(deciding, [index for index in full if index != chosen]), False


def _holds_results(deciding: _Deciding, index: int) -> bool:
    profile = deciding.profile(index)
    is_headed = is_result_like(deciding.path(index)) or deciding.columns.get(Column.RESULT) == index
    if is_of_unmet(deciding.header.heading(index)) and profile.share(Mark.TICK, Mark.BIT) > 0:
        return False
    if profile.is_results:
        return profile.filled >= _FEWEST or is_headed
    mixed = profile.share(Mark.RESULT, Mark.TICK, Mark.BIT)
    return is_headed and (mixed == 1.0 or (mixed >= 0.5 and profile.share(Mark.RESULT, Mark.TICK) > 0))


def _chosen_result(deciding: _Deciding, full: list[int]) -> int | None:
    """Choose the one column of results; None when none or several could be it."""
    answer = index_of(deciding.answers.to(ErrorCode.RESULT_COLUMN))
    if answer in full:
        deciding.why[answer] = BY_ANSWER
        return answer
    if len(full) <= 1:
        return full[0] if full else deciding.columns.get(Column.RESULT)
    plain = {index: qualifiers_of(deciding.path(index)) for index in full}
    judged = [index for index in full if is_evaluation(deciding.path(index))]
    is_clear = len(judged) == 1 and not any(plain[index] - {Qualifier.SELF} for index in full if index not in judged)
    is_clear = is_clear and not any(Qualifier.SELF in plain[index] for index in full if index not in judged)
    return judged[0] if is_clear else None


def _ask_for_result(deciding: _Deciding, full: list[int]) -> None:
    names = {index: " – ".join(deciding.header.paths[index]) for index in full}
    options = tuple(Option(column_letters(index), Message.of("{name}", name=names[index])) for index in full)
    deciding.questions.append(
        problem(
            ErrorCode.RESULT_COLUMN,
            row=deciding.header.row,
            found=", ".join(f"“{name}”" for name in names.values()),
            options=options,
            suggested=column_letters(best) if (best := suggested_result(names)) is not None else "",
        )
    )


def suggested_result(names: Mapping[int, str]) -> int | None:
    """Suggest the verified result, else the present one; None where nothing speaks for one."""
    qualified = {index: qualifiers_of(name) for index, name in names.items()}
    for wanted in (Qualifier.VERIFIED, Qualifier.NOW):
        found = [index for index, one in qualified.items() if wanted in one and Qualifier.SELF not in one]
        if len(found) == 1:
            return found[0]
    rest = [index for index, one in qualified.items() if not one & {Qualifier.EARLIER, Qualifier.PLANNED}]
    return rest[0] if len(rest) == 1 else None


def _achieved(deciding: _Deciding, others: list[int]) -> tuple[int, ...]:
    """Take for the value the column that says what was achieved; the rest are remarks."""
    result = deciding.columns.get(Column.RESULT)
    headed = [
        index
        for index in range(len(deciding.header.headings))
        if index != result
        and index not in others
        and index not in deciding.columns.values()
        and (is_result_like(deciding.path(index)) or column_of(deciding.header.heading(index)) is Column.RESULT)
    ]
    for index in (*headed, *others):
        if Column.VALUE not in deciding.columns and deciding.profile(index).share(Mark.NUMBER, Mark.SHARE) > 0:
            deciding.take(Column.VALUE, index, BY_CELLS)
    kept = tuple(index for index in (*headed, *others) if deciding.profile(index).filled)
    deciding.unknown -= set(kept)
    return kept


def _value_alone(deciding: _Deciding, possible: list[int]) -> bool:
    """Take what was achieved for the value where no column says met or not; the result is asked for."""
    if Column.VALUE not in deciding.columns:
        headed = [index for index in possible if is_result_like(deciding.path(index))]
        values = [index for index in headed if deciding.profile(index).is_values]
        if len(values) != 1:
            return False
        own = deciding.columns.get(Column.RESULT)
        if own == values[0]:
            del deciding.columns[Column.RESULT]
        deciding.take(Column.VALUE, values[0], BY_CELLS)
    if Column.RESULT in deciding.columns or Column.CRITERION not in deciding.columns:
        return False
    if deciding.profile(deciding.columns[Column.VALUE]).filled < 0.8 * len(deciding.lines):
        return False
    return ask_by_threshold(deciding.questions, deciding.header, deciding.answers)


def ask_by_threshold(questions: list[Problem], header: Header, answers: Answers) -> bool:
    """Ask whether results are to follow from the required levels, where a table holds values only."""
    if answers.to(ErrorCode.RESULT_COLUMN) == BY_THRESHOLD:
        return True
    label = Message.of(N_("Bảng chỉ có giá trị: tính đạt, chưa đạt theo mức yêu cầu của từng chỉ tiêu"))
    option = Option(BY_THRESHOLD, label)
    questions.append(
        problem(ErrorCode.RESULT_COLUMN, row=header.row, options=(option,), suggested=BY_THRESHOLD, text=NO_RESULT)
    )
    return True


NO_RESULT = N_(
    "Bảng chỉ có giá trị, không có cột đạt hay chưa đạt. Hãy thêm cột kết quả, hoặc xác nhận tính theo mức yêu cầu."
)
"""Says that a table holds values without results."""


def label_of(role: str) -> Message:
    """Put a role into words."""
    if role in set(Column):
        return Message.of(LABELS[Column(role)])
    kind, _, about = role.partition(":")
    return Message.of(_LABELS[kind], about=about) if kind in _LABELS else Message.of("{role}", role=role)


_LABELS = {
    UNUSED: N_("Không dùng"),
    ORDER: N_("Số thứ tự"),
    THRESHOLD: N_("Mức yêu cầu (không phải số liệu)"),
    TOTAL: N_("Số tổng"),
    UNMET: N_("Danh sách tiêu chí chưa đạt"),
    Column.CRITERION.value: N_("Kết quả tiêu chí {about}"),
    "don_vi": N_("Kết quả của đơn vị {about}"),
}
