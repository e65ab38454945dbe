"""The keys of the screens of a meeting: the slides in their order, and the screens behind tiles and cells."""

from enum import StrEnum


class SlideId(StrEnum):
    """A slide of the meeting, in the order of the meeting. The value is its anchor in the deck."""

    COVER = "bia"
    STANDING = "tong-quan"
    LAST_MEETING = "ket-luan"
    CONDITIONS = "dieu-kien"
    CHANGES = "thay-doi"
    DISTRICT_CRITERIA = "tieu-chi-huyen"
    COMMUNES = "cac-xa"
    MATRIX = "ma-tran"
    BLOCKERS = "vuong-mac"
    AGENCIES = "co-quan"
    DOSSIERS = "ho-so"
    EXCEPTIONS = "chu-y"
    PACE = "tien-do"
    DUE = "den-han"
    DECISIONS = "quyet-dinh"


def commune_screen(unit: str) -> str:
    """Give the key of the screen of a commune or town by its code."""
    return f"xa-{unit}"


def commune_criterion_screen(number: str) -> str:
    """Give the key of the screen of a commune criterion by its number."""
    return f"tieu-chi-{number}"


def district_criterion_screen(number: str) -> str:
    """Give the key of the screen of a district criterion by its number."""
    return f"huyen-{number}"
