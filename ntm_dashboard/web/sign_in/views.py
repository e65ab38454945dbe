"""How the pages of signing in look: plain documents of their own, in Vietnamese or English, without a script."""

from dataclasses import dataclass, replace

from starlette.responses import HTMLResponse

from ntm_dashboard.domain.naming import name_within
from ntm_dashboard.i18n import DEFAULT_LANGUAGE, _, current_language
from ntm_dashboard.services.passwords import SHORTEST
from ntm_dashboard.web.components.markup import NOTHING, Html, join, tag
from ntm_dashboard.web.document import ASSETS
from ntm_dashboard.web.sign_in import paths
from ntm_dashboard.web.url_state import LANGUAGE

POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
}


@dataclass(frozen=True)
class Frame:
    """What every page of signing in has: the district, the form's token, what went wrong, what is to be known."""

    place: str
    form_token: str
    problem: str = ""
    note: str = ""

    def with_problem(self, problem: str) -> "Frame":
        """Give the same page with what went wrong."""
        return replace(self, problem=problem)


def sign_in(frame: Frame, *, name: str, next_address: str, provider: str, is_first_start: bool) -> HTMLResponse:
    """Show the form to sign in with, and the other ways in."""
    form = _form(
        frame,
        paths.SIGN_IN,
        _field("name", _("Tên tài khoản"), value=name, autocomplete="username"),
        _password("password", _("Mật khẩu"), autocomplete="current-password"),
        _hidden(paths.NEXT, next_address),
        button=_("Đăng nhập"),
    )
    other = tag(
        "a",
        _("Đăng nhập bằng {provider}").format(provider=provider),
        class_="button",
        href=spoken(paths.with_next(paths.PROVIDER, next_address)),
    )
    links = [_link(_("Về trang Tổng quan"), "/")]
    if is_first_start:
        links.append(_link(_("Lần đầu chạy: lập tài khoản quản trị"), paths.SET_UP))
    return _page(frame, _("Đăng nhập"), form, other if provider else NOTHING, _links(*links))


def sign_out(frame: Frame, *, display_name: str) -> HTMLResponse:
    """Ask whether to sign out."""
    form = _form(frame, paths.SIGN_OUT, button=_("Đăng xuất"))
    who = tag("p", _("Đang đăng nhập: {name}").format(name=display_name))
    links = _links(_link(_("Về trang Tổng quan"), "/"), _link(_("Đổi mật khẩu"), paths.CHANGE_PASSWORD))
    return _page(frame, _("Đăng xuất"), who, form, links)


def signed_out(frame: Frame) -> HTMLResponse:
    """Say that nobody is signed in."""
    links = _links(_link(_("Đăng nhập"), paths.SIGN_IN), _link(_("Về trang Tổng quan"), "/"))
    return _page(frame, _("Đã đăng xuất"), tag("p", _("Phiên làm việc trên trình duyệt này đã kết thúc.")), links)


def set_up(frame: Frame, *, code: str, name: str, display_name: str) -> HTMLResponse:
    """Show the form that makes the first administrator."""
    where = _("Mã thiết lập in trong cửa sổ đang chạy chương trình, dùng một lần, trong 24 giờ.")
    form = _form(
        frame,
        paths.SET_UP,
        _field("code", _("Mã thiết lập"), hint=where, value=code, autocomplete="off"),
        _field(
            "name", _("Tên tài khoản"), hint=_("Chữ không dấu, ví dụ: nguyen.lan"), value=name, autocomplete="username"
        ),
        _field("display_name", _("Họ và tên"), value=display_name, autocomplete="name"),
        *_new_password(),
        button=_("Lập tài khoản quản trị"),
    )
    return _page(frame, _("Lập tài khoản quản trị đầu tiên"), form)


