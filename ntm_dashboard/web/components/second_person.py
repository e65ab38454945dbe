"""Handing a way back over to a second person, where one alone may only take figures off."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.services.people import Person
from ntm_dashboard.store.drafts import GoingBack
from ntm_dashboard.web.components import acting, outcomes, texts, working
from ntm_dashboard.web.page_context import PageContext

SAID = "second_person_said"


def offer(page: PageContext, person: Person | None, way: GoingBack, *, note: str, key: str) -> None:
    """Say why one alone may not, and put the way back up at the button."""
    outcomes.show(SAID)
    texts.note(_("Việc này đưa số liệu trở lại nên cần một người khác xem và công bố."))
    latest, button = page.queries.latest_revision(), f"{key}_second"

    def put_up() -> Callable[[], None]:
        try:
            number = page.program.drafts_back.put_up(person, way, note=note, compared_with=latest)
        except NtmError as error:
            return partial(outcomes.failed, SAID, str(error))
        sentence = N_("Đã chuyển dự thảo số liệu trình duyệt số {number}. Một người biên tập khác sẽ xem và công bố.")
        return partial(outcomes.done, SAID, str(Message.of(sentence, number=str(number))))

    about = (way.kind, way.numbers, tuple(sorted(way.decisions.items())), latest)
    if acting.button(_("Chuyển người khác công bố"), key=button, about=about):
        with working.stages(button) as say:
            say(_("Đang ghi số liệu…"))
            acting.act(button, put_up)
            st.rerun()
