"""What the titles, the letterhead and the sheet name say of a file: which unit, set, purpose and district."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ntm_dashboard.domain.catalogue import CriteriaSet, Unit
from ntm_dashboard.domain.terms import Level, UnitKind
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake.cells.text import compared, folded, words_only
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import Option, Problem, problem
from ntm_dashboard.intake.outcome.report import Answers, FactName, FactRead
from ntm_dashboard.intake.reading.lexicon import Lexicon

LONGEST_TITLE = 1000
_SEEN_AT_MOST = 12
_ADVANCED = re.compile(
    r"\b(?:ntm|nong thon moi|tieu chi|xa|chuan)(?: xa)? nang cao\b"
    r"(?! (?:chat luong|nang luc|hieu qua|nhan thuc|y thuc|doi song|thu nhap|vai tro|trach nhiem|muc|ty le))"
    r"|\bntmnc\b|^nang cao$|\bnc$"
)
_MODEL = re.compile(r"\bkieu mau\b|\bntmkm\b")
_EARLIER_SET = re.compile(r"2016\s*2020|2010\s*2020|\b(?:1980|2540|491|342|800) qd ttg\b")


@dataclass(frozen=True)
class Title:
    """A text above a table (or the name of its sheet) with its place."""

    text: str
    row: int | None

    @property
    def place(self) -> Message:
        """Say where it stands."""
        return Message.of(N_("tên trang")) if self.row is None else Message.of(N_("dòng {row}"), row=str(self.row))

    @property
    def plain(self) -> str:
        """Give its words, folded."""
        return words_only(self.text)


def fact(name: FactName, value: str, shown: Message, title: Title | None, quoted: str = "") -> FactRead:
    """Make a fact read from a title; without one it was not read but answered."""
    place = title.place if title else Message.of(N_("theo câu trả lời"))
    return FactRead(name, value, shown, quoted or (title.text[:80] if title else ""), place)


def unit_of(titles: Iterable[Title], lexicon: Lexicon) -> tuple[Unit, Title] | None:
    """Give the one commune or town that the titles name; None when they name none, or several."""
    found = [(unit, title) for title in titles for unit in units_in(title, lexicon)]
    codes = {unit.code for unit, _ in found}
    return found[0] if len(codes) == 1 else None


def units_in(title: Title, lexicon: Lexicon) -> list[Unit]:
    """Give the units that a text names: with their kind before the name, or as the whole name of a sheet."""
    text = compared(title.text[:LONGEST_TITLE])
    plain = folded(title.text[:LONGEST_TITLE])
    units = [unit for unit in lexicon.gazetteer.units if unit.kind in {UnitKind.COMMUNE, UnitKind.TOWN}]
    named = [unit for unit in units if _names(text, compared(unit.name)) or _names(plain, folded(unit.name), bare=True)]
    if not named and title.row is None and (meant := lexicon.meant(title.text)).unit is not None:
        return [meant.unit]
    return [unit for unit in named if not _is_within(unit, named)]


def group_unit(texts: Sequence[str], lexicon: Lexicon) -> str:
    """Give the name of the one unit that a line between rows is about ("II. Xã Tập Sơn"); "" when it names none."""
    exact = [text for text in texts if lexicon.names_unit(text)]
    if exact:
        return exact[0] if len(exact) == 1 else ""
    found = {unit.name for text in texts for unit in units_in(Title(text, 1), lexicon)}
    return next(iter(found)) if len(found) == 1 else ""


def _names(text: str, name: str, *, bare: bool = False) -> bool:
    """Tell whether a text names a unit; a text without any diacritics is compared without them."""
    if bare and not text.isascii():
        return False
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _is_within(unit: Unit, named: Sequence[Unit]) -> bool:
    return any(other is not unit and unit.name in other.name and len(other.name) > len(unit.name) for other in named)


def sets_in(titles: Iterable[Title], lexicon: Lexicon) -> list[tuple[CriteriaSet | None, Title]]:
    """Give the criteria sets other than the standard one that titles speak of; None for one the catalogue lacks."""
    found: list[tuple[CriteriaSet | None, Title]] = []
    for title in titles:
        plain = title.plain
        if _ADVANCED.search(plain):
            found.append((_set(lexicon, "advanced"), title))
        if _MODEL.search(plain):
            found.append((_set(lexicon, "model"), title))
        if _EARLIER_SET.search(plain):
            found.append((None, title))
    return found


def _set(lexicon: Lexicon, kind: str) -> CriteriaSet | None:
    found = lexicon.catalogue.set_on(Level.COMMUNE, lexicon.day, kind)
    return found if found is not None and has_criteria(found, lexicon) else None


def has_criteria(one: CriteriaSet, lexicon: Lexicon) -> bool:
    """Tell whether the catalogue lists the criteria of a set, so that results under it can be read."""
    return any(criterion.set_id == one.set_id for criterion in lexicon.catalogue.criteria)


def set_question(
    sets: Sequence[tuple[CriteriaSet | None, Title]], lexicon: Lexicon, answers: Answers, *, is_mixed: bool = False
) -> Problem | None:
    """Ask for the set where titles speak of several, or of one that the catalogue does not have.

    `is_mixed`: the sheets of the file do not all speak of the same.
    """
    if answers.to(ErrorCode.SET_OTHER) in {one.set_id for one in lexicon.catalogue.sets}:
        return None
    known = {one.set_id for one, _ in sets if one is not None}
    title = next((title for one, title in sets if one is None), sets[0][1])
    if not is_mixed and len(known) == 1 and all(one is not None for one, _ in sets):
        return None
    options = tuple(
        Option(one.set_id, Message.of("{name}", name=one.name_vi))
        for one in lexicon.catalogue.sets
        if one.level is Level.COMMUNE and one.validity.covers(lexicon.day) and has_criteria(one, lexicon)
    )
    return problem(ErrorCode.SET_OTHER, row=title.row, found=title.text, options=options)


def unit_contradiction(
    units: frozenset[str], titles: Sequence[Title], lexicon: Lexicon, answers: Answers
) -> Problem | None:
    """Ask which unit is meant where the letterhead names another one than all rows do."""
    found = unit_of(titles, lexicon)
    if found is None or len(units) != 1 or found[0].code in units or answers.to(ErrorCode.UNIT_OF_FILE):
        return None
    own = next(unit for unit in lexicon.gazetteer.units if unit.code in units)
    label = Message.of(N_("Lấy theo bảng: {name}"), name=own.name)
    return problem(
        ErrorCode.UNIT_OF_FILE,
        row=found[1].row,
        options=(Option(own.code, label),),
        text=UNIT_CONTRADICTED,
        title=found[0].name,
        unit=own.name,
    )


UNIT_CONTRADICTED = N_("Dòng {row}: tiêu đề ghi {title} nhưng bảng ghi {unit}. Hãy sửa cho khớp, hoặc xác nhận.")
"""Says that the title and the rows name different units."""


def unit_question(lexicon: Lexicon, row: int, suggested: str = "") -> Problem:
    """Ask which unit a file is about."""
    units = [unit for unit in lexicon.gazetteer.units if unit.kind is UnitKind.COMMUNE]
    options = tuple(Option(unit.code, Message.of("{name} ({code})", name=unit.name, code=unit.code)) for unit in units)
    return problem(ErrorCode.UNIT_OF_FILE, row=row, options=options, suggested=suggested)


def seen_text(headings: Sequence[str]) -> str:
    """Say which headings were seen, the first of them."""
    texts = [text[:40] for text in headings if text]
    return ", ".join(f"“{text}”" for text in texts[:_SEEN_AT_MOST]) + (" …" if len(texts) > _SEEN_AT_MOST else "")
