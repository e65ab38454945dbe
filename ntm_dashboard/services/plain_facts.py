"""Facts and edits in plain values, as the database keeps them, and back."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.services.editing import Edit, Fact, Value
from ntm_dashboard.store.unfinished_edits import KeptEdit

_DAY = "day"


def text_of_fact(fact: Fact) -> str:
    """Write a fact as one text; the same fact is always the same text."""
    return json.dumps(_plain_fact(fact), ensure_ascii=False, sort_keys=True)


def fact_in_text(text: str) -> Fact:
    """Read a fact that `text_of_fact` wrote."""
    return _fact(json.loads(text))


def kept_edit(edit: Edit) -> KeptEdit:
    """Give an edit as it is kept, under a key of its fact."""
    key = hashlib.sha256(text_of_fact(edit.fact).encode("utf-8", "surrogatepass")).hexdigest()
    return KeptEdit(key, _plain_fact(edit.fact), _plain_values(edit.fields), _plain_values(edit.seen))


def edit_of(kept: KeptEdit) -> Edit:
    """Give an edit that was kept."""
    return Edit(_fact(kept.fact), _values(kept.fields), _values(kept.seen))


def _plain_fact(fact: Fact) -> dict[str, str]:
    """Name what a fact says of itself; what it leaves empty is left out."""
    said = {one.name: getattr(fact, one.name) for one in fields(fact)}
    return {name: value.isoformat() if isinstance(value, date) else str(value) for name, value in said.items() if value}


def _fact(plain: Mapping[str, str]) -> Fact:
    day = date.fromisoformat(plain[_DAY]) if _DAY in plain else None
    return Fact(**{**plain, "kind": ReportKind(plain["kind"]), _DAY: day})  # pyright: ignore[reportArgumentType] — the fields of a fact


def _plain_values(values: Mapping[str, Value]) -> dict[str, Any]:
    return {name: {_DAY: value.isoformat()} if isinstance(value, date) else value for name, value in values.items()}


def _values(plain: Mapping[str, Any]) -> dict[str, Value]:
    return {
        name: date.fromisoformat(value[_DAY]) if isinstance(value, dict) else value for name, value in plain.items()
    }
