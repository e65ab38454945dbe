"""`user`: add, list, disable, reset accounts."""

import argparse
import sys
from contextlib import closing

from ntm_dashboard.cli.arguments import Commands, add_data, person_at_terminal, proven, settings_of
from ntm_dashboard.domain.catalogue import Catalogue
from ntm_dashboard.errors import AccountError
from ntm_dashboard.i18n import N_, Message, _
from ntm_dashboard.services.account_admin import AccountAdmin, AccountLine
from ntm_dashboard.services.accounts import Accounts, plain_name
from ntm_dashboard.services.data_folder import load_catalogue
from ntm_dashboard.services.people import Role, role_word
from ntm_dashboard.services.weak_passwords import place_names
from ntm_dashboard.store import Store


def add_to(commands: Commands) -> None:
    """Add the commands."""
    parser = commands.add_parser("user", help=_("quản lý tài khoản"))
    acts = parser.add_subparsers(metavar=_("THAO_TÁC"), required=True)
    add = _act(acts, "add", _("thêm tài khoản, in mật khẩu lần đầu"))
    add.add_argument("--name", default="", dest="display_name", metavar=_("HỌ_TÊN"), help=_("họ và tên"))
    add.add_argument("--role", choices=[one.value for one in Role], default=Role.EDITOR.value, help=_("vai trò"))
    add.add_argument("--unit", default="", metavar=_("MÃ_XÃ"), help=_("mã xã của tài khoản có vai trò commune_officer"))
    _add_password(add)
    add.set_defaults(act=_add)
    _act(acts, "disable", _("ngừng một tài khoản, kết thúc mọi phiên của tài khoản ấy")).set_defaults(act=_disable)
    _act(acts, "enable", _("cho dùng lại một tài khoản")).set_defaults(act=_enable)
    reset = _act(acts, "reset", _("đặt lại mật khẩu, in mật khẩu mới"))
    _add_password(reset)
    reset.set_defaults(act=_reset)
    token = _act(acts, "token", _("tạo mã truy cập cho kịch bản tự động, sau khi nhập mật khẩu của tài khoản"))
    token.add_argument("--password-stdin", action="store_true", help=_("đọc mật khẩu từ dòng đầu của stdin"))
    token.set_defaults(act=_token, token_file=None)
    listing = acts.add_parser("list", help=_("liệt kê tài khoản"))
    add_data(listing)
    listing.set_defaults(run=run, act=_list)


def run(chosen: argparse.Namespace) -> int:
    """Do one thing with accounts."""
    settings = settings_of(chosen)
    places: tuple[str, ...] = ()
    if getattr(chosen, "password_stdin", False) or getattr(chosen, "unit", ""):
        catalogue = load_catalogue(settings.data_dir)
        places = place_names(catalogue)
        _must_be_known(catalogue, getattr(chosen, "unit", ""))
    with closing(Store(settings.database)) as store:
        print(chosen.act(AccountAdmin(Accounts(store, places=places)), chosen))
    return 0


def _must_be_known(catalogue: Catalogue, unit: str) -> None:
    if unit and unit not in {one.code for one in catalogue.units}:
        raise AccountError(
            str(Message.of(N_("Không có xã, thị trấn mang mã “{code}” trong danh mục."), code=unit[:40]))
        )


def _act(acts: Commands, name: str, explanation: str) -> argparse.ArgumentParser:
    parser = acts.add_parser(name, help=explanation)
    parser.add_argument("user", type=plain_name, metavar=_("TÀI_KHOẢN"))
    add_data(parser)
    parser.set_defaults(run=run)
    return parser


def _add_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--password-stdin", action="store_true", help=_("đọc mật khẩu từ dòng đầu của stdin"))


def _password(chosen: argparse.Namespace) -> str | None:
    return sys.stdin.readline().rstrip("\r\n") if chosen.password_stdin else None


def _add(admin: AccountAdmin, chosen: argparse.Namespace) -> str:
    password = admin.add(
        person_at_terminal(),
        chosen.user,
        display_name=chosen.display_name,
        role=Role(chosen.role),
        unit=chosen.unit,
        password=_password(chosen),
    )
    return _first_password(chosen, password)


def _reset(admin: AccountAdmin, chosen: argparse.Namespace) -> str:
    return _first_password(chosen, admin.reset(person_at_terminal(), chosen.user, password=_password(chosen)))


def _first_password(chosen: argparse.Namespace, password: str) -> str:
    if chosen.password_stdin:
        return str(Message.of(N_("Tài khoản “{name}” đã sẵn sàng."), name=chosen.user))
    sentence = N_("Tài khoản “{name}”, mật khẩu lần đầu: {password} (đổi khi đăng nhập lần đầu).")
    return str(Message.of(sentence, name=chosen.user, password=password))


def _disable(admin: AccountAdmin, chosen: argparse.Namespace) -> str:
    admin.disable(person_at_terminal(), chosen.user)
    return str(Message.of(N_("Đã ngừng tài khoản “{name}”."), name=chosen.user))


def _enable(admin: AccountAdmin, chosen: argparse.Namespace) -> str:
    admin.enable(person_at_terminal(), chosen.user)
    return str(Message.of(N_("Tài khoản “{name}” dùng lại được."), name=chosen.user))


def _token(admin: AccountAdmin, chosen: argparse.Namespace) -> str:
    chosen.acting_as = chosen.user
    token = admin.accounts.new_token(proven(admin.accounts, chosen))
    sentence = N_("Mã truy cập của “{name}”, hiện một lần, dùng được một năm: {token}")
    return str(Message.of(sentence, name=chosen.user, token=token))


def _line(one: AccountLine) -> str:
    state = _("đã ngừng") if one.is_disabled else ""
    role = " ".join(filter(None, [role_word(one.role), one.unit]))
    return f"{one.name:<24}{role:<18}{state:<12}{one.display_name}"


def _list(admin: AccountAdmin, _chosen: argparse.Namespace) -> str:
    lines = [_line(one) for one in admin.all(person_at_terminal())]
    return "\n".join(lines) if lines else _("Chưa có tài khoản nào.")
