"""The one program of this process: opened once, asked by the pages and by the routes beside them."""

from functools import cache

from ntm_dashboard.bootstrap.program import Program, open_program
from ntm_dashboard.bootstrap.settings import settings_from


@cache
def running_program() -> Program:
    """Give the program, opening it the first time.

    Raises:
        NtmError: a setting, the data folder or the database cannot be used; the message says which and why.
    """
    return open_program(settings_from())
