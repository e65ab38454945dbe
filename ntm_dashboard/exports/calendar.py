"""Due dates as an iCalendar file (RFC 5545): one whole day each, the same event wherever its day is moved to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import icalendar

from ntm_dashboard.exports.plain import plain

MEDIA_TYPE = "text/calendar; charset=utf-8"
ASKED_EVERY = timedelta(hours=6)
_PRODUCT = "-//ntm_dashboard//due dates//VI"


@dataclass(frozen=True)
class Event:
    """One due date. `key` stays the same when the day is moved; `is_over` once it is done or dropped."""

    key: str
    day: date
    title: str
    lines: Sequence[str]
    link: str
    is_over: bool = False


def calendar(name: str, events: Sequence[Event], *, language: str, as_of: datetime) -> bytes:
    """Write the calendar as known at a moment: the same events then give the same bytes."""
    made = icalendar.Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", plain(name))
    made.add("x-wr-calname", plain(name))
    made.add("refresh-interval", ASKED_EVERY, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", icalendar.vDuration(ASKED_EVERY).to_ical().decode())
    for one in events:
        made.add_component(_event(one, language=language, as_of=as_of))
    return made.to_ical()


def _event(one: Event, *, language: str, as_of: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", one.key)
    event.add("dtstamp", as_of)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("summary", plain(one.title), parameters={"LANGUAGE": language})
    event.add("description", "\n".join(plain(line) for line in one.lines), parameters={"LANGUAGE": language})
    event.add("url", one.link)
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if one.is_over else "CONFIRMED")
    return event
