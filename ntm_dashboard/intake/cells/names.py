"""Which unit a code and a name mean. Exact after normalising; closeness only ever suggests."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from rapidfuzz import fuzz

from ntm_dashboard.domain.catalogue import Catalogue, Unit
from ntm_dashboard.domain.terms import UnitKind
from ntm_dashboard.intake.cells.text import cleaned, compared, folded, lowered, unquoted
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.report import Alias

_PREFIXES = (
    (re.compile(r"^(?:(?:thị trấn|thi tran|t\.\s?trấn|ttr|tt|t\.t)\.?:?\s+|ttr?\.)"), UnitKind.TOWN),
    (re.compile(r"^(?:(?:huyện|huyen)\s+|h\.\s*)"), UnitKind.DISTRICT),
    (re.compile(r"^(?:(?:xã|xa|x):?\s+|x\.\s*)"), UnitKind.COMMUNE),
)
_WITHIN_DISTRICT = re.compile(r"\s*[,\-–(]\s*(?:huyện|huyen|h\.)\s.*$|\s(?:huyện|huyen)\s.*$")
_OFFICE = r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|uy ban nhan dan)\s+(?=xã|xa|x\.|thị|thi|tt)"
_BEFORE_NAME = re.compile(rf"^(?:\d{{1,2}}[.)]\s*|[-–•*]\s+)?(?:{_OFFICE})?")
_GROUPED_CODE = re.compile(r"^(\d{2})[., ](\d{3})(?:[.,]0+)?$")
_SUGGESTED_FROM = 80
_AROUND_NAME = " .,;:"


@dataclass(frozen=True)
class Meant:
    """The unit that a row means, or why it is not clear."""

    unit: Unit | None = None
    error: ErrorCode | None = None
    candidates: tuple[Unit, ...] = ()


class _Index:
    """Units by their codes and by their bare names, with diacritics and without; in the order of the catalogue."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.by_code: dict[str, tuple[Unit, ...]] = {}
        self._by_name: dict[str, tuple[Unit, ...]] = {}
        self._by_letters: dict[str, tuple[Unit, ...]] = {}
        for unit in units:
            bare = _split(unit.name)[1]
            for index, key in ((self.by_code, unit.code), (self._by_name, bare), (self._by_letters, folded(bare))):
                index[key] = (*index.get(key, ()), unit)

    def named(self, name: str) -> tuple[Unit, ...]:
        """Give the units that a name means: as it is written, else as if it had lost its diacritics."""
        kind, bare = _split(name)
        exact = _of_kind(self._by_name.get(bare, ()), kind)
        if exact or bare != folded(bare):
            return _preferred(exact, kind)
        return _preferred(_of_kind(self._by_letters.get(bare, ()), kind), kind)


