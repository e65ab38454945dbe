"""Who is looking at a page. The middleware says it in a header that it seals, asked anew at every run."""

import secrets

import streamlit as st
from itsdangerous import BadSignature, URLSafeSerializer

from ntm_dashboard.i18n import Message
from ntm_dashboard.services.accounts import Accounts, SignedIn
from ntm_dashboard.services.people import Person
from ntm_dashboard.web.running import running_program

HEADER = "x-ntm-person"

_seal = URLSafeSerializer(secrets.token_urlsafe(32), salt="person")
"""Made anew in every process: nobody outside can make a header that opens with it."""


def sealed(signed_in: SignedIn) -> str:
    """Write who somebody is for the header, in ASCII: the account's name and the key of the session."""
    return _seal.dumps([signed_in.person.name, signed_in.key])


def person_in(header: str | None, accounts: Accounts) -> Person | None:
    """Give the person of a header, while their session runs; a page that stays open does not outlive it."""
    try:
        name, key = _seal.loads(header) if header else ("", "")
    except (BadSignature, ValueError):
        return None
    signed_in = accounts.signed_in_as(key) if key else None
    if signed_in is None or signed_in.must_change_password or signed_in.person.name != name:
        return None
    return signed_in.person


def ended_session(header: str | None, accounts: Accounts) -> Message | None:
    """Say why the session with which a page was opened runs no longer; None while it does, or where there was none."""
    try:
        _name, key = _seal.loads(header) if header else ("", "")
    except (BadSignature, ValueError):
        return None
    return None if not key or accounts.signed_in_as(key) else accounts.why_ended(key)


def why_signed_out() -> Message | None:
    """Say in this run why somebody who was signed in when the page was opened is not any more."""
    header = st.context.headers.get(HEADER)
    return ended_session(header, running_program().accounts) if header else None


def current_person() -> Person | None:
    """Give who is signed in in this run; None for somebody who only looks."""
    header = st.context.headers.get(HEADER)
    return person_in(header, running_program().accounts) if header else None
