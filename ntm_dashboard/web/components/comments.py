"""What people of the office say beside a revision or a cell: read by whoever is signed in, written by editors."""

from collections.abc import Callable, Sequence
from urllib.parse import quote

import streamlit as st

from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.services.comments import LONGEST, Thread, may_resolve
from ntm_dashboard.services.editing import Fact
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.store.comments import Comment
from ntm_dashboard.web.components import outcomes, published, texts
from ntm_dashboard.web.components.edit_words import fact_text
from ntm_dashboard.web.components.markup import NOTHING, Html, tag
from ntm_dashboard.web.page_context import PageContext

_SAID, _ROUND = "comment_said", "comment_round"
_ABOUT_ALL = N_("Cả phiên bản")


class Subject:
    """What can be written about: for each choice the revision, and the cell of it or None for the whole."""

    def __init__(self, revision: int | None = None) -> None:
        """Begin with a whole revision, or with nothing."""
        self.choices: dict[Fact | None, int] = {} if revision is None else {None: revision}

    def add(self, fact: Fact, revision: int) -> None:
        """Offer a cell, which that revision wrote."""
        self.choices[fact] = revision


def show(
    page: PageContext,
    person: Person | None,
    wanted: Callable[[Thread], bool],
    subject: Callable[[], Subject],
    *,
    chosen: Fact | None = None,
) -> None:
    """Show the threads that are wanted, and let an editor write about the subject; nothing to who is not signed in."""
    if not may(person, Act.READ_COMMENTS):
        return
    threads = [one for one in page.program.comments.all(person) if wanted(one)]
    may_write = may(person, Act.COMMENT)
    if not threads and not may_write:
        return
    waiting = [one for one in threads if one.is_open]
    texts.heading(_heading(len(waiting)))
    outcomes.show(_SAID)
    for thread in waiting:
        st.html(_thread(page, thread))
        _act(page, person, thread)
    resolved = [one for one in threads if not one.is_open]
    if resolved:
        label = Message.of(N_("{count} ý kiến đã giải quyết"), count=number_text(len(resolved)))
        with st.expander(str(label)):
            st.html(Html("".join(_thread(page, one) for one in resolved)))
    if may_write:
        _offer(page, person, subject(), chosen)


def counted(count: int) -> str:
    """Say how many comments are open: 2 ý kiến."""
    return str(Message.of(N_("{count} ý kiến"), count=number_text(count)))


def reminder(page: PageContext, person: Person | None) -> None:
    """Say beside every page of those who may write how many comments are open, with the way to them."""
    count = sum(page.program.comments.open_counts(person).values()) if may(person, Act.COMMENT) else 0
    if count:
        start, word = page.address("lich-su"), _("ý kiến")
        way = f"{start}{'&' if '?' in start else '?'}tim={quote(word)}"
        texts.link(_("{count} ý kiến chưa giải quyết").format(count=number_text(count)), way)


def _heading(count: int) -> str:
    if not count:
        return _("Ý kiến nội bộ")
    return str(Message.of(N_("Ý kiến nội bộ: {count} chưa giải quyết"), count=number_text(count)))


def _thread(page: PageContext, thread: Thread) -> Html:
    about = fact_text(thread.fact, page.queries.catalogue) if thread.fact else ""
    first = thread.first
    place = str(Message.of(N_("phiên bản {number}"), number=str(first.revision)))
    where = tag("a", place, href=published.address(page, first.revision), target="_self")
    return tag(
        "div",
        _comment(first, where, about),
        *(tag("div", _comment(one), class_="ntm-reply") for one in thread.answers),
        tag("p", _resolution(first), class_="ntm-hint") if first.resolved_at else NOTHING,
        class_="ntm-comment",
    )


def _comment(comment: Comment, where: Html = NOTHING, about: str = "") -> Html:
    parts = [tag("b", published.person(comment.written_by)), published.moment_text(comment.written_at), where, about]
    said = [part for one in parts if one for part in (" · ", one)][1:]
    return tag("div", tag("div", *said, class_="ntm-hint"), tag("div", comment.text, class_="ntm-words"))


def _resolution(comment: Comment) -> str:
    sentence = N_("Đã giải quyết: {who}, {when}")
    assert comment.resolved_at is not None  # noqa: S101 — asked of resolved ones only
    who, when = published.person(comment.resolved_by or ""), published.moment_text(comment.resolved_at)
    return str(Message.of(sentence, who=who, when=when))


def _act(page: PageContext, person: Person | None, thread: Thread) -> None:
    """Offer to answer a thread, and to whom it is given to resolve it."""
    number, comments = thread.first.number, page.program.comments
    if not may(person, Act.COMMENT):
        return
    with (
        st.expander(_("Trả lời"), key=f"answer_open_{number}_{_round()}"),
        st.form(f"answer_{number}_{_round()}", enter_to_submit=False, border=False),
    ):
        text = _field(_("Trả lời ý kiến này"), f"answer_text_{number}_{_round()}")
        if st.form_submit_button(_("Gửi trả lời"), key=f"answer_send_{number}"):
            _do(lambda: comments.answer(person, number, text), _("Đã ghi trả lời."))
    if may_resolve(person, thread.first) and st.button(_("Đánh dấu đã giải quyết"), key=f"resolve_{number}"):
        _do(
            lambda: comments.resolve(person, number), _("Đã đánh dấu là đã giải quyết. Ý kiến vẫn còn trong danh sách.")
        )


def _offer(page: PageContext, person: Person | None, subject: Subject, chosen: Fact | None) -> None:
    choices: Sequence[Fact | None] = list(subject.choices)
    if not choices:
        return
    catalogue = page.queries.catalogue
    folded = st.expander(_("Ghi ý kiến mới"), key=f"comment_open_{_round()}")
    with folded, st.form(f"comment_{_round()}", enter_to_submit=False, border=False):
        fact = choices[0]
        if len(choices) > 1:
            fact = st.selectbox(
                _("Ý kiến về"),
                choices,
                choices.index(chosen) if chosen in choices else 0,
                format_func=lambda one: fact_text(one, catalogue) if one else _(_ABOUT_ALL),
                key=f"comment_about_{_round()}",
            )
        text = _field(_("Ý kiến của bạn"), f"comment_text_{_round()}")
        texts.hint(_("Chỉ người đã đăng nhập thấy. Ý kiến không đổi số liệu, không sửa hay xóa được sau khi ghi."))
        if st.form_submit_button(_("Ghi ý kiến"), key="comment_send"):
            write, revision = page.program.comments.write, subject.choices[fact]
            _do(lambda: write(person, text, revision=revision, fact=fact), _("Đã ghi ý kiến."))


def _field(label: str, key: str) -> str:
    return st.text_area(label, key=key, max_chars=LONGEST, height=90) or ""


def _do(act: Callable[[], object], said: str) -> None:
    """Act and begin with empty fields; what was typed stays where it is refused."""
    try:
        act()
    except NtmError as error:
        texts.alert(str(error))
        return
    outcomes.done(_SAID, said)
    st.session_state[_ROUND] = _round() + 1
    st.rerun()


def _round() -> int:
    return st.session_state.setdefault(_ROUND, 0)
