"""Text as every database, page, office file and terminal can hold it."""

import re

import pandas as pd
from sqlalchemy import Dialect, Text, TypeDecorator

from ntm_dashboard.domain.turning_signs import shown, turning_sign_in

_HELD_BY_NONE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Put the sign for "unreadable" in place of control characters, halves of characters and what is none.

    PostgreSQL takes no NUL, neither takes half a character, XML no control character, and a terminal would obey some.
    Signs that are not seen and turn the direction of letters are written as their numbers.
    """
    return shown(_HELD_BY_NONE.sub("\ufffd", text))


def plain_columns(frame: pd.DataFrame) -> pd.DataFrame:
    """Make every text of a table plain."""
    made = {name: _plain_column(frame[name]) for name in frame.columns if frame[name].dtype == "str"}
    return frame.assign(**made) if made else frame


def _plain_column(column: pd.Series) -> pd.Series:
    known = column.dropna()
    together = "\n".join(known.to_numpy(dtype=object))
    if _HELD_BY_NONE.search(together) is None and turning_sign_in(together) is None:
        return column
    return column.where(column.isna(), known.map(plain))


class PlainText(TypeDecorator[str]):
    """A text of people, made plain on its way in, the same in SQLite and PostgreSQL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 — the signature of the base class
        """Make the text plain."""
        return None if value is None else plain(value)
