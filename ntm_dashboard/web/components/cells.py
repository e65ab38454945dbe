"""How single cells of a table are written: a day, a number, a text, or nothing."""

from datetime import date
from numbers import Integral

import pandas as pd

from ntm_dashboard.domain.terms import DossierState, Result, word
from ntm_dashboard.i18n import date_text, quantity_text

DASH = "–"


def day_of(value: object) -> date | None:
    """Give the day of a cell, None when it is empty."""
    if value is None or pd.isna(value):  # pyright: ignore[reportArgumentType, reportCallIssue, reportUnknownArgumentType] — one cell
        return None
    return pd.Timestamp(str(value)).date()


def day(value: object) -> str:
    """Write a day as dd/mm/yyyy."""
    known = day_of(value)
    return DASH if known is None else date_text(known)


def text(value: object) -> str:
    """Write a text; an empty cell is an empty text."""
    return value if isinstance(value, str) else ""


def number(value: object, measured_in: object = "") -> str:
    """Write a number with its unit."""
    if not isinstance(value, int | float) or pd.isna(value):
        return DASH
    return quantity_text(value, text(measured_in))


def row_number(value: object) -> str:
    """Write the line of a file."""
    return str(value) if isinstance(value, Integral) else ""


def result(value: object) -> str:
    """Write what a report said of a criterion."""
    return word(Result(value)) if isinstance(value, str) else ""


def dossier(number_: object, state: object) -> str:
    """Write the number and the state of a dossier."""
    parts = [text(number_), word(DossierState(state)) if isinstance(state, str) else ""]
    return " · ".join(part for part in parts if part)
