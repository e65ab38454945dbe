"""Writes one small report in the many ways that offices write it."""

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Sequence
from importlib.resources import files

HEADINGS = ("ky_bao_cao", "ma_xa", "ten_xa", "tieu_chi", "ket_qua", "gia_tri", "ho_so", "ghi_chu")
UNITS = {"29464": "Xã Phước Hưng", "29467": "Xã Tập Sơn", "29476": "Xã Lưu Nghiệp Anh", "29494": "Xã Định An"}
ROWS = tuple(
    {
        "ky_bao_cao": "31/12/2023",
        "ma_xa": code,
        "ten_xa": name,
        "tieu_chi": str(criterion),
        "ket_qua": "đạt" if (int(code) + criterion) % 3 else "chưa đạt",
        "gia_tri": f"{criterion * 10.5 + 0.3:.1f}" if criterion in {2, 5} else "",
        "ho_so": f"HS-{code}-{criterion:02d}/2023",
        "ghi_chu": "thiếu biên bản nghiệm thu, bổ sung sau" if criterion == 5 else "",
    }
    for code, name in UNITS.items()
    for criterion in (1, 2, 5, 10)
)

Spell = Callable[[str], str]


def meant() -> list[tuple[str, str, int, str, float | None]]:
    """Give what every spelling of the report means."""
    return [
        (
            "2023-12-31",
            row["ma_xa"],
            int(row["tieu_chi"]),
            row["ket_qua"],
            float(row["gia_tri"]) if row["gia_tri"] else None,
        )
        for row in ROWS
    ]


def read(canonical: Sequence[object]) -> list[tuple[object, ...]]:
    """Give the same of a prepared report."""
    return [
        (row["ky_bao_cao"], row["ma_xa"], row["tieu_chi"], row["ket_qua"], row["gia_tri"])  # type: ignore[index]
        for row in canonical
    ]


def table(*, headings: Sequence[str] = HEADINGS, omit: Sequence[str] = (), **spell: Spell) -> list[list[str]]:
    """Give the cells of the report, some columns written in another way."""
    kept = [place for place, name in enumerate(HEADINGS) if name not in omit]
    lines = [[headings[place] for place in kept]]
    for row in ROWS:
        lines.append([spell.get(HEADINGS[place], str)(row[HEADINGS[place]]) for place in kept])
    return lines


def delimited(lines: Sequence[Sequence[str]], *, delimiter: str = ",", newline: str = "\r\n") -> str:
    """Write lines as delimited text."""
    buffer = io.StringIO()
    quoting = csv.QUOTE_ALL if newline == "\r" else csv.QUOTE_MINIMAL
    csv.writer(buffer, delimiter=delimiter, lineterminator=newline, quoting=quoting).writerows(lines)
    return buffer.getvalue()


def decimal_comma(text: str) -> str:
    """Write a number as Vietnamese spreadsheets do."""
    return text.replace(".", ",")


def without_marks(text: str) -> str:
    """Drop all diacritics."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def cp1258(text: str) -> bytes:
    """Encode as Vietnamese Windows does: the tones of composed letters apart."""
    return b"".join(_cp1258_letter(letter) for letter in text)


def _cp1258_letter(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tone = next(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        return (unicodedata.normalize("NFC", parts.replace(tone, "")) + tone).encode("cp1258")


def legacy(text: str, name: str) -> bytes:
    """Encode as a font of the time before Unicode: `tcvn3` or `vni`."""
    tables = json.loads((files("ntm_dashboard.intake.book") / "legacy_encodings.json").read_text(encoding="utf-8"))
    letters = {letter: bytes.fromhex(code) for letter, code in tables[name].items()}
    return b"".join(_legacy_letter(letter, letters) for letter in text)


def _legacy_letter(letter: str, letters: dict[str, bytes]) -> bytes:
    """Encode a letter; a capital that the encoding lacks is typed in a font of capitals, so its small letter stands."""
    return letters.get(letter) or letters.get(letter.lower()) or letter.encode("latin-1", "replace")
