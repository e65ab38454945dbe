"""Long lists of communes a part at a time: the address says which part, a sentence which of how many is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ntm_dashboard.i18n import _, number_text
from ntm_dashboard.web.components import in_address

T = TypeVar("T")
PART = "trang"
"""The parameter of the address that says which part of the communes a page shows."""
WHOLE = 200
"""How many communes are shown all at once: since 1/7/2025 no province has so many (168 at the most)."""
LENGTH = 60
"""How many are shown at a time where there are more: three screens of the matrix, drawn in half a second."""


@dataclass(frozen=True)
class Part:
    """The place of a part among the parts of a list, from 1, and how many the list has in all."""

    place: int
    total: int

    @classmethod
    def of(cls, total: int, parameters: Mapping[str, str], parameter: str) -> "Part":
        """Read a part from an address; what names none means the first."""
        asked = parameters.get(parameter, "")[:4]
        place = int(asked) if asked.isascii() and asked.isdigit() else 1
        return cls(place if 1 <= place <= cls(1, total).parts else 1, total)

    @property
    def is_whole(self) -> bool:
        """Tell whether the list is short enough to be shown at once."""
        return self.total <= WHOLE

    @property
    def parts(self) -> int:
        """Count the parts of the list."""
        return 1 if self.is_whole else -(-self.total // LENGTH)

    @property
    def rows(self) -> slice:
        """Give the places of what is shown."""
        return slice(None) if self.is_whole else slice((self.place - 1) * LENGTH, min(self.place * LENGTH, self.total))

    def taken_of(self, rows: Sequence[T]) -> Sequence[T]:
        """Take the part out of the list."""
        return rows[self.rows]

    @property
    def numbers(self) -> dict[str, str]:
        """Give what a sentence says of the part: how many of how many, from which to which."""
        start, stop, _step = self.rows.indices(self.total)
        counts = {"count": stop - start, "total": self.total, "first": start + 1, "last": stop}
        return {name: number_text(count) for name, count in counts.items()}

    @property
    def written(self) -> str:
        """Write the part as an address says it; "" is the first."""
        return "" if self.place == 1 else str(self.place)


def choose(total: int, *, parameter: str) -> Part:
    """Offer the parts of a list, where it is too long to be shown at once; gives the one that the address names."""
    asked = Part.of(total, st.query_params, parameter)
    if asked.is_whole:
        return asked
    with st.container(key=f"part_{parameter}"):
        before, among, after = st.columns([1, 2, 1], vertical_alignment="bottom")
        in_address.choice(
            among,
            _("Các xã đang hiện"),
            [Part(place, total) for place in range(1, asked.parts + 1)],
            parameter=parameter,
            written=lambda one: one.written,
            shown=lambda one: _("{first} đến {last} trong {total} xã").format(**one.numbers),
            default=Part(1, total),
        )
        _turn(before, _("Các xã trước"), asked.place - 1, asked, parameter)
        _turn(after, _("Các xã tiếp theo"), asked.place + 1, asked, parameter)
    return asked


def _turn(column: DeltaGenerator, label: str, place: int, asked: Part, parameter: str) -> None:
    column.button(
        label,
        key=f"turn_{parameter}_{'on' if place > asked.place else 'back'}",
        disabled=not 1 <= place <= asked.parts,
        on_click=in_address.put,
        args=(parameter, Part(place, asked.total).written),
        width="stretch",
    )
