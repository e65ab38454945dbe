"""`check --errors-to`: each refused file again as a workbook with its faulty cells marked, to be mended."""

import argparse
from pathlib import Path

from ntm_dashboard.cli.whole_file import write_whole
from ntm_dashboard.errors import StoreError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.i18n.system_words import reason_of
from ntm_dashboard.intake.outcome.report import IntakeContext, PreparedReport

_LONGEST_STEM = 60


def add_errors_to(parser: argparse.ArgumentParser) -> None:
    """Let a command take the folder for marked workbooks."""
    parser.add_argument(
        "--errors-to",
        type=Path,
        metavar=_("THƯ_MỤC"),
        help=_("ghi vào thư mục này mỗi tệp không nhận thành bảng tính có đánh dấu chỗ sai"),
    )


def make_folder(folder: Path) -> None:
    """Make the folder before anything is checked.

    Raises:
        StoreError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = N_("Không tạo được thư mục “{folder}”: {reason}.")
        raise StoreError(str(Message.of(sentence, folder=str(folder), reason=reason_of(error)))) from error


def write_marked(folder: Path, content: bytes, report: PreparedReport, context: IntakeContext) -> Path:
    """Write the marked workbook under a name that nothing has yet: somebody may be mending an earlier one.

    Raises:
        StoreError: it cannot be written.
    """
    from ntm_dashboard.services.handing_out import marked  # loads the exports, which a check does without

    file = _free(folder, Path(report.file_name).stem[:_LONGEST_STEM])
    write_whole(file, marked(content, report, catalogue=context.catalogue, today=context.today))
    return file


def _free(folder: Path, stem: str) -> Path:
    number, file = 1, folder / f"{stem}_cho_sua.xlsx"
    while file.exists():
        number += 1
        file = folder / f"{stem}_cho_sua_{number}.xlsx"
    return file
