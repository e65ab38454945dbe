"""What people of the office say to each other beside the record; it changes no figure and is never erased."""

from collections.abc import Mapping
from dataclasses import dataclass

from ntm_dashboard.domain.turning_signs import turning_sign_in
from ntm_dashboard.errors import ConflictError, EditError, NotPermittedError
from ntm_dashboard.i18n import N_, Message, number_text
from ntm_dashboard.intake.cells.text import composed, has_control_characters
from ntm_dashboard.services.editing import Fact
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.services.plain_facts import fact_in_text, text_of_fact
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.store import AuditAction, Store
from ntm_dashboard.store.comments import Comment

LONGEST = 1000
_BLANK = N_("Hãy ghi ý kiến.")
_TOO_LONG = N_("Ý kiến dài {count} ký tự, tối đa {most}. Hãy rút gọn hoặc ghi thành nhiều ý kiến.")
_UNREADABLE = N_("Ý kiến có ký tự ẩn hoặc ký tự hỏng, không lưu được. Hãy gõ lại đoạn ấy.")
_GONE = N_("Không có ý kiến số {number}.")
_RESOLVED = N_("Ý kiến này đã được giải quyết. Hãy ghi ý kiến mới.")
_NOT_THEIRS = N_("Chỉ người ghi ý kiến hoặc người quản trị đánh dấu được là đã giải quyết.")


@dataclass(frozen=True)
class Thread:
    """A comment with its answers, the oldest first. `fact` is the cell that it is about, None for a whole revision."""

    first: Comment
    answers: tuple[Comment, ...]
    fact: Fact | None

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has resolved it."""
        return self.first.resolved_at is None


class Comments:
    """Reads and writes comments on behalf of a person."""

    def __init__(self, store: Store) -> None:
        """Keep them in `store`."""
        self._store = store

    def all(self, person: Person | None) -> tuple[Thread, ...]:
        """Give every thread, the oldest first.

        Raises:
            NotPermittedError: nobody is signed in.
        """
        allowed(self._store, person, Act.READ_COMMENTS)
        with self._store.reading() as transaction:
            comments = transaction.comments.all()
        answers: dict[int, list[Comment]] = {}
        for one in comments:
            if one.answers is not None:
                answers.setdefault(one.answers, []).append(one)
        return tuple(
            Thread(one, tuple(answers.get(one.number, ())), fact_in_text(one.cell) if one.cell else None)
            for one in comments
            if one.answers is None
        )

    def open_counts(self, person: Person | None) -> Mapping[int, int]:
        """Give for each revision how many threads are open; revisions without one are left out.

        Raises:
            NotPermittedError: nobody is signed in.
        """
        allowed(self._store, person, Act.READ_COMMENTS)
        with self._store.reading() as transaction:
            return transaction.comments.open_counts()

    def write(self, person: Person | None, text: str, *, revision: int, fact: Fact | None = None) -> int:
        """Write about a revision, or about a cell of it; gives the number of the comment.

        Raises:
            NotPermittedError: the person may not.
            EditError: the text is blank, too long, or holds what cannot be read.
            UnknownScopeError: there is no such revision.
        """
        name = allowed(self._store, person, Act.COMMENT).name
        plain = _plain(text)
        self._store.revision(revision)
        return self._written(plain, person=name, revision=revision, cell=text_of_fact(fact) if fact else "")

    def answer(self, person: Person | None, number: int, text: str) -> int:
        """Answer a comment that begins a thread; gives the number of the answer.

        Raises:
            NotPermittedError: the person may not.
            EditError: the text is blank, too long, or holds what cannot be read.
            ConflictError: there is no such comment, or it is resolved by now.
        """
        name = allowed(self._store, person, Act.COMMENT).name
        plain, first = _plain(text), self._open(number)
        return self._written(plain, person=name, revision=first.revision, cell=first.cell, answers=number)

    def resolve(self, person: Person | None, number: int) -> None:
        """Say that a thread is resolved: who began it may, or an administrator.

        Raises:
            NotPermittedError: the person may not.
            ConflictError: there is no such comment, or it is resolved by now.
        """
        name = allowed(self._store, person, Act.COMMENT).name
        first = self._open(number)
        if not may_resolve(person, first):
            self._store.log(AuditAction.REFUSED, actor=name, is_success=False, detail=f"{Act.COMMENT}: {number}")
            raise NotPermittedError(str(Message.of(_NOT_THEIRS)))
        with self._store.writing() as transaction:
            _must_be_open(transaction.comments.numbered(number), number)
            transaction.comments.resolve(number, person=name)
            transaction.log(AuditAction.COMMENT_RESOLVED, actor=name, detail=f"{number}: {first.text}")

    def _open(self, number: int) -> Comment:
        with self._store.reading() as transaction:
            return _must_be_open(transaction.comments.numbered(number), number)

    def _written(self, text: str, *, person: str, revision: int, cell: str, answers: int | None = None) -> int:
        with self._store.writing() as transaction:
            number = transaction.comments.write(text, person=person, revision=revision, cell=cell, answers=answers)
            transaction.log(AuditAction.COMMENT, actor=person, detail=f"{number}: {text}")
            return number


def may_resolve(person: Person | None, comment: Comment) -> bool:
    """Tell whether a person may say that a comment is resolved: who wrote it, or an administrator."""
    is_writer = person is not None and person.name == comment.written_by
    return may(person, Act.COMMENT) and (is_writer or may(person, Act.MANAGE_USERS))


def _must_be_open(comment: Comment | None, number: int) -> Comment:
    if comment is None or comment.answers is not None:
        raise ConflictError(str(Message.of(_GONE, number=str(number))))
    if comment.resolved_at is not None:
        raise ConflictError(str(Message.of(_RESOLVED)))
    return comment


def _plain(text: str) -> str:
    """Give a text as it is kept.

    Raises:
        EditError: it is blank, too long, or holds what cannot be read.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        raise EditError(str(Message.of(_UNREADABLE))) from None
    plain = composed(text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not plain:
        raise EditError(str(Message.of(_BLANK)))
    if has_control_characters(plain) or turning_sign_in(plain):
        raise EditError(str(Message.of(_UNREADABLE)))
    if len(plain) > LONGEST:
        raise EditError(str(Message.of(_TOO_LONG, count=number_text(len(plain)), most=number_text(LONGEST))))
    return plain
