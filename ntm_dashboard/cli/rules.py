"""`rules`: say which rules the office has, and switch them."""

import argparse

from ntm_dashboard.cli.arguments import Commands, add_data, add_person, opened, person_over_rules
from ntm_dashboard.i18n import _
from ntm_dashboard.store.rules import RULE_WORDS, TWO_PEOPLE


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("rules", help=_("xem và đổi quy tắc của cơ quan"))
    parser.add_argument("--two-people", choices=["on", "off"], help=_("bật hoặc tắt quy tắc hai người"))
    add_person(parser)
    add_data(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Switch the rule where that is asked for, and say how it stands."""
    with opened(chosen) as program:
        if chosen.two_people:
            person = person_over_rules(program.accounts, program.rules, chosen)
            program.rules.set_two_person(person, is_on=chosen.two_people == "on")
        print(_(RULE_WORDS[TWO_PEOPLE, program.rules.is_two_person]))
    return 0
