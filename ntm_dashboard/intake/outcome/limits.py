"""How much of a file the program is willing to read, checked before it is read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds that keep a hostile file from costing more than the largest honest one. Sizes in bytes.

    `max_steps` is several times what the largest honest report takes (see `Budget`); `max_seconds` is the last resort
    against work that nobody counts.
    """

    max_bytes: int = 10_000_000
    max_rows: int = 20_000
    max_columns: int = 256
    max_cells: int = 200_000
    max_cell_length: int = 10_000
    max_unpacked_bytes: int = 60_000_000
    max_part_bytes: int = 8_000_000
    max_parts: int = 2_000
    max_ratio: int = 200
    max_steps: int = 6_000_000
    max_seconds: int = 120
    max_problems: int = 200
    max_problems_of_a_code: int = 50
