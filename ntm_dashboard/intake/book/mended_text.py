"""A delimited text again with some cells replaced: in its own encoding, every other line byte for byte as it was."""

import csv
import io
from collections.abc import Iterable, Mapping

from ntm_dashboard.intake.book.decoding import Decoded, encoded_like, marked_codec, text_of
from ntm_dashboard.intake.book.delimited import DECLARED, delimiter_of
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.grid import Correction

_ENDS = ("\r\n", "\n", "\r")


def mended_text(content: bytes, corrections: Iterable[Correction], *, vocabulary: Vocabulary) -> bytes | None:
    """Write the cells into the text; None where its encoding, from before Unicode, has no letters for them."""
    decoded = text_of(content, vocabulary=vocabulary)
    mark, codec = _stored_in(content, decoded)
    rows: dict[int, dict[int, str]] = {}
    for one in corrections:
        text = _as_stored(one.text, decoded) if codec == "latin-1" else one.text
        if text is None:
            return None
        rows.setdefault(one.row, {})[one.column] = text
    # Where a byte is a letter, its place in the text and what delimits it are the same in every encoding.
    body = content[len(mark) :].decode(codec)
    return mark + _rewritten(body, delimiter_of(_undeclared(decoded.text)), rows).encode(codec)


def _stored_in(content: bytes, decoded: Decoded) -> tuple[bytes, str]:
    if (unicode := marked_codec(content)) is not None:
        return unicode[0], unicode[1]
    return b"", "utf-8" if decoded.encoding == "UTF-8" else "latin-1"


def _as_stored(text: str, decoded: Decoded) -> str | None:
    raw = encoded_like(text, decoded)
    return None if raw is None else raw.decode("latin-1")


def _undeclared(text: str) -> str:
    declared = DECLARED.match(text)
    return text[declared.end() :] if declared else text.removeprefix("\ufeff")


def _rewritten(text: str, delimiter: str, rows: Mapping[int, Mapping[int, str]]) -> str:
    """Write the records that change anew, and copy the lines of all others."""
    declared = DECLARED.match(text)
    delimiter = declared[1] if declared else delimiter
    start = declared.end() if declared else len(text) - len(text.removeprefix("\ufeff"))
    lines = io.StringIO(text[start:], newline="").readlines()
    reader, copied, before = csv.reader(lines, delimiter=delimiter, strict=True), [text[:start]], 0
    for number, record in enumerate(reader, start=2 if declared else 1):
        raw, before = "".join(lines[before : reader.line_num]), reader.line_num
        copied.append(_record(record, rows[number], raw, delimiter) if number in rows else raw)
    return "".join(copied)


def _record(record: list[str], cells: Mapping[int, str], raw: str, delimiter: str) -> str:
    """Write a record with its new cells, in quotes where it was in quotes, with the line end that it had."""
    record = [*record, *[""] * (max(cells) + 1 - len(record))]
    for column, text in cells.items():
        record[column] = text
    out = io.StringIO(newline="")
    end = next((one for one in _ENDS if raw.endswith(one)), "")
    quoting = csv.QUOTE_ALL if raw.startswith('"') and raw.removesuffix(end).endswith('"') else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end).writerow(record)
    return out.getvalue()
