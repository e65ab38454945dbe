"""The pages of signing in: what they show, what they take, what they refuse."""

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from ntm_dashboard.bootstrap.sign_in_settings import sign_in_settings_from
from ntm_dashboard.services.first_start import new_code
from ntm_dashboard.services.people import Role
from ntm_dashboard.services.throttle import FOR_NAME
from ntm_dashboard.web.server import _routes
from ntm_dashboard.web.sign_in.cookies import Cookies
from ntm_dashboard.web.sign_in.provider import provider_routes
from ntm_dashboard.web.sign_in.routes import SignInPages
from tests.web.sign_in.conftest import ADMINISTRATOR, PASSWORD, SECRET, form_token, sign_in

PROVIDER = {
    "NTM_PUBLIC_URL": "https://ntm.example.vn",
    "NTM_OIDC_ISSUER": "https://ai.example.vn",
    "NTM_OIDC_CLIENT_ID": "ntm",
    "NTM_OIDC_CLIENT_SECRET": "bí mật",
}


def seen(browser):
    """Tell whom the app sees."""
    return browser.get("/ai").json()["person"]


def session_cookie(response):
    """Give the line that sets the session's cookie."""
    return next(line for line in response.headers.get_list("set-cookie") if "ntm_session=" in line)


def test_signing_in_leads_to_the_page_that_was_asked_for_and_lasts(admin, browser):
    response = sign_in(browser, tiep="/cac-xa?ky=2023-04-12")

    assert (response.status_code, response.headers["location"]) == (303, "/cac-xa?ky=2023-04-12")
    assert [seen(browser), seen(browser)] == ["lan", "lan"]


def test_the_cookie_is_out_of_reach_of_scripts_other_sites_and_plain_http(admin, app):
    http, https = TestClient(app(), follow_redirects=False), TestClient(app(is_https=True), base_url="https://ntm.vn")

    plain = session_cookie(sign_in(http))
    https.follow_redirects = False
    secure = session_cookie(sign_in(https))

    assert all(part in plain for part in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age=604800"))
    assert "Secure" not in plain
    assert secure.startswith("__Host-ntm_session=")
    assert "Secure" in secure


def browser_cookie(response):
    """Give the line that sets by what the browser is known, "" where none does."""
    return next((line for line in response.headers.get_list("set-cookie") if "ntm_browser=" in line), "")


def test_a_browser_that_signed_in_is_known_and_no_stranger_keeps_its_owner_out(admin, app, browser):
    given = browser_cookie(sign_in(browser))
    browser.post("/dang-xuat", data={"form_token": form_token(browser, "/dang-xuat")})
    stranger = TestClient(app(), follow_redirects=False)
    for _time in range(6):
        sign_in(stranger, password="sai mật khẩu rồi")

    assert "thử lại sau" in sign_in(stranger).text
    assert sign_in(browser).status_code == 303
    assert seen(browser) == "lan"
    assert all(part in given for part in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age=15552000"))
    assert "lan" not in given.partition(";")[0]


def test_the_browsers_cookie_goes_over_https_only_where_people_come_so(admin, app):
    https = TestClient(app(is_https=True), base_url="https://ntm.vn", follow_redirects=False)

    given = browser_cookie(sign_in(https))

    assert given.startswith("__Host-ntm_browser=")
    assert "Secure" in given


def test_a_failed_sign_in_and_a_cookie_that_we_did_not_sign_make_no_known_browser(admin, browser):
    assert not browser_cookie(sign_in(browser, password="sai mật khẩu rồi"))
    browser.cookies.set("ntm_browser", "tu-dat")

    assert browser_cookie(sign_in(browser))


def test_a_wrong_password_says_what_to_do_and_keeps_the_name(admin, browser):
    response = sign_in(browser, password="sai mật khẩu rồi")

    assert response.status_code == 401
    assert 'role="alert"' in response.text
    assert "Hãy kiểm tra bộ gõ" in response.text
    assert 'value="lan"' in response.text
    assert seen(browser) == "nobody"


def test_guessing_is_slowed_down_and_the_page_says_how_long(admin, browser):
    for _time in range(3):
        sign_in(browser, password="sai mật khẩu rồi")

    response = sign_in(browser)

    assert response.status_code == 401
    assert "thử lại sau" in response.text
    assert FOR_NAME.wait_after(3).total_seconds() == 5


@pytest.mark.parametrize("token", [None, "", "giả", "WyJhIiwiIl0.aSKd3g.x" * 3])
def test_a_form_without_a_token_of_ours_is_not_taken(admin, browser, token):
    form_token(browser)
    fields = {"name": "lan", "password": PASSWORD} | ({} if token is None else {"form_token": token})

    response = browser.post("/dang-nhap", data=fields)

    assert response.status_code == 403
    assert "Biểu mẫu này đã cũ" in response.text
    assert seen(browser) == "nobody"


def test_a_form_made_for_another_browser_is_not_taken(admin, app, browser):
    other = form_token(TestClient(app()))

    assert sign_in(browser, form_token=other).status_code == 403


def test_a_form_made_before_signing_in_is_not_taken_afterwards(admin, browser):
    before = form_token(browser)
    sign_in(browser)

    assert browser.post("/dang-xuat", data={"form_token": before}).status_code == 403
    assert seen(browser) == "lan"


@pytest.mark.parametrize(
    "origin", ["https://xau.example", "null", "http://testserver.xau.example", "http://xau/testserver"]
)
def test_a_form_from_a_page_elsewhere_is_not_taken(admin, browser, origin):
    fields = {"form_token": form_token(browser), "name": "lan", "password": PASSWORD}

    assert browser.post("/dang-nhap", data=fields, headers={"origin": origin}).status_code == 403
    assert browser.post("/dang-nhap", data=fields, headers={"origin": "http://testserver"}).status_code == 303


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//xau.example",
        "https://xau.example/",
        "/\\xau.example",
        "\\\\xau.example",
        "/%09/xau.example\t",
        "javascript:alert(1)",
        "/a\r\nset-cookie: x=1",
        "xau.example",
        "/dang-xuat",
        "",
        "/" + "a" * 700,
        "/\t/xau.example",
    ],
)
def test_signing_in_never_leads_to_another_site(admin, browser, elsewhere):
    assert sign_in(browser, tiep=elsewhere).headers["location"] == "/"


