"""The cells that differ as CSV: whose, about what, what stood before and what after; no cell a formula."""

import csv
import io
from collections.abc import Mapping, Sequence

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.domain.cell_changes import CellChanges
from ntm_dashboard.domain.cell_words import said_changes
from ntm_dashboard.domain.published import ADDED, CHANGED, WITHDRAWN
from ntm_dashboard.domain.terms import Certainty, word
from ntm_dashboard.exports.published_csv import cell_text
from ntm_dashboard.i18n import N_, _

CHANGE_WORDS: Mapping[str, str] = {ADDED: N_("thêm mới"), CHANGED: N_("sửa"), WITHDRAWN: N_("bỏ")}


def changes_csv(changes: Sequence[CellChanges], catalogue: Catalogue) -> bytes:
    """Write every cell, a line each, in the current language; what is invented for illustration says so."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_("Đơn vị"), _("Số liệu"), _("Thay đổi"), _("Trước"), _("Sau"), _("Độ tin cậy")])
    for one in changes:
        for change, line in zip(one.change, said_changes(one, catalogue), strict=True):
            certainty = word(Certainty.ILLUSTRATIVE) if line.was_illustrative or line.is_illustrative else ""
            said = (line.unit, line.about, _(CHANGE_WORDS[change]), line.before, line.after, certainty)
            writer.writerow([cell_text(text) for text in said])
    return out.getvalue().encode("utf-8-sig")
