"""`situation` answers the letter of April 2023 from the files of the district."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

APRIL = ("--as-of", "2023-04-12")


@pytest.fixture
def facts(run, capsys):
    def ask(*arguments: str) -> dict:
        assert run("situation", "--json", *arguments) == 0
        return json.loads(capsys.readouterr().out)

    return ask


def test_the_situation_of_12_april_2023_is_what_the_letter_says(facts):
    said = facts(*APRIL)

    assert (said["as_of"], said["target_date"], said["days_left"]) == ("2023-04-12", "2023-12-31", 263)
    communes = said["communes"]
    assert [communes[key] for key in ("total", "standard", "advanced", "completed_task")] == [15, 12, 2, 3]
    assert (said["towns"]["total"], said["towns"]["civilised"]) == (2, None)
    assert (said["district_criteria"]["total"], said["district_criteria"]["met"]) == (9, 4)
    assert all(line["agrees"] for line in said["reconciliation"])
    assert said["provenance"]["documented"] > 0
    assert said["provenance"]["illustrative"] > 0


def test_without_a_day_the_newest_period_is_shown_whatever_the_clock_on_the_wall_says(facts):
    assert facts()["days_left"] == 263


def test_documented_figures_of_the_district_come_with_day_unit_and_criterion(facts):
    figures = {one["measure"]: one for one in facts("--as-of", "2023-12-31")["published_figures"]}

    assert list(figures) == ["recognition_contents_met", "income_per_head", "households_safe_electricity"]
    income = figures["income_per_head"]
    assert (income["value"], income["unit"], income["criterion"]) == (62.66, "triệu đồng/người/năm", "10")
    assert (income["day"], income["certainty"]) == ("2023-12-31", "documented")
    assert facts(*APRIL)["published_figures"] == []


def test_every_criterion_says_its_state_dossier_and_how_true_it_is(facts):
    items = facts(*APRIL)["district_criteria"]["items"]

    assert [item["criterion"] for item in items] == [str(number) for number in range(1, 10)]
    assert all({"name", "status", "dossier", "certainty", "source", "file", "row"} <= item.keys() for item in items)
    assert [item["certainty"] for item in items] == ["illustrative"] * 9
    assert (items[0]["file"], items[0]["row"]) == ("tieu_chi_huyen.csv", 2)


def test_with_only_documents_nothing_invented_is_left(facts):
    said = facts(*APRIL, "--documented-only")

    assert said["provenance"]["illustrative"] == 0
    assert (said["communes"]["standard"], said["district_criteria"]["met"]) == (12, 4)


def test_before_anything_was_published_nothing_was_known(run, capsys, facts):
    known_today = facts(*APRIL, "--known-on", (date.today() + timedelta(days=1)).isoformat())  # noqa: DTZ011 — a day after any zone's today
    known_then = facts(*APRIL, "--known-on", "2023-04-12")

    assert known_today["communes"]["standard"] == 12
    assert (known_then["revision"], known_then["communes"]["standard"], known_then["target_date"]) == (0, None, None)
    assert run("situation", "--known-on", "2023-04-12") == 1
    assert "Chưa có số liệu nào được công bố" in capsys.readouterr().err


def test_people_read_a_table_in_vietnamese_or_english(run, capsys):
    assert run("situation") == 0
    vietnamese = capsys.readouterr().out
    assert run("--lang", "en", "situation") == 0
    english = capsys.readouterr().out

    assert "Huyện Trà Cú: tình hình đến ngày 12/04/2023" in vietnamese
    assert "Xã được công nhận đạt chuẩn           12/15" in vietnamese
    assert "263 days" in english
    assert "CONDITIONS FOR RECOGNITION" in english


@pytest.mark.parametrize("arguments", [["situation", "--as-of", "31/02/2023"], ["situation", "--nothing"], [], ["đi"]])
def test_a_wrong_use_is_told_apart_from_a_failure(run, arguments, capsys):
    assert run(*arguments) == 2
    assert "cách dùng" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_named(run, capsys, tmp_path: Path):
    assert run("situation", "--data", tmp_path / "khong_co") == 1

    assert "khong_co" in capsys.readouterr().err
