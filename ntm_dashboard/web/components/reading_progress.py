"""How far the check of a large file is, while a visitor waits for it."""

from collections.abc import Generator
from contextlib import contextmanager

import streamlit as st

from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.intake import Progress
from ntm_dashboard.services.submitting import DroppedFile
from ntm_dashboard.web.components import texts

LARGE = 1_000_000


@contextmanager
def shown(file: DroppedFile) -> Generator[Progress | None]:
    """Show it for a file that takes longer than a moment; one that was checked before takes none."""
    if len(file.content) < LARGE:
        yield None
        return
    place = st.empty()

    def show(done: int, of: int) -> None:
        sentence = N_("Đang kiểm tra “{file}”: {share}%")
        said = Message.of(sentence, file=texts.plain(file.name), share=100 * done // of)
        place.progress(min(1.0, done / of), text=str(said))

    yield show
    place.empty()
