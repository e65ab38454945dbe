"""Where the keyboard stands is seen: on the links of the menu, the sign that adds files, a note, and all between."""

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Server, settle
from tests.e2e.editors import as_editor

pytestmark = pytest.mark.e2e
STEPS = 34
SEEN = """() => {
  const one = document.activeElement;
  const isPart = one.matches("body, main, [data-testid='stMain'], section, [role='spinbutton']");
  const outline = at => getComputedStyle(at);
  const isMarked = at => at && outline(at).outlineStyle === "solid" && parseFloat(outline(at).outlineWidth) >= 2;
  const name = (one.getAttribute("aria-label") || one.textContent).trim().slice(0, 50);
  return [name, isPart || isMarked(one) || isMarked(one.closest("label"))];
}"""


@pytest.mark.parametrize("path", ["", "nop-so-lieu"])
def test_every_step_of_the_keyboard_is_seen(tra_cu: Server, page: Page, path: str):
    if path:
        as_editor(page, tra_cu, "phim")
    page.goto(f"{tra_cu.address}/{path}")
    settle(page)
    if path:
        page.get_by_text("Dán bảng từ Excel").click()
        file = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"x"}
        page.locator("[data-testid='stFileUploaderDropzoneInput']").set_input_files([file])  # pyright: ignore[reportArgumentType] — a payload
        page.get_by_label("Thêm tệp").wait_for()
        settle(page)  # while it is still drawn anew, the keyboard stands now here, now nowhere

    steps: list[tuple[str, bool]] = []
    for _step in range(STEPS):
        page.keyboard.press("Tab")
        steps.append(tuple(page.evaluate(SEEN)))

    assert [name for name, is_seen in steps if not is_seen] == []
    assert len({name for name, _seen in steps}) > 12
    if path:
        assert "Thêm tệp" in {name for name, _seen in steps}
        assert any(name.startswith("Chép vùng bảng trong Excel") for name, _seen in steps)