def test_signing_out_makes_a_copied_cookie_worthless(admin, app, browser):
    sign_in(browser)
    thief = TestClient(app())
    thief.cookies.set("ntm_session", browser.cookies["ntm_session"])
    assert seen(thief) == "lan"

    response = browser.post("/dang-xuat", data={"form_token": form_token(browser, "/dang-xuat")})

    assert (response.status_code, response.headers["location"]) == (303, "/dang-xuat")
    assert [seen(browser), seen(thief)] == ["nobody", "nobody"]


def test_opening_the_address_of_signing_out_does_not_sign_out(admin, browser):
    sign_in(browser)

    page = browser.get("/dang-xuat")

    assert "Lê &lt;Lan&gt;" in page.text
    assert seen(browser) == "lan"


def test_the_first_administrator_is_made_with_the_code_and_is_signed_in(accounts, browser):
    code = new_code(accounts)
    fields = {"code": code, "name": "quan.tri", "display_name": "Trần Thị Quản Trị", "new": PASSWORD}

    unequal = browser.post(
        "/thiet-lap", data=fields | {"form_token": form_token(browser, "/thiet-lap"), "again": "khác"}
    )
    response = browser.post(
        "/thiet-lap", data=fields | {"form_token": form_token(browser, "/thiet-lap"), "again": PASSWORD}
    )

    assert (unequal.status_code, "Hai lần nhập" in unequal.text, code in unequal.text) == (400, True, True)
    assert response.status_code == 303
    assert seen(browser) == "quan.tri"
    assert browser.get("/thiet-lap").status_code == 403


def test_a_first_password_has_to_be_changed_before_anything_else(accounts, admin, browser):
    first = admin.add(ADMINISTRATOR, "ha", display_name="Hà", role=Role.EDITOR)

    assert sign_in(browser, name="ha", password=first).headers["location"] == "/doi-mat-khau"
    assert seen(browser) == "nobody"
    assert browser.get("/", headers={"accept": "text/html"}).headers["location"] == "/doi-mat-khau"
    assert "do người quản trị đặt" in browser.get("/doi-mat-khau").text

    fields = {"old": first, "new": "sông Hậu mùa nước nổi", "again": "sông Hậu mùa nước nổi"}
    response = browser.post("/doi-mat-khau", data=fields | {"form_token": form_token(browser, "/doi-mat-khau")})

    assert (response.status_code, response.headers["location"], seen(browser)) == (303, "/", "ha")


