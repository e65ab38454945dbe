"""A file of each kind, from bytes to rows."""

from pathlib import Path

import pytest

from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.intake import IntakeContext, Verdict, check
from ntm_dashboard.services.data_folder import load_catalogue
from tests.intake.conftest import DATA, TODAY

FILES = sorted(path for path in DATA.rglob("*.csv") if path.name != "huyen.csv" and "catalogue" not in path.parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DATA)))
def test_shipped_file_is_accepted_as_its_kind(path: Path):
    folder = DATA / path.relative_to(DATA).parts[0]
    context = IntakeContext(load_catalogue(folder), TODAY)

    report = check(path.read_bytes(), path.name, context=context)

    kind = path.stem if path.stem in set(ReportKind) else path.parent.name
    assert report.kind == kind, [str(one.message) for one in report.errors]
    assert report.verdict is Verdict.ACCEPT
    assert report.rows is not None
    assert len(report.rows) > 0
    assert [str(one.message) for one in report.confirmations] == [], "a question for every ordinary row is none"
