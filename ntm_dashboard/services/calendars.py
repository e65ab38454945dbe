"""Secret links to a calendar of due dates: made and revoked by whoever is signed in, read by who has the link.

A link reads the due dates of one agency or office, and nothing else.
"""

import hashlib
import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pandas as pd

from ntm_dashboard.domain.follow_up.accountability import duties_of_agency, duties_of_person, people_of
from ntm_dashboard.domain.follow_up.duties import DUTY_KIND_WORDS, DUTY_STATE_WORDS, Duties, DutyKind, DutyState
from ntm_dashboard.domain.frames import DataFrame, rows_of, trusted
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import is_illustrative
from ntm_dashboard.errors import ConflictError
from ntm_dashboard.exports.calendar import Event, calendar
from ntm_dashboard.i18n import N_, Message, _, current_language, date_text, speaking
from ntm_dashboard.services.people import Act, Person
from ntm_dashboard.services.queries import Queries
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.store import AuditAction, Store
from ntm_dashboard.store.calendars import CalendarLink

MOST = 20
LOOKED_BACK = timedelta(days=366)
_OVER = {DutyState.KEPT, DutyState.LATE, DutyState.DROPPED}
_BEGINNING = datetime(2010, 1, 1, tzinfo=UTC)


class Calendars:
    """Makes the links of a person and gives what a link reads."""

    def __init__(self, store: Store, queries: Queries) -> None:
        """Keep the links in `store`; the due dates are asked of `queries`."""
        self._store = store
        self._queries = queries

    def of(self, person: Person | None) -> tuple[CalendarLink, ...]:
        """Give the links that a person made; their secrets are known to nobody any more.

        Raises:
            NotPermittedError: nobody is signed in.
        """
        name = allowed(self._store, person, Act.MAKE_CALENDAR).name
        with self._store.reading() as transaction:
            return transaction.calendars.of(name)

    def make(self, person: Person | None, assignee: str) -> str:
        """Make a link for an agency or office ("" for everybody) and give its secret, which is kept nowhere.

        Raises:
            NotPermittedError: nobody is signed in.
            ConflictError: the person has as many links as one may have.
        """
        name = allowed(self._store, person, Act.MAKE_CALENDAR).name
        secret = secrets.token_urlsafe(32)
        with self._store.writing() as transaction:
            if len(transaction.calendars.of(name)) >= MOST:
                sentence = N_("Mỗi người có tối đa {most} liên kết lịch. Hãy thu hồi liên kết không dùng nữa.")
                raise ConflictError(str(Message.of(sentence, most=MOST)))
            transaction.calendars.add(CalendarLink(key_of(secret), name, assignee, datetime.now(UTC)))
            transaction.log(AuditAction.CALENDAR, actor=name, detail=f"mới: {assignee or '–'}")
        return secret

    def revoke(self, person: Person | None, key: str) -> None:
        """End a link of a person; whoever holds it reads nothing from here on.

        Raises:
            NotPermittedError: nobody is signed in.
            ConflictError: it is no link of the person, or is ended already.
        """
        name = allowed(self._store, person, Act.MAKE_CALENDAR).name
        with self._store.writing() as transaction:
            if not transaction.calendars.revoke(key, person=name):
                raise ConflictError(str(Message.of(N_("Liên kết lịch này đã được thu hồi."))))
            transaction.log(AuditAction.CALENDAR, actor=name, detail="thu hồi")

    def link_of(self, secret: str) -> CalendarLink | None:
        """Give the link of a secret; None for an unknown or ended one, and where its person may sign in no longer."""
        with self._store.reading() as transaction:
            link = transaction.calendars.with_key(key_of(secret))
            account = transaction.accounts.named(link.made_by) if link else None
        return link if account is not None and not account.is_disabled else None

    def offered(self, situation: Situation) -> tuple[str, ...]:
        """Give who has due dates or is assigned to something: agencies by their code, offices by their name."""
        duties = self._queries.duties(situation)
        own = [str(one) for one in duties["agency"].dropna().unique() if one]
        held = people_of(self._queries.assignments(situation), situation.as_of)
        catalogue = self._queries.catalogue
        return tuple(sorted({*own, *held}, key=catalogue.agency_order))

    def file(self, assignee: str, *, link: Callable[[Any], str]) -> bytes:
        """Give the due dates of an agency or office on the newest day, in the current language.

        `link` gives the address of the page about a due date. Without figures the calendar is empty.
        """
        catalogue, revisions = self._queries.catalogue, self._queries.revisions()
        moment = max((one.published_at for one in revisions), default=_BEGINNING)
        name = Message.of(N_("Hạn nông thôn mới {place}"), place=catalogue.district.name_within)
        if assignee:
            name = Message.of(N_("{name}: {who}"), name=name, who=catalogue.agency_name(assignee))
        if catalogue.district.is_training:
            name = Message.of(N_("TẬP HUẤN · {name}"), name=name)
        has_day = self._queries.newest_day(self._queries.record()) is not None
        events = list(self._events(assignee, link)) if has_day else []
        return calendar(str(name), events, language=current_language(), as_of=moment)

    def _events(self, assignee: str, link: Callable[[Any], str]) -> Iterator[Event]:
        situation = self._queries.situation()
        since = pd.Timestamp(situation.as_of - LOOKED_BACK)
        duties = self._own(assignee, situation)
        dated = duties[duties["due_on"].notna() & (duties["due_on"] >= since)]
        seen: Counter[str] = Counter()
        for row in rows_of(trusted(Duties, dated)):
            identity = _identity(row)
            seen[identity] += 1
            key = uuid5(NAMESPACE_URL, f"ntm:{situation.district.code}:{identity}:{seen[identity]}")
            yield self._event(row, f"{key}@ntm_dashboard", link(row), situation)

    def _own(self, assignee: str, situation: Situation) -> DataFrame[Duties]:
        duties = self._queries.duties(situation)
        if not assignee:
            return duties
        own = duties_of_agency(duties, assignee)
        held = duties_of_person(duties, self._queries.assignments(situation), assignee, situation)
        return trusted(Duties, duties[duties.index.isin(own.index) | duties.index.isin(held.index)])

    def _event(self, row: Any, key: str, link: str, situation: Situation) -> Event:
        state, day = DutyState(row.state), _day(row.due_on)
        is_invented = not situation.district.is_training and is_illustrative(row.certainty)
        said = Message.of(N_("{place}: {what}"), place=_place(row), what=row.what)
        late = Message.of(N_("Quá hạn · {said}"), said=said) if state is DutyState.BROKEN else said
        title = Message.of(N_("{said} (minh họa)"), said=late) if is_invented else late
        who = self._queries.catalogue.agency_name(row.agency) if isinstance(row.agency, str) else ""
        lines = [
            _(DUTY_KIND_WORDS[DutyKind(row.kind)]),
            str(
                Message.of(
                    N_("Tình trạng ở ngày {day}: {state}"), day=situation.as_of, state=_(DUTY_STATE_WORDS[state])
                )
            ),
            str(Message.of(N_("Ai thực hiện: {who}"), who=who or _("chưa phân công"))),
            *([str(Message.of(N_("Số lần lùi hạn: {count}"), count=int(row.postponed)))] if row.postponed else []),
            *([str(Message.of(N_("Xong ngày {day}"), day=date_text(done)))] if (done := _done(row)) else []),
            *([_("Số liệu minh họa, không có văn bản.")] if is_invented else []),
        ]
        return Event(key, day, str(title), lines, link, is_over=state in _OVER)


def key_of(secret: str) -> str:
    """Give what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _identity(row: Any) -> str:
    """Tell due dates apart by what does not change when a day is moved, the same in every language."""
    with speaking("vi"):
        return "|".join((row.kind, row.unit, row.criterion, row.indicator, str(row.what)))


def _place(row: Any) -> str:
    number = row.indicator or row.criterion
    if not number:
        return row.unit_name
    return str(Message.of(N_("{unit}, tiêu chí {number}"), unit=row.unit_name, number=number))


def _day(value: Any) -> date:
    return pd.Timestamp(value).date()


def _done(row: Any) -> date | None:
    return None if pd.isna(row.done_on) else _day(row.done_on)