@dataclass(frozen=True)
class Gazetteer:
    """All names of the units of the district at a day, and those of other times."""

    units: tuple[Unit, ...]
    elsewhen: tuple[Unit, ...]
    learned: Mapping[str, str] = field(default_factory=dict[str, str])

    @cached_property
    def _here(self) -> _Index:
        return _Index(self.units)

    @cached_property
    def _then(self) -> _Index:
        return _Index(self.elsewhen)

    @classmethod
    def of(
        cls, catalogue: Catalogue, *, day: date, aliases: tuple[Alias, ...], answers: Mapping[str, str]
    ) -> "Gazetteer":
        """Make it from the catalogue, the learned spellings and what the person answered."""
        units = tuple(unit for unit in catalogue.units if unit.validity.covers(day) and _belongs(unit, catalogue))
        learned = {compared(alias.spelling): alias.unit for alias in aliases}
        answered = {compared(spelling): code for spelling, code in answers.items()}
        elsewhen = tuple(unit for unit in catalogue.units if not unit.validity.covers(day))
        return cls(units, elsewhen, {**learned, **answered})

    def meant(self, *, code: str, name: str) -> Meant:
        """Tell which unit a code and a name mean together; either may be ""."""
        plain_code, plain_name = plain_unit_code(code), cleaned(unquoted(name))
        if not plain_code and not plain_name:
            return Meant(error=ErrorCode.COMMUNE_MISSING)
        by_code = self._coded(plain_code)
        if by_code is None and (then := self._coded_elsewhen(plain_code, plain_name)):
            return Meant(error=ErrorCode.COMMUNE_NOT_IN_PERIOD, candidates=then)
        if by_code is None and plain_code and (plain_name or _is_code(plain_code)):
            return self._of_no_unit_here(plain_name)
        if by_code is None:
            return self._by_name_alone(plain_name or plain_code)
        if not plain_name or by_code in self._named(plain_name):
            return Meant(by_code)
        return self._mismatch(by_code, plain_name)

    def _of_no_unit_here(self, name: str) -> Meant:
        """Tell what is wrong where the code is of no unit of the district: whatever the name, it is never asked for.

        Communes of other districts share names with ours; an answer or a learned spelling must not overrule a code.
        """
        named = self._here.named(name) if name else ()
        if named:
            return Meant(error=ErrorCode.CODE_NAME_MISMATCH, candidates=named)
        return Meant(error=ErrorCode.COMMUNE_UNKNOWN)

    def _by_name_alone(self, name: str) -> Meant:
        named = self._named(name)
        if len(named) == 1:
            return Meant(named[0])
        if named:
            return Meant(error=ErrorCode.COMMUNE_AMBIGUOUS, candidates=named)
        if elsewhen := self._elsewhen(name):
            return Meant(error=ErrorCode.COMMUNE_NOT_IN_PERIOD, candidates=elsewhen)
        return Meant(error=ErrorCode.COMMUNE_UNKNOWN, candidates=self.suggested(name))

    def _mismatch(self, by_code: Unit, name: str) -> Meant:
        if not self._named(name) and (elsewhen := self._elsewhen(name)):
            return Meant(error=ErrorCode.COMMUNE_NOT_IN_PERIOD, candidates=elsewhen)
        if not self._named(name) and not _has_prefix(name) and not self.suggested(name):
            return Meant(error=ErrorCode.COMMUNE_UNKNOWN)
        return Meant(error=ErrorCode.CODE_NAME_MISMATCH, candidates=(by_code,))

    def _learned(self, name: str) -> Unit | None:
        code = self.learned.get(compared(name))
        return self._coded(code) if code is not None else None

    def _coded(self, code: str) -> Unit | None:
        return next(iter(self._here.by_code.get(code, ())), None)

    def _named(self, name: str) -> tuple[Unit, ...]:
        if learned := self._learned(name):
            return (learned,)
        return self._here.named(name)

    def _elsewhen(self, name: str) -> tuple[Unit, ...]:
        return self._then.named(name) if _has_prefix(name) else ()

    def _coded_elsewhen(self, code: str, name: str) -> tuple[Unit, ...]:
        """Give the units that had the code at another time, where the name does not speak against it."""
        coded = self._then.by_code.get(code, ())
        return _Index(coded).named(name) if name and coded else coded

    def suggested(self, name: str) -> tuple[Unit, ...]:
        """Give the units that may be meant, the likeliest first, at most three; never taken without being asked.

        A name with a slip ("Tâp Sơn") is near, and one that is cut short ("P. Hưng", "PH"). Where nothing is near, the
        commune is another district's, so far as anybody can tell.
        """
        kind, bare = _split(name)
        written = folded(bare)
        parts, initials = re.split(r"[.\s]+", written), written.replace(".", "")
        scored = [
            (_nearness(written, parts, initials, known, words), unit)
            for unit, known, words in self._plain_names
            if kind in {None, unit.kind}
        ]
        close = sorted((pair for pair in scored if pair[0] >= _SUGGESTED_FROM), key=lambda pair: -pair[0])
        return tuple(unit for _, unit in close[:3])

    @cached_property
    def _plain_names(self) -> list[tuple[Unit, str, list[str]]]:
        """Give the bare names of communes and towns without diacritics, and their words."""
        units = [unit for unit in self.units if unit.kind != UnitKind.DISTRICT]
        names = [folded(_split(unit.name)[1]) for unit in units]
        return [(unit, name, name.split()) for unit, name in zip(units, names, strict=True)]


def _nearness(written: str, parts: list[str], initials: str, name: str, words: list[str]) -> float:
    """Give from 0 to 100 how near a written name is to the name of a unit; an abbreviation of it is nearest.

    A name that is too far to be suggested is 0.
    """
    is_initials = len(initials) == len(words) and initials == "".join(word[0] for word in words)
    is_cut = len(parts) == len(words) > 1 and all(
        word.startswith(part) for part, word in zip(parts, words, strict=True)
    )
    return 100 if is_initials or is_cut else fuzz.ratio(written, name, score_cutoff=_SUGGESTED_FROM)


def _is_code(text: str) -> bool:
    return text.isdigit()


def plain_unit_code(text: str) -> str:
    """Give a code as text: `="29464"`, 29.464 and 29464.0 are 29464."""
    plain = cleaned(unquoted(text))
    if match := _GROUPED_CODE.match(plain):
        return match[1] + match[2]
    return re.sub(r"^(\d+)[.,]0*$", r"\1", plain)


def _belongs(unit: Unit, catalogue: Catalogue) -> bool:
    return catalogue.district.code in {unit.parent, unit.code}


@lru_cache(maxsize=32768)
def _split(name: str) -> tuple[UnitKind | None, str]:
    """Part the kind of unit from its bare name: "X. Phước Hưng" is a commune "phước hưng"."""
    plain = _WITHIN_DISTRICT.sub("", _BEFORE_NAME.sub("", lowered(name), count=1))
    for pattern, kind in _PREFIXES:
        if match := pattern.match(plain):
            return kind, compared(plain[match.end() :].strip(_AROUND_NAME))
    return None, compared(plain.strip(_AROUND_NAME))


def _has_prefix(name: str) -> bool:
    return _split(name)[0] is not None


def _of_kind(units: tuple[Unit, ...], kind: UnitKind | None) -> tuple[Unit, ...]:
    return tuple(unit for unit in units if kind is None or unit.kind == kind)


def _preferred(units: tuple[Unit, ...], kind: UnitKind | None) -> tuple[Unit, ...]:
    """Without a prefix a district is not meant where a commune or a town has the name."""
    lower = tuple(unit for unit in units if unit.kind != UnitKind.DISTRICT)
    return lower if kind is None and lower else units
