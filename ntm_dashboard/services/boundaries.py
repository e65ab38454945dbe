"""Where the map gets its outlines: what an administrator handed in, else the file of the data folder, else nothing."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from ntm_dashboard.domain.boundaries import Boundaries
from ntm_dashboard.domain.catalogue import Catalogue, Unit
from ntm_dashboard.domain.terms import UnitKind
from ntm_dashboard.errors import DataFolderError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.i18n.system_words import reason_of
from ntm_dashboard.intake.boundaries import LARGEST, BoundaryReport, boundaries_text, read_boundaries
from ntm_dashboard.services.people import Act, Person
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.services.shelf import Shelf
from ntm_dashboard.store import AuditAction, Store

FILE = "ranh_gioi.geojson"
_KEPT = 2


class DistrictBoundaries:
    """The outlines of a district: read once for each file that counts."""

    def __init__(self, store: Store, catalogue: Catalogue, folder: Path) -> None:
        """Keep what is handed in in `store`; `folder` may hold a file of its own."""
        self._store = store
        self._units = _units(catalogue)
        self._shelf: Shelf[Boundaries | None] = Shelf(_KEPT, "boundaries")
        self._of_folder = _of_folder(folder / FILE, self._units)

    def number(self) -> int:
        """Give the number of the newest file that was handed in, 0 before the first."""
        with self._store.reading() as transaction:
            return transaction.boundaries.newest_number()

    def shown(self, number: int) -> Boundaries | None:
        """Give the outlines at a number that `number` gave; None where the district has none."""
        return self._shelf.get(number, self._newest)

    def _newest(self) -> Boundaries | None:
        with self._store.reading() as transaction:
            kept = transaction.boundaries.newest()
        if kept is None or kept.content is None:
            return self._of_folder
        return read_boundaries(kept.content, self._units).boundaries

    def check(self, content: bytes) -> BoundaryReport:
        """Say what a file comes to; nothing is kept."""
        return read_boundaries(content, self._units)

    def put(self, person: Person | None, content: bytes, *, file_name: str) -> BoundaryReport:
        """Keep a file that can be read; what is wrong with another one is in what is given.

        Raises:
            NotPermittedError: the person is no administrator.
        """
        who = allowed(self._store, person, Act.SET_BOUNDARIES)
        report = self.check(content)
        if report.boundaries is not None:
            self._keep(who, boundaries_text(report.boundaries), file_name)
        return report

    def take_away(self, person: Person | None) -> None:
        """Draw no longer what was handed in; the file of the data folder counts again, if it has one.

        Raises:
            NotPermittedError: the person is no administrator.
        """
        self._keep(allowed(self._store, person, Act.SET_BOUNDARIES), None, "")

    def _keep(self, who: Person, content: bytes | None, file_name: str) -> None:
        with self._store.writing() as transaction:
            transaction.boundaries.put(content, person=who.name, file_name=file_name[:200], now=datetime.now(UTC))
            transaction.log(AuditAction.BOUNDARIES, actor=who.name, detail=file_name[:200] or "–")


def _units(catalogue: Catalogue) -> tuple[Unit, ...]:
    """Give the communes and towns of the district, of any day: a unit that ended keeps its outline."""
    own = (one for one in catalogue.units if one.kind is not UnitKind.DISTRICT)
    return tuple({one.code: one for one in own if one.parent == catalogue.district.code}.values())


def _of_folder(file: Path, units: Sequence[Unit]) -> Boundaries | None:
    """Read the file of the data folder.

    Raises:
        DataFolderError: it is there and cannot be used.
    """
    if not file.is_file():
        return None
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        sentence = N_("Không đọc được tệp “{file}”: {reason}. Hãy kiểm tra quyền đọc tệp.")
        raise DataFolderError(str(Message.of(sentence, file=str(file), reason=reason_of(error)))) from error
    report = read_boundaries(content, units)
    if report.boundaries is None:
        sentence = N_("Không dùng được tệp ranh giới “{file}”: {reason}")
        raise DataFolderError(str(Message.of(sentence, file=file.name, reason=report.errors[0])))
    return report.boundaries
