"""How many rows of each kind of the follow-up are known, how true they are, and how new."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ntm_dashboard.domain.published import FOLLOW_UP_TABLES, RowTable, standing_rows
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import Certainty, ReportKind


@dataclass(frozen=True)
class KindCount:
    """The rows of a kind: how many there are of each certainty, and the newest day of a key; None without a row."""

    kind: ReportKind
    rows: Mapping[Certainty, int]
    newest: date | None

    @property
    def total(self) -> int:
        """Give the number of all rows."""
        return sum(self.rows.values())


def follow_up_counts(record: Record) -> tuple[KindCount, ...]:
    """Count the rows of a record, every kind of the follow-up in the order of the kinds."""
    return tuple(_count(record, table) for table in FOLLOW_UP_TABLES)


def _count(record: Record, table: RowTable) -> KindCount:
    rows = standing_rows(record, table)
    found = rows["certainty"].value_counts().to_dict()
    newest = None if rows.empty else rows[table.days[0]].max().date()
    return KindCount(table.kinds[0], {one: int(found.get(one.value, 0)) for one in Certainty}, newest)
