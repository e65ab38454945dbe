"""Behind a real nginx with TLS, set up as the guide says: pages, WebSocket, sign-in, uploads, addresses of clients."""

import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser
from websockets.sync.client import connect

from ntm_dashboard.services.account_admin import AccountAdmin
from ntm_dashboard.services.accounts import Accounts
from ntm_dashboard.services.people import PROGRAM, Role
from ntm_dashboard.store import Store
from tests.e2e.conftest import PROJECT, Server, free_port, run_server, settle
from tests.e2e.test_identity import TOKEN
from tests.patience import SECONDS, patient, until

pytestmark = pytest.mark.e2e
EXAMPLE = PROJECT / "docs" / "huong-dan" / "nginx-mau.conf"
FIRST, OWN = "mật khẩu ban đầu", "lúa chín vàng đồng"
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")


@dataclass(frozen=True)
class Front:
    """The proxy and the program behind it."""

    address: str
    plain_address: str
    server: Server


def _certificate(folder: Path) -> None:
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    made = ["-keyout", str(folder / "khoa.pem"), "-out", str(folder / "chung-thu.pem")]
    subprocess.run([*command, *made], check=True, capture_output=True)


def _configured(folder: Path, *, plain: int, tls: int, program: str) -> Path:
    """Write the example of the guide with ports, folders and the program of this test."""
    site = EXAMPLE.read_text(encoding="utf-8")
    for example, here in {
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl;": f"listen 127.0.0.1:{tls} ssl;",
        "https://$host$request_uri": f"https://$host:{tls}$request_uri",
        "ntm.example.vn": "localhost",
        "/etc/ssl/ntm": str(folder),
        "http://127.0.0.1:8501": program,
    }.items():
        assert example in site, example
        site = site.replace(example, here)
    (folder / "site.conf").write_text(site, encoding="utf-8")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    whole = (
        f"daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{places}include {folder}/site.conf;\n}}\n"
    )
    (folder / "nginx.conf").write_text(whole, encoding="utf-8")
    return folder / "nginx.conf"


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """Start the program and nginx before it."""
    assert NGINX, "nginx is not installed (Debian: apt-get install nginx-light)"
    folder, plain, tls = tmp_path_factory.mktemp("nginx"), free_port(), free_port()
    folder.chmod(0o755)
    _certificate(folder)
    public = f"https://localhost:{tls}"
    for server in run_server(
        tmp_path_factory.mktemp("sau_nginx"), "data/tra_cu", NTM_PUBLIC_URL=public, FORWARDED_ALLOW_IPS="127.0.0.1"
    ):
        _with_lan(server)
        configuration = _configured(folder, plain=plain, tls=tls, program=server.address)
        command = [NGINX, "-p", str(folder), "-c", str(configuration), "-e", str(folder / "error.log")]
        process = subprocess.Popen(command)
        try:
            _wait(tls, folder / "error.log", process)
            yield Front(public, f"http://localhost:{plain}", server)
        finally:
            process.terminate()
            process.wait(SECONDS)


def _with_lan(server: Server) -> None:
    with closing(Store(server.database)) as store:
        accounts = Accounts(store)
        AccountAdmin(accounts).add(PROGRAM, "lan", display_name="Lan", role=Role.EDITOR, password=FIRST)
        session = accounts.sign_in("lan", FIRST, address="")
        accounts.change_password(session.signed_in.key, old=FIRST, new=OWN, address="")


def _wait(port: int, log: Path, process: "subprocess.Popen[bytes]") -> None:
    def answers() -> bool:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    until(answers)


@pytest.fixture
def client(front: Front) -> Iterator[httpx2.Client]:
    """A program that speaks HTTPS to the proxy."""
    with httpx2.Client(base_url=front.address, verify=False, timeout=SECONDS) as client:
        yield client


def sign_in(client: httpx2.Client, password: str = OWN, **headers: str) -> httpx2.Response:
    token = TOKEN.search(client.get("/dang-nhap").text)
    assert token
    fields = {"form_token": token[1], "name": "lan", "password": password, "tiep": "/"}
    return client.post("/dang-nhap", data=fields, headers=headers)


def test_plain_http_leads_to_https(front):
    answer = httpx2.get(f"{front.plain_address}/cac-xa?ky=2023-04-12", timeout=SECONDS)

    assert (answer.status_code, answer.headers["location"]) == (301, f"{front.address}/cac-xa?ky=2023-04-12")


def test_the_first_paint_comes_through_with_its_policy(client):
    page = client.get("/", headers={"accept": "text/html"})

    assert 'lang="vi"' in page.text
    assert "12/15" in page.text
    assert "content-security-policy" in page.headers


def test_the_cookie_of_sign_in_travels_over_tls_only(client):
    answer = sign_in(client)

    cookie = next(line for line in answer.headers.get_list("set-cookie") if "session" in line)
    assert answer.status_code == 303
    assert cookie.startswith("__Host-ntm_session=")
    assert all(word in cookie for word in ("Secure", "HttpOnly", "SameSite=lax"))
    assert "Lan" in client.get("/dang-xuat").text


def test_the_websocket_is_passed_on_for_our_pages_only(front):
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    address = front.address.replace("https", "wss") + "/_stcore/stream"

    with connect(address, ssl=trusting, origin=front.address) as live:  # pyright: ignore[reportArgumentType] — an origin is text
        live.ping().wait(10)
    with pytest.raises(Exception, match="HTTP 403"):
        connect(address, ssl=trusting, origin="https://xau.example")  # pyright: ignore[reportArgumentType] — an origin is text


def test_files_of_ten_megabytes_pass_the_proxy_and_a_huge_one_does_not(client):
    assert client.put("/_stcore/upload_file/a/b", content=b"x" * 10_000_000).status_code != 413
    assert client.put("/_stcore/upload_file/a/b", content=b"x" * 68_000_000).status_code == 413


def test_the_log_tells_the_address_of_the_client_and_not_what_it_claims(front, client):
    sign_in(client, "sai mật khẩu rồi", **{"x-forwarded-for": "203.0.113.9", "x-real-ip": "203.0.113.9"})

    with closing(Store(front.server.database)) as store:
        failed = next(one for one in store.audit_entries(limit=20) if not one.is_success)
    assert failed.detail == "127.0.0.1"


def test_a_page_draws_in_a_browser_through_the_proxy(front, chromium: Browser):
    context = patient(chromium.new_context(ignore_https_errors=True, locale="vi-VN"))
    page = context.new_page()
    page.goto(front.address)
    settle(page)

    assert page.get_by_text("12/15").first.is_visible()
    context.close()
