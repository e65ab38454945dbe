"""The mark of what rests on illustrative rows, in the HTML of the pages; the band above each page explains it."""

from collections.abc import Callable, Sequence

from ntm_dashboard.briefing.marking import NO_CLAIM
from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.briefing.wording import follow_up_caution_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Certainty, ReportKind, is_illustrative, word
from ntm_dashboard.web.components import texts
from ntm_dashboard.web.components.markup import join, tag
from ntm_dashboard.web.page_context import PageContext

Rows = Sequence[Sequence[str]]
INVENTED = "ntm-invented"
"""The class of a tile or badge that is drawn hatched."""

ARROW = tag("span", "→", aria_hidden="true")
"""What stands between before and after."""
_NO_CLAIM = {*NO_CLAIM, ARROW}


def text(said: str, real: str | None) -> str:
    """Mark a text that is said otherwise, or not at all, without illustrative rows."""
    return said if is_said(said, real) else join(said, MARK)


def follow_up(page: PageContext, *kinds: ReportKind) -> None:
    """Say which of these kinds of the follow-up hold invented rows, where any does: the band is about figures alone."""
    found = page.queries.invented_follow_up(page.situation)
    sentence = str(follow_up_caution_of(page.situation.district, [kind for kind in kinds if kind in found]))
    if sentence:
        texts.note(sentence)


def of_row(said: str, certainty: object) -> str:
    """Mark what one row says, where that row is invented for illustration."""
    return join(said, MARK) if is_illustrative(str(certainty)) else said


def is_said(said: str, real: str | None) -> bool:
    """Tell whether a text claims nothing that it does not claim without illustrative rows."""
    return said == real or said in _NO_CLAIM


def paragraphs(situation: Situation, sentences: Callable[[Situation], Sequence[object]]) -> list[str]:
    """Say some sentences of a Situation, each marked that is not among those said without illustrative rows."""
    known = {str(one) for one in sentences(situation.told_apart)}
    return [one if one in known else one + MARK for one in map(str, sentences(situation))]


def rows(situation: Situation, make: Callable[[Situation], Rows], *, names: int = 1) -> list[list[str]]:
    """Make the rows of a table of a Situation, marked where they rest on illustrative rows."""
    return against(make(situation), make(situation.told_apart), names=names)


def against(said: Rows, real: Rows, *, names: int = 1) -> list[list[str]]:
    """Mark the cells that the row of the same name does not say without illustrative rows.

    `names` is how many cells at the start of a row name it.
    """
    known = {tuple(row[:names]): row for row in real}
    return [_row(row, known.get(tuple(row[:names]))) for row in said]


def pairs(said: Sequence[tuple[str, str]], real: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Mark the values of named facts."""
    known = dict(real)
    return [(name, _cell(value, known.get(name))) for name, value in said]


def _row(row: Sequence[str], real: Sequence[str] | None) -> list[str]:
    others = [None] * len(row) if real is None else real
    return [_cell(said, other) for said, other in zip(row, others, strict=True)]


def _cell(said: str, real: str | None) -> str:
    """Mark a cell; the word for the certainty of a row says by itself that the row is illustrative."""
    return said if said == word(Certainty.ILLUSTRATIVE) else text(said, real)
