"""The rules for one criterion of one unit, told row by row as a person would: what the columns are held against."""

from collections.abc import Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """What a report of a day says of a criterion as a whole ("") or of one of its indicators."""

    day: int
    indicator: str
    result: str


class Judged(NamedTuple):
    """The result (None: unknown), whether the report contradicts itself, and the row that it rests on."""

    result: str | None
    is_contradicted: bool
    leading: Row | None


def judged(rows: Sequence[Row], total: int) -> Judged:
    """Judge by all rows, the oldest first; `total` is how many indicators the criterion has."""
    if not rows:
        return Judged(None, False, None)
    report = [row for row in rows if row.day == rows[-1].day]
    whole = next((row for row in reversed(rows) if not row.indicator), None)
    beside = [row for row in rows if whole and row.day == whole.day and row.indicator]
    later = {row.indicator: row.result for row in rows if row.indicator and (not whole or row.day > whole.day)}
    ever = {row.indicator: row.result for row in rows if row.indicator}
    if whole in report:
        is_contradicted = whole.result == "met" and any(row.result == "not_met" for row in beside)
        return Judged(whole.result, is_contradicted, whole)
    known = later if whole and whole.result == "met" else ever
    is_decided = "not_met" in later.values() or 0 < total <= len(known)
    if whole and not is_decided and whole.result != "not_applicable":
        unmet = [row for row in beside if row.result == "not_met" and row.indicator not in later]
        return Judged(whole.result, whole.result == "met" and bool(unmet), whole)
    leading = next((row for row in report if row.result == "not_met"), report[-1])
    return Judged(by_indicators(list(known.values()), total), False, leading)


def by_indicators(results: Sequence[str], total: int) -> str | None:
    """Judge by indicators alone."""
    if "not_met" in results:
        return "not_met"
    if len(results) < total:
        return None
    return "met" if "met" in results else "not_applicable"
