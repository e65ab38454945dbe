"""A published cell that a later revision touched, in words."""

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.cell_words import named, said_beside
from ntm_dashboard.store import Conflict


def name(conflict: Conflict, catalogue: Catalogue) -> str:
    """Name the cell: Xã Long Hiệp, tiêu chí 5, kỳ 12/04/2023."""
    return named(dict(zip(conflict.cells.keys, conflict.key, strict=True)), catalogue)


def line(conflict: Conflict, catalogue: Catalogue) -> list[str]:
    """Give the line of a table: the cell, what stood before, what was written, what stands now, and since when."""
    rows = (conflict.before, conflict.written, conflict.standing)
    return [name(conflict, catalogue), *said_beside(conflict.cells, rows, catalogue), str(conflict.later)]
