"""`template` and `download`: files to fill in, and what was published, without a browser."""

import argparse
from datetime import date
from pathlib import Path

from ntm_dashboard.briefing.who_reported import sentence_of
from ntm_dashboard.cli.arguments import Commands, add_data, day, opened
from ntm_dashboard.cli.out_file import add_out, form_of
from ntm_dashboard.cli.whole_file import write_whole
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.errors import NtmError
from ntm_dashboard.exports.templates import TemplateScope
from ntm_dashboard.i18n import N_, Message, _, number_text
from ntm_dashboard.services import handing_out
from ntm_dashboard.services.queries import Queries

_FORMS = {ending: ending for ending in handing_out.ENDINGS}
_PACKAGE = {"zip": "zip"}


def add_to(commands: Commands) -> None:
    """Add the commands."""
    template = commands.add_parser("template", help=_("ghi mẫu để điền ra tệp"))
    _add_kind(template)
    template.add_argument("--period", type=day, metavar=_("NGÀY"), help=_("ngày cuối kỳ sẽ báo cáo"))
    whose = template.add_mutually_exclusive_group()
    whose.add_argument("--unit", default="", metavar=_("MÃ_XÃ"), help=_("chỉ một xã"))
    whose.add_argument("--agency", default="", metavar=_("MÃ_CƠ_QUAN"), help=_("chỉ tiêu chí của một cơ quan"))
    whose.add_argument(
        "--missing",
        action="store_true",
        help=_("mọi xã (và huyện) còn thiếu báo cáo của kỳ, mỗi nơi một mẫu, trong một tệp ZIP"),
    )
    template.set_defaults(run=run_template)
    download = commands.add_parser("download", help=_("ghi số liệu đã công bố ra tệp"))
    _add_kind(download)
    download.add_argument("--period", type=day, metavar=_("NGÀY"), help=_("kỳ nào; không ghi: kỳ mới nhất"))
    download.add_argument("--revision", type=int, metavar=_("SỐ"), help=_("phiên bản nào; không ghi: mới nhất"))
    download.set_defaults(run=run_download)


def _add_kind(parser: argparse.ArgumentParser) -> None:
    kinds = [kind.value for kind in ReportKind]
    parser.add_argument("--kind", choices=kinds, default=ReportKind.COMMUNE_REPORT.value, help=_("loại báo cáo"))
    add_out(parser, _FORMS)
    add_data(parser)


def run_template(chosen: argparse.Namespace) -> int:
    """Write a template, or those of all who have not reported."""
    with opened(chosen) as program:
        queries = program.queries
        _must_be_known(queries, chosen)
        if chosen.missing:
            return _missing(queries, chosen)
        ending = form_of(chosen, _FORMS, otherwise="xlsx")
        period: date = chosen.period or queries.situation().as_of
        scope = TemplateScope(chosen.unit, chosen.agency)
        kind = ReportKind(chosen.kind)
        content = handing_out.template(queries, kind, period=period, scope=scope, ending=ending)
    return _written(chosen.out, content)


def _missing(queries: Queries, chosen: argparse.Namespace) -> int:
    """Say who has not reported and write their templates; where nobody lacks anything there is no file."""
    form_of(argparse.Namespace(out=chosen.out, format=None), _PACKAGE, otherwise="zip")
    situation = queries.situation()
    newest = queries.newest_reports(situation)
    period: date = chosen.period or (newest.period if newest else situation.as_of)
    reports = queries.reports(situation, period=period)
    print(sentence_of(reports))
    if not reports.behind:
        return 0
    ending = chosen.format or "xlsx"
    return _written(chosen.out, handing_out.templates_in_one(queries, reports.behind, period=period, ending=ending))


def run_download(chosen: argparse.Namespace) -> int:
    """Write what was published."""
    ending = form_of(chosen, _FORMS, otherwise="xlsx")
    with opened(chosen) as program:
        kind = ReportKind(chosen.kind)
        content = handing_out.published(
            program.queries, kind, period=chosen.period, revision=chosen.revision, ending=ending
        )
    return _written(chosen.out, content)


def _must_be_known(queries: Queries, chosen: argparse.Namespace) -> None:
    catalogue = queries.catalogue
    if chosen.unit and chosen.unit not in {unit.code for unit in catalogue.units}:
        raise NtmError(str(Message.of(N_("Không có đơn vị mã “{code}” trong danh mục."), code=chosen.unit)))
    if chosen.agency and chosen.agency not in {agency.code for agency in catalogue.agencies}:
        raise NtmError(str(Message.of(N_("Không có cơ quan mã “{code}” trong danh mục."), code=chosen.agency)))


def _written(file: Path, content: bytes) -> int:
    write_whole(file, content)
    sentence = N_("Đã ghi {file} ({size} byte).")
    print(Message.of(sentence, file=str(file), size=number_text(len(content))))
    return 0
