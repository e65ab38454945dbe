"""The language of the current run, and sentences that carry their figures."""

import gettext
import io
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

DEFAULT_LANGUAGE = "vi"
LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}

_language: ContextVar[str] = ContextVar("language", default=DEFAULT_LANGUAGE)

AGREES_WITH = "n"
"""The figure that only a translation uses: the number that a word which is named by itself agrees with."""
Figure: TypeAlias = "str | int | float | Decimal | date | Message | Name | Exact | tuple[Figure, ...]"


def use_language(language: str) -> None:
    """Speak `language` from here on in this run (thread or task); an unknown one means Vietnamese."""
    _language.set(language if language in LANGUAGES else DEFAULT_LANGUAGE)


def current_language() -> str:
    """Give the code of the language that texts come in now."""
    return _language.get()


@contextmanager
def speaking(language: str) -> Generator[None]:
    """Speak `language` within the block, then the former one again."""
    token = _language.set(language if language in LANGUAGES else DEFAULT_LANGUAGE)
    try:
        yield
    finally:
        _language.reset(token)


def _(text: str) -> str:
    """Give `text` (Vietnamese source) in the current language."""
    return _catalogue(_language.get()).gettext(text) if text else text


def ngettext(singular: str, plural: str, count: int) -> str:
    """Give the form for `count` in the current language (Vietnamese has one form, English two)."""
    return _catalogue(_language.get()).ngettext(singular, plural, count)


def N_(text: str) -> str:  # noqa: N802 — the name that extraction tools know
    """Mark `text` for translation without translating it now."""
    return text


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == DEFAULT_LANGUAGE:
        return gettext.NullTranslations()
    merged = Catalog(locale=language)
    folder = files("ntm_dashboard.i18n") / "locale" / language
    for part in sorted(folder.iterdir(), key=lambda entry: entry.name):
        for entry in read_po(io.BytesIO(part.read_bytes()), locale=language):
            if entry.id:
                merged[entry.id] = entry
    compiled = io.BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages, put into words only when somebody reads it (Vietnamese where there is no English)."""

    vi: str
    en: str = ""

    def __str__(self) -> str:
        return self.en if self.en and _language.get() == "en" else self.vi

    def __bool__(self) -> bool:
        return bool(self.vi)

    @property
    def within(self) -> "Name":
        """Give it as it stands within a sentence: with a small first letter."""
        return Name(self.vi[:1].lower() + self.vi[1:], self.en[:1].lower() + self.en[1:])


@dataclass(frozen=True, slots=True)
class Exact:
    """A number that is written with all of its decimals, at most six."""

    value: float

    def __str__(self) -> str:
        from ntm_dashboard.i18n import formats

        decimals = f"{self.value:.6f}".rstrip("0").partition(".")[2]
        return formats.number_text(self.value, decimals=len(decimals))


@dataclass(frozen=True)
class Message:
    """A sentence with its figures, put into words only when somebody reads it.

    `template` is the Vietnamese source with `{named}` figures. Integers and decimals come out in the form of
    the language (1.234,5), dates as dd/mm/yyyy, messages within messages in the same language.
    """

    template: str
    figures: tuple[tuple[str, Figure], ...] = ()

    @classmethod
    def of(cls, template: str, **figures: Figure) -> "Message":
        """Make the message from its template and its named figures."""
        return cls(template, tuple(figures.items()))

    def __str__(self) -> str:
        return _(self.template).format_map(_Figures((name, _Written(_figure_text(one))) for name, one in self.figures))


class _Written(str):
    """A figure as it is written; in a translation it also chooses a form of a word: `{count:commune|communes}`."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return one if self == "1" else many


class _Figures(dict[str, str]):
    """The figures of a message. A word that no number is given for (`AGREES_WITH`) stands in its form for many."""

    def __missing__(self, name: str) -> str:
        if name != AGREES_WITH:
            raise KeyError(name)
        return _Written()


def _figure_text(figure: Figure) -> str:
    from ntm_dashboard.i18n import formats

    match figure:
        case str():
            return figure
        case Message() | Name() | Exact():
            return str(figure)
        case tuple():
            return formats.join_text([_figure_text(part) for part in figure])
        case datetime():
            return formats.date_text(figure.date())
        case date():
            return formats.date_text(figure)
        case _:
            return formats.number_text(figure)
