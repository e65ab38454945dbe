"""Text as it may stand in a file: composed letters, no control characters."""

import unicodedata


def plain(text: object) -> str:
    """Put a text into words for a file: NFC, without characters that files cannot carry; line ends become spaces."""
    composed = unicodedata.normalize("NFC", str(text))
    spaced = composed.translate({9: " ", 10: " ", 13: " "})
    return "".join(letter for letter in spaced if unicodedata.category(letter) not in {"Cc", "Cs"})
