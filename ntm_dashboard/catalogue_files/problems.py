"""What is wrong in the data folder: where it stands, what was found, and how to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ntm_dashboard.errors import DataFolderError
from ntm_dashboard.i18n import N_, Message, _, number_text


@dataclass(frozen=True)
class FolderProblem:
    """One thing that is wrong in a file of the data folder. `row` is the line as a person counts it (1 = first)."""

    file: str
    row: int | None
    column: str | None
    sentence: Message

    def __str__(self) -> str:
        return str(Message.of(N_("{place}: {sentence}"), place=self._place(), sentence=self.sentence))

    def _place(self) -> str:
        parts = [_("Tệp {file}").format(file=self.file)]
        if self.row is not None:
            parts.append(_("dòng {row}").format(row=number_text(self.row)))
        if self.column is not None:
            parts.append(_("cột “{column}”").format(column=self.column))
        return ", ".join(parts)


class Problems:
    """Collects every problem of the data folder, so that a person mends all of them in one go."""

    def __init__(self) -> None:
        self._found: dict[FolderProblem, None] = {}

    def add(self, sentence: Message, *, file: str, row: int | None = None, column: str | None = None) -> None:
        """Note a problem; the same one twice counts once."""
        self._found.setdefault(FolderProblem(file, row, column, sentence))

    def found(self) -> Sequence[FolderProblem]:
        """Give the problems by file and row."""
        return sorted(self._found, key=lambda one: (one.file, one.row or 0))

    def raise_if_any(self) -> None:
        """Refuse the data folder when anything is wrong in it.

        Raises:
            DataFolderError: names every problem, one a line.
        """
        if not self._found:
            return
        head = _("Thư mục số liệu có {count} lỗi, chương trình chưa nạp gì:").format(
            count=number_text(len(self._found))
        )
        raise DataFolderError("\n".join([head, *(f"- {problem}" for problem in self.found())]))