def test_a_forced_change_of_password_leads_back_to_where_one_was(accounts, admin, browser):
    first = admin.add(ADMINISTRATOR, "ha", display_name="Hà", role=Role.EDITOR)
    here = "/xa?ky=2023-04-12&xa=29464"

    change = sign_in(browser, name="ha", password=first, tiep=here).headers["location"]
    assert change == "/doi-mat-khau?tiep=%2Fxa%3Fky%3D2023-04-12%26xa%3D29464"
    fields = {"old": "sai", "new": "sông Hậu mùa nước nổi", "again": "sông Hậu mùa nước nổi", "tiep": here}
    refused = browser.post("/doi-mat-khau", data=fields | {"form_token": form_token(browser, change)})
    assert 'name="tiep" value="/xa?ky=2023-04-12&amp;xa=29464"' in refused.text
    fields["old"] = first
    response = browser.post("/doi-mat-khau", data=fields | {"form_token": form_token(browser, change)})

    assert (response.status_code, response.headers["location"], seen(browser)) == (303, here, "ha")


@pytest.mark.parametrize("elsewhere", ["//xau.example", "https://xau.example/", "/\\xau.example", "/dang-xuat"])
def test_a_change_of_password_never_leads_to_another_site(admin, browser, elsewhere):
    sign_in(browser)

    page = browser.get("/doi-mat-khau", params={"tiep": elsewhere})
    fields = {"old": PASSWORD, "new": "sông Hậu mùa nước nổi", "again": "sông Hậu mùa nước nổi", "tiep": elsewhere}
    response = browser.post("/doi-mat-khau", data=fields | {"form_token": form_token(browser, "/doi-mat-khau")})

    assert 'name="tiep" value="/"' in page.text
    assert response.headers["location"] == "/"


@pytest.mark.parametrize("path", ["/dang-nhap", "/dang-xuat", "/thiet-lap"])
def test_the_pages_are_kept_nowhere_run_no_script_and_stay_out_of_frames(browser, path):
    response = browser.get(path)

    assert response.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
    assert "<script" not in response.text
    assert " style=" not in response.text
    assert '<html lang="vi">' in response.text


def test_the_pages_stay_in_english_from_form_to_form(admin, browser):
    page = browser.get("/dang-nhap?lang=en")
    wrong = browser.post("/dang-nhap?lang=en", data={"name": "lan"})

    assert '<html lang="en">' in page.text
    assert 'action="/dang-nhap?lang=en"' in page.text
    assert "Back to the overview" in wrong.text


def test_a_form_that_is_too_large_or_none_is_turned_away_unread(browser):
    large = {"name": "a" * 20_000}

    assert browser.post("/dang-nhap", data=large).status_code == 413
    assert browser.post("/dang-nhap", json={"name": "lan"}).status_code == 415
    assert browser.post("/dang-nhap", data={f"f{number}": "" for number in range(50)}).status_code == 400


def test_what_somebody_types_is_shown_as_text(admin, browser):
    response = sign_in(browser, name='"><script>alert(1)</script>')

    assert "<script>" not in response.text
    assert "&lt;script&gt;" in response.text


def test_somebody_who_is_signed_in_goes_straight_on(admin, browser):
    sign_in(browser)

    assert browser.get("/dang-nhap?tiep=/muc-tieu").headers["location"] == "/muc-tieu"
    assert browser.get("/dang-nhap?tiep=//xau.example").headers["location"] == "/"


def test_every_address_that_takes_a_form_wants_its_token(accounts, admin, browser):
    posted = [
        one.path for one in SignInPages(accounts, Cookies(SECRET), place="").routes() if "POST" in (one.methods or ())
    ]
    sign_in(browser)

    answers = {path: browser.post(path, data={"name": "lan", "password": PASSWORD}).status_code for path in posted}

    assert set(posted) == {"/dang-nhap", "/dang-xuat", "/thiet-lap", "/doi-mat-khau"}
    assert set(answers.values()) == {403}
    assert seen(browser) == "lan"


def test_no_other_route_of_ours_takes_anything_but_questions(accounts):
    pages = SignInPages(accounts, Cookies(SECRET), place="")
    routes = [*_routes(), *provider_routes(sign_in_settings_from(PROVIDER), pages, secret=SECRET)]

    methods = {method for one in routes if isinstance(one, Route) for method in one.methods or ()}

    assert methods == {"GET", "HEAD"}
