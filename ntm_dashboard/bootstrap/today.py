"""The date of today, where the district is."""

from datetime import UTC, date, datetime, timedelta

VIETNAM_AHEAD = timedelta(hours=7)


def today_in_vietnam() -> date:
    """Give today's date; it only bounds the dates that a report may have."""
    return (datetime.now(UTC) + VIETNAM_AHEAD).date()
