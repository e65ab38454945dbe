"""A data folder whose names are hostile, and reports whose every free text is."""

import csv
import io
from dataclasses import replace
from datetime import date
from itertools import cycle
from pathlib import Path

import pandas as pd

from ntm_dashboard.domain.frames import Assessments, Recognitions, checked
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.services.people import Person, Role
from ntm_dashboard.store import Reason, Store, Submission
from tests.hostile_strings import EVERY, PRINTABLE

APRIL = date(2023, 4, 12)
WRITTEN = {"don_vi.csv": "ten", "tieu_chi.csv": "ten", "co_quan.csv": "ten", "dieu_kien.csv": "ten"}
EDITOR = Person("lan", "<b onclick=ntm_da_chay()>Lan</b> :red[x] $y$", Role.ADMINISTRATOR)


def spoil_names(catalogue: Path) -> None:
    """Give every commune, criterion, agency and condition of a copied catalogue a hostile name."""
    for name, column in WRITTEN.items():
        file = catalogue / name
        lines = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
        for number, line in enumerate(lines):
            line[column] = f"{PRINTABLE[number * 9 % len(PRINTABLE)]} {number}"
        with file.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, fieldnames=list(lines[0]))
            writer.writeheader()
            writer.writerows(lines)


def spoil_record(store: Store) -> None:
    """Publish every text as note, dossier, agency, source and decision, under hostile file names and reasons."""
    record = store.record(store.latest_revision())
    texts = cycle(EVERY)
    rows = record.assessments.copy()
    for column in ("note", "dossier", "agency", "source"):
        rows[column] = [next(texts) for _row in range(len(rows))]
    _publish(store, ReportKind.COMMUNE_REPORT, checked(Assessments, rows))
    titles = record.recognitions.copy()
    for column in ("decision", "source"):
        titles[column] = [next(texts) for _row in range(len(titles))]
    _publish(store, ReportKind.RECOGNITIONS, checked(Recognitions, titles))
    _say_everything(store, record.assessments)


def _say_everything(store: Store, assessments: pd.DataFrame) -> None:
    """Publish small changes that say each text in a note, a file name or a reason, ten a time."""
    for number in range(0, len(EVERY), 10):
        rows = checked(Assessments, assessments.head(1).assign(value=float(number)))
        _publish(store, ReportKind.COMMUNE_REPORT, rows, said=EVERY[number : number + 10])


def _publish(store: Store, kind: ReportKind, rows: pd.DataFrame, *, said: tuple[str, ...] = EVERY[:2]) -> None:
    submission = Submission(kind, rows, f"{said[-1]}.csv", b"tep", APRIL, EDITOR.name)
    reasons = tuple(Reason("JUMP", text) for text in said[1:])
    spoken = replace(submission, note=said[0], reasons=reasons)
    store.publish(spoken, expected_revision=store.latest_revision())
