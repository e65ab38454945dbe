"""What changed since the last report or meeting."""

from typing import Any

from ntm_dashboard.briefing.model import Cell, Missing, Slide, Table, Text, Value
from ntm_dashboard.briefing.slide_ids import SlideId
from ntm_dashboard.briefing.wording import count_or, figure_or, first_few_items, out_of
from ntm_dashboard.domain.comparison import Comparison, FigureChange, FigureKey
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.naming import short_name
from ntm_dashboard.domain.terms import Change, Status, Title, unit_status_word, word
from ntm_dashboard.i18n import N_, Message, _, signed_text

MOST_UNITS = 3


def changes(previous: Comparison | None) -> Slide:
    """Give the headline figures before and after, the communes that moved, and what went backwards."""
    if previous is None:
        return _without_previous()
    changed = previous.changed_figures
    return Slide(
        id=SlideId.CHANGES,
        title=_title(previous),
        picture=_table(changed, previous) if changed else _same(previous),
        bullets=points_of(previous, most=MOST_UNITS),
        prose=(_opening(previous), *points_of(previous)),
        note=Message.of(N_("Tiêu chí từ đạt thành chưa đạt cần có lý do; ghi lại lý do tại cuộc họp.")),
        source=_opening(previous),
    )


def _without_previous() -> Slide:
    return Slide(
        id=SlideId.CHANGES,
        title=Message.of(N_("Chưa có kỳ trước để so sánh")),
        picture=Missing(
            Message.of(N_("Đây là kỳ đầu tiên có số liệu, hoặc chưa chọn kỳ để so sánh.")),
            Message.of(N_("Khi có kỳ báo cáo sau, trang này nêu những gì đã thay đổi.")),
        ),
        prose=(Message.of(N_("Chưa có kỳ báo cáo trước để so sánh.")),),
    )


def _title(previous: Comparison) -> Message:
    """Say the gravest change: what was lost, gained, is known no more, is newly known. First knowledge is no gain."""
    day = previous.before.as_of
    gained, lost, unknown, new = (len(previous.changed_results(change)) for change in _BY_WEIGHT)
    if previous.is_empty:
        return Message.of(N_("Không có gì thay đổi từ {day}"), day=day)
    if lost:
        sentence = N_("Từ {day}: thêm {gained} tiêu chí đạt, {lost} không giữ được")
        return Message.of(sentence, day=day, gained=gained, lost=lost)
    if gained:
        return Message.of(N_("Từ {day}: thêm {gained} tiêu chí đạt"), day=day, gained=gained)
    if unknown:
        return Message.of(N_("Từ {day}: {count} tiêu chí không còn số liệu"), day=day, count=unknown)
    if new:
        return Message.of(N_("Từ {day}: mới có số liệu về {count} tiêu chí"), day=day, count=new)
    return Message.of(N_("Những thay đổi từ {day}"), day=day)


_BY_WEIGHT = (Change.ROSE, Change.FELL, Change.NOT_KNOWN_ANY_MORE, Change.NEWLY_KNOWN)


def _opening(previous: Comparison) -> Message:
    return Message.of(
        N_("So số liệu đến {after} (phiên bản {new}) với số liệu đến {before} (phiên bản {old})."),
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
        columns=("figure", "before", "after", "change"),
        keys=tuple(change.key for change in changed),
        widths=(6, 2.4, 2.4, 2),
        alt=Message.of(N_("Các chỉ tiêu chủ yếu trước và sau, với mức thay đổi.")),
    )


def _row(change: FigureChange) -> tuple[Cell, ...]:
    return (
        Cell(change.label),
        Cell(_written(change, before=True), value=_figure(change, before=True)),
        Cell(_written(change, before=False), value=_figure(change, before=False)),
        Cell(_difference(change), value=_step(change)),
    )


def _written(change: FigureChange, *, before: bool) -> str:
    value, total = (change.before, change.of_before) if before else (change.after, change.of_after)
    if change.key is FigureKey.DISTRICT_RECOGNISED and value is not None:
        return _("đã được công nhận") if value else _("chưa được công nhận")
    text = count_or(value, decimals=change.decimals)
    return text if total is None or value is None else f"{text}/{count_or(total)}"


def _figure(change: FigureChange, *, before: bool) -> Value | None:
    if change.key is FigureKey.DISTRICT_RECOGNISED:
        return None
    value, total = (change.before, change.of_before) if before else (change.after, change.of_after)
    return figure_or(value) if total is None else out_of(value, total)


def _step(change: FigureChange) -> float | None:
    """Give the difference where it is written as a number."""
    if change.before is None or change.after is None or change.key is FigureKey.DISTRICT_RECOGNISED:
        return None
    return change.after - change.before or None


def _difference(change: FigureChange) -> str:
    happened = change.change
    if change.before is None or change.after is None:
        return word(happened) if happened else "–"
    difference = change.after - change.before
    if change.key is FigureKey.DISTRICT_RECOGNISED or not difference:
        return "–"
    return signed_text(difference, decimals=change.decimals)


def points_of(previous: Comparison, *, most: int | None = None) -> tuple[Text, ...]:
    """Name the communes that changed state, `most` of them on a slide, and the criteria that went backwards.

    Without `most` nothing is left out.
    """
    units = [_moved(row) for row in rows_of(previous.units)]
    points: list[Text] = list(units[:most])
    if len(units) > len(points):
        points.append(Message.of(N_("Còn {rest} đơn vị khác đổi trạng thái."), rest=len(units) - len(points)))
    for change, sentence in _NAMED.items():
        names = [f"{short_name(row.unit_name)} – {row.criterion}" for row in rows_of(previous.changed_results(change))]
        if names:
            points.append(Message.of(sentence, names=first_few_items(names, most=3 if most else len(names))))
    return tuple(points)


_NAMED = {
    Change.FELL: N_("Từ đạt thành chưa đạt: {names}."),
    Change.NOT_KNOWN_ANY_MORE: N_("Không còn số liệu: {names}."),
}


def _moved(row: Any) -> Message:
    """Say both states; the titles where only the title differs."""
    before, after = (
        (_state(row.before), _state(row.after))
        if row.before != row.after
        else (_title_word(row.before_title), _title_word(row.after_title))
    )
    if row.before == Status.UNKNOWN:
        return Message.of(N_("{name}: mới có số liệu, “{after}”."), name=row.name, after=after)
    return Message.of(N_("{name}: từ “{before}” thành “{after}”."), name=row.name, before=before, after=after)


def _state(status: object) -> str:
    return unit_status_word(Status(status)) if isinstance(status, str) else _("chưa có")


def _title_word(title: object) -> str:
    return word(Title(title)) if isinstance(title, str) else _("chưa được công nhận")


def _same(previous: Comparison) -> Missing:
    what = (
        N_("Các chỉ tiêu chủ yếu giống nhau; chỉ có thay đổi ở chi tiết.")
        if not previous.is_empty
        else N_("Hai thời điểm có số liệu giống nhau.")
    )
    return Missing(Message.of(what), _opening(previous))
