"""A name that a commune and a town share, settled by the names beside it and the heading above."""

from collections.abc import Iterable, Mapping, Sequence

from ntm_dashboard.domain.catalogue import Unit
from ntm_dashboard.domain.terms import UnitKind
from ntm_dashboard.intake.cells.text import cleaned, words_only
from ntm_dashboard.intake.grid import Line
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.reading.lexicon import Lexicon
from ntm_dashboard.intake.reading.turning import put

_OF_COMMUNES = {"xa", "cac xa"}
_FEWEST_BESIDE = 2


def settled_names(texts: Iterable[str], heading: str, lexicon: Lexicon) -> Mapping[str, str]:
    """Give the full names of communes for names that a town has, too.

    "Định An" under a heading "Xã" (not "Tên xã", which templates write over towns, too), or beside all other communes,
    is the commune, unless any town, or the commune itself, is named as well.
    """
    meant = {text: lexicon.meant(text) for text in {cleaned(text) for text in texts} if text}
    named = {one.unit for one in meant.values() if one.unit is not None}
    if len(named) < _FEWEST_BESIDE or any(unit.kind is not UnitKind.COMMUNE for unit in named):
        return {}
    unclear = {text: one.candidates for text, one in meant.items() if one.error is ErrorCode.COMMUNE_AMBIGUOUS}
    communes = {text: commune for text, units in unclear.items() if (commune := _commune(units)) not in {None, *named}}
    every = {unit for unit in lexicon.gazetteer.units if unit.kind is UnitKind.COMMUNE}
    is_every = named | set(communes.values()) == every
    is_sure = words_only(heading) in _OF_COMMUNES or is_every
    return {text: unit.name for text, unit in communes.items() if unit is not None} if is_sure else {}


def _commune(units: Sequence[Unit]) -> Unit | None:
    communes = [unit for unit in units if unit.kind is UnitKind.COMMUNE]
    return communes[0] if len(communes) == 1 else None


def with_settled_names(lines: Sequence[Line], index: int, heading: str, lexicon: Lexicon) -> list[Line]:
    """Write the full names into a column of units."""
    full = settled_names((line.at(index).text for line in lines), heading, lexicon)
    texts = [cleaned(line.at(index).text) for line in lines]
    return [put(line, index, full[text]) if text in full else line for line, text in zip(lines, texts, strict=True)]
