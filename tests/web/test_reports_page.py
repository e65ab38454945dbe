"""The page Báo cáo makes files and holds old ones against the newest figures."""

from datetime import date

from ntm_dashboard.services.people import Person, Role


def test_a_file_is_made_and_offered_under_a_name_that_says_its_day(visit):
    run = visit().open("bao-cao").run

    run.button(key="reports_make").click().run()

    assert not run.exception
    labels = [element.proto.label for element in run.get("download_button")]
    assert labels
    assert "bao-cao-ntm-2023-04-12" in labels[0]


def test_the_deck_and_the_bulletin_are_one_click_away(visit):
    run = visit().open("bao-cao").run

    addresses = [element.proto.url for element in run.get("link_button")]

    assert [address.split("?")[0] for address in addresses] == [
        "/trinh-chieu",
        "/ban-tin",
        "/anh-gui.png",
        "/anh-gui.png",
    ]


def test_parts_and_the_day_to_compare_with_go_into_the_deck(visit):
    run = visit("mau").open("bao-cao").run

    run.multiselect(key="reports_parts").set_value(["ma-tran", "cac-xa"]).run()
    run.selectbox(key="reports_compared_with").set_value(date(2023, 10, 31)).run()

    deck = run.get("link_button")[0].proto.url
    assert deck == "/trinh-chieu?so_voi=2023-10-31&phan=cac-xa%2Cma-tran"


def test_the_bulletin_is_previewed_only_when_asked(visit):
    run = visit().open("bao-cao").run
    assert not run.get("iframe")

    run.toggle(key="reports_preview").set_value(True).run()

    assert [frame.proto.src for frame in run.get("iframe")] == ["/ban-tin?"]


def test_the_sheet_of_a_commune_or_of_all_is_offered(visit):
    run = visit().open("bao-cao").run
    offered = [button.proto.label for button in run.get("download_button")]

    assert offered == ["Tải phiếu"]


def test_a_visitor_is_asked_for_no_old_file(visit):
    seen = visit().open("bao-cao")

    assert not seen.run.file_uploader
    assert "Người có vai trò Biên tập kiểm tra được" in seen.markup


def test_an_editor_may_hold_an_old_file_against_the_newest_figures(visit, monkeypatch):
    editor = Person("lan", "Lan", Role.EDITOR)
    monkeypatch.setattr("ntm_dashboard.web.pages.reports.current_person", lambda: editor)

    assert visit().open("bao-cao").run.file_uploader
