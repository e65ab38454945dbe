"""How facts, fields and values of edits are called and written on the page."""

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.cell_words import named
from ntm_dashboard.domain.contract import Holds
from ntm_dashboard.domain.terms import (
    FOLLOW_UP,
    LEVEL_OF_REPORT,
    Certainty,
    Closing,
    DossierState,
    Measure,
    ReportKind,
    Result,
    Title,
    word,
)
from ntm_dashboard.i18n import N_, Message, _, date_text
from ntm_dashboard.services.editing import Fact, Value, keys_of
from ntm_dashboard.services.typed_values import contract_of_field, shown_value

TERMS = {"result": Result, "dossier_state": DossierState, "certainty": Certainty, "closing": Closing}
"""The closed lists of the fields whose value is a word."""
BLANK = N_("(trống)")


def field_label(name: str) -> str:
    """Call a field as the contract does."""
    return _(contract_of_field(name).label)


def value_text(name: str, value: Value, catalogue: Catalogue) -> str:
    """Write a value as people read it; what is not known is said to be blank."""
    if value is None:
        return _(BLANK)
    if name in TERMS:
        return word(TERMS[name](value))
    if name == "agency":
        return catalogue.agency_name(str(value))
    shown = shown_value(name, value)
    return f"“{shown}”" if contract_of_field(name).holds is Holds.TEXT else shown


def fact_text(fact: Fact, catalogue: Catalogue) -> str:
    """Name a fact: Xã Hàm Giang, tiêu chí 5, kỳ 12/04/2023."""
    if fact.kind in FOLLOW_UP:
        return f"{word(fact.kind)}: {named(keys_of(fact, catalogue), catalogue)}"
    match fact.kind:
        case ReportKind.TARGETS:
            return str(Message.of(N_("Mục tiêu: {measure}"), measure=word(Measure(fact.measure))))
        case ReportKind.COUNTS:
            return f"{word(Measure(fact.measure))}, {_day(fact)}"
        case ReportKind.RECOGNITIONS:
            parts = {"unit": _unit(fact, catalogue), "title": word(Title(fact.title)), "day": _day(fact)}
            return str(Message.of(N_("{unit}: {title}, từ {day}"), **parts))
        case _:
            sentence = N_("{unit}, tiêu chí {number}, kỳ {day}")
            if "." in fact.number:
                sentence = N_("{unit}, chỉ tiêu {number}, kỳ {day}")
            said = str(Message.of(sentence, unit=_unit(fact, catalogue), number=fact.number, day=_day(fact)))
            return f"{said}, {_set_name(fact, catalogue)}" if fact.criteria_set else said


def is_report(fact: Fact) -> bool:
    """Tell whether a fact is of a report."""
    return fact.kind in LEVEL_OF_REPORT


def _unit(fact: Fact, catalogue: Catalogue) -> str:
    if not fact.unit or fact.day is None:
        return catalogue.district.name
    return catalogue.unit_name(fact.unit, fact.day)


def _day(fact: Fact) -> str:
    return date_text(fact.day) if fact.day else ""


def _set_name(fact: Fact, catalogue: Catalogue) -> str:
    return next((str(one.name) for one in catalogue.sets if one.set_id == fact.criteria_set), fact.criteria_set)
