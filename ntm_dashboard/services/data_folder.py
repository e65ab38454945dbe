"""Reads the data folder from disk: the catalogue, the district, and the files of rows that are published from it."""

from dataclasses import dataclass
from pathlib import Path

from ntm_dashboard.catalogue_files.files import CATALOGUE_FOLDER, DISTRICT_FILE, read_catalogue
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.errors import DataFolderError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.i18n.system_words import reason_of

SHIPPED_CATALOGUE = Path(__file__).resolve().parents[2] / "data" / CATALOGUE_FOLDER
_REPORT_KINDS = {kind.value: kind for kind in ReportKind}


@dataclass(frozen=True)
class RowFile:
    """A file of rows to publish: what it is about, its name within the data folder, and its bytes."""

    kind: ReportKind
    name: str
    content: bytes


def read_folder(folder: Path) -> dict[str, bytes]:
    """Give the bytes of every CSV file below a folder, by its path within the folder (`catalogue/don_vi.csv`).

    Raises:
        DataFolderError: the folder is not there, or a file cannot be read.
    """
    if not folder.is_dir():
        sentence = N_("Không có thư mục số liệu “{folder}”. Hãy kiểm tra đường dẫn.")
        raise DataFolderError(str(Message.of(sentence, folder=str(folder))))
    return {path.relative_to(folder).as_posix(): _bytes(path) for path in sorted(folder.rglob("*.csv"))}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        sentence = N_("Không đọc được tệp “{file}”: {reason}. Hãy kiểm tra quyền đọc tệp.")
        raise DataFolderError(str(Message.of(sentence, file=str(path), reason=reason_of(error)))) from error


def load_catalogue(data_dir: Path) -> Catalogue:
    """Load the catalogue of a district: `catalogue/` beside its folder (else the shipped one), under its own rows.

    Raises:
        DataFolderError: names every problem with file, row, column and how to mend it.
    """
    folder = data_dir.resolve()
    beside = folder.parent / CATALOGUE_FOLDER
    shared = read_folder(beside if beside.is_dir() else SHIPPED_CATALOGUE)
    own = read_folder(folder)
    files = {f"{CATALOGUE_FOLDER}/{name}": content for name, content in shared.items()}
    return read_catalogue(
        files | {f"{folder.name}/{name}": content for name, content in own.items()}, folder=folder.name
    )


def row_files(folder: Path) -> tuple[RowFile, ...]:
    """Give the files of rows that a folder publishes: `cong_nhan.csv`, `tieu_chi_xa/2023-01-31.csv` and so on.

    A kind is a file of that name, or a folder of that name with a file a period. What lies deeper (`cap_nhat/`, an
    own `catalogue/`) is not published by itself.

    Raises:
        DataFolderError: the folder is not there, or holds a CSV file that is of no known kind.
    """
    files = read_folder(folder)
    return tuple(RowFile(_kind(name), name, content) for name, content in files.items() if _is_published(name))


def _is_published(name: str) -> bool:
    return name != DISTRICT_FILE and name.split("/")[0] not in {CATALOGUE_FOLDER, "cap_nhat"}


def _kind(name: str) -> ReportKind:
    kind = _REPORT_KINDS.get(name.split("/")[0].removesuffix(".csv"))
    if kind is None:
        sentence = N_("Tệp “{file}” không thuộc loại nào đã biết. Chỉ nhận: {kinds}.")
        raise DataFolderError(str(Message.of(sentence, file=name, kinds=", ".join(_REPORT_KINDS))))
    return kind
