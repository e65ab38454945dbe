"""From bytes to text: byte order marks, strict UTF-8, then the encoding under which the words are Vietnamese."""

import re
import unicodedata
from dataclasses import dataclass, replace

from ntm_dashboard.intake.book.evidence import Evidence, accented_words, as_if, as_it_stands
from ntm_dashboard.intake.book.legacy import Legacy, decoded, encoded, typographic_signs
from ntm_dashboard.intake.book.lost import lost_words
from ntm_dashboard.intake.book.syllables import is_syllable
from ntm_dashboard.intake.book.vocabulary import Vocabulary
from ntm_dashboard.intake.cells.text import lowered
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
_LINE_BREAK = re.compile("[\r\n]+")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1f\x7f]")
_SAMPLE = 200_000
_FEW = 3
_FEWEST = 2


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
    if (unicode := marked_codec(content)) is not None:
        mark, codec, name = unicode
        return _marked(content[len(mark) :], codec, name)
    _refuse_binary(content)
    try:
        return Decoded(content.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError as error:
        return _not_utf8(content, error, vocabulary)


def marked_codec(content: bytes) -> tuple[bytes, str, str] | None:
    """Tell the mark, the codec and the name of a form of Unicode that its first bytes show; None where they do not."""
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return mark, codec, name
    codec = _unmarked_wide(content)
    return (b"", codec, "UTF-16") if codec else None


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
    is_cut = error.start >= len(content) - 3 and error.reason == "unexpected end of data"
    if is_cut and not content[: error.start].isascii():
        raise refusal(ErrorCode.TRUNCATED, row=len(_LINE_END.findall(content)) + 1) from error
    if (row := _odd_line(content, vocabulary)) is not None:
        raise refusal(ErrorCode.MIXED_ENCODING, row=row[0], expected=row[1]) from error
    return _legacy(content, vocabulary)


def _odd_line(content: bytes, vocabulary: Vocabulary) -> tuple[int, str] | None:
    """Find the first line whose encoding is not that of most lines; None when all lines have the same."""
    accented = [(number, line) for number, line in enumerate(_LINE_END.split(content), 1) if not line.isascii()]
    is_utf8 = {number: _is_vietnamese_utf8(line) for number, line in accented}
    valid = [number for number, fits in is_utf8.items() if fits]
    broken = [number for number, fits in is_utf8.items() if not fits]
    if not valid or not broken:
        return None
    if len(valid) >= len(broken):
        return broken[0], "UTF-8"
    rest = b"\n".join(line for number, line in accented if not is_utf8[number])
    return valid[0], _legacy(rest, vocabulary).encoding


def _is_vietnamese_utf8(line: bytes) -> bool:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return any(ord(letter) >= 0x100 for letter in text) or any(map(is_syllable, accented_words([text])))


_WESTERN = "Windows-1252"


def encoded_like(text: str, decoded: Decoded) -> bytes | None:
    """Give a text in the encoding, of one byte a letter, of a decoded file; None where that has no letters for it."""
    if decoded.legacy is not None:
        return encoded(text, decoded.legacy)
    try:
        return text.encode("cp1252" if decoded.encoding == _WESTERN else "utf-8")
    except UnicodeEncodeError:
        return None


def _legacy(content: bytes, vocabulary: Vocabulary) -> Decoded:
    """Choose the encoding under which most words of the file are Vietnamese, when one is clearly the best.

    Raises:
        RefusalError: the words are none under any, or as good under two that differ.
    """
    text = content.decode("latin-1")
    words = accented_words(_LINE_BREAK.split(text))
    read: dict[Legacy | None, Evidence] = {legacy: as_if(words, legacy, vocabulary) for legacy in Legacy}
    read[None] = _western(text, as_it_stands(words, vocabulary))
    best, second = sorted(read, key=lambda one: _rank(read[one]), reverse=True)[:2]
    is_too_little = read[best].valid + read[best].known < _FEWEST
    if is_too_little or read[best].invalid > read[best].valid:
        raise refusal(ErrorCode.NOT_TEXT)
    chosen, other = _decoded(content, best), _decoded(content, second)
    if _rank(read[best]) == _rank(read[second]) and lowered(chosen.text) != lowered(other.text):
        raise refusal(ErrorCode.NOT_TEXT)
    return chosen


def _rank(evidence: Evidence) -> tuple[int, int]:
    """Rank a reading by its syllables; words of ours decide only where several speak."""
    return evidence.valid - evidence.invalid, evidence.known if evidence.valid > _FEW else 0


def _western(text: str, read: Evidence) -> Evidence:
    """Count with the words of a file from a Western Windows those that lost letters to question marks there."""
    return replace(read, valid=read.valid + len(lost_words(text)))


def _decoded(content: bytes, legacy: Legacy | None) -> Decoded:
    if legacy is None:
        return Decoded(content.decode("latin-1").translate(typographic_signs()), _WESTERN)
    return Decoded(unicodedata.normalize("NFC", decoded(content, legacy)), legacy.value, legacy)
