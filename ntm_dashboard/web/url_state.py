"""What a link says: everything that decides what a page shows stands in the address, so that a link shows the same.

`ky` the as-of date (2023-04-12), `ban` the revision, `chac_chan=1` documented figures only, `lang` the language,
`xa` a commune's code, `tc` a criterion's number. Nothing of a link is ever run or shown as markup.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, N_, Message

PERIOD, REVISION, DOCUMENTED, LANGUAGE, UNIT, CRITERION = "ky", "ban", "chac_chan", "lang", "xa", "tc"
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
"""The days that a link may name: the programme began in 2010; a far day would be taken for one that has figures."""
_LONGEST = 40


@dataclass(frozen=True)
class Scope:
    """What is shown: None means the newest. `unit` and `criterion` are "" where a page is not about one."""

    as_of: date | None = None
    revision: int | None = None
    documented_only: bool = False
    language: str = DEFAULT_LANGUAGE
    unit: str = ""
    criterion: str = ""

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> "Scope":
        """Read the scope from the parameters of an address; those of other features are left alone.

        Raises:
            UnknownScopeError: a parameter has a value that cannot mean anything.
        """
        return cls(
            as_of=_day(parameters.get(PERIOD, "")),
            revision=_revision(parameters.get(REVISION, "")),
            documented_only=_switch(parameters.get(DOCUMENTED, "")),
            language=language_of(parameters),
            unit=parameters.get(UNIT, "")[:_LONGEST],
            criterion=parameters.get(CRITERION, "")[:_LONGEST],
        )

    def parameters(self) -> dict[str, str]:
        """Write the scope as parameters of an address, leaving out what is the default."""
        written = {
            PERIOD: self.as_of.isoformat() if self.as_of else "",
            REVISION: str(self.revision) if self.revision is not None else "",
            DOCUMENTED: "1" if self.documented_only else "",
            LANGUAGE: self.language if self.language != DEFAULT_LANGUAGE else "",
            UNIT: self.unit,
            CRITERION: self.criterion,
        }
        return {name: value for name, value in written.items() if value}

    def about(self, *, unit: str = "", criterion: str = "") -> "Scope":
        """Keep the time, the certainty and the language, and turn to a commune or a criterion."""
        return replace(self, unit=unit, criterion=criterion)


def address(path: str, scope: Scope) -> str:
    """Give the relative address of a page in a scope."""
    parameters = scope.parameters()
    return f"{path or './'}?{urlencode(parameters)}" if parameters else path or "./"


def language_of(parameters: Mapping[str, str]) -> str:
    """Give the language of an address; an unknown one means Vietnamese."""
    asked = parameters.get(LANGUAGE, DEFAULT_LANGUAGE)
    return asked if asked in LANGUAGES else DEFAULT_LANGUAGE


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text[:_LONGEST])
    except ValueError:
        sentence = N_("Địa chỉ ghi ngày “{text}” không đọc được. Cách ghi đúng: ky=2023-04-12 (năm-tháng-ngày).")
        raise UnknownScopeError(str(Message.of(sentence, text=text[:_LONGEST]))) from None
    if not EARLIEST <= day <= LATEST:
        sentence = N_("Địa chỉ ghi ngày {day}: chỉ xem được từ {earliest} đến {latest}.")
        raise UnknownScopeError(str(Message.of(sentence, day=day, earliest=EARLIEST, latest=LATEST)))
    return day


def _revision(text: str) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    sentence = N_("Địa chỉ ghi phiên bản “{text}” không đọc được. Cách ghi đúng: ban=3.")
    raise UnknownScopeError(str(Message.of(sentence, text=text[:_LONGEST])))


def _switch(text: str) -> bool:
    if text in {"", "0", "1"}:
        return text == "1"
    sentence = N_("Địa chỉ ghi chac_chan=“{text}” không hiểu được. Chỉ nhận 1 (chỉ số liệu có văn bản) hoặc 0.")
    raise UnknownScopeError(str(Message.of(sentence, text=text[:_LONGEST])))
