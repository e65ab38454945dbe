"""`export`: write the meeting to a file, as the page Báo cáo does."""

import argparse

from ntm_dashboard.briefing.parts import PARTS
from ntm_dashboard.cli.arguments import Commands, add_data, day, opened
from ntm_dashboard.cli.out_file import add_out, form_of
from ntm_dashboard.cli.whole_file import write_whole
from ntm_dashboard.errors import ConfigurationError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.services.exporting import ENDINGS, SHEET_FORMATS, Exporting, Format, Meeting

EVERY_SLIDE = "all"
_FORMS = {form.value: ENDINGS.get(form, form.value) for form in Format}


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("export", help=_("ghi báo cáo cuộc họp ra tệp"))
    parser.add_argument(
        "--as-of", type=day, metavar=_("NGÀY"), help=_("số liệu đến hết ngày này (mặc định: kỳ mới nhất)")
    )
    parser.add_argument("--compared-with", type=day, metavar=_("NGÀY"), help=_("so với ngày này (mặc định: kỳ trước)"))
    parser.add_argument("--documented-only", action="store_true", help=_("chỉ dùng số liệu có văn bản"))
    parser.add_argument(
        "--with-illustrative", action="store_true", help=_("văn bản (docx, pdf, phiếu xã) gồm cả số liệu minh họa")
    )
    add_out(parser, _FORMS)
    parser.add_argument("--revision", type=int, metavar=_("SỐ"), help=_("phiên bản nào; không ghi: mới nhất"))
    parser.add_argument(
        "--parts", nargs="+", choices=list(PARTS), default=[], metavar=_("PHẦN"), help=_("chỉ các phần này")
    )
    parser.add_argument(
        "--slide",
        metavar=_("TRANG"),
        help=_("ảnh của một trang (như ma-tran), hoặc all: mọi trang trong một tệp ZIP (png)"),
    )
    parser.add_argument("--unit", metavar=_("MÃ_XÃ"), help=_("phiếu của xã này (pdf để phát, docx để gửi)"))
    parser.add_argument(
        "--notice", type=day, metavar=_("NGÀY"), help=_("dự thảo Thông báo kết luận của cuộc họp ngày này (docx)")
    )
    add_data(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the file and say where it is."""
    meeting = Meeting(
        chosen.as_of,
        chosen.revision,
        chosen.documented_only,
        chosen.compared_with,
        tuple(chosen.parts),
        chosen.with_illustrative,
    )
    form = Format(form_of(chosen, _FORMS))
    if chosen.unit and form not in SHEET_FORMATS:
        raise ConfigurationError(str(Message.of(N_("Phiếu của một xã chỉ có dạng pdf hoặc docx."))))
    if chosen.notice and form is not Format.DOCX:
        raise ConfigurationError(str(Message.of(N_("Thông báo kết luận chỉ có dạng docx."))))
    if chosen.slide and form is not Format.PNG:
        raise ConfigurationError(str(Message.of(N_("Ảnh của một trang chỉ có dạng png: --format png."))))
    with opened(chosen) as program:
        content = _content(program.exporting, form, meeting, chosen)
    write_whole(chosen.out, content)
    print(Message.of(N_("Đã ghi {file} ({size} byte)."), file=str(chosen.out), size=len(content)))
    return 0


def _content(exporting: Exporting, form: Format, meeting: Meeting, chosen: argparse.Namespace) -> bytes:
    if chosen.notice:
        return exporting.notice(meeting, chosen.notice)
    if chosen.slide == EVERY_SLIDE:
        return exporting.slide_pictures(meeting)
    if chosen.slide:
        return exporting.slide_picture(meeting, chosen.slide)
    return exporting.commune_sheet(form, meeting, chosen.unit) if chosen.unit else exporting.file(form, meeting)
