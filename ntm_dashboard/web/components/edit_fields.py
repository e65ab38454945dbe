"""The fields of an edit as widgets, and what was typed into them read back."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.contract import Holds
from ntm_dashboard.domain.terms import Certainty, Result, word
from ntm_dashboard.errors import EditError
from ntm_dashboard.i18n import N_, _
from ntm_dashboard.services.editing import Value
from ntm_dashboard.services.typed_values import contract_of_field, shown_value, typed_value
from ntm_dashboard.web.components.edit_words import BLANK, TERMS, field_label

SAMPLES = {Holds.DAY: N_("ngày/tháng/năm"), Holds.NUMBER: N_("cách viết: 1.234,5"), Holds.YEAR: N_("bốn chữ số")}

_LONG = {"note", "source", "matter", "answer", "evidence"}
"""The fields that hold sentences."""


@dataclass(frozen=True)
class Typed:
    """What was read from the fields, and a sentence for each that could not be."""

    values: Mapping[str, Value]
    wrong: tuple[str, ...] = ()


def show(name: str, value: Value, catalogue: Catalogue, *, key: str) -> str | None:
    """Show one field with its value and give what stands in it."""
    label, place = field_label(name), f"{key}_{name}"
    if name == "result":
        options = [one.value for one in Result]
        start = options.index(str(value)) if value else None
        return st.radio(label, options, start, key=place, horizontal=True, format_func=lambda one: word(Result(one)))
    if name in TERMS:
        return _chosen(name, label, value, place)
    if name == "agency":
        return _agency(label, value, catalogue, place)
    if name in _LONG:
        return st.text_area(label, shown_value(name, value), key=place, height=72)
    holds = contract_of_field(name).holds
    sample = _(SAMPLES.get(holds, ""))
    return st.text_input(label, shown_value(name, value), key=place, placeholder=sample)


def read(
    given: Mapping[str, str | None], shown: Mapping[str, Value], catalogue: Catalogue, *, measured_in: str = ""
) -> Typed:
    """Read the fields that say something else than was shown in them; a field that nobody touched is left as it is."""
    values: dict[str, Value] = {}
    wrong: list[str] = []
    for name, text in given.items():
        if (text or "") == shown_value(name, shown.get(name)):
            continue
        try:
            value = typed_value(name, text, catalogue, measured_in=measured_in)
        except EditError as error:
            wrong.append(f"{field_label(name)}: {error}")
        else:
            if value != shown.get(name):
                values[name] = value
    return Typed(values, tuple(wrong))


def _chosen(name: str, label: str, value: Value, place: str) -> str | None:
    """Offer the words of a closed list; a row is always of some certainty, that of the unit where none is given."""
    options = [one.value for one in TERMS[name]]
    options = options if name == "certainty" else ["", *options]
    start = str(value) if value else (Certainty.REPORTED.value if name == "certainty" else "")
    return st.selectbox(
        label,
        options,
        options.index(start),
        key=place,
        format_func=lambda one: word(TERMS[name](one)) if one else _(BLANK),
    )


def _agency(label: str, value: Value, catalogue: Catalogue, place: str) -> str | None:
    options = ["", *(one.code for one in catalogue.agencies)]
    options += [str(value)] if value and value not in options else []
    return st.selectbox(
        label,
        options,
        options.index(str(value or "")),
        key=place,
        format_func=lambda one: catalogue.agency_name(one) or _(BLANK),
        accept_new_options=True,
    )
