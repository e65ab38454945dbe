"""The chapter on operations names every variable that the program reads, and no other."""

import re

from ntm_dashboard.bootstrap.settings import PROJECT

CHAPTER = PROJECT / "docs" / "huong-dan" / "van-hanh.md"
VARIABLE = re.compile(r"\bNTM_[A-Z]+(?:_[A-Z]+)*\b(?!_)")


def _read_by_the_program() -> set[str]:
    sources = (file.read_text(encoding="utf-8") for file in (PROJECT / "ntm_dashboard").rglob("*.py"))
    return {name for source in sources for name in VARIABLE.findall(source)}


def test_each_variable_has_a_line_in_the_table_and_none_is_made_up():
    listed = set(re.findall(r"^\| `(NTM_[A-Z_]+)` \|", CHAPTER.read_text(encoding="utf-8"), re.MULTILINE))

    assert listed == _read_by_the_program()


def test_the_guide_leads_to_the_chapter():
    guide = (CHAPTER.parent / "README.md").read_text(encoding="utf-8")

    assert "](van-hanh.md)" in guide
