"""A commune officer at the desk: their own commune by file and by form, as a draft; an editor decides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ntm_dashboard.services.people import Role
from tests.e2e.conftest import Server, choose, run_server, settle
from tests.e2e.editors import as_editor
from tests.patience import patient

pytestmark = pytest.mark.e2e
OWN, OTHER = "29464", "29467"
LINE = "ky_bao_cao;ma_xa;tieu_chi;ket_qua;ghi_chu\n30/04/2023;{unit};2;đạt;{note}\n"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program of an office on the documented figures, where one may publish alone."""
    yield from run_server(tmp_path_factory.mktemp("can_bo_xa"), "data/tra_cu")


@pytest.fixture(scope="module")
def officer(office: Server, chromium: Browser) -> Iterator[Page]:
    """Somebody of a commune, signed in."""
    context = patient(chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN"))
    yield as_editor(context.new_page(), office, "can.bo", role=Role.COMMUNE_OFFICER, unit=OWN)
    context.close()


def hand_in(page: Page, office: Server, file: Path, *, unit: str, note: str) -> None:
    """Choose a file with one row of a commune and wait for its preview."""
    file.write_text(LINE.format(unit=unit, note=note), encoding="utf-8")
    page.goto(f"{office.address}/nop-so-lieu")
    settle(page)
    page.locator("[data-testid='stFileUploaderDropzoneInput']").set_input_files(file)
    page.get_by_role("heading", name="4. Xem trước").wait_for()
    settle(page)


def test_a_file_of_another_commune_is_refused_before_there_is_a_button(
    office: Server, officer: Page, tmp_path: Path
) -> None:
    hand_in(officer, office, tmp_path / "khac.csv", unit=OTHER, note="của xã khác")

    officer.get_by_text("chỉ nộp số liệu của xã mình").wait_for()
    expect(officer.get_by_role("button", name="Chuyển người khác công bố")).to_have_count(0)
    officer.get_by_role("button", name="Bỏ lần nộp đang làm").or_(
        officer.get_by_role("button", name="Bỏ")
    ).first.click()
    settle(officer)


def test_the_own_commune_waits_for_an_editor_who_publishes_it(
    office: Server, officer: Page, page: Page, tmp_path: Path
) -> None:
    hand_in(officer, office, tmp_path / "cua_xa.csv", unit=OWN, note="của xã mình")
    officer.get_by_role("button", name="Chuyển người khác công bố").click()
    officer.get_by_text("Đã chuyển dự thảo số liệu trình duyệt số 1").wait_for()

    editor = as_editor(page, office, "lan")
    editor.goto(f"{office.address}/nop-so-lieu")
    settle(editor)
    choose(editor, editor.get_by_role("combobox", name="Mở dự thảo số liệu trình duyệt"), "1")
    editor.get_by_role("button", name="Công bố 1 số liệu").click()
    editor.get_by_text("Đã công bố dự thảo số liệu trình duyệt").wait_for()

    officer.goto(f"{office.address}/nop-so-lieu")
    settle(officer)
    expect(officer.get_by_role("heading", name="Dự thảo bạn đã trình và kết quả")).to_be_visible()
    expect(officer.get_by_role("cell", name="đã công bố")).to_be_visible()


def test_the_form_offers_the_own_commune_alone_and_says_so_to_an_address_of_another(
    office: Server, officer: Page
) -> None:
    officer.goto(f"{office.address}/sua-so-lieu?xa={OTHER}&tc=1")
    settle(officer)

    officer.get_by_text("Tài khoản này chỉ sửa số liệu của").wait_for()
    expect(officer.get_by_role("combobox", name="Xã", exact=True)).to_have_count(0)
    officer.get_by_text("Phước Hưng").first.wait_for()
