"""A name in the catalogue that would read as another one is refused, with the sign and its place."""

from pathlib import Path

import pytest

from ntm_dashboard.errors import DataFolderError
from ntm_dashboard.services.data_folder import load_catalogue


def test_a_name_that_turns_the_letters_after_it_is_refused(folder: Path):
    file = folder.parent / "catalogue" / "don_vi.csv"
    text = file.read_text("utf-8")
    assert "Long Hiệp" in text
    file.write_text(text.replace("Long Hiệp", "Long \u202eHiệp", 1), encoding="utf-8")

    with pytest.raises(DataFolderError, match=r"don_vi\.csv.*ký tự ẩn đổi chiều chữ \(U\+202E\)"):
        load_catalogue(folder)
