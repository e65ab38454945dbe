"""Cells of a handed-in file that a person mended in the browser: what each one was, and how it is recorded."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ntm_dashboard.i18n import N_, Message, number_text
from ntm_dashboard.intake.grid import Correction
from ntm_dashboard.store import Reason

MENDED = "MENDED"
"""What a reason of a revision is about that says which cells of its file were mended in the browser."""

_NAMED = 10


@dataclass(frozen=True)
class Mend:
    """A mended cell: the correction, where it stands in the words of the file, and what the original says there."""

    correction: Correction
    where: str
    was: str

    @property
    def place(self) -> tuple[int, int, int]:
        """Give its place."""
        return self.correction[:3]


def joined(before: Iterable[Mend], new: Iterable[Mend]) -> tuple[Mend, ...]:
    """Give the mends with further ones; of a cell the last counts, beside what the original says."""
    found = {one.place: one for one in before}
    for one in new:
        first = found.pop(one.place, one)
        if one.correction.text != first.was:
            found[one.place] = replace(one, was=first.was, where=first.where)
    return tuple(sorted(found.values(), key=lambda one: one.place))


def plain_mends(mends: Iterable[Mend]) -> list[dict[str, Any]]:
    """Give mends as values for JSON."""
    return [{**one.correction._asdict(), "where": one.where, "was": one.was} for one in mends]


def mends_of(values: Iterable[Mapping[str, Any]]) -> tuple[Mend, ...]:
    """Give back what `plain_mends` wrote."""
    return tuple(
        Mend(Correction(one["sheet"], one["row"], one["column"], one["text"]), one["where"], one["was"])
        for one in values
    )


def mended_reason(file_name: str, content: bytes, mends: Sequence[Mend]) -> Reason:
    """Record of which original a published file was made, and what was mended in it."""
    lines = [_line(one) for one in mends[:_NAMED]]
    if len(mends) > _NAMED:
        lines.append(str(Message.of(N_("và {count} chỗ nữa"), count=number_text(len(mends) - _NAMED))))
    sentence = N_("Tệp “{file}” (SHA-256 {digest}), đã sửa {count} chỗ trong trình duyệt: {cells}.")
    figures = {"file": file_name, "digest": hashlib.sha256(content).hexdigest(), "count": number_text(len(mends))}
    return Reason(MENDED, str(Message.of(sentence, **figures, cells="; ".join(lines))))


def _line(one: Mend) -> str:
    shown = Message.of(N_("{where}: “{was}” → “{now}”"), where=one.where, was=one.was, now=one.correction.text)
    return str(shown)
