"""How much of a file the program is willing to read, checked before it is read. The only place that says it."""

from dataclasses import dataclass
from math import ceil

from ntm_dashboard.domain.catalogue import Catalogue

_SPARE = 1.25
"""The largest honest report, and a quarter more for totals, titles and rows that must be mended."""
_CELLS_OF_A_ROW = 16
_BYTES_OF_A_ROW = 160
_UNPACKED_BYTES_OF_A_ROW = 1_200
_TEXT_BYTES_OF_A_ROW = 150
_STEPS_OF_A_ROW = 100


@dataclass(frozen=True)
class Limits:
    """Bounds that keep a hostile file from costing more than the largest honest one. Sizes in bytes.

    They are those of a district; `of` gives those of a larger catalogue. `max_steps` is several times what the largest
    honest report takes (see `Budget`); `max_seconds` is the last resort against work that nobody counts.
    `rows_read_singly` are the ordinary rows of a long report by which its columns are recognised (as many as
    `reading.evidence.profile_of` looks through); the others are read by column.
    """

    max_bytes: int = 10_000_000
    max_rows: int = 20_000
    max_columns: int = 256
    max_cells: int = 320_000
    max_cell_length: int = 10_000
    max_unpacked_bytes: int = 60_000_000
    max_part_bytes: int = 8_000_000
    max_parts: int = 2_000
    max_ratio: int = 200
    max_steps: int = 6_000_000
    max_seconds: int = 120
    rows_read_singly: int = 400
    max_problems: int = 200
    max_problems_of_a_code: int = 50

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Limits":
        """Give the limits by the largest report that a catalogue allows: every unit with everything that is asked."""
        rows = max(cls.max_rows, ceil(_SPARE * largest_report(catalogue)))
        return cls(
            max_bytes=max(cls.max_bytes, rows * _BYTES_OF_A_ROW),
            max_rows=rows,
            max_cells=max(cls.max_cells, rows * _CELLS_OF_A_ROW),
            max_unpacked_bytes=max(cls.max_unpacked_bytes, rows * _UNPACKED_BYTES_OF_A_ROW),
            max_part_bytes=max(cls.max_part_bytes, rows * _TEXT_BYTES_OF_A_ROW),
            max_steps=max(cls.max_steps, rows * _STEPS_OF_A_ROW),
        )


def largest_report(catalogue: Catalogue) -> int:
    """Give how many rows a report of every unit with every criterion and indicator of a set has."""
    asked = [one.set_id for one in (*catalogue.criteria, *catalogue.indicators)]
    return len(catalogue.units) * max(map(asked.count, set(asked)), default=0)
