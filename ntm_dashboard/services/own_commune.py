"""The commune that an officer is limited to: what they hand in is about it alone, and of drafts they see their own."""

from collections.abc import Collection

from ntm_dashboard.errors import NotPermittedError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.services.submitting import Prospect
from ntm_dashboard.store import AuditAction, Store

_BEYOND = N_(
    "Tài khoản “{name}” chỉ nộp số liệu của xã mình (mã {unit}). Nội dung này có cả số liệu ngoài xã ấy. Hãy chỉ giữ "
    "các dòng của xã mình rồi nộp lại."
)


def is_limited(person: Person) -> bool:
    """Tell whether a person hands in only the figures of one commune, for somebody else to publish."""
    return may(person, Act.HAND_IN) and not may(person, Act.PUBLISH)


def own_unit(person: Person | None) -> str:
    """Give the code of the one commune that a person is limited to, "" of whoever is not."""
    return person.unit if person is not None and is_limited(person) else ""


def units_of(prospect: Prospect) -> frozenset[str]:
    """Give the codes of the units that the files are about; "" of a row that is about no unit of its own."""
    found: set[str] = set()
    for file in prospect.files:
        rows = file.report.rows
        if rows is not None:
            found |= set(rows["unit"].astype(str)) if "unit" in rows else {""}
    return frozenset(found)


def beyond(person: Person, units: Collection[str]) -> Message | None:
    """Say what is wrong where a person hands in something of other units than they may; None where nothing is."""
    if not is_limited(person) or set(units) <= {person.unit}:
        return None
    return Message.of(_BEYOND, name=person.name, unit=person.unit)


def must_be_own(store: Store, person: Person, units: Collection[str]) -> None:
    """Stop an officer who would hand in something of another unit than their own.

    Raises:
        NotPermittedError: says so; the attempt is in the audit log.
    """
    if said := beyond(person, units):
        store.log(AuditAction.REFUSED, actor=person.name, is_success=False, detail=f"{Act.HAND_IN}: {said}")
        raise NotPermittedError(str(said))
