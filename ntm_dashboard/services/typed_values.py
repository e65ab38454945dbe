"""What somebody types into a form as the value of a field: Vietnamese numbers, days, texts."""

import re
from datetime import date

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.contract import CONTRACT, Column, ColumnContract, Holds
from ntm_dashboard.errors import EditError
from ntm_dashboard.exports.published_table import number_in_files
from ntm_dashboard.i18n import N_, Message, date_text
from ntm_dashboard.intake.cells import dates, numbers
from ntm_dashboard.intake.cells.text import cleaned, composed, has_control_characters, words_only
from ntm_dashboard.intake.grid import Cell
from ntm_dashboard.intake.rows.fields import agencies_by_name
from ntm_dashboard.services.editing import Value

_NO_NUMBER = N_("“{text}” không phải là số. Ghi theo cách viết 1.234,5, không kèm chữ.")
_OTHER_UNIT = N_("“{text}”: giá trị này tính bằng {unit}. Hãy chỉ ghi số.")
_NO_UNIT = N_("“{text}”: giá trị này không có đơn vị tính. Hãy chỉ ghi số.")
_NO_DAY = N_("“{text}” không phải là ngày có thật. Ghi theo cách viết 31/12/2023.")
_NO_YEAR = N_("“{text}” không phải là năm. Ghi bốn chữ số, như 2023.")
_NO_TEXT = N_("Nội dung vừa dán có ký tự hỏng, không lưu được. Hãy gõ lại đoạn ấy.")
_BLANKS = re.compile(r"^[\s\ufeff]+|[\s\ufeff]+$")
_SHOWN = 60


def contract_of_field(name: str) -> ColumnContract:
    """Give what is agreed about the column that says a field."""
    return _BY_FIELD[name]


def typed_value(name: str, text: str | None, catalogue: Catalogue, *, measured_in: str = "") -> Value:
    """Read what was typed or chosen for a field; None where nothing was.

    Raises:
        EditError: it cannot be what the field holds; says how that is written.
    """
    one = contract_of_field(name)
    try:
        (text or "").encode()
    except UnicodeEncodeError:
        raise EditError(str(Message.of(_NO_TEXT))) from None
    plain = _BLANKS.sub("", composed(text or "").replace("\r\n", "\n").replace("\r", "\n"))
    if not plain:
        return None
    if has_control_characters(plain):
        raise EditError(str(Message.of(_NO_TEXT)))
    match one.holds:
        case Holds.NUMBER:
            return _number(plain, measured_in)
        case Holds.DAY:
            return day_typed(plain)
        case Holds.YEAR:
            return _year(plain)
        case _ if one.column in {Column.AGENCY, Column.ASSIGNEE}:
            return agencies_by_name(catalogue).get(words_only(plain), plain)
        case _ if one.column is Column.DOSSIER:
            return cleaned(plain) or None
        case _:
            return " ".join(plain.split()) if one.is_key else plain


def day_typed(text: str) -> date:
    """Read a day, or the last day of a month, a quarter or a year.

    Raises:
        EditError: there is no such day.
    """
    read = dates.period_of(text)
    if read is None:
        raise EditError(str(Message.of(_NO_DAY, text=text[:_SHOWN])))
    return read.day


def shown_value(name: str, value: Value) -> str:
    """Write a value as somebody would type it; a word of a closed list stays the term."""
    match value:
        case None:
            return ""
        case date():
            return date_text(value)
        case float() | int() if contract_of_field(name).holds is Holds.NUMBER:
            return number_typed(value)
        case _:
            return str(value)


def number_typed(value: float) -> str:
    """Write a number with a decimal comma and points between the thousands, with all its digits."""
    whole, comma, rest = number_in_files(value).partition(",")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return sign + re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", digits) + comma + rest


def _number(text: str, measured_in: str) -> float:
    read = numbers.number(Cell(text), style=numbers.Style.COMMA)
    shown = text[:_SHOWN]
    if read is None:
        raise EditError(str(Message.of(_NO_NUMBER, text=shown)))
    if read.unit and read.unit.casefold() != measured_in.casefold():
        sentence = (
            Message.of(_OTHER_UNIT, text=shown, unit=measured_in) if measured_in else Message.of(_NO_UNIT, text=shown)
        )
        raise EditError(str(sentence))
    return read.value


def _year(text: str) -> int:
    if re.fullmatch(r"\d{4}", text, re.ASCII):
        return int(text)
    raise EditError(str(Message.of(_NO_YEAR, text=text[:_SHOWN])))


_BY_FIELD = {name: one for one in CONTRACT for name in one.fields}
