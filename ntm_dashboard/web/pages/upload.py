"""Nộp số liệu: drop or paste, match, check, see what publishing would change, publish, take it back."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from ntm_dashboard.bootstrap.today import today_in_vietnam
from ntm_dashboard.errors import PackageError
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.intake import Limits
from ntm_dashboard.services.packages import unpack
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.services.showing import ShownTable
from ntm_dashboard.services.submitting import CheckedFile, DroppedFile, Submitting
from ntm_dashboard.web.components import (
    as_it_is,
    asking,
    checked_file,
    downloads,
    file_facts,
    keeping,
    learned,
    matched,
    mending,
    not_reported,
    publication,
    reading_progress,
    settling,
    texts,
    unfinished,
    waiting,
    working,
)
from ntm_dashboard.web.identity import current_person
from ntm_dashboard.web.page_context import PageContext

_TYPES = ["csv", "tsv", "txt", "xlsx", "xls", "ods", "htm", "html", "docx", "xlsm", "doc", "pdf", "zip"]
"""What may be chosen; macros, old Word files and PDF are refused by the check, which says how to mend it."""

_DROP_HERE = N_(
    "Kéo tệp vào đây hoặc bấm để chọn: CSV, Excel (XLSX, XLS), ODS, Word (DOCX), ZIP, tối đa {limit} MB mỗi tệp"
)

_WHO_HANDS_IN = N_(
    "Đăng nhập với vai trò Biên tập hoặc Cán bộ xã để nộp số liệu. Mẫu biểu để điền thì ai cũng tải được ở đây."
)


def render(page: PageContext) -> None:
    """Draw the five steps for whoever is signed in."""
    draw(page, current_person())


def draw(page: PageContext, person: Person | None) -> None:
    """Draw the five steps; nothing is written before the button of the fourth."""
    texts.title(_("Nộp số liệu"))
    publication.outcome(page, person)
    waiting.show(page, person)
    if not may(person, Act.HAND_IN):
        texts.note(_(_WHO_HANDS_IN))
        _to_take_home(page, person)
        return
    brought = unfinished.brought_back(page, person, is_entered=_uploader() not in st.session_state)
    files = _dropped(Limits.of(page.queries.catalogue).max_bytes, brought)
    unfinished.keep(page, person, files)
    unfinished.offer_to_throw_away(page, person)
    if not files:
        texts.note(_("Chưa có tệp nào. Xem trước thay đổi xong mới công bố: đến bước 4 vẫn chưa ghi gì."))
        _to_take_home(page, person)
        return
    submitting = page.program.submitting
    with working.stages("check") as say:
        checked = [_check(submitting, file, say) for file in files]
    drawn = [_file(page, person, one, place) for one, place in zip(checked, _places(files), strict=True)]
    ready = _ready(drawn)
    if ready:
        texts.heading(_("4. Xem trước: công bố thì điều gì thay đổi"))
        keys = [settling.key_of(one.dropped) for one in drawn]
        with working.stages("compare") as say:
            prospect = submitting.prospect(ready, begun=lambda: say(_("Đang so với số liệu đang có…")))
        publication.offer(
            page,
            person,
            prospect,
            done=lambda: _done(page, person, keys),
            noted=lambda: unfinished.keep_again(page, person),
        )


def _to_take_home(page: PageContext, person: Person | None) -> None:
    not_reported.show(page)
    downloads.show(page)
    learned.show(page, person)


def _done(page: PageContext, person: Person | None, keys: Sequence[str]) -> None:
    """Begin anew once these files are published or left out."""
    unfinished.let_go(page, person, keys)
    unfinished.begin_anew()


def _ready(files: Sequence[CheckedFile]) -> list[CheckedFile]:
    """Give the files to go on with: all of them, or those without faults where the others are left out."""
    refused = [one.report.file_name for one in files if not one.report.is_accepted]
    ready = [one for one in files if one.report.is_accepted]
    if not refused or not ready:
        return ready
    sentence = N_("Bỏ {refused} tệp chưa nhận được ({names}), tiếp với {ready} tệp")
    label = Message.of(
        sentence,
        refused=number_text(len(refused)),
        names=texts.plain(", ".join(refused)),
        ready=number_text(len(ready)),
    )
    return ready if st.checkbox(str(label), key="leave_out_refused") else []


def _uploader() -> str:
    """Name the uploader; after a publication it is another one, which is empty. It is known while the page is open."""
    return f"upload_files_{unfinished.round_number()}"


def _dropped(largest: int, brought: Sequence[DroppedFile]) -> list[DroppedFile]:
    """Take the files of at most so many bytes, and what was pasted, after those that are brought back."""
    texts.heading(_("1. Chọn tệp hoặc dán từ Excel"))
    megabytes = largest // 1_000_000
    with st.container(key="drop_zone"):
        chosen = st.file_uploader(
            str(Message.of(_DROP_HERE, limit=megabytes)),
            max_upload_size=megabytes,
            type=_TYPES,
            accept_multiple_files=True,
            key=_uploader(),
            help=_("Có thể nộp nhiều tệp một lần: báo cáo xã, báo cáo huyện, danh sách công nhận, số liệu công bố."),
        )
    with st.expander(_("Dán bảng từ Excel")):
        pasted = st.text_area(
            _("Chép vùng bảng trong Excel, kể cả dòng tên cột, rồi dán vào đây"), key=f"paste_{_uploader()}"
        )
    files = [*brought]
    files += [file for one in chosen for file in _unpacked(one.name, one.getvalue(), largest)]
    files += [DroppedFile("bang_dan.txt", pasted.encode("utf-8"))] if pasted.strip() else []
    return list({settling.key_of(file): file for file in files}.values())


def _unpacked(name: str, content: bytes, largest: int) -> list[DroppedFile]:
    """Take a package apart; one that cannot be is said, and the other files go on."""
    try:
        return [DroppedFile(one.name, one.content) for one in unpack(name, content, largest=largest)]
    except PackageError as error:
        texts.alert(str(error))
        return []


def _check(submitting: Submitting, file: DroppedFile, say: Callable[[str], None]) -> CheckedFile:
    answered = settling.with_answers(file, settling.key_of(file))
    return submitting.check(answered, today=today_in_vietnam(), progress=reading_progress.told(file, say))


def _places(files: Sequence[DroppedFile]) -> list[int]:
    """Number the files that share a name; 0 for a name that only one has."""
    times, met = Counter(file.name for file in files), Counter[str]()
    places: list[int] = []
    for file in files:
        met[file.name] += 1
        places.append(met[file.name] if times[file.name] > 1 else 0)
    return places


def _file(page: PageContext, person: Person | None, checked: CheckedFile, place: int) -> CheckedFile:
    """Draw the second and third step of a file under its line, folded where nothing was ever to do.

    Gives it with what is to be remembered of it.
    """
    report, catalogue = checked.report, page.queries.catalogue
    key = settling.key_of(checked.dropped)
    settled = settling.of(key)
    is_open = not report.is_accepted or bool(settled.said or settled.mends)  # who answered sees what was made of it
    with st.expander(checked_file.summary(report, place=place, mended=len(settled.mends)), expanded=is_open):
        texts.heading(str(Message.of(N_("2. Đối chiếu: {file}"), file=report.file_name)))
        asking.ask(report, catalogue, key=key)
        asking.given(key)
        matched.show(report, catalogue)
        _as_it_is(page, checked, key)
        form = keeping.form_name(report, key=key)
        texts.heading(str(Message.of(N_("3. Kiểm tra: {file}"), file=report.file_name)))
        checked_file.show(report)
        if not report.is_accepted and not checked_file.has_only_questions(report):
            downloads.marked(page, checked)
        mending.show(page, person, checked, key=key)
    return replace(checked, dropped=settling.with_answers(checked.dropped, key, form=form))


def _as_it_is(page: PageContext, checked: CheckedFile, key: str) -> None:
    tables = _shown(page, checked, key)
    catalogue = page.queries.catalogue
    if not checked.report.reading.facts:
        as_it_is.show(tables, checked.report, catalogue, key=key)
        return
    left, right = st.columns([5, 2])
    with left:
        as_it_is.show(tables, checked.report, catalogue, key=key)
    with right:
        file_facts.show(checked.report, catalogue, key=key)


def _shown(page: PageContext, checked: CheckedFile, key: str) -> tuple[ShownTable, ...]:
    """Give the first rows of a file; they are read again only when it is read otherwise."""
    read, known = checked.report.reading.tables, st.session_state.get(f"shown_{key}")
    if known is None or known[0] != read:
        known = (read, page.program.submitting.shown(checked, today=today_in_vietnam()))
        st.session_state[f"shown_{key}"] = known
    return known[1]
