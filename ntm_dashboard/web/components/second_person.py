"""Handing a way back over to a second person, where one alone may only take figures off."""

import streamlit as st

from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.services.people import Person
from ntm_dashboard.store.drafts import GoingBack
from ntm_dashboard.web.components import outcomes, texts
from ntm_dashboard.web.page_context import PageContext

SAID = "second_person_said"


def offer(page: PageContext, person: Person | None, way: GoingBack, *, note: str, key: str) -> None:
    """Say why one alone may not, and put the way back up at the button."""
    outcomes.show(SAID)
    texts.note(_("Việc này đưa số liệu trở lại nên cần một người khác xem và công bố."))
    if st.button(_("Chuyển người khác công bố"), key=f"{key}_second"):
        try:
            latest = page.queries.latest_revision()
            number = page.program.drafts_back.put_up(person, way, note=note, compared_with=latest)
        except NtmError as error:
            outcomes.failed(SAID, str(error))
        else:
            sentence = N_(
                "Đã chuyển dự thảo số liệu trình duyệt số {number}. Một người biên tập khác sẽ xem và công bố."
            )
            outcomes.done(SAID, str(Message.of(sentence, number=str(number))))
        st.rerun()
