"""Two people: one puts up checked files, another publishes them or sends them back with a reason.

A commune officer puts up the figures of their own commune, and sees what became of them.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ntm_dashboard.errors import UnconfirmedError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.services.answers_json import answers_of, plain_answers
from ntm_dashboard.services.own_commune import is_limited, must_be_own, units_of
from ntm_dashboard.services.people import Act, Person
from ntm_dashboard.services.publishing import REGRESSION
from ntm_dashboard.services.refusals import allowed, must_be_another
from ntm_dashboard.services.submitting import CheckedFile, DroppedFile, Prospect, Submitting, ToRemember
from ntm_dashboard.store import AuditAction, Reason, Revision, Store
from ntm_dashboard.store.drafts import Draft, DraftFile, Outcome, no_longer_waiting


class Drafts:
    """What waits for a second person."""

    def __init__(self, store: Store, submitting: Submitting) -> None:
        """Keep drafts in `store`; check and publish them through `submitting`."""
        self._store = store
        self._submitting = submitting

    def put_up(
        self, person: Person | None, prospect: Prospect, *, note: str = "", reasons: Sequence[Reason] = ()
    ) -> int:
        """Put checked files up for somebody else to publish; gives the number of the draft.

        Raises:
            NotPermittedError: the person may not hand in figures, or not those of these units.
        """
        who = self._allowed(person, Act.HAND_IN)
        must_be_own(self._store, who, units_of(prospect))
        name = who.name
        files = [DraftFile(one.report.file_name, one.content, _plain(one)) for one in prospect.files]
        with self._store.writing() as transaction:
            number = transaction.drafts.put_up(
                files, person=name, note=note, reasons=reasons, compared_with=prospect.preview.expected_revision
            )
            transaction.log(AuditAction.PREPARE, actor=name, detail=str(number))
            return number

    def all(self, person: Person | None) -> tuple[Draft, ...]:
        """Give every draft, the newest first; to a commune officer those of their own.

        Raises:
            NotPermittedError: the person may not hand in figures.
        """
        who = self._allowed(person, Act.HAND_IN)
        with self._store.reading() as transaction:
            return tuple(one for one in transaction.drafts.all() if not is_limited(who) or one.put_up_by == who.name)

    def waiting(self, person: Person | None) -> tuple[Draft, ...]:
        """Give the drafts that nobody has decided on, the oldest first; to a commune officer those of their own.

        Raises:
            NotPermittedError: the person may not hand in figures.
        """
        return tuple(one for one in reversed(self.all(person)) if one.outcome is None)

    def is_stale(self, draft: Draft) -> bool:
        """Tell whether somebody published since a draft was put up."""
        latest = self._store.latest_revision()
        if draft.compared_with is not None:
            return latest > draft.compared_with
        return self._store.revision(latest).published_at > draft.put_up_at

    def prospect(self, person: Person | None, number: int, *, today: date) -> Prospect:
        """Check the files of a draft again and compare them with what stands now.

        Raises:
            NotPermittedError: the person may not hand in figures, or the draft is not of their own.
            ConflictError: the draft does not wait any more.
            UnconfirmedError: a file does not pass the check any more.
        """
        if self._seen(person, number).going_back is not None:
            raise no_longer_waiting(number)
        with self._store.reading() as transaction:
            files = transaction.drafts.files_of(number)
        dropped = [_dropped(one) for one in files]
        checked = [self._submitting.check(one, today=today) for one in dropped]
        refused = [one.dropped.name for one in checked if not one.report.is_accepted]
        if refused:
            sentence = N_("Tệp “{file}” không còn qua được kiểm tra. Hãy trả lại để người chuẩn bị nộp tệp mới.")
            raise UnconfirmedError(str(Message.of(sentence, file=refused[0])))
        return self._submitting.prospect(checked)

    def publish(
        self, person: Person | None, number: int, prospect: Prospect, *, reasons: Sequence[Reason] = ()
    ) -> tuple[Revision, ...]:
        """Publish a draft that somebody else put up; its reasons count, and those that the publisher adds.

        Raises:
            NotPermittedError: the person put it up, or may not publish.
            ConflictError: the draft does not wait any more, or somebody published since the comparison.
            UnconfirmedError, NothingToPublishError: as for `Publishing.publish_all`.
        """
        name = self._allowed(person, Act.PUBLISH).name
        draft = self._waiting(number)
        must_be_another(self._store, name, prepared_by=draft.put_up_by)
        return self._submitting.publish(
            person,
            prospect,
            note=draft.note,
            reasons=_joined(draft.reasons, reasons),
            prepared_by=draft.put_up_by,
            draft=number,
        )

    def send_back(self, person: Person | None, number: int, *, note: str) -> None:
        """Take a draft off the list with a reason; whoever put it up may take it back themselves, an officer only so.

        Raises:
            NotPermittedError: the person may not.
            ConflictError: the draft does not wait any more.
            UnconfirmedError: no reason is given.
        """
        name = self._allowed(person, Act.HAND_IN).name
        if not note.strip():
            raise UnconfirmedError(str(Message.of(N_("Hãy ghi lý do trả lại hoặc rút dự thảo số liệu trình duyệt."))))
        self._seen(person, number)
        with self._store.writing() as transaction:
            if not transaction.drafts.decide(number, person=name, outcome=Outcome.SENT_BACK, note=note):
                raise no_longer_waiting(number)
            transaction.log(AuditAction.DISCARD, actor=name, detail=f"{number}: {note}")

    def _allowed(self, person: Person | None, act: Act) -> Person:
        return allowed(self._store, person, act)

    def _seen(self, person: Person | None, number: int) -> Draft:
        """Give a draft that waits, to whoever may see it: of others' drafts an officer learns nothing."""
        who, draft = self._allowed(person, Act.HAND_IN), self._waiting(number)
        if is_limited(who) and draft.put_up_by != who.name:
            allowed(self._store, who, Act.PUBLISH)
        return draft

    def _waiting(self, number: int) -> Draft:
        with self._store.reading() as transaction:
            draft = transaction.drafts.numbered(number)
        if draft is None or draft.outcome is not None:
            raise no_longer_waiting(number)
        return draft


