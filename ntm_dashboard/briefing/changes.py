"""What changed since the last report or meeting."""

from typing import Any

from ntm_dashboard.briefing.model import Cell, Missing, Slide, Table, Text
from ntm_dashboard.briefing.wording import count_or, first_few_items
from ntm_dashboard.domain.comparison import Comparison, FigureChange
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.terms import Result, Status, Title, unit_status_word, word
from ntm_dashboard.i18n import N_, Message, _, signed_text

MOST_UNITS = 3


def changes(previous: Comparison | None) -> Slide:
    """Give the headline figures before and after, the communes that moved, and what went backwards."""
    if previous is None:
        return _without_previous()
    changed = previous.changed_figures
    return Slide(
        id="thay-doi",
        title=_title(previous),
        picture=_table(changed, previous) if changed else _same(previous),
        bullets=points_of(previous),
        prose=(_opening(previous), *points_of(previous)),
        note=Message.of(N_("Tiêu chí từ đạt thành chưa đạt cần có lý do; ghi lại lý do tại cuộc họp.")),
        source=_opening(previous),
    )


def _without_previous() -> Slide:
    return Slide(
        id="thay-doi",
        title=Message.of(N_("Chưa có kỳ trước để so sánh")),
        picture=Missing(
            Message.of(N_("Đây là kỳ đầu tiên có số liệu, hoặc chưa chọn kỳ để so sánh.")),
            Message.of(N_("Khi có kỳ báo cáo sau, trang này nêu những gì đã thay đổi.")),
        ),
        prose=(Message.of(N_("Chưa có kỳ báo cáo trước để so sánh.")),),
    )


def _title(previous: Comparison) -> Message:
    gained, lost = _gained(previous), len(previous.regressions)
    if previous.is_empty:
        return Message.of(N_("Không có gì thay đổi từ {day}"), day=previous.before.as_of)
    if lost:
        sentence = N_("Từ {day}: thêm {gained} tiêu chí đạt, {lost} bị tụt lại")
        return Message.of(sentence, day=previous.before.as_of, gained=gained, lost=lost)
    if gained:
        return Message.of(N_("Từ {day}: thêm {gained} tiêu chí đạt"), day=previous.before.as_of, gained=gained)
    return Message.of(N_("Những thay đổi từ {day}"), day=previous.before.as_of)


def _gained(previous: Comparison) -> int:
    rows = previous.criteria
    return int(((rows["after"] == Result.MET) & (rows["before"] != Result.MET)).sum())


def _opening(previous: Comparison) -> Message:
    return Message.of(
        N_("So số liệu đến {after} (bản {new}) với số liệu đến {before} (bản {old})."),
        after=previous.after.as_of,
        new=str(previous.after.revision),
        before=previous.before.as_of,
        old=str(previous.before.revision),
    )


def _table(changed: tuple[FigureChange, ...], previous: Comparison) -> Table:
    heads = (
        Message.of(N_("Chỉ số")),
        Message.of(N_("Đến {day}"), day=previous.before.as_of),
        Message.of(N_("Đến {day}"), day=previous.after.as_of),
        Message.of(N_("Thay đổi")),
    )
    return Table(
        header=tuple(Cell(head) for head in heads),
        rows=tuple(_row(change) for change in changed),
        widths=(6, 2.4, 2.4, 2),
        alt=Message.of(N_("Các số chính trước và sau, với mức thay đổi.")),
    )


def _row(change: FigureChange) -> tuple[Cell, ...]:
    return (
        Cell(change.label),
        Cell(_written(change, before=True)),
        Cell(_written(change, before=False)),
        Cell(_difference(change)),
    )


def _written(change: FigureChange, *, before: bool) -> str:
    value, total = (change.before, change.of_before) if before else (change.after, change.of_after)
    text = count_or(value, decimals=change.decimals)
    return text if total is None or value is None else f"{text}/{count_or(total)}"


def _difference(change: FigureChange) -> str:
    if change.before is None or change.after is None:
        return _("mới có số liệu") if change.before is None else _("không còn số liệu")
    return signed_text(change.after - change.before, decimals=change.decimals)


def points_of(previous: Comparison) -> tuple[Text, ...]:
    """Name the communes that changed state and the criteria that went backwards."""
    units = [_moved(row) for row in rows_of(previous.units)]
    points: list[Text] = list(units[:MOST_UNITS])
    if len(units) > MOST_UNITS:
        points.append(Message.of(N_("Còn {rest} đơn vị khác đổi trạng thái."), rest=len(units) - MOST_UNITS))
    lost = [f"{row.unit_name} – {row.criterion}" for row in rows_of(previous.regressions)]
    if lost:
        points.append(Message.of(N_("Từ đạt thành chưa đạt: {names}."), names=first_few_items(lost, most=3)))
    return tuple(points)


def _moved(row: Any) -> Message:
    """Say both states; the titles where only the title differs."""
    before, after = (
        (_state(row.before), _state(row.after))
        if row.before != row.after
        else (_title_word(row.before_title), _title_word(row.after_title))
    )
    return Message.of(N_("{name}: từ “{before}” thành “{after}”."), name=row.name, before=before, after=after)


def _state(status: object) -> str:
    return unit_status_word(Status(status)) if isinstance(status, str) else _("chưa có")


def _title_word(title: object) -> str:
    return word(Title(title)) if isinstance(title, str) else _("chưa có danh hiệu")


def _same(previous: Comparison) -> Missing:
    what = (
        N_("Các số chính giống nhau; chỉ có thay đổi ở chi tiết.")
        if not previous.is_empty
        else N_("Hai thời điểm có số liệu giống nhau.")
    )
    return Missing(Message.of(what), _opening(previous))
