"""What a person settles on the command line."""

import json

import pytest

FILE = "ky_bao_cao;ten_xa;tieu_chi;ket_qua\n31/12/2023;{};1;đạt\n"
WHICH = "COMMUNE_AMBIGUOUS:Định An"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(FILE.format("Định An"), encoding="utf-8")
    return path


@pytest.fixture
def checked(run, capsys):
    def act(*arguments: object):
        run("check", "--json", "--records", *arguments)
        return json.loads(capsys.readouterr().out)

    return act


def test_a_question_has_its_options_and_the_answer_settles_it(checked, file):
    asked = checked(file)
    (question,) = asked["questions"]
    assert (question["code"], question["about"]) == ("COMMUNE_AMBIGUOUS", "Định An")
    assert [one["value"] for one in question["options"]] == ["29462", "29494"]

    settled = checked(file, "--answer", f"{WHICH}=29494")

    assert (settled["verdict"], settled["questions"]) == ("accept", [])
    assert settled["records"][0]["ma_xa"] == "29494"


def test_the_same_thing_is_asked_once(checked, tmp_path):
    path = tmp_path / "b.csv"
    path.write_text(FILE.format("Định An") + "31/12/2023;Định An;2;đạt\n", encoding="utf-8")

    assert len(checked(path)["questions"]) == 1


def test_a_report_says_its_set_its_purpose_and_how_it_was_read(checked, file):
    facts = checked(file, "--answer", f"{WHICH}=29494")

    assert (facts["set"], facts["purpose"]) == ("commune-standard-2021", "result")
    assert set(facts["reading"]) == {"tables", "facts"}


def test_a_value_that_is_no_option_is_told_with_the_options_and_nothing_is_taken(run, capsys, file):
    assert run("check", file, "--answer", f"{WHICH}=29233") == 1

    streams = capsys.readouterr()
    assert f"“29233” không trả lời được câu hỏi {WHICH}" in streams.err
    assert "29494 (Xã Định An" in streams.err
    assert f"--answer '{WHICH}=29494'" in streams.out


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("COMMUNE:Định An=29494", "“COMMUNE” không phải mã câu hỏi; các mã là BLANK_AMBIGUOUS, "),
        ("EMPTY=1", "“EMPTY” không phải mã câu hỏi"),
        ("", "“” không phải mã câu hỏi"),
        (WHICH, f"hãy ghi {WHICH}=TRẢ_LỜI"),
        (f"{WHICH}=", f"hãy ghi {WHICH}=TRẢ_LỜI"),
        ("PERIOD_MISSING=hôm qua", "“hôm qua” không phải là ngày"),
        ("BLANK_AMBIGUOUS=met", "các câu trả lời là not_met, not_assessed"),
    ],
)
def test_a_wrong_answer_is_a_wrong_use_that_says_what_is_right(run, capsys, file, written, said):
    assert run("check", file, "--answer", written) == 2

    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "about", "value"),
    [
        ("RESULT_UNKNOWN:a:b=c=met", "a:b=c", "met"),
        ("COLUMN_ROLE:D=ket_qua", "D", "ket_qua"),
        ("SHEET_AMBIGUOUS=a=b", "", "a=b"),
        ("PERIOD_AMBIGUOUS=30/6/2023", "", "2023-06-30"),
        ("UNIT_OF_FILE=29464", "", "29464"),
    ],
)
def test_what_an_answer_is_about_may_hold_colons_and_equal_signs(written, about, value):
    from ntm_dashboard.cli.answers import answer

    read = answer(written)

    assert (read.about, read.value) == (about, value)


def test_a_file_is_published_with_its_answers_and_says_how_to_give_them(run, capsys, file):
    assert run("publish", file, "--dry-run") == 1
    assert f"--answer '{WHICH}=29494'" in capsys.readouterr().err

    assert run("publish", file, "--dry-run", "--answer", f"{WHICH}=29494") == 0


def test_what_was_answered_before_is_taken_from_a_file(checked, run, file, tmp_path):
    memory = tmp_path / "nho.json"
    form = {"name": "Biểu", "fingerprint": "x", "chosen": [{"code": "COLUMN_ROLE", "about": "D", "value": "ket_qua"}]}
    words = [{"spelling": "cơ bản đạt", "result": "not_met"}]
    spellings = [{"spelling": "Định An", "unit": "29494"}]
    memory.write_text(json.dumps({"forms": [form], "words": words, "spellings": spellings}), encoding="utf-8")

    assert checked(file, "--forms", memory)["records"][0]["ma_xa"] == "29494"
    assert run("publish", file, "--dry-run", "--forms", memory) == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "không phải JSON (dòng 1)"),
        ("[]", "cần một đối tượng JSON chỉ có các mục forms, words, spellings"),
        ('{"mau": []}', "chỉ có các mục forms, words, spellings"),
        ('{"words": {}}', "mục words không phải danh sách"),
        ('{"words": [{"spelling": "a"}]}', "mục words, phần tử 1: cần đúng các trường spelling, result"),
        ('{"words": [{"spelling": "a", "result": 1}]}', "mục words, phần tử 1"),
        ('{"words": [{"spelling": "a", "result": "đạt"}]}', "chỉ nhận met, not_met, not_applicable"),
        ('{"spellings": [{"spelling": "a", "unit": "29233"}]}', "“29233”, không phải mã đơn vị"),
        ('{"forms": [{"name": "a", "fingerprint": "b", "chosen": [1]}]}', "mẫu biểu “a”: chosen phải là danh sách"),
        ('{"forms": [{"name": "a", "fingerprint": "b", "chosen": 3}]}', "mẫu biểu “a”: chosen phải là danh sách"),
        (
            '{"forms": [{"name": "a", "fingerprint": "b", "chosen": [{"code": "EMPTY", "about": "", "value": ""}]}]}',
            "“EMPTY” không phải mã câu hỏi",
        ),
        ("[" * 100_000, "không dùng được"),
    ],
)
def test_a_faulty_file_of_answers_is_refused_whole_with_its_place(run, capsys, file, tmp_path, content, said):
    memory = tmp_path / "nho.json"
    memory.write_text(content, encoding="utf-8")

    assert run("check", file, "--forms", memory) == 1

    streams = capsys.readouterr()
    assert said in streams.err
    assert streams.out == ""


def test_a_file_of_answers_that_is_not_there_or_not_text_is_refused(run, capsys, file, tmp_path):
    (tmp_path / "anh.json").write_bytes(b"\xff\xfe\x00")

    for name in ("khong_co.json", "anh.json", "."):
        assert run("check", file, "--forms", tmp_path / name) == 1
        assert "Tệp ghi nhớ" in capsys.readouterr().err
