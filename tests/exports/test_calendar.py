"""Due dates as iCalendar: read back by the library, whole days, stable, whatever they say."""

from datetime import UTC, date, datetime

import icalendar
import pytest

from ntm_dashboard.exports.calendar import Event, calendar
from ntm_dashboard.exports.plain import plain
from tests.hostile_strings import EVERY

MOMENT = datetime(2023, 4, 12, 1, 0, tzinfo=UTC)


def _event(text: str = "Xã An, tiêu chí 17: đạt tiêu chí", *, is_over: bool = False) -> Event:
    return Event("k@ntm", date(2023, 6, 30), text, [text, "dòng hai"], "http://h/xa?xa=1&tc=17", is_over=is_over)


def _read(*events: Event) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(calendar("Hạn", events, language="vi", as_of=MOMENT))


def test_an_event_is_one_whole_day_with_its_link():
    (event,) = _read(_event()).walk("VEVENT")

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2023, 6, 30), date(2023, 7, 1))
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert (str(event["uid"]), str(event["url"]), str(event["status"])) == (
        "k@ntm",
        "http://h/xa?xa=1&tc=17",
        "CONFIRMED",
    )
    assert event.decoded("dtstamp") == MOMENT


def test_what_is_over_is_cancelled():
    (event,) = _read(_event(is_over=True)).walk("VEVENT")

    assert str(event["status"]) == "CANCELLED"


def test_the_same_events_give_the_same_bytes():
    assert calendar("Hạn", [_event()], language="vi", as_of=MOMENT) == calendar(
        "Hạn", [_event()], language="vi", as_of=MOMENT
    )


def test_lines_are_short_and_end_as_the_format_says():
    content = calendar("Hạn", [_event("Xã Lưu Nghiệp Anh " * 30)], language="vi", as_of=MOMENT)

    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_calendar_without_an_event_can_be_read():
    assert str(_read()["version"]) == "2.0"


@pytest.mark.parametrize("text", EVERY)
def test_a_hostile_text_stays_text(text):
    (event,) = _read(_event(f"x{text}")).walk("VEVENT")

    assert str(event["summary"]) == plain(f"x{text}")
    assert {name for name, _value in event.property_items()} == {
        *("BEGIN", "END", "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "URL", "TRANSP", "STATUS", "DESCRIPTION")
    }
