"""Forms of the office: what was settled once about a table, recognised by its headings when it comes again."""

from collections.abc import Mapping

from ntm_dashboard.intake import Answers, ErrorCode, PreparedReport
from ntm_dashboard.intake.outcome.report import Form
from ntm_dashboard.services.answers_json import chosen_of, plain_chosen
from ntm_dashboard.services.people import Act, Person
from ntm_dashboard.services.refusals import allowed
from ntm_dashboard.services.remembered import Remembered
from ntm_dashboard.services.spellings import known_aliases, known_words
from ntm_dashboard.store import AuditAction, Store
from ntm_dashboard.store.forms import LearnedForm

LONGEST_NAME = 120
OF_THE_FORM = frozenset({ErrorCode.COLUMN_ROLE, ErrorCode.CRITERION_UNKNOWN, ErrorCode.RESULT_COLUMN})
"""What the headings decide. Period, unit, purpose and what a blank means are of one file: they are asked each time."""


def learned_forms(store: Store) -> tuple[LearnedForm, ...]:
    """Give the forms that are remembered now."""
    with store.reading() as transaction:
        return transaction.forms.standing()


def known_forms(store: Store) -> tuple[Form, ...]:
    """Give them as the check takes them."""
    return tuple(Form(one.name, one.fingerprint, chosen_of(one.chosen)) for one in learned_forms(store))


def remembered(store: Store) -> Remembered:
    """Give everything that the office answered once."""
    return Remembered(known_aliases(store), known_words(store), known_forms(store))


def settled_of_form(answers: Answers) -> dict[tuple[ErrorCode, str], str]:
    """Give those answers that hold for every file with the same headings."""
    return {key: value for key, value in answers.chosen.items() if key[0] in OF_THE_FORM}


def fingerprints_of(report: PreparedReport) -> tuple[str, ...]:
    """Give the prints of the headings of a file, each once; none where its tables cannot be recognised again."""
    return tuple(dict.fromkeys(table.fingerprint for table in report.reading.tables if table.fingerprint))


def learn_form(
    store: Store,
    report: PreparedReport,
    *,
    name: str,
    chosen: Mapping[tuple[ErrorCode, str], str],
    person: Person | None,
) -> int:
    """Remember what was chosen for the tables of a file under a name; gives how many were new.

    What an earlier file of the form settled, and this one was read by, stays.

    Raises:
        NotPermittedError: the person may not.
    """
    actor = allowed(store, person, Act.LEARN_SPELLING).name
    title = name.strip()[:LONGEST_NAME] or report.file_name
    with store.writing() as transaction:
        before = {one.fingerprint: chosen_of(one.chosen) for one in transaction.forms.standing()}
        new = 0
        for fingerprint in fingerprints_of(report):
            entries = plain_chosen({**before.get(fingerprint, {}), **chosen})
            new += transaction.forms.learn(title, fingerprint=fingerprint, chosen=entries, person=actor)
        if new:
            transaction.log(AuditAction.FORM, actor=actor, detail=title)
        return new


def withdraw_form(store: Store, number: int, *, person: Person | None) -> None:
    """Stop heeding a form from the next file on; reports published with it stay as they are.

    Raises:
        NotPermittedError: the person may not.
    """
    actor = allowed(store, person, Act.LEARN_SPELLING).name
    with store.writing() as transaction:
        if transaction.forms.withdraw(number, person=actor):
            transaction.log(AuditAction.FORM, actor=actor, detail=f"− {number}")
