"""The hand-in that a person is in the middle of: brought back when the page is drawn anew, kept at every change."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from ntm_dashboard.errors import ConflictError
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.services.people import Act, Person, may
from ntm_dashboard.services.submitting import DroppedFile
from ntm_dashboard.services.unfinished import keep_files, kept_files, throw_away_files
from ntm_dashboard.store.unfinished import UnfinishedFile
from ntm_dashboard.web.components import published, settling, texts
from ntm_dashboard.web.page_context import PageContext

NOTE = "upload_note"
_BROUGHT, _KNOWN, _WRITTEN = "unfinished_brought", "unfinished_known", "unfinished_written"
_VERSIONS, _ROUND, _FILES = "unfinished_versions", "upload_round", "unfinished_files"
_OVERTAKEN = "unfinished_overtaken"


def round_number() -> int:
    """Give how often the page was begun anew: a part of the key of its uploader."""
    return st.session_state.setdefault(_ROUND, 0)


def begin_anew() -> None:
    """Let the page begin with an empty uploader and what is kept."""
    st.session_state[_ROUND] = round_number() + 1


def brought_back(page: PageContext, person: Person | None, *, is_entered: bool) -> list[DroppedFile]:
    """Give the files that are brought back; the database is asked when the page `is_entered`, not at each run."""
    if not may(person, Act.HAND_IN):
        return []
    if is_entered or _BROUGHT not in st.session_state:
        st.session_state.pop(_KNOWN, None)
        files = kept_files(page.program.store, person=person)
        for one in files:
            settling.put_back(one.key, one.settled)
        if files:
            st.session_state[NOTE] = files[-1].note
        st.session_state[_VERSIONS] = {one.key: one.version for one in files}
        st.session_state[_WRITTEN] = {one.key: _said(one) for one in files}
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
    if not may(person, Act.HAND_IN):
        return
    st.session_state[_FILES] = tuple(files)
    st.session_state[_OVERTAKEN] = False
    keys = [settling.key_of(file) for file in files]
    gone = set(st.session_state.get(_KNOWN, ())) - set(keys)
    st.session_state[_KNOWN] = keys
    if gone:
        let_go(page, person, sorted(gone))
    _write(page, person)


def keep_again(page: PageContext, person: Person | None) -> None:
    """Keep what was settled, typed or noted since, where only a part of the page is drawn anew.

    While its person is asked which of two tabs goes on, nothing is kept.
    """
    if may(person, Act.HAND_IN) and not st.session_state[_OVERTAKEN]:
        _write(page, person)


def _write(page: PageContext, person: Person | None) -> None:
    files: Sequence[DroppedFile] = st.session_state.get(_FILES, ())
    keys = [settling.key_of(file) for file in files]
    note = st.session_state.get(NOTE, "")
    versions: dict[str, int] = st.session_state.setdefault(_VERSIONS, {})
    now = [
        UnfinishedFile(key, file.name, file.content, settling.plain(key), note, datetime.now(UTC), versions.get(key, 0))
        for key, file in zip(keys, files, strict=True)
    ]
    written: dict[str, str] = st.session_state.setdefault(_WRITTEN, {})
    changed = [one for one in now if written.get(one.key) != _said(one)]
    if not changed:
        return
    try:
        versions |= keep_files(page.program.store, _as_kept(page, person, changed), person=person)
    except ConflictError as error:
        st.session_state[_OVERTAKEN] = True
        _ask_which(page, person, str(error))
    else:
        written |= {one.key: _said(one) for one in changed}


def _said(file: UnfinishedFile) -> str:
    """Give what changes about a file while it is kept, to be compared."""
    return json.dumps([file.settled, file.note])


def _as_kept(page: PageContext, person: Person | None, files: Sequence[UnfinishedFile]) -> list[UnfinishedFile]:
    """Give new files that another tab keeps just as they are here as the version that is kept."""
    if all(one.version for one in files):
        return list(files)
    kept = {one.key: one for one in kept_files(page.program.store, person=person)}
    return [
        replace(one, version=kept[one.key].version)
        if not one.version and one.key in kept and _said(one) == _said(kept[one.key])
        else one
        for one in files
    ]


def _ask_which(page: PageContext, person: Person | None, said: str) -> None:
    """Say that another tab has gone on with this hand-in, and let its person choose which of the two goes on."""
    texts.alert(said)
    left, right = st.columns(2)
    left.button(_("Lấy bản ở thẻ kia"), key="unfinished_theirs", on_click=_take_theirs, width="stretch")
    mine = _("Giữ bản đang thấy ở đây")
    right.button(mine, key="unfinished_mine", on_click=_keep_mine, args=(page, person), width="stretch")


def _take_theirs() -> None:
    """Empty this page, which then brings back what is kept."""
    for key in st.session_state.pop(_KNOWN, ()):
        settling.forget(key)
    begin_anew()


def _keep_mine(page: PageContext, person: Person | None) -> None:
    kept = kept_files(page.program.store, person=person)
    st.session_state[_VERSIONS] = {one.key: one.version for one in kept}


def let_go(page: PageContext, person: Person | None, keys: Sequence[str]) -> None:
    """Throw files away, in the database and in this visit."""
    throw_away_files(page.program.store, keys, person=person)
    brought: dict[str, tuple[DroppedFile, datetime]] = st.session_state.get(_BROUGHT, {})
    for key in keys:
        brought.pop(key, None)
        for name in (_VERSIONS, _WRITTEN):
            st.session_state.get(name, {}).pop(key, None)
        settling.forget(key)
    st.session_state[_FILES] = tuple(
        file for file in st.session_state.get(_FILES, ()) if settling.key_of(file) not in keys
    )
