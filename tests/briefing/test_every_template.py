"""Every sentence with figures reads well with nothing known, with zero, one and many, in both languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from gettext import NullTranslations
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from babel.messages.extract import extract_from_dir

from ntm_dashboard.briefing import FollowUp, brief, commune_sheet
from ntm_dashboard.briefing.notice import notice
from ntm_dashboard.briefing.report import chapters_of, grounds_of
from ntm_dashboard.briefing.verdict import verdict
from ntm_dashboard.briefing.who_reported import reminder, sentence_of
from ntm_dashboard.briefing.year_sheet import Head, roles_of, year_sheet
from ntm_dashboard.cli.situation import marked_lines
from ntm_dashboard.domain.assess import situation_of
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.cell_changes import cell_changes
from ntm_dashboard.domain.cell_words import said_changes
from ntm_dashboard.domain.comparison import compare
from ntm_dashboard.domain.effect import Effect
from ntm_dashboard.domain.follow_up import forecast
from ntm_dashboard.domain.follow_up.accountability import Span, Stretch, answering_of, gaps_of
from ntm_dashboard.domain.follow_up.back_plan import back_plan_of
from ntm_dashboard.domain.follow_up.blocking import nearest_sentence, nearest_to_done
from ntm_dashboard.domain.follow_up.conclusions import concluded_on, conclusion_states
from ntm_dashboard.domain.follow_up.dossiers import dossier_states, dossiers_sentence
from ntm_dashboard.domain.follow_up.duties import Sources, duties_of
from ntm_dashboard.domain.follow_up.inspections import inspection_states
from ntm_dashboard.domain.follow_up.needed import needed
from ntm_dashboard.domain.follow_up.procedure import procedure_of
from ntm_dashboard.domain.follow_up.promises import outlook_of, promised_of
from ntm_dashboard.domain.follow_up.roadmap import roadmap_of
from ntm_dashboard.domain.follow_up.what_if import Scenario, outcome_of
from ntm_dashboard.domain.frames import (
    Assessments,
    Assignments,
    Counts,
    DossierSteps,
    Recognitions,
    RoadmapSteps,
    Surveys,
    Targets,
    checked,
    empty,
)
from ntm_dashboard.domain.record import Record
from ntm_dashboard.domain.reporting import Reporting, Reports
from ntm_dashboard.domain.situation import PaceVerdict
from ntm_dashboard.domain.terms import Level, Measure, ReportKind
from ntm_dashboard.i18n import messages, speaking
from tests import meeting
from tests.domain.follow_up.planned import with_roadmap

pytestmark = pytest.mark.slow
PACKAGE, KEYWORDS = Path("ntm_dashboard"), {"_": None, "N_": None, "ngettext": (1, 2)}
ELSEWHERE = {
    "Không có xã, thị trấn mang mã “{code}” vào ngày {day}.": "an address that names no unit",
    "Không có xã, thị trấn mang mã “{code}”.": "a sheet of no unit",
    "từ {amount} trở lên": "a condition of a catalogue that does not word what is required",
    "Căn cứ Văn bản số {number} ngày {day} ({name})": "a text of the catalogue that is no decision",
    "Căn cứ {ground}": "grounds that the office writes itself in huyen.csv",
    "Từ {day} không còn {district}": "a district that ended while others go on",
}
"""Templates that no Situation is told with, and what they are for."""
APRIL = meeting.APRIL
PAST, SOON, BEYOND = (pd.Timestamp(day) for day in ("2023-03-31", "2023-04-13", "2024-03-31"))
FAULT = re.compile(r"\bNone\b(?! of)|\bnan\b|NaT|<NA>|[{}]|  |: \.|: ;|\(\)|, ,|“”|(?<![\d/.,])0 (xã|communes): ")
DISAGREES = re.compile(
    r"(?<![\w/.,])1 (communes|towns|criteria|indicators|units|days|months|agencies|cells|dossiers|commitments|matters"
    r"|conditions|items|plans|unmet criteria|met criteria|more criteria|points)\b"
)


def _rows(**columns: object) -> pd.DataFrame:
    """Give every shipped result as met with its dossier, changed in some columns."""
    whole = {"result": "met", "dossier_state": "complete", "planned_on": pd.NaT, "period": pd.Timestamp(APRIL)}
    return meeting.record_of().assessments.assign(**{**whole, **columns})


def _with_one(level: str = "commune", *, number: int = 1, **columns: object) -> pd.DataFrame:
    """Give every shipped result as met, but for one (or some) of a level."""
    rows = _rows()
    places = rows.index[rows["level"] == level][:number]
    for column, value in columns.items():
        rows.loc[places, column] = value
    return rows


def _titles(*titles: str, decision: str | None = "1/QĐ-UBND", decided: bool = True) -> pd.DataFrame:
    """Give titles to communes and towns, one after the other."""
    units = [unit.code for unit in meeting.catalogue_of().units_on(APRIL)]
    first = meeting.record_of().recognitions.iloc[0].to_dict()
    day = pd.Timestamp("2022-04-07")
    rows = [
        {**first, "unit": unit, "title": title, "effective_on": day, "decided_on": day if decided else pd.NaT}
        for unit, title in zip(units, titles, strict=False)
    ]
    table = pd.DataFrame(rows, columns=Recognitions.names()).assign(decision=decision)
    return checked(Recognitions, table) if rows else empty(Recognitions)


def _counts(**values: float) -> pd.DataFrame:
    first = meeting.record_of().counts.iloc[0].to_dict()
    rows = [
        {**first, "day": pd.Timestamp(APRIL), "measure": measure, "value": value} for measure, value in values.items()
    ]
    return checked(Counts, pd.DataFrame(rows, columns=Counts.names())) if rows else empty(Counts)


def _record(
    assessed: pd.DataFrame | None = None, titled: pd.DataFrame | None = None, counted: pd.DataFrame | None = None
) -> Record:
    return Record(
        1,
        empty(Assessments) if assessed is None else checked(Assessments, assessed),
        empty(Recognitions) if titled is None else titled,
        empty(Counts) if counted is None else counted,
        meeting.record_of().targets,
    )


EVERYONE = ["standard"] * 15
ZERO = {measure.value: 0.0 for measure in Measure}
ONE = {measure.value: 1.0 for measure in Measure}


@cache
def records() -> dict[str, Record]:
    """Give records in which nothing is known, all is zero, there is one of each, and many, on the day of the letter."""
    shipped = meeting.record_of()
    unmet = _rows(result="not_met", dossier_state=None)
    return {
        "nothing": replace(Record.empty(), revision=1),
        "nothing but a target": _record(),
        "zero": _record(unmet, None, _counts(**ZERO)),
        "one of each": _record(None, _titles("completed_task"), _counts(**ONE)),
        "one by name": _record(_with_one(result="not_met"), _titles("standard"), _counts(communes_standard=3)),
        "one waits": _record(_with_one(result="not_met", planned_on=PAST), _titles(*EVERYONE[1:], "completed_task")),
        "one in time": _record(_with_one(result="not_met", planned_on=SOON), _titles(*EVERYONE)),
        "one today": _record(_with_one(result="not_met", planned_on=pd.Timestamp(APRIL)), _titles(*EVERYONE)),
        "one beyond": _record(_with_one(result="not_met", planned_on=BEYOND), _titles(*EVERYONE)),
        "one dossier": _record(_with_one(dossier_state="preparing"), _titles(*EVERYONE)),
        "one dossier unknown": _record(_with_one(dossier_state=None), _titles(*EVERYONE)),
        "one district criterion": _record(_with_one("district", result="not_met"), _titles(*EVERYONE)),
        "one district criterion late": _record(_with_one("district", result="not_met", planned_on=PAST)),
        "one district criterion in time": _record(_with_one("district", result="not_met", planned_on=SOON)),
        "many": _record(_with_one(number=40, result="not_met", planned_on=PAST), _titles(*["standard"] * 9)),
        "all": _record(_rows(), _titles(*EVERYONE, "civilised_town", "civilised_town"), _counts(satisfaction=95)),
        "shipped": shipped,
    }


def _district(day: str, decision: str | None) -> pd.DataFrame:
    """Give the title of the district itself."""
    rows = _titles("standard", decision=decision)
    when = pd.Timestamp(day)
    return checked(Recognitions, rows.assign(unit="849", effective_on=when, decided_on=when))


def _indicators(*results: str, whole: str | None = None) -> pd.DataFrame:
    """Give the first indicators of criterion 2 of one commune; `whole` is what the report says of the criterion."""
    numbers = [one.number for one in meeting.catalogue_of().indicators_on(Level.COMMUNE, APRIL) if one.criterion == "2"]
    row = {**_rows().iloc[0].to_dict(), "criterion": "2", "value": None}
    said = [{**row, "indicator": number, "result": one} for number, one in zip(numbers, results, strict=False)]
    above = [{**row, "result": whole}] if whole else []
    return pd.DataFrame([*above, *said], columns=Assessments.names())


def _whole(result: str) -> pd.DataFrame:
    """Give what an earlier report says of criterion 2 of the same commune as a whole."""
    return _rows().head(1).assign(criterion="2", result=result, period=PAST)


@cache
def other_days() -> dict[str, tuple[Record, date]]:
    """Give what is only said on other days, of indicators, or of further sets."""
    late, part = _with_one(number=2, result="not_met", planned_on=PAST), _rows().iloc[3:]
    apart = meeting.record_of().assessments.head(2).assign(criteria_set="commune-advanced-2021")
    older = _rows()
    older.loc[older["unit"] == "29464", "period"] = PAST
    due = _rows()
    due.loc[due["unit"].eq("29464") & due["criterion"].eq("1"), ["result", "planned_on", "period"]] = [
        "not_met",
        SOON,
        PAST,
    ]
    rising = pd.concat(
        _counts(communes_standard=value).assign(day=pd.Timestamp(day))
        for day, value in (("2022-04-01", 3), ("2022-09-01", 8), ("2023-04-12", 13))
    )
    revoked = _titles("revoked").assign(effective_on=pd.Timestamp("2023-01-01"))
    return {
        "recognised late": (meeting.record_with_update(), date(2024, 4, 8)),
        "the level has ended": (meeting.record_with_update(), date(2025, 7, 1)),
        "figures of two days": (meeting.record_of(), date(2023, 12, 20)),
        "past the target": (meeting.record_of(), date(2024, 4, 8)),
        "a day past the target": (_record(late), date(2024, 1, 1)),
        "a year of reports": (meeting.record_of(meeting.TRAINING), date(2023, 9, 30)),
        "recognised on the day": (_record(None, _district("2023-12-31", None)), date(2024, 1, 5)),
        "recognised without a target": (
            replace(_record(None, _district("2023-12-31", "1/QĐ")), targets=empty(Targets)),
            date(2024, 1, 5),
        ),
        "recognised a day before": (_record(None, _district("2023-12-30", "1/QĐ")), date(2024, 1, 5)),
        "some unknown": (_record(part, _titles(*EVERYONE)), APRIL),
        "one unmet, some unknown": (_record(late.iloc[:30]), APRIL),
        "indicators": (_record(_indicators("met")), APRIL),
        "an indicator unmet": (_record(_indicators("not_met")), APRIL),
        "every indicator met": (_record(_indicators(*["met"] * 9)), APRIL),
        "contradicted": (_record(_indicators("not_met", whole="met")), APRIL),
        "another set": (_record(_rows()).with_assessments(checked(Assessments, pd.concat([_rows(), apart]))), APRIL),
        "one behind": (_record(older, _titles(*EVERYONE)), APRIL),
        "due and not reported on": (_record(due), date(2023, 4, 20)),
        "on track": (_record(None, None, checked(Counts, rising)), APRIL),
        "one revoked": (
            _record(_rows(), checked(Recognitions, pd.concat([_titles(*EVERYONE), revoked], ignore_index=True))),
            APRIL,
        ),
        "recognised since an unmet report": (
            _record(_with_one(result="not_met", number=1), _titles("standard").assign(effective_on=SOON)),
            date(2023, 4, 20),
        ),
        "indicators since a whole": (_record(pd.concat([_whole("met"), _indicators("met")])), APRIL),
        "indicators since an unmet whole": (_record(pd.concat([_whole("not_met"), _indicators("met")])), APRIL),
        "every condition": (
            _record(
                _rows(),
                _titles(*["advanced"] * 15, "civilised_town", "civilised_town"),
                _counts(satisfaction=95, satisfaction_lowest=85, construction_debt=0, security_complex=0),
            ),
            APRIL,
        ),
        "conclusions of every kind": (
            replace(
                _record(_rows(), _titles(*EVERYONE)),
                conclusions=meeting.conclusions(
                    {"meeting_on": "2023-01-05", "unit": "29464", "criterion": "2", "indicator": "2.1"},
                    {"meeting_on": "2023-02-06", "unit": "849", "criterion": "5", "due_on": "2023-03-01"},
                    {"unit": "849", "criterion": "5", "indicator": "5.1", "due_on": "2023-04-01", "ordinal": "1"},
                    {"unit": "29464", "criterion": "2", "due_on": "2023-04-01", "done_on": "2023-04-01"},
                    {"ordinal": "3", "partners": "Phòng Y tế", "agency": "Phòng Nội vụ", "due_on": "2023-05-01"},
                    {"meeting_on": "2023-04-12"},
                ),
                inspections=meeting.inspections({"due_on": "2023-04-01"}, {"agency": "Phòng Y tế", "document": "13"}),
            ),
            APRIL,
        ),
        "one invented conclusion, done": (
            replace(
                _record(_with_one(result="not_met"), _titles(*EVERYONE)),
                conclusions=meeting.conclusions(
                    {"done_on": "2023-04-01"}, {"meeting_on": "2023-04-12"}, certainty="illustrative"
                ),
            ),
            APRIL,
        ),
        "a conclusion and nothing to decide": (
            replace(
                _record(
                    _rows(),
                    _titles(*["advanced"] * 15, "civilised_town", "civilised_town"),
                    _counts(satisfaction=95, satisfaction_lowest=85, construction_debt=0, security_complex=0),
                ),
                conclusions=meeting.conclusions({"meeting_on": "2023-04-12"}),
            ),
            APRIL,
        ),
        "a day was moved": (
            with_roadmap(meeting.record_of(), "2023-04-01 849 5 2023-04-30 | 2023-04-10 849 5 2023-10-31"),
            APRIL,
        ),
        "more than published": (_record(None, _titles(*EVERYONE), _counts(communes_standard=3)), APRIL),
    }


def texts_of(situation, previous=None, *, record: Record) -> Iterator[str]:
    """Give every text that is made of a Situation: slides, sheets of units, lines of the terminal."""
    follow_up = FollowUp(
        concluded_on(record.conclusions, as_of=situation.as_of),
        inspection_states(record.inspections, as_of=situation.as_of),
        roadmap_of(record.until(situation.as_of), meeting.catalogue_of(), situation),
    )
    briefing = brief(situation, previous, catalogue=meeting.catalogue_of(), follow_up=follow_up)
    yield from map(str, (briefing.title, briefing.stamp, briefing.caution, briefing.verdict, *briefing.reasons))
    for day in follow_up.concluded.meetings:
        draft = notice(record.conclusions, day, catalogue=meeting.catalogue_of(), revision=1)
        yield from map(str, (draft.title, draft.opening, *draft.before, *draft.items, draft.closing))
    for slide in briefing.all_slides:
        yield from map(str, (slide.title, *slide.bullets, *slide.prose, slide.note, slide.source))
        yield from _picture(slide.picture)
    for chapter in chapters_of(briefing.slides):
        yield str(chapter.heading)
        yield from (str(text) for section in chapter.sections for text in (section.heading, *section.sentences))
    yield from map(str, grounds_of(meeting.catalogue_of(), situation.as_of))
    for unit in {"29464", "29461"} & set(situation.units["unit"]):
        sheet = commune_sheet(situation, str(unit), catalogue=meeting.catalogue_of())
        yield from map(str, (*sheet.facts, *sheet.still_open, *sheet.questions))
    yield from _answers(situation)
    yield from _reasons(situation)
    yield from (line.strip() for line in marked_lines(situation) if not line.startswith("  "))


def _answers(situation) -> Iterator[str]:
    """Give the answer that a meeting opens with at every pace."""
    for pace in PaceVerdict:
        yield str(verdict(replace(situation, paces=tuple(replace(one, verdict=pace) for one in situation.paces))))


def _reasons(situation) -> Iterator[str]:
    """Give what the cards of criteria and units, the sources and the further sets say."""
    for rows in (situation.commune_criteria, situation.district_criteria):
        yield from map(str, dict.fromkeys(rows["reason"]))
    yield from (str(reason) for reasons in situation.units["reasons"] for reason in reasons)
    yield from (str(one.reason) for one in situation.conditions)
    yield from (
        str(one.sentence) for one in (*situation.reconciliation, *situation.published_figures, *situation.paces)
    )
    yield from (str(text) for one in situation.other_sets for text in (one.heading, one.sentence))


def _picture(picture) -> Iterator[str]:
    for name in ("alt", "unit", "what", "remedy"):
        yield str(getattr(picture, name, ""))
    for part in (*getattr(picture, "numbers", ()), *getattr(picture, "tiles", ())):
        yield from (str(getattr(part, name, "")) for name in ("value", "label", "detail", "text"))
    for row in (getattr(picture, "header", ()), *getattr(picture, "rows", ())):
        yield from (str(cell.text) for cell in row)
    yield from (str(series.name) for series in getattr(picture, "series", ()))


class Listener(NullTranslations):
    """Translations that remember which texts were asked for."""

    def __init__(self, translations: NullTranslations, heard: set[str]) -> None:
        super().__init__()
        self._translations, self._heard = translations, heard

    def gettext(self, message: str) -> str:
        self._heard.add(message)
        return self._translations.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self._heard.add(msgid1)
        return self._translations.ngettext(msgid1, msgid2, n)


@dataclass(frozen=True)
class Said:
    """The texts of every Situation by language, and the templates that they were made of."""

    texts: dict[str, dict[str, set[str]]]
    templates: set[str]


@pytest.fixture(scope="module")
def said() -> Said:
    """Say everything of every record, in both languages; each is compared with the one before it."""
    heard: set[str] = set()
    translations = messages._catalogue
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "_catalogue", lambda language: Listener(translations(language), heard))
        texts = {language: _said_in(language) for language in ("vi", "en")}
    return Said(texts, heard)


def _said_in(language: str) -> dict[str, set[str]]:
    with speaking(language):
        letter = {name: (record, APRIL) for name, record in records().items()}
        known = letter | other_days()
        situations = {
            name: situation_of(record, _catalogue_of(name), as_of=day) for name, (record, day) in known.items()
        }
        pairs = zip([None, *situations.values()], situations.items(), strict=False)
        said = {
            name: set(texts_of(one, compare(before, one) if before else None, record=known[name][0]))
            for before, (name, one) in pairs
        }
        return said | {
            "effects": set(_effects()),
            "who has reported": set(_reported()),
            "duties": set(_duties()),
            "plans": set(_plans()),
        }


def _effects() -> Iterator[str]:
    """Give what is said of turning one record into another, each after the one before it, and what of its cells."""
    known = [Record.empty(), *records().values(), *(record for record, _day in other_days().values()), _followed()]
    stood = [(record, situation_of(record, meeting.catalogue_of(), as_of=APRIL)) for record in known]
    for one, other in pairwise(stood):
        for (before, then), (after, now) in ((one, other), (other, one)):
            effect = Effect(cell_changes(before, after), compare(then, now))
            yield effect.sentence
            for cells in effect.cells:
                for line in said_changes(cells.part(np.arange(min(len(cells), 3))), meeting.catalogue_of()):
                    yield from (line.unit, line.about, line.before, line.after)


def _of(model, place, **said):
    """Make a table of a model with one row."""
    row = dict.fromkeys(model.names()) | place | {"certainty": "reported"} | said
    return checked(model, pd.DataFrame([row], columns=model.names()))


def _followed() -> Record:
    """Give the training set with one row of each kind of the follow-up, and a day that was moved."""
    training = meeting.record_of(meeting.TRAINING)
    place = {"unit": "29464", "criterion": "5", "indicator": "", "source": None, "revision": 1, "file": "a", "row": 2}
    first = _of(RoadmapSteps, place, step="khởi công", set_on="2023-01-15", planned_on="2023-08-31")
    moved = _of(RoadmapSteps, place, step="khởi công", set_on="2023-06-15", planned_on="2023-10-31")
    return replace(
        training,
        assignments=_of(Assignments, place, role="lead_agency", unit="", assignee="PKTHT", from_on="2023-01-01"),
        counts=empty(Counts),
        roadmap=checked(RoadmapSteps, pd.concat([first, moved])),
        dossiers=_of(DossierSteps, place, moved_on="2023-12-20", dossier_state="returned", due_on="2023-12-25"),
        conclusions=meeting.conclusions({"due_on": "2023-12-20"}),
        inspections=meeting.inspections({"due_on": "2023-04-20"}, {"due_on": "2023-04-20", "document": ""}),
        surveys=_of(Surveys, place, topic="đường", day="2023-11-14", ballots=100.0, satisfied=95.0),
    )


def _duties() -> Iterator[str]:
    """Give what is said of dossiers, duties, who answers, satisfaction and what frees communes."""
    training, rules = meeting.record_of(meeting.TRAINING), meeting.catalogue_of(meeting.TRAINING)
    followed, end = _followed(), date(2023, 12, 31)
    catalogue = replace(rules, criteria=tuple(replace(one, agency="") for one in rules.criteria))
    for record, shown in ((followed, catalogue), (training, rules), (replace(Record.empty(), revision=1), catalogue)):
        known, situation = record.until(end), situation_of(record, shown, as_of=end)
        dossiers = dossier_states(situation, known)
        sources = Sources(
            roadmap_of(known, shown, situation),
            dossiers,
            inspection_states(known.inspections, as_of=end),
            conclusion_states(known.conclusions, as_of=end),
        )
        duties, answering = duties_of(situation, shown, sources), answering_of(known.assignments, shown, situation)
        yield str(dossiers_sentence(dossiers))
        yield from map(str, duties["what"])
        yield from map(str, gaps_of(answering, shown, situation).sentences)
        yield str(nearest_sentence(nearest_to_done(situation)))
        yield from (str(one.reason) for one in situation.conditions)
        head = Head("Chủ tịch", roles_of(answering.head(30), by_holder=False), duties)
        sheet = year_sheet(situation, head, Span.around(end, Stretch.YEAR))
        yield from map(str, (sheet.name, sheet.about, *sheet.facts))
        yield from (
            str(cell.text) for table in (sheet.counts, sheet.rows) if table for row in table.rows for cell in row
        )


def _planned() -> Iterator[tuple[Record, date, Catalogue]]:
    """Give what leads to every kind of plan: promises before, on and after a target, none, and days gone by."""
    training, rules = meeting.record_of(meeting.TRAINING), meeting.catalogue_of(meeting.TRAINING)
    for target in ("2024-06-30", "2024-04-30", "2024-01-31", "2026-12-31"):
        aimed = replace(training, targets=training.targets.assign(target_on=pd.Timestamp(target)))
        for day in (date(2023, 3, 31), date(2023, 9, 30), date(2023, 12, 31)):
            yield aimed, day, rules
    yield replace(training, targets=empty(Targets)), date(2023, 12, 31), rules
    yield training, date(2024, 7, 5), rules
    promised = training.assessments
    is_last = promised["period"] == pd.Timestamp("2023-12-31")
    for days in ("2024-01-31", "2024-06-30", "2024-12-31", "2025-12-31"):
        moved = promised.assign(
            planned_on=promised["planned_on"].mask(is_last & promised["result"].eq("not_met"), days)
        )
        yield replace(training, assessments=checked(Assessments, moved)), date(2023, 12, 31), rules
        yield replace(training, assessments=checked(Assessments, moved)), date(2023, 12, 31), meeting.catalogue_of()
    whole = replace(training, assessments=checked(Assessments, moved), targets=empty(Targets))
    yield whole, date(2023, 12, 31), rules
    half = promised[~(promised["unit"].eq("29482") & promised["criterion"].eq("1"))]
    yield replace(training, assessments=checked(Assessments, half)), date(2023, 12, 31), rules
    untold = promised.assign(planned_on=pd.NaT)
    yield replace(training, assessments=checked(Assessments, untold)), date(2023, 12, 31), rules
    for record in records().values():
        yield record, APRIL, meeting.catalogue_of()


def _plans() -> Iterator[str]:
    """Give what is said of promises, of the plan from the target back, of forecasts and of what is tried."""
    for record, day, catalogue in _planned():
        known, situation = record.until(day), situation_of(record, catalogue, as_of=day)
        roadmap = roadmap_of(known, catalogue, situation)
        outlook = outlook_of(situation, promised_of(situation, roadmap))
        procedure = procedure_of(known, catalogue, situation)
        yield str(outlook.sentence)
        yield from (str(needed(one, situation)) for one in outlook.burn_ups if one.is_known)
        yield from map(str, outcome_of(situation, roadmap, Scenario("thử", {})).reached)
        for pace in situation.paces:
            told = forecast.forecast_of(situation.steps, pace, as_of=day)
            yield str(forecast.sentence(told, pace, target_on=situation.clock.target_on))
        plan = back_plan_of(situation, catalogue, roadmap=roadmap, procedure=procedure, outlook=outlook)
        if plan is not None:
            yield str(plan.sentence)
            yield str(plan.with_procedure or "")
            yield from map(str, plan.items["missing"])


def _reported() -> Iterator[str]:
    """Give what is said of who has reported, and what is sent to those who have not."""
    for communes, district in product(([], [19], [19, 19], [0], [7, 0], [0] * 7), (None, 0, 4, 9)):
        of_communes = tuple(
            Reporting(ReportKind.COMMUNE_REPORT, str(place), f"Xã {place}", given, 19)
            for place, given in enumerate(communes)
        )
        whole = None if district is None else Reporting(ReportKind.DISTRICT_REPORT, "849", "Huyện Thử", district, 9)
        reports = Reports(APRIL, of_communes, whole)
        yield sentence_of(reports)
        yield from reminder(reports.behind, period=APRIL, link="https://a/b", due=APRIL).splitlines()


def _catalogue_of(name: str):
    return meeting.catalogue_of(meeting.TRAINING if name == "a year of reports" else meeting.TRA_CU)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_text_shows_a_gap_or_disagrees_with_its_number(said, language):
    own = {one.required_text for one in meeting.catalogue_of().conditions} | {"None"}

    faults = {
        name: [text for text in sorted(texts - own) if FAULT.search(text) or DISAGREES.search(text)]
        for name, texts in said.texts[language].items()
    }

    assert {name: texts for name, texts in faults.items() if texts} == {}


def test_every_template_of_domain_and_briefing_is_rendered(said):
    found = (one for part in ("domain", "briefing") for one in extract_from_dir(PACKAGE / part, keywords=KEYWORDS))
    texts = {text if isinstance(text, str) else text[0] for _file, _line, text, _comments, _context in found}

    assert {text for text in texts if "{" in text} - said.templates - set(ELSEWHERE) == set()
