"""What the deck of this server knows of it: where telephones open it, and by which form other days are chosen."""

from dataclasses import replace
from ipaddress import ip_address
from urllib.parse import urlencode, urlsplit

from starlette.datastructures import QueryParams

from ntm_dashboard.briefing.parts import PARTS
from ntm_dashboard.exports.deck_served import Choosing, Served
from ntm_dashboard.services.exporting import Exporting, Meeting
from ntm_dashboard.web.url_state import PERIOD, Scope
from ntm_dashboard.web.url_state import address as page_address

DECK, WATCHED, MEETING = "/trinh-chieu", "/healthz", "hop"
COMPARED_WITH, CHOSEN_PARTS, OTHER_DAY = "so_voi", "phan", "ngay"


def public_base(public_url: str, request_url: str) -> str:
    """Give where others reach this server: as it is set, else as it was asked; "" where only this machine does."""
    asked = urlsplit(request_url)
    return public_url or ("" if _is_own_machine(asked.hostname or "") else f"{asked.scheme}://{asked.netloc}")


def _is_own_machine(host: str) -> bool:
    try:
        address = ip_address(host)
    except ValueError:
        return host in {"", "localhost"} or host.endswith(".localhost")
    return address.is_loopback or address.is_unspecified


def served_deck(exporting: Exporting, meeting: Meeting, *, language: str, base: str, is_saved: bool) -> Served:
    """Give what a deck knows; one that is taken home can only name the address, where everybody reaches it.

    Raises:
        UnknownScopeError: there is no such revision, or nothing is known on the day.
    """
    day, revision = exporting.day_and_revision(meeting)
    pinned = replace(meeting, as_of=day, revision=revision)
    address = f"{base}{DECK}?{urlencode(_parameters(pinned, language))}" if base else ""
    if is_saved:
        return Served(address)
    kept = {name: value for name, value in _parameters(meeting, language).items() if name not in {PERIOD, CHOSEN_PARTS}}
    choosing = Choosing(
        action=DECK,
        day_field=PERIOD,
        other_day_field=OTHER_DAY,
        parts_field=CHOSEN_PARTS,
        days=exporting.days_with_a_report(pinned),
        chosen=day,
        parts=meeting.parts,
        kept=tuple(kept.items()),
    )
    minutes = page_address(f"/{MEETING}", Scope(meeting.as_of, meeting.revision, meeting.documented_only, language))
    return Served(address, WATCHED, minutes, choosing)


def _parameters(meeting: Meeting, language: str) -> dict[str, str]:
    scope = Scope(meeting.as_of, meeting.revision, meeting.documented_only, language)
    others = {
        COMPARED_WITH: meeting.compared_with.isoformat() if meeting.compared_with else "",
        CHOSEN_PARTS: ",".join(meeting.parts),
    }
    return scope.parameters() | {name: value for name, value in others.items() if value}


def chosen_address(parameters: QueryParams) -> str:
    """Give the short address of what the form of the deck asks for, "" where it was not the form that asked.

    All parts are the whole deck; a day to compare with that is not before the chosen day goes.
    """
    if OTHER_DAY not in parameters:
        return ""
    chosen = {name: value for name, value in parameters.items() if name not in {OTHER_DAY, CHOSEN_PARTS}}
    chosen[PERIOD] = parameters[OTHER_DAY] or chosen.get(PERIOD, "")
    if chosen.get(COMPARED_WITH, "") >= chosen[PERIOD]:
        chosen.pop(COMPARED_WITH, None)
    parts = [part for part in PARTS if part in parameters.getlist(CHOSEN_PARTS)]
    if len(parts) < len(PARTS):
        chosen[CHOSEN_PARTS] = ",".join(parts)
    return f"{DECK}?{urlencode({name: value for name, value in chosen.items() if value}, safe=',')}"
