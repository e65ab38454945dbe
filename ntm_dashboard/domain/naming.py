"""Names of units within a sentence: the kind stands once and in small letters (các xã: Hàm Giang, Định An)."""

import re
import unicodedata
from collections.abc import Sequence

from ntm_dashboard.i18n import N_, Message

_COMMUNE = "Xã "
_KINDS = {
    _COMMUNE: (N_("xã {names}"), N_("các xã: {names}")),
    "Thị trấn ": (N_("thị trấn {names}"), N_("các thị trấn: {names}")),
}
"""The kinds that are listed, as names begin with them, and what is said of one and of several."""
_BEGINNINGS = (*_KINDS, "Huyện ", "Tỉnh ")
_OTHER_LETTERS = re.compile(r"[^a-z0-9]+")
_LONGEST_IN_FILES = 40


def name_within(name: str) -> str:
    """Give one name with its kind in small letters (xã Hàm Giang, huyện Trà Cú, tỉnh Trà Vinh)."""
    return name[:1].lower() + name[1:] if name.startswith(_BEGINNINGS) else name


def short_name(name: str) -> str:
    """Give the name where the sentence says that communes are meant; other kinds keep theirs."""
    return name.removeprefix(_COMMUNE) if name.startswith(_COMMUNE) else name_within(name)


def short_names(names: Sequence[str]) -> str:
    """List the names where the sentence says that communes are meant."""
    return ", ".join(short_name(name) for name in names)


def some_names(names: Sequence[str], most: int) -> str | Message:
    """List the names as `short_names` does, of more than `most` the first ones and how many others there are."""
    if len(names) <= most:
        return short_names(names)
    rest = len(names) - most
    return Message.of(N_("{names} và {rest} xã khác"), names=short_names(names[:most]), rest=rest)


def bare_name(name: str) -> str:
    """Give the name without its kind (Trà Cú)."""
    return next((name.removeprefix(kind) for kind in _BEGINNINGS if name.startswith(kind)), name)


def name_in_files(name: str) -> str:
    """Give the name without its kind as a part of the name of a file: small ASCII letters, digits and hyphens alone."""
    letters = unicodedata.normalize("NFKD", bare_name(name).lower().replace("đ", "d"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _OTHER_LETTERS.sub("-", plain).strip("-")[:_LONGEST_IN_FILES].strip("-")


def names_within(names: Sequence[str]) -> Message:
    """List the names by kind, each kind said once; names of no known kind stand as they are."""
    parts = [part for kind in _KINDS for part in _of_kind(kind, names)]
    others = [name_within(name) for name in names if not name.startswith(tuple(_KINDS))]
    first, *rest = [*parts, *([Message.of("{names}", names=", ".join(others))] if others else [])]
    for part in rest:
        first = Message.of("{first}; {second}", first=first, second=part)
    return first


def _of_kind(kind: str, names: Sequence[str]) -> list[Message]:
    own = [name.removeprefix(kind) for name in names if name.startswith(kind)]
    one, several = _KINDS[kind]
    return [Message.of(several if len(own) > 1 else one, names=", ".join(own))] if own else []
