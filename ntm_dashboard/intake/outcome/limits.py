"""How much of a file the program is willing to read, checked before it is read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds that keep a hostile file within 5 seconds and 512 MB. Sizes in bytes."""

    max_bytes: int = 10_000_000
    max_rows: int = 20_000
    max_columns: int = 256
    max_cells: int = 200_000
    max_cell_length: int = 10_000
    max_unpacked_bytes: int = 60_000_000
    max_part_bytes: int = 8_000_000
    max_parts: int = 2_000
    max_ratio: int = 200
    max_problems: int = 200
    max_problems_of_a_code: int = 50
