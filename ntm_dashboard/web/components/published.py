"""A published revision in one line."""

from datetime import datetime
from time import monotonic

from ntm_dashboard.domain.terms import word
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text
from ntm_dashboard.services.mending import MENDED
from ntm_dashboard.services.names import display_names
from ntm_dashboard.services.people import PROGRAM
from ntm_dashboard.store import Revision, revision_kind_word
from ntm_dashboard.store.history import VIETNAM
from ntm_dashboard.web.components import texts
from ntm_dashboard.web.page_context import PageContext
from ntm_dashboard.web.running import running_program

_NAMES_KEPT = 15
PARAMETER = "thay_doi"
"""The parameter of an address that names a revision whose changes are shown."""


def moment(revision: Revision) -> str:
    """Write when it was published."""
    return moment_text(revision.published_at)


def moment_text(moment: datetime) -> str:
    """Write a moment as the clocks in Vietnam show it: 12/04/2023 08:30."""
    at = moment.astimezone(VIETNAM)
    return f"{date_text(at.date())} {at:%H:%M}"


def about(revision: Revision) -> str:
    """Say what a revision is about: its kind of report, the file, or the revision that it goes back on."""
    parts = [word(revision.report_kind) if revision.report_kind else "", revision.file_name or ""]
    if any(one.about == MENDED for one in revision.reasons):
        parts.append(_("đã sửa trong trình duyệt"))
    if revision.reverses:
        numbers = ", ".join(str(number) for number in revision.reversed_numbers)
        parts.append(str(Message.of(N_("phiên bản {number}"), number=numbers)))
    return " · ".join(part for part in parts if part)


def name(revision: Revision) -> str:
    """Name a revision by its number, its day, who published it and its file: 6 · 12/04/2023 08:30 · Lan · a.csv."""
    parts = (str(revision.number), moment(revision), person(revision.published_by), about(revision))
    return " · ".join(part for part in parts if part)


def address(page: PageContext, number: int) -> str:
    """Give the address of Lịch sử that opens on what a revision changed."""
    start = page.address("lich-su")
    return f"{start}{'&' if '?' in start else '?'}{PARAMETER}={number}"


def people(revision: Revision) -> str:
    """Say who published, and who prepared where it was somebody else."""
    if revision.prepared_by in {"", revision.published_by}:
        return person(revision.published_by)
    sentence = N_("{publisher} (chuẩn bị: {preparer})")
    return str(Message.of(sentence, publisher=person(revision.published_by), preparer=person(revision.prepared_by)))


def person(name: str) -> str:
    """Give the name of a person to read; what the program itself published carries a name of its own in words."""
    return _("Chương trình") if name == PROGRAM.name else _names().get(name, name)


def _names() -> dict[str, str]:
    """Give the names of people, asked anew every few seconds: a page names dozens."""
    program = running_program()
    key = ("names of people", int(monotonic() // _NAMES_KEPT))
    return program.kept.get(key, lambda: display_names(program.store))


def show(revision: Revision) -> None:
    """Say number, who, when, how much."""
    sentence = Message.of(
        N_("Phiên bản {number} ({kind}: {about}), {who} công bố lúc {when}: {changes} số liệu thay đổi. {note}"),
        number=str(revision.number),
        kind=revision_kind_word(revision.kind),
        about=about(revision),
        who=people(revision),
        when=moment(revision),
        changes=number_text(revision.changes),
        note=revision.note,
    )
    texts.lead(str(sentence))
