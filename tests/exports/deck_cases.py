"""Situations that decks are made of in tests, each with the catalogue that it was worked out with."""

from tests import meeting

CASES = {
    "april": (meeting.april, meeting.catalogue_of),
    "documented": (meeting.april_documented, meeting.catalogue_of),
    "unknown": (meeting.before_any_data, meeting.catalogue_of),
    "hostile": (meeting.hostile, meeting.hostile_catalogue),
    "training": (meeting.training, meeting.training_catalogue),
}
