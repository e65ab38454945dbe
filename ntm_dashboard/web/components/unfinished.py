"""The hand-in that a person is in the middle of: brought back when the page is drawn anew, kept at every change."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.services.submitting import DroppedFile
from ntm_dashboard.services.unfinished import keep_files, kept_files, throw_away_files
from ntm_dashboard.store.unfinished import UnfinishedFile
from ntm_dashboard.web.components import published, settling, texts
from ntm_dashboard.web.page_context import PageContext

NOTE = "upload_note"
_BROUGHT, _KNOWN, _WRITTEN = "unfinished_brought", "unfinished_known", "unfinished_written"
_FILES = "unfinished_files"


def brought_back(page: PageContext, person: Person | None, *, is_entered: bool) -> list[DroppedFile]:
    """Give the files that are brought back; the database is asked when the page `is_entered`, not at each run."""
    if not may(person, Act.PUBLISH):
        return []
    if is_entered or _BROUGHT not in st.session_state:
        st.session_state.pop(_KNOWN, None)
        files = kept_files(page.program.store, person=person)
        for one in files:
            settling.put_back(one.key, one.settled)
        if files:
            st.session_state[NOTE] = files[-1].note
        st.session_state[_BROUGHT] = {one.key: (DroppedFile(one.file_name, one.content), one.kept_at) for one in files}
    return [file for file, _kept_at in st.session_state[_BROUGHT].values()]


def offer_to_throw_away(page: PageContext, person: Person | None) -> None:
    """Say that a hand-in was brought back, and offer to begin anew."""
    brought: dict[str, tuple[DroppedFile, datetime]] = st.session_state.get(_BROUGHT, {})
    if not brought:
        return
    names = ", ".join(file.name for file, _kept_at in brought.values())
    first = min(kept_at for _file, kept_at in brought.values())
    sentence = N_("Lần nộp đang làm dở từ {when}, {count} tệp: {names}.")
    said = Message.of(sentence, when=published.moment_text(first), count=number_text(len(brought)), names=names)
    left, right = st.columns([5, 1], vertical_alignment="center")
    with left:
        texts.note(str(said))
    with right:
        st.button(_("Bỏ lần nộp này"), key="throw_away", on_click=let_go, args=(page, person, list(brought)))


def keep(page: PageContext, person: Person | None, files: Sequence[DroppedFile]) -> None:
    """Keep what is handed in now; what left the page since it was drawn last is let go."""
    if not may(person, Act.PUBLISH):
        return
    st.session_state[_FILES] = tuple(files)
    keys = [settling.key_of(file) for file in files]
    gone = set(st.session_state.get(_KNOWN, ())) - set(keys)
    st.session_state[_KNOWN] = keys
    if gone:
        let_go(page, person, sorted(gone))
    _write(page, person)


def keep_again(page: PageContext, person: Person | None) -> None:
    """Keep what was settled, typed or noted since, where only a part of the page is drawn anew."""
    if may(person, Act.PUBLISH):
        _write(page, person)


def _write(page: PageContext, person: Person | None) -> None:
    files: Sequence[DroppedFile] = st.session_state.get(_FILES, ())
    keys = [settling.key_of(file) for file in files]
    note = st.session_state.get(NOTE, "")
    now = [
        UnfinishedFile(key, file.name, file.content, settling.plain(key), note, datetime.now(UTC))
        for key, file in zip(keys, files, strict=True)
    ]
    written = hashlib.sha256(json.dumps([[one.key, one.settled, one.note] for one in now]).encode()).hexdigest()
    if now and written != st.session_state.get(_WRITTEN):
        keep_files(page.program.store, now, person=person)
        st.session_state[_WRITTEN] = written


def let_go(page: PageContext, person: Person | None, keys: Sequence[str]) -> None:
    """Throw files away, in the database and in this visit."""
    throw_away_files(page.program.store, keys, person=person)
    brought: dict[str, tuple[DroppedFile, datetime]] = st.session_state.get(_BROUGHT, {})
    for key in keys:
        brought.pop(key, None)
        settling.forget(key)
    st.session_state.pop(_WRITTEN, None)
    st.session_state[_FILES] = tuple(
        file for file in st.session_state.get(_FILES, ()) if settling.key_of(file) not in keys
    )
