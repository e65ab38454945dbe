"""The data folder is loaded whole or not at all, with the check of an upload."""

from datetime import date
from pathlib import Path

import pytest

from ntm_dashboard.errors import DataFolderError
from ntm_dashboard.services.seeding import seed
from ntm_dashboard.store import Instruction, RevisionKind, Store

TODAY = date(2026, 11, 23)


@pytest.fixture
def load(store: Store, catalogue, folder: Path):
    return lambda: seed(store, catalogue, folder=folder, today=TODAY)


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_new_database_takes_every_file_as_one_revision_in_a_fixed_order(store, load):
    revisions = load()

    assert [one.file_name for one in revisions] == [
        "muc_tieu.csv",
        "cong_nhan.csv",
        "so_lieu_cong_bo.csv",
        "tieu_chi_huyen.csv",
        "tieu_chi_xa.csv",
    ]
    assert {one.kind for one in revisions} == {RevisionKind.SEEDED}
    record = store.record(store.latest_revision())
    assert [len(record.assessments), len(record.recognitions), len(record.counts), len(record.targets)] == [
        294,
        29,
        14,
        3,
    ]
    assert record.latest_period() == date(2023, 12, 31)


def test_loading_again_changes_nothing(store, load):
    load()

    assert load() == ()
    assert store.latest_revision() == 5


def test_every_problem_is_named_with_file_row_and_column_and_nothing_is_loaded(store, load, folder):
    replace(folder / "tieu_chi_huyen.csv", "12/04/2023,2,chưa đạt", "12/04/2023,2,gần đạt")
    replace(folder / "so_lieu_cong_bo.csv", "xa_dat_chuan,9", "xa_dat_chuan,chín")

    with pytest.raises(DataFolderError) as caught:
        load()

    lines = str(caught.value).splitlines()
    assert lines[0] == "Thư mục số liệu có lỗi, chưa nạp gì:"
    assert any(line.startswith("tieu_chi_huyen.csv, dòng 3, cột “ket_qua”: ") for line in lines)
    assert any(line.startswith("so_lieu_cong_bo.csv, dòng 2, cột “gia_tri”: ") for line in lines)
    assert store.latest_revision() == 0


@pytest.mark.parametrize("name", ["muc_tieu", "cong_nhan", "so_lieu_cong_bo", "tieu_chi_huyen", "tieu_chi_xa"])
def test_a_missing_file_is_named(store, load, folder, name):
    (folder / f"{name}.csv").unlink()

    with pytest.raises(DataFolderError, match=rf"thiếu tệp {name}\.csv"):
        load()

    assert store.latest_revision() == 0


def test_a_file_with_only_its_header_says_that_there_is_nothing_of_its_kind_yet(store, load, folder):
    header = (folder / "tieu_chi_xa.csv").read_text(encoding="utf-8").splitlines()[0]
    (folder / "tieu_chi_xa.csv").write_text(header + "\n", encoding="utf-8")

    load()

    assert store.latest_revision() == 4


def test_a_file_of_another_kind_than_its_name_is_refused(load, folder):
    (folder / "cong_nhan.csv").write_bytes((folder / "muc_tieu.csv").read_bytes())

    with pytest.raises(DataFolderError, match=r"cong_nhan\.csv: nội dung thuộc loại “muc_tieu”"):
        load()


def test_a_file_changed_in_the_folder_is_loaded_anew_and_says_all_that_it_has_to_say(store, load, folder):
    load()
    lines = (folder / "cong_nhan.csv").read_text(encoding="utf-8").splitlines()
    (folder / "cong_nhan.csv").write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")

    (revision,) = load()

    assert (revision.number, revision.file_name, revision.withdrawn, revision.unchanged) == (6, "cong_nhan.csv", 1, 28)
    assert len(store.record(6).recognitions) == 28
    assert len(store.record(5).recognitions) == 29


def test_once_people_publish_the_folder_is_not_heeded_any_more(store, load, folder):
    load()
    store.undo(5, instruction=Instruction("lan", 5))
    replace(folder / "tieu_chi_huyen.csv", "12/04/2023,2,chưa đạt", "12/04/2023,2,đạt")

    assert load() == ()
    assert store.latest_revision() == 6
