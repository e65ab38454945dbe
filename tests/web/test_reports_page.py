"""The page Báo cáo makes files and holds old ones against the newest figures."""


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

    assert [address.split("?")[0] for address in addresses] == ["/trinh-chieu", "/ban-tin"]
