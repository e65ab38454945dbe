"""The handed-in table as it stands in the file; above each column what it was taken for, in changeable lists."""

from collections.abc import Sequence

import streamlit as st

from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.intake import ErrorCode, PreparedReport
from ntm_dashboard.intake.outcome.report import ColumnRead, TableRead
from ntm_dashboard.services.roles import role_word, roles_for
from ntm_dashboard.services.showing import MOST_TABLES, ShownRow, ShownTable
from ntm_dashboard.web.components import asking, settling, texts
from ntm_dashboard.web.components.markup import Html, tag

MOST_LISTS = 60


def show(tables: Sequence[ShownTable], report: PreparedReport, catalogue: Catalogue, *, key: str) -> None:
    """Show the first rows of each table, and offer to change what its columns were taken for."""
    for place, table in enumerate(tables):
        name = f"{key}_{place}"
        has_lists = table.read is not None and _wants_lists(table, name)
        with st.container(key=f"as_it_is_{name}"):
            if has_lists and table.read is not None:
                _lists(table, table.read, report, catalogue, key=key)
            st.html(table_html(table, catalogue, has_lists=has_lists))
    _more(report, len(tables))


def _wants_lists(table: ShownTable, name: str) -> bool:
    """Draw the lists where something is unsure, or where somebody asks for them: a matrix has dozens of columns."""
    columns = table.read.columns if table.read else ()
    is_unsure = any(not one.is_sure for one in columns)
    return st.toggle(_("Đổi cách hiểu các cột"), value=is_unsure, key=f"lists_{name}")


def _lists(table: ShownTable, read: TableRead, report: PreparedReport, catalogue: Catalogue, *, key: str) -> None:
    roles = roles_for(report, read.orientation, catalogue)
    with st.container(horizontal=True, gap=None, key=f"roles_{key}_{read.sheet}_{read.first_row}"):
        for place in range(min(len(table.letters), MOST_LISTS)):
            column = table.column(place)
            if column is None:
                st.html(tag("div", class_="ntm-no-role"), width=150)
            else:
                _list(column, roles, catalogue, key=key)


def _list(column: ColumnRead, roles: Sequence[str], catalogue: Catalogue, *, key: str) -> None:
    options = [*roles, *(() if column.role in roles else (column.role,))]
    # The role is part of the name: a list shows what the column was taken for after every answer, not what it showed.
    place = f"role_{key}_{column.letters}_{column.role}"

    def change() -> None:
        role: str = st.session_state[place]
        settling.settle(key, [asking.answer(ErrorCode.COLUMN_ROLE, column.letters, role, role_word(role, catalogue))])

    label = Message.of(N_("Cột {letters}"), letters=column.letters)
    st.selectbox(
        str(label),
        options,
        index=options.index(column.role),
        key=place,
        format_func=lambda role: texts.plain(role_word(role, catalogue)),
        on_change=change,
        width=150,
    )


def table_html(table: ShownTable, catalogue: Catalogue, *, has_lists: bool) -> Html:
    """Make the table; the roles stand above the letters of the columns unless lists do."""
    letters = tag("tr", tag("td"), *(tag("th", one, scope="col") for one in table.letters))
    roles = Html("") if table.read is None or has_lists else _roles(table, catalogue)
    rows = [_row(row) for row in table.rows]
    more = _below(table)
    look = "ntm-as-it-is ntm-fixed" if has_lists else "ntm-as-it-is"
    inner = tag("table", tag("thead", roles, letters), tag("tbody", *rows, more), class_=look)
    caption = _caption(table)
    # With lists above it the box around both scrolls, so that each list stays over its column.
    scrolls = "ntm-with-lists" if has_lists else "ntm-scroll"
    return tag("div", inner, class_=scrolls, tabindex="0", role="region", aria_label=caption)


def _caption(table: ShownTable) -> str:
    if not table.sheet:
        return _("Bảng trong tệp")
    return str(Message.of(N_("Bảng trong tệp, trang “{sheet}”"), sheet=table.sheet))


def _roles(table: ShownTable, catalogue: Catalogue) -> Html:
    cells = [_role(table.column(place), catalogue) for place in range(len(table.letters))]
    return tag("tr", tag("td", _("Hiểu là"), class_="ntm-read-as"), *cells, class_="ntm-roles")


def _role(column: ColumnRead | None, catalogue: Catalogue) -> Html:
    if column is None:
        return tag("td")
    mark = "" if column.is_sure else "? "
    look = "ntm-sure" if column.is_sure else "ntm-unsure"
    return tag("td", mark + role_word(column.role, catalogue), class_=look, title=str(column.evidence))


def _row(row: ShownRow) -> Html:
    look = "ntm-headings" if row.is_heading else "ntm-above" if row.is_above else ""
    number = tag("th", str(row.number), scope="row")
    if row.is_above and sum(bool(text) for text in row.texts) == 1:
        first = next(place for place, text in enumerate(row.texts) if text)
        rest = len(row.texts) - first
        before = [tag("td") for _place in range(first)]
        return tag("tr", number, *before, tag("td", row.texts[first], colspan=str(rest)), class_=look)
    return tag("tr", number, *(tag("td", tag("div", text, title=text)) for text in row.texts), class_=look)


def _below(table: ShownTable) -> Html:
    if not table.more_rows:
        return Html("")
    said = _("… và {count} dòng nữa").format(count=number_text(table.more_rows))
    return tag("tr", tag("td"), tag("td", said, colspan=str(max(1, len(table.letters)))), class_="ntm-below")


def _more(report: PreparedReport, shown: int) -> None:
    rest = report.reading.tables[MOST_TABLES:] if shown >= MOST_TABLES else ()
    if rest:
        names = ", ".join(dict.fromkeys(f"“{one.sheet}”" for one in rest))
        texts.hint(str(Message.of(N_("Đọc cả {count} bảng nữa: {names}."), count=len(rest), names=names)))
