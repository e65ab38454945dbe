"""From bytes to text: byte order marks, strict UTF-8, then the legacy encoding that gives words of ours."""

import re
import unicodedata
from dataclasses import dataclass

from ntm_dashboard.intake.book.legacy import Legacy, decoded
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.outcome.codes import ErrorCode
from ntm_dashboard.intake.outcome.problems import refusal

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
_LINE_END = re.compile(rb"\r\n|\r|\n")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1f\x7f]")
_SAMPLE = 200_000


@dataclass(frozen=True)
class Decoded:
    """The text of a file and the name of its encoding; `legacy` when it is one from before Unicode."""

    text: str
    encoding: str
    legacy: Legacy | None = None


def text_of(content: bytes, *, vocabulary: Vocabulary) -> Decoded:
    """Decode a text file.

    Raises:
        RefusalError: it is no text, cut off within a character, or in two encodings.
    """
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return _marked(content[len(mark) :], codec, name)
    if codec := _unmarked_wide(content):
        return _marked(content, codec, "UTF-16")
    _refuse_binary(content)
    try:
        return Decoded(content.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError as error:
        return _not_utf8(content, error, vocabulary)


def _marked(content: bytes, codec: str, name: str) -> Decoded:
    if codec == "utf-8":
        _refuse_binary(content)
    try:
        return Decoded(content.decode(codec), name)
    except UnicodeDecodeError as error:
        if error.end >= len(content) - 3:
            raise refusal(ErrorCode.TRUNCATED, row=_wide_lines(content, codec)) from error
        row = len(_LINE_END.findall(content[: error.start])) + 1
        raise refusal(ErrorCode.MIXED_ENCODING, row=row, expected=name) from error


def _wide_lines(content: bytes, codec: str) -> int:
    return len(re.findall("\r\n|\r|\n", content.decode(codec, errors="ignore"))) + 1


def _unmarked_wide(content: bytes) -> str | None:
    """Recognise UTF-16 without a mark by the zero bytes beside Latin letters."""
    sample = content[:4000]
    half = len(sample) // 2
    if half < 4:
        return None
    zeros_second, zeros_first = sample[1::2].count(0), sample[0::2].count(0)
    if zeros_second > half * 0.3 and zeros_first < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if zeros_first > half * 0.3 and zeros_second < half * 0.05 else None


def _refuse_binary(content: bytes) -> None:
    sample = content[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, len(sample) // 100):
        raise refusal(ErrorCode.NOT_TEXT)
    if (place := content.find(0)) >= 0:
        raise refusal(ErrorCode.NUL_BYTES, row=len(_LINE_END.findall(content[:place])) + 1)


def _not_utf8(content: bytes, error: UnicodeDecodeError, vocabulary: Vocabulary) -> Decoded:
    if error.start >= len(content) - 3 and error.reason == "unexpected end of data":
        raise refusal(ErrorCode.TRUNCATED, row=len(_LINE_END.findall(content)) + 1) from error
    if (row := _odd_line(content, vocabulary)) is not None:
        raise refusal(ErrorCode.MIXED_ENCODING, row=row[0], expected=row[1]) from error
    return _legacy(content, vocabulary)


def _odd_line(content: bytes, vocabulary: Vocabulary) -> tuple[int, str] | None:
    """Find the first line whose encoding is not that of most lines; None when all lines have the same."""
    accented = [(number, line) for number, line in enumerate(_LINE_END.split(content), 1) if not line.isascii()]
    is_utf8 = {number: _is_vietnamese_utf8(line, vocabulary) for number, line in accented}
    valid = [number for number, fits in is_utf8.items() if fits]
    broken = [number for number, fits in is_utf8.items() if not fits]
    if not valid or not broken:
        return None
    return (broken[0], "UTF-8") if len(valid) >= len(broken) else (valid[0], Legacy.CP1258.value)


def _is_vietnamese_utf8(line: bytes, vocabulary: Vocabulary) -> bool:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return vocabulary.hits(text) > 0 or any(ord(letter) >= 0x100 for letter in text)


def _legacy(content: bytes, vocabulary: Vocabulary) -> Decoded:
    """Choose the legacy encoding under which the file holds most words of ours."""
    sample = content[:_SAMPLE]
    scores = {legacy: vocabulary.hits(decoded(sample, legacy)) for legacy in Legacy}
    best = max(scores, key=lambda legacy: scores[legacy])
    if scores[best] == 0:
        return _without_words(content, vocabulary)
    return Decoded(unicodedata.normalize("NFC", decoded(content, best)), best.value, best)


def _without_words(content: bytes, vocabulary: Vocabulary) -> Decoded:
    """Take a file whose accented letters are lost (question marks) far enough to say so; refuse any other."""
    text = content.decode("cp1252", errors="replace")
    if vocabulary.lost_word(text[:_SAMPLE]):
        return Decoded(text, Legacy.CP1258.value)
    raise refusal(ErrorCode.NOT_TEXT)