def change_password(frame: Frame, *, name: str, is_demanded: bool, next_address: str) -> HTMLResponse:
    """Show the form to change one's own password, which leads on to `next_address`."""
    why = _("Mật khẩu đang dùng do người quản trị đặt. Hãy đổi sang mật khẩu của riêng mình để tiếp tục.")
    form = _form(
        frame,
        paths.CHANGE_PASSWORD,
        _field("name", _("Tên tài khoản"), value=name, autocomplete="username", readonly="readonly"),
        _password("old", _("Mật khẩu hiện tại"), autocomplete="current-password"),
        *_new_password(),
        _hidden(paths.NEXT, next_address),
        button=_("Đổi mật khẩu"),
    )
    links = _links(_link(_("Đăng xuất"), paths.SIGN_OUT))
    return _page(frame, _("Đổi mật khẩu"), tag("p", why, class_="note") if is_demanded else NOTHING, form, links)


def message(frame: Frame, title: str) -> HTMLResponse:
    """Say something, with a way on."""
    links = _links(_link(_("Về trang Tổng quan"), "/"), _link(_("Đăng nhập"), paths.SIGN_IN))
    return _page(frame, title, links)


def _page(frame: Frame, title: str, *parts: str) -> HTMLResponse:
    product = _("Tiến độ nông thôn mới {place}").format(place=name_within(frame.place)).strip()
    problem = tag("p", frame.problem, class_="alert", role="alert", id="problem") if frame.problem else NOTHING
    note = tag("p", frame.note, class_="note", role="status") if frame.note else NOTHING
    head = join(
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        tag("title", f"{title} – {product}"),
        Html(f'<link rel="stylesheet" href="{ASSETS}/fonts.css"><link rel="stylesheet" href="{ASSETS}/sign-in.css">'),
    )
    top = tag("header", tag("a", product, href="/"), class_="top")
    body = tag("body", top, tag("main", tag("h1", title), problem, note, *parts))
    document = f"<!doctype html>{tag('html', tag('head', head), body, lang=current_language())}"
    return HTMLResponse(document, headers=HEADERS)


def _form(frame: Frame, action: str, *fields: str, button: str) -> Html:
    token = _hidden("form_token", frame.form_token)
    return tag("form", token, *fields, tag("button", button, type="submit"), method="post", action=spoken(action))


def _field(name: str, label: str, *, hint: str = "", value: str = "", **attributes: str) -> Html:
    described = f"{name}-hint" if hint else ""
    plain = {"type": "text", "autocapitalize": "none", "spellcheck": "false", "required": "required"}
    given = plain | attributes | {"aria_describedby": described, "value": value}
    return join(
        tag("label", label, for_=name),
        tag("p", hint, class_="hint", id=described) if hint else NOTHING,
        _input(id=name, name=name, **given),
    )


def _password(name: str, label: str, *, hint: str = "", autocomplete: str) -> Html:
    return _field(name, label, hint=hint, type="password", autocomplete=autocomplete)


def _new_password() -> tuple[Html, Html]:
    hint = _("Ít nhất {count} ký tự; nên ghép vài từ dễ nhớ.").format(count=SHORTEST)
    return (
        _password("new", _("Mật khẩu mới"), hint=hint, autocomplete="new-password"),
        _password("again", _("Nhập lại mật khẩu mới"), autocomplete="new-password"),
    )


def _hidden(name: str, value: str) -> Html:
    return _input(type="hidden", name=name, value=value)


def _input(**attributes: str) -> Html:
    return Html(tag("input", **attributes).removesuffix("</input>"))


def _links(*links: Html) -> Html:
    return tag("nav", *links, class_="links", aria_label=_("Đường dẫn khác"))


def _link(text: str, address: str) -> Html:
    return tag("a", text, href=spoken(address))


def spoken(address: str) -> str:
    """Give an address of sign-in in the current language."""
    language = current_language()
    if language == DEFAULT_LANGUAGE:
        return address
    return f"{address}{'&' if '?' in address else '?'}{LANGUAGE}={language}"
