"""Answers in plain values: as drafts keep them, as remembered forms do, and as a file for the terminal has them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ntm_dashboard.intake import Answers, BlankMeans, ErrorCode

Chosen = Mapping[tuple[ErrorCode, str], str]


def plain_answers(answers: Answers) -> dict[str, Any]:
    """Give answers as values for JSON."""
    return {
        "period": answers.period.isoformat() if answers.period else None,
        "sheet": answers.sheet,
        "communes": dict(answers.communes),
        "blank_means": answers.blank_means.value if answers.blank_means else None,
        "kept": sorted(answers.kept),
        "chosen": plain_chosen(answers.chosen),
    }


def answers_of(values: Mapping[str, Any]) -> Answers:
    """Give back the answers that `plain_answers` wrote; those of an older program lack what it did not ask."""
    period, blank = values["period"], values["blank_means"]
    return Answers(
        period=date.fromisoformat(period) if period else None,
        sheet=values["sheet"],
        communes=values["communes"],
        blank_means=BlankMeans(blank) if blank else None,
        kept=frozenset(values.get("kept", ())),
        chosen=chosen_of(values.get("chosen", ())),
    )


def plain_chosen(chosen: Chosen) -> list[dict[str, str]]:
    """Give chosen options as a list for JSON, whose keys cannot be pairs."""
    return [{"code": code.value, "about": about, "value": value} for (code, about), value in chosen.items()]


def chosen_of(entries: Iterable[Mapping[str, str]]) -> dict[tuple[ErrorCode, str], str]:
    """Give back what `plain_chosen` wrote. A code that this program does not know is left out: it asks anew."""
    known = {code.value: code for code in ErrorCode}
    return {(known[one["code"]], one["about"]): one["value"] for one in entries if one["code"] in known}
