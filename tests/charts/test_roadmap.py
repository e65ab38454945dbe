"""The roadmap on a line of time, and the burn-up with its promises."""

from datetime import date

import pandas as pd
import pytest

from ntm_dashboard.charts import promises, roadmap
from ntm_dashboard.charts.burn_up import Course
from ntm_dashboard.charts.theme import PAPER, SCREEN
from ntm_dashboard.domain.follow_up.promises import Promised, burn_up_of, promised_of
from ntm_dashboard.domain.follow_up.roadmap import Promise, RoadmapItems, roadmap_of
from ntm_dashboard.domain.frames import checked
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.terms import Measure
from ntm_dashboard.i18n import Name
from tests.meeting import april, before_any_data, catalogue_of, record_of, training

DAY, TARGET_ON = date(2023, 6, 30), date(2023, 12, 31)


def items(*rows):
    """Make items from (unit, days promised, done_on, state, certainty)."""
    made = []
    for unit, days, done_on, state, certainty in rows:
        history = tuple(
            Promise(date(2023, 1, at + 1), day, "thiếu vốn", None, certainty) for at, day in enumerate(days)
        )
        made.append(
            {
                "level": "commune",
                "unit": unit,
                "unit_name": f"Xã {unit}",
                "criterion": "1",
                "name": Name("Quy hoạch"),
                "indicator": "",
                "step": "",
                "first_on": days[0],
                "planned_on": days[-1],
                "set_on": date(2023, 1, 1),
                "postponed": len(days) - 1,
                "postponed_days": 0,
                "history": history,
                "agency": None,
                "done_on": done_on,
                "state": state,
                "certainty": certainty,
            }
        )
    return checked(RoadmapItems, pd.DataFrame(made, columns=RoadmapItems.names()))


LATE = ("An", [date(2023, 3, 31), date(2023, 5, 31)], None, "late", "reported")
DONE = ("Bình", [date(2023, 4, 30)], date(2023, 4, 12), "done_in_time", "illustrative")


def drawn(*rows):
    return roadmap.figure(items(*rows), as_of=DAY, target_on=TARGET_ON, theme=SCREEN)


def test_each_step_has_its_day_its_state_in_words_and_how_often_it_was_moved():
    words = drawn(LATE, DONE).data[-1]

    assert [one.replace("\N{NO-BREAK SPACE}", "") for one in words.text] == [
        "✔ 12/04/2023 · Xong đúng hạn",
        "! 31/05/2023 · Chậm lộ trình<br>dời 1 lần",
    ]


def test_what_slipped_is_dotted_from_the_first_day_to_the_one_that_stands():
    slipped = drawn(LATE, DONE).data[2]

    assert (slipped.x, slipped.y, slipped.line.dash) == (("2023-03-31", "2023-05-31", None), (1, 1, None), "dot")


def test_done_is_round_planned_a_diamond_and_what_is_invented_hollow():
    _rows, _held, _slipped, _former, real, invented, _words = drawn(LATE, DONE).data

    assert (real.marker.symbol, invented.marker.symbol) == (("diamond",), ("circle",))
    assert invented.marker.color == (PAPER,)
    assert "số liệu minh họa" in invented.hovertext[0]


def test_what_is_said_of_a_step_stands_in_its_row_beyond_every_line():
    figure = drawn(LATE, DONE)
    words = figure.data[-1]
    lines = [day for one in figure.data[:-1] for day in one.x if day]

    assert words.y == (0, 1)
    assert min(words.x) > max([*lines, DAY.isoformat(), TARGET_ON.isoformat()])
    assert max(figure.layout.xaxis.tickvals) < min(words.x)  # no line of the grid runs there either


def test_a_day_that_had_passed_when_it_was_set_is_within_the_picture():
    figure = drawn(("An", [date(2022, 11, 30)], None, "late", "reported"))

    assert figure.layout.xaxis.range[0] < "2022-11-30"


def test_today_and_the_target_are_named():
    assert [one.text for one in drawn(LATE).layout.annotations] == ["Ngày xem 30/06/2023", "Mục tiêu 31/12/2023"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [((), "Chưa có lộ trình nào."), ((LATE, DONE), "Lộ trình: 2 nội dung, xong 1, chậm 1, đã dời ngày 1.")],
)
def test_the_title_counts(rows, said):
    assert str(roadmap.title(items(*rows))) == said


def test_without_items_the_figure_says_so():
    assert drawn().layout.annotations[0].text == "Chưa có lộ trình nào."


def test_a_hostile_name_stays_text():
    figure = drawn(("<b>x</b>", [date(2023, 5, 31)], None, "late", "reported"))

    assert "&lt;b&gt;" in figure.layout.yaxis.ticktext[0]


def burn_up(situation, items_of):
    return burn_up_of(situation, promised_of(situation, items_of), Measure.DISTRICT_CRITERIA_MET)


def planned(situation, record, catalogue):
    return burn_up(situation, roadmap_of(record.until(situation.as_of), catalogue, situation))


def test_the_promises_are_steps_over_the_burn_up():
    situation = april()
    promised = planned(situation, record_of(), catalogue_of())
    course = Course.of(situation, Measure.DISTRICT_CRITERIA_MET)

    line = promises.figure(promised, course, theme=SCREEN).data[-1]

    assert (line.name, line.y) == ("Theo cam kết", (4, 5, 6, 8))
    assert str(promises.title(promised, course)) == "Số tiêu chí huyện đạt: 4/9; theo cam kết 8/9 vào 30/11/2023."


def test_without_promises_the_title_says_so():
    situation = training(date(2023, 12, 31))
    promised = burn_up(situation, checked(RoadmapItems, pd.DataFrame(columns=RoadmapItems.names())))
    course = Course.of(situation, Measure.DISTRICT_CRITERIA_MET)

    assert str(promises.title(promised, course)).endswith("chưa có ngày cam kết nào còn hiệu lực.")


def test_of_an_unknown_count_no_promise_is_drawn():
    situation = before_any_data()
    promised = planned(situation, Record.empty(), catalogue_of())
    course = Course.of(situation, Measure.DISTRICT_CRITERIA_MET)

    assert checked(Promised, promised.rows)["word"].unique().tolist() == ["unknown"]
    assert not promises.figure(promised, course, theme=SCREEN).data
