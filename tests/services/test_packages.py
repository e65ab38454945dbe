"""A zip file of reports is taken apart into its files; what computers put beside them is left out."""

import io
import zipfile

import pytest

from ntm_dashboard.errors import PackageError
from ntm_dashboard.services import packages
from ntm_dashboard.services.packages import unpack


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return packed.getvalue()


def raw_named(name: bytes, content: bytes = b"a") -> bytes:
    """Pack a file under a name of bytes that are not marked as UTF-8, as older programs do."""
    plain = "x" * len(name)
    return zipped({plain: content}).replace(plain.encode(), name)


def names(content: bytes) -> list[str]:
    return [one.name for one in unpack("goi.zip", content)]


def test_each_file_of_a_package_is_a_file_of_the_hand_in():
    files = {"Xã Hàm Giang.xlsx": b"1", "con/Xã Tập Sơn.csv": b"2"}

    unpacked = unpack("goi.zip", zipped({"con/": b"", **files}))

    assert [(one.name, one.content) for one in unpacked] == [("Xã Hàm Giang.xlsx", b"1"), ("Xã Tập Sơn.csv", b"2")]


@pytest.mark.parametrize("name", ["xl/workbook.xml", "word/document.xml", "content.xml", "[Content_Types].xml"])
def test_a_document_is_one_file_though_it_is_a_zip_file(name: str):
    content = zipped({name: b"a"})

    assert [one.content for one in unpack("a.xlsx", content)] == [content]


@pytest.mark.parametrize("content", [b"ma_xa;ket_qua\n", b"", b"PK\x03\x04 damaged", b"Rar!\x1a\x07"])
def test_what_is_no_package_stays_as_it_is(content: bytes):
    (same,) = unpack("a.csv", content)

    assert (same.name, same.content) == ("a.csv", content)


def test_what_computers_put_beside_files_is_left_out():
    junk = ("__MACOSX/._a.csv", ".DS_Store", "con/Thumbs.db", "desktop.ini", "~$a.xlsx", "._b.csv", ".git/config")

    assert names(zipped({**dict.fromkeys(junk, b"j"), "a.csv": b"1"})) == ["a.csv"]


def test_files_of_one_name_are_told_apart_by_their_folders():
    packed = zipped({"Hàm Giang/bc.xlsx": b"1", "Tập Sơn/BC.xlsx": b"2", "chung.csv": b"3"})

    assert names(packed) == ["Hàm Giang - bc.xlsx", "Tập Sơn - BC.xlsx", "chung.csv"]


NAMED = {
    "Xã Định An.csv".encode(): "Xã Định An.csv",
    "Xa\u0303 Định An.csv".encode(): "Xã Định An.csv",
    "Xa\u0303 Ha\u0300m Giang.csv".encode("cp1258"): "Xã Hàm Giang.csv",
    b"../../etc/passwd.csv": "passwd.csv",
    b"C:\\Users\\a.csv": "a.csv",
    b"/a.csv": "a.csv",
    "a\u202evsc.exe.csv".encode(): "avsc.exe.csv",
    b"..": "tep",
}


@pytest.mark.parametrize("raw", NAMED)
def test_names_are_read_as_they_were_typed_and_are_plain(raw: bytes):
    assert names(raw_named(raw)) == [NAMED[raw]]


def test_a_long_name_keeps_its_ending():
    (name,) = names(zipped({"a" * 400 + ".xlsx": b"1"}))

    assert len(name) <= 150
    assert name.endswith(".xlsx")


def test_a_package_in_a_package_stays_one():
    inner = zipped({"a.csv": b"1"})

    assert [(one.name, one.content) for one in unpack("goi.zip", zipped({"b.zip": inner}))] == [("b.zip", inner)]


def _with_password() -> bytes:
    content = bytearray(zipped({"a.csv": b"1"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def _damaged() -> bytes:
    content = bytearray(zipped({"a.csv": bytes(range(256)) * 8}))
    content[60] ^= 0xFF
    return bytes(content)


def _declaring_little() -> bytes:
    """Pack a large file that is said to be small."""
    content = zipped({"a.csv": b"\0" * 20_000_000})
    return content.replace((20_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))


UNFIT = {
    "mật khẩu": _with_password,
    "bị hỏng": _damaged,
    "không có tệp nào": lambda: zipped({"con/": b"", ".DS_Store": b"j"}),
    "nhiều hơn 100": lambda: zipped({f"{number}.csv": b"1" for number in range(101)}),
    "giãn ra quá lớn": lambda: zipped({"a.csv": b"\0" * 70_000_000}),
}


@pytest.mark.parametrize("said", UNFIT)
def test_a_package_that_cannot_be_taken_apart_says_why(said: str):
    with pytest.raises(PackageError, match=said):
        unpack("goi.zip", UNFIT[said]())


def test_no_more_is_unpacked_than_may_be_handed_in(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(PackageError):
        unpack("goi.zip", _declaring_little())

    monkeypatch.setattr(packages, "MOST_BYTES_OF_A_FILE", 10)
    with pytest.raises(PackageError, match=r"“to\.csv” vượt"):
        unpack("goi.zip", zipped({"to.csv": b"0123456789x"}))