def unanswered(draft: Draft, prospect: Prospect) -> Prospect:
    """Give a prospect with only those questions that the reasons of a draft do not answer as they stand now.

    They are held against the keys of what was confirmed, so that two people may read them in two languages.
    """
    preview, explained = prospect.preview, {one.about for one in draft.reasons}
    confirmed = {(one.about, key) for one in draft.reasons for key in one.keys}
    steps = tuple(one for one in preview.regressions if not {REGRESSION, f"{REGRESSION}:{one}"} & explained)
    asked = tuple(
        tuple(one for one in problems if (str(one.code), one.key) not in confirmed)
        for problems in preview.confirmations
    )
    return replace(prospect, preview=replace(preview, regressions=steps, confirmations=asked))


def _joined(prepared: Sequence[Reason], added: Sequence[Reason]) -> list[Reason]:
    again = {one.about for one in added}
    return [*(one for one in prepared if one.about not in again), *added]


def _plain(file: CheckedFile) -> dict[str, Any]:
    dropped, came_from = file.dropped, "".join(one.text for one in file.origin)
    wanted = {"words": list(dropped.remember.words), "form": dropped.remember.form}
    settled = {"remember": wanted, "is_made": dropped.is_made, "came_from": came_from}
    return {**plain_answers(dropped.answers), **settled}


def _dropped(file: DraftFile) -> DroppedFile:
    wanted = file.answers.get("remember", {"words": [], "form": ""})
    remember = ToRemember(tuple(wanted["words"]), wanted["form"])
    is_made = file.answers.get("is_made", False)
    came_from = file.answers.get("came_from", "")
    answers = answers_of(file.answers)
    return DroppedFile(file.file_name, file.content, answers, remember, is_made=is_made, came_from=came_from)
