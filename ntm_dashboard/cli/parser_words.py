"""The parser's own words in the language of the run: Python ships them in English only."""

import argparse
from collections.abc import Mapping

from ntm_dashboard.i18n import N_, _

_WORDS: Mapping[str, str] = {
    "usage: ": N_("cách dùng: "),
    "positional arguments": N_("tham số"),
    "options": N_("tùy chọn"),
    "show this help message and exit": N_("in phần trợ giúp này"),
    "%(prog)s: error: %(message)s\n": N_("%(prog)s: sai cách dùng: %(message)s\n"),
    "argument %(argument_name)s: %(message)s": N_("tham số %(argument_name)s: %(message)s"),
    "the following arguments are required: %s": N_("còn thiếu tham số: %s"),
    "one of the arguments %s is required": N_("cần một trong các tham số: %s"),
    "not allowed with argument %s": N_("không dùng cùng với tham số %s"),
    "unrecognized arguments: %s": N_("không có tham số này: %s"),
    "ambiguous option: %(option)s could match %(matches)s": N_(
        "tham số %(option)s chưa rõ: có thể là một trong %(matches)s"
    ),
    "ignored explicit argument %r": N_("tham số này không nhận giá trị %r"),
    "expected one argument": N_("cần một giá trị"),
    "expected at most one argument": N_("chỉ nhận nhiều nhất một giá trị"),
    "expected at least one argument": N_("cần ít nhất một giá trị"),
    "expected %s argument": N_("cần %s giá trị"),
    "expected %s arguments": N_("cần %s giá trị"),
    "invalid %(type)s value: %(value)r": N_("giá trị %(value)r không dùng được"),
    "invalid choice: %(value)r (choose from %(choices)s)": N_("không có lựa chọn %(value)r; chỉ nhận: %(choices)s"),
}


def speak_our_language() -> None:
    """Let every parser of this process take its words from our catalogues."""
    for name, function in (("_", _word), ("ngettext", _counted)):
        setattr(argparse, name, function)


def _word(text: str) -> str:
    return _(_WORDS.get(text, text))


def _counted(singular: str, plural: str, count: int) -> str:
    return _word(singular if count == 1 else plural)
