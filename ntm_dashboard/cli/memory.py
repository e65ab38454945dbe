"""A file of what an office answered before, for the terminal: forms, words for results, spellings of units."""

import json
from pathlib import Path
from typing import Any

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.terms import Result
from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.i18n.system_words import reason_of
from ntm_dashboard.intake.outcome.codes import ASKABLE
from ntm_dashboard.intake.outcome.report import Alias, Form, LearnedWord
from ntm_dashboard.services.answers_json import chosen_of
from ntm_dashboard.services.remembered import Remembered

_LARGEST = 2_000_000
_FAULTY = N_("Tệp ghi nhớ “{file}” không dùng được: {reason}.")


def memory_of(file: Path | None, catalogue: Catalogue) -> Remembered:
    """Read what was answered before; nothing without a file.

    Raises:
        NtmError: the file cannot be read or is not of the form that the guide names; nothing of it is used.
    """
    if file is None:
        return Remembered()
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise _faulty(file, _("tệp quá lớn"))
        return _memory(json.loads(content.decode("utf-8-sig")), {unit.code for unit in catalogue.units})
    except OSError as error:
        raise _faulty(file, reason_of(error)) from error
    except json.JSONDecodeError as error:
        reason = Message.of(N_("không phải JSON (dòng {row})"), row=error.lineno)
        raise _faulty(file, str(reason)) from error
    except UnicodeDecodeError as error:
        raise _faulty(file, _("không phải văn bản UTF-8")) from error
    except (_EntryError, RecursionError) as error:
        raise _faulty(file, str(error)) from error


def _faulty(file: Path, reason: str) -> NtmError:
    return NtmError(str(Message.of(_FAULTY, file=str(file), reason=reason)))


class _EntryError(ValueError):
    """Says which entry of the file is not as it should be."""


_PARTS = {
    "forms": ("name", "fingerprint", "chosen"),
    "words": ("spelling", "result"),
    "spellings": ("spelling", "unit"),
}


_CHOICE = ("code", "about", "value")


def _memory(read: Any, units: set[str]) -> Remembered:
    if not isinstance(read, dict) or set(read) - set(_PARTS):
        expected = ", ".join(_PARTS)
        raise _EntryError(str(Message.of(N_("cần một đối tượng JSON chỉ có các mục {expected}"), expected=expected)))
    entries = {part: _entries(part, read.get(part, [])) for part in _PARTS}
    return Remembered(
        tuple(_alias(one, units) for one in entries["spellings"]),
        tuple(_word(one) for one in entries["words"]),
        tuple(_form(one) for one in entries["forms"]),
    )


def _entries(part: str, read: Any) -> list[dict[str, Any]]:
    if not isinstance(read, list):
        raise _wrong(part, 0)
    for number, one in enumerate(read, start=1):
        if not isinstance(one, dict) or set(one) != set(_PARTS[part]):
            raise _wrong(part, number)
        if not all(isinstance(value, str) for name, value in one.items() if name != "chosen"):
            raise _wrong(part, number)
    return read


def _wrong(part: str, number: int) -> _EntryError:
    expected = ", ".join(_PARTS[part])
    if not number:
        return _EntryError(str(Message.of(N_("mục {part} không phải danh sách"), part=part)))
    sentence = N_("mục {part}, phần tử {number}: cần đúng các trường {expected}, đều là văn bản")
    return _EntryError(str(Message.of(sentence, part=part, number=number, expected=expected)))


def _alias(one: dict[str, str], units: set[str]) -> Alias:
    if one["unit"] not in units:
        sentence = N_("cách viết “{spelling}” có mã “{code}”, không phải mã đơn vị trong danh mục")
        raise _EntryError(str(Message.of(sentence, spelling=one["spelling"], code=one["unit"])))
    return Alias(one["spelling"], one["unit"])


def _word(one: dict[str, str]) -> LearnedWord:
    if one["result"] not in set(Result):
        sentence = N_("từ “{word}” có kết quả “{result}”; chỉ nhận {expected}")
        expected = ", ".join(Result)
        raise _EntryError(str(Message.of(sentence, word=one["spelling"], result=one["result"], expected=expected)))
    return LearnedWord(one["spelling"], Result(one["result"]))


def _form(one: dict[str, Any]) -> Form:
    chosen = one["chosen"]
    if not isinstance(chosen, list) or not all(_is_choice(entry) for entry in chosen):
        sentence = N_("mẫu biểu “{name}”: chosen phải là danh sách có các trường {expected}, đều là văn bản")
        raise _EntryError(str(Message.of(sentence, name=one["name"], expected=", ".join(_CHOICE))))
    for entry in chosen:
        if entry["code"] not in ASKABLE:
            sentence = N_("mẫu biểu “{name}”: “{code}” không phải mã câu hỏi")
            raise _EntryError(str(Message.of(sentence, name=one["name"], code=entry["code"])))
    return Form(one["name"], one["fingerprint"], chosen_of(chosen))


def _is_choice(entry: Any) -> bool:
    is_whole = isinstance(entry, dict) and set(entry) == set(_CHOICE)
    return is_whole and all(isinstance(value, str) for value in entry.values())
