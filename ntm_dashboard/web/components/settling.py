"""What a visitor settles about a handed-in file, kept for the length of the visit, under the file's own key."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from ntm_dashboard.intake import Answers, ErrorCode
from ntm_dashboard.services.answers_json import answers_of, plain_answers
from ntm_dashboard.services.mending import Mend, mends_of, plain_mends
from ntm_dashboard.services.questions import settled
from ntm_dashboard.services.submitting import DroppedFile, ToRemember
from ntm_dashboard.store.plain_text import plain as plain_text


@dataclass(frozen=True)
class Settled:
    """The answers to a file, how each was put to the visitor, and the words that are to be remembered.

    `mends` are the cells of it that were mended, `typed` what is typed for further ones and not checked yet.
    """

    answers: Answers = field(default_factory=Answers)
    said: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    words: frozenset[str] = frozenset()
    mends: tuple[Mend, ...] = ()
    typed: Mapping[tuple[int, int, int], str] = field(default_factory=dict[tuple[int, int, int], str])


@dataclass(frozen=True)
class Answer:
    """One answer: the question, the value, and the sentence that says it."""

    code: ErrorCode
    about: str
    value: str
    said: str
    is_remembered: bool = False


def key_of(file: DroppedFile) -> str:
    """Name a file: the same content under the same name, as the database keeps names, is the same file."""
    return hashlib.sha256(file.content + plain_text(file.name).encode()).hexdigest()[:16]


def of(key: str) -> Settled:
    """Give what was settled about a file so far."""
    return st.session_state.get(_place(key), Settled())


def settle(key: str, answers: Iterable[Answer]) -> None:
    """Add answers to those given so far."""
    now = of(key)
    for one in answers:
        remembered = {one.about} if one.is_remembered else set[str]()
        now = replace(
            now,
            answers=settled(now.answers, one.code, one.value, about=one.about),
            said={**now.said, (one.code, one.about): one.said},
            words=now.words - {one.about} | remembered if one.code is ErrorCode.RESULT_UNKNOWN else now.words,
        )
    st.session_state[_place(key)] = now


def keep(key: str, column: str, *, said: str) -> None:
    """Let what stands in a column stay where the file leaves its cells blank."""
    now = of(key)
    answers = replace(now.answers, kept=now.answers.kept | {column})
    st.session_state[_place(key)] = replace(now, answers=answers, said={**now.said, ("kept", column): said})


def put_down(key: str, typed: Mapping[tuple[int, int, int], str]) -> None:
    """Keep what is typed for cells until they are checked."""
    now = of(key)
    if typed != now.typed:
        st.session_state[_place(key)] = replace(now, typed=dict(typed))


def mend(key: str, mends: Iterable[Mend]) -> None:
    """Let these be the mended cells of a file; what was typed for them is taken up."""
    st.session_state[_place(key)] = replace(of(key), mends=tuple(mends), typed={})


def plain(key: str) -> dict[str, Any]:
    """Give what was settled about a file as values for JSON."""
    now = of(key)
    said = [[code, about, sentence] for (code, about), sentence in now.said.items()]
    return {
        "answers": plain_answers(now.answers),
        "said": said,
        "words": sorted(now.words),
        "mends": plain_mends(now.mends),
        "typed": [[*place, text] for place, text in now.typed.items()],
    }


def put_back(key: str, values: Mapping[str, Any]) -> None:
    """Settle again what `plain` wrote; what is settled in this visit already stays."""
    said = {(code, about): sentence for code, about, sentence in values["said"]}
    settled_before = Settled(
        answers_of(values["answers"]),
        said,
        frozenset(values["words"]),
        mends_of(values.get("mends", ())),
        {(sheet, row, column): text for sheet, row, column, text in values.get("typed", ())},
    )
    st.session_state.setdefault(_place(key), settled_before)


def forget(key: str) -> None:
    """Let go of all that was settled about a file."""
    st.session_state.pop(_place(key), None)


def forget_answers(key: str) -> None:
    """Take every answer to a file back; its mended cells stay."""
    now = of(key)
    st.session_state[_place(key)] = Settled(mends=now.mends, typed=now.typed)


def with_answers(file: DroppedFile, key: str, *, form: str = "") -> DroppedFile:
    """Give a file with what was settled about it."""
    now = of(key)
    return replace(file, answers=now.answers, remember=ToRemember(tuple(sorted(now.words)), form), mends=now.mends)


def _place(key: str) -> str:
    return f"settled_{key}"
