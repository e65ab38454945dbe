"""`situation`: how the district stands on a day, as JSON or as a table for people."""

import argparse
import json
from typing import Any

from ntm_dashboard.briefing.model import MARK
from ntm_dashboard.briefing.wording import caution_of
from ntm_dashboard.cli.arguments import Commands, add_data, day, opened
from ntm_dashboard.domain.frames import rows_of
from ntm_dashboard.domain.situation import Situation
from ntm_dashboard.domain.terms import Status, criterion_status_word, unit_status_word, word
from ntm_dashboard.exports.situation_json import situation_facts
from ntm_dashboard.i18n import N_, Message, _, date_text, number_text


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("situation", help=_("in tình hình của huyện đến một ngày"))
    parser.add_argument(
        "--as-of", type=day, metavar=_("NGÀY"), help=_("tình hình đến hết ngày này (mặc định: kỳ mới nhất)")
    )
    parser.add_argument(
        "--known-on", type=day, metavar=_("NGÀY"), help=_("chỉ dùng những gì đã công bố đến hết ngày này")
    )
    parser.add_argument("--documented-only", action="store_true", help=_("chỉ dùng số liệu có văn bản"))
    parser.add_argument("--json", action="store_true", help=_("in dạng JSON"))
    add_data(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the Situation."""
    with opened(chosen) as program:
        queries = program.queries
        revision = queries.known_on(chosen.known_on) if chosen.known_on else None
        situation = queries.situation(as_of=chosen.as_of, revision=revision, documented_only=chosen.documented_only)
    if chosen.json:
        print(json.dumps(situation_facts(situation), ensure_ascii=False, indent=2))
    else:
        print("\n".join(marked_lines(situation)))
    return 0


def marked_lines(situation: Situation) -> list[str]:
    """Give the lines; each that rests on illustrative rows carries the mark, which the foot explains."""
    real = set(_lines(situation.told_apart))
    said = [line if line in real or not line.strip() else line + MARK for line in _lines(situation)]
    return [*said, *(["", str(caution)] if str(caution := caution_of(situation)) else [])]


def _lines(situation: Situation) -> list[str]:
    title = Message.of(
        N_("{district}: tình hình đến ngày {day} (phiên bản {revision})"),
        district=situation.district.name,
        day=situation.as_of,
        revision=situation.revision,
    )
    return [
        str(title),
        "",
        str(situation.headline.sentence),
        str(situation.clock.sentence),
        *_counts(situation),
        *_section(_("Tiến độ"), [str(pace.sentence) for pace in situation.paces]),
        *_section(_("Điều kiện công nhận"), _conditions(situation)),
        *_section(_("Tiêu chí huyện"), _criteria(situation)),
        *_section(_("Xã, thị trấn"), _units(situation)),
        *_section(_("Đối chiếu với số đã công bố"), _reconciliation(situation)),
        *_section(_("Nguồn số liệu"), _provenance(situation)),
    ]


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", title.upper(), *(lines or ["  " + _("Chưa có số liệu.")])]


def _counts(situation: Situation) -> list[str]:
    headline = situation.headline
    rows = (
        (_("Xã được công nhận đạt chuẩn"), _of(headline.standard, headline.communes)),
        (_("Trong đó nâng cao"), _of(headline.advanced)),
        (_("Xã hoàn thành, chờ công nhận"), _of(headline.completed_task)),
        (_("Thị trấn đạt chuẩn đô thị văn minh"), _of(headline.civilised, headline.towns)),
        (_("Tiêu chí huyện đạt"), _of(headline.criteria_met, headline.criteria)),
    )
    return ["", *(f"  {label:<38}{value}" for label, value in rows)]


def _of(count: int | None, total: int | None = None) -> str:
    """Write a count of a total; of an unknown count nothing."""
    if count is None:
        return _("chưa có số liệu")
    return number_text(count) if total is None else f"{number_text(count)}/{number_text(total)}"


def _conditions(situation: Situation) -> list[str]:
    return [
        f"  {word(verdict.state):<18}{verdict.condition.name}: {verdict.reason}" for verdict in situation.conditions
    ]


def _criteria(situation: Situation) -> list[str]:
    return [
        f"  {row.criterion:>2}. {row.name}: {criterion_status_word(Status(row.status))}"
        for row in rows_of(situation.district_criteria)
    ]


def _units(situation: Situation) -> list[str]:
    return [f"  {row.unit}  {row.name:<24}{_status(row):<28}{_met(row):>5}" for row in rows_of(situation.units)]


def _met(row: Any) -> str:
    return f"{row.met}/{row.total}" if row.assessed else "–"


def _status(row: Any) -> str:
    return unit_status_word(Status(row.status))


def _reconciliation(situation: Situation) -> list[str]:
    return [f"  {date_text(line.day)}  {word(line.measure)}: {line.sentence}" for line in situation.reconciliation]


def _provenance(situation: Situation) -> list[str]:
    counted = situation.provenance
    sentence = N_(
        "Có văn bản {documented} dòng, suy ra {derived}, đơn vị tự báo cáo {reported}, minh họa {illustrative}."
    )
    line = Message.of(
        sentence,
        documented=counted.documented,
        derived=counted.derived,
        reported=counted.reported,
        illustrative=counted.illustrative,
    )
    return [f"  {line}"]
