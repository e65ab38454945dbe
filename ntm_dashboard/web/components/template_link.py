"""The way to the template of a kind of file, where a page has nothing to show for want of it."""

from ntm_dashboard.domain.terms import ReportKind, word
from ntm_dashboard.i18n import _
from ntm_dashboard.web.components import texts
from ntm_dashboard.web.page_context import PageContext


def show(page: PageContext, *kinds: ReportKind) -> None:
    """Say where the templates of some kinds are."""
    names = ", ".join(word(kind) for kind in kinds)
    texts.link(_("Mẫu & tải về: {names}").format(names=names), page.address("nop-so-lieu"))
