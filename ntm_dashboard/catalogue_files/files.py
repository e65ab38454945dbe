"""Reads the catalogue and the district from the bytes of their files, and names everything that is wrong in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ntm_dashboard.catalogue_files import tables
from ntm_dashboard.catalogue_files.checks import note_contradictions
from ntm_dashboard.catalogue_files.lines import Line, Table, read_lines
from ntm_dashboard.catalogue_files.problems import Problems
from ntm_dashboard.domain.catalogue import Catalogue, District
from ntm_dashboard.domain.file_words import PERIOD_CLOSE_CODES
from ntm_dashboard.domain.terms import PeriodClose
from ntm_dashboard.i18n import N_, Message

CATALOGUE_FOLDER = "catalogue"
DISTRICT_FILE = "huyen.csv"
DISTRICT_TABLE = Table(DISTRICT_FILE, ("khoa", "gia_tri"), ("khoa",))
_REQUIRED_KEYS = ("ma_huyen", "ten_huyen", "tinh", "co_quan", "co_quan_cap_tren", "dia_danh")
_KNOWN_KEYS = (*_REQUIRED_KEYS, "bang_ro", "tap_huan", "ngay_chot_ky", "ngay_mo_dau")
_CLOSES = {word: close for close, word in PERIOD_CLOSE_CODES.items()}


def read_catalogue(files: Mapping[str, bytes], *, folder: str) -> Catalogue:
    """Read the catalogue of the district whose data folder is `folder`.

    `files` are named as they lie under `data/`: `catalogue/don_vi.csv`, `FOLDER/huyen.csv`, and where the district
    has rows of its own, `FOLDER/catalogue/chi_tieu.csv` and so on, which replace or add rows.

    Raises:
        DataFolderError: names every problem with file, row, column and how to mend it.
    """
    problems = Problems()
    district = _district(files, folder=folder, problems=problems)
    own = f"{folder}/{CATALOGUE_FOLDER}"
    lines = {
        table.file: read_lines(table, files, shared=CATALOGUE_FOLDER, own=own, problems=problems)
        for table in tables.TABLES
    }
    catalogue = _catalogue(lines, district)
    note_contradictions(lines, catalogue, problems)
    problems.raise_if_any()
    return _in_order(catalogue)


def read_district(files: Mapping[str, bytes], *, folder: str) -> District:
    """Read which district a data folder is about, from its `huyen.csv`.

    Raises:
        DataFolderError: names every problem with file, row, column and how to mend it.
    """
    problems = Problems()
    district = _district(files, folder=folder, problems=problems)
    problems.raise_if_any()
    return district


def _district(files: Mapping[str, bytes], *, folder: str, problems: Problems) -> District:
    lines = read_lines(DISTRICT_TABLE, files, shared=folder, own=None, problems=problems)
    path = f"{folder}/{DISTRICT_FILE}"
    values = {line.required("khoa"): line.text("gia_tri") for line in lines}
    for key in _REQUIRED_KEYS:
        if lines and not values.get(key):
            sentence = N_("chưa ghi khóa “{key}”. Hãy thêm dòng: {key},giá trị.")
            problems.add(Message.of(sentence, key=key), file=path)
    return District(
        code=values.get("ma_huyen", ""),
        name=values.get("ten_huyen", ""),
        province=values.get("tinh", ""),
        office=values.get("co_quan", ""),
        parent_office=values.get("co_quan_cap_tren", ""),
        place=values.get("dia_danh", ""),
        banner=values.get("bang_ro", ""),
        is_training=_is_training(lines),
        settings=tuple((key, value) for key, value in values.items() if key not in _KNOWN_KEYS),
        period_close=_period_close(lines),
        opens_on=_opens_on(lines),
    )


def _is_training(lines: Iterable[Line]) -> bool:
    words = {"có": "yes", "không": "no"}
    return any(line.word("gia_tri", words) == "yes" for line in lines if line.text("khoa") == "tap_huan")


def _period_close(lines: Iterable[Line]) -> PeriodClose:
    """Read which day closes a period; its last day where the file says nothing."""
    read = (line.word("gia_tri", _CLOSES) for line in lines if line.text("khoa") == "ngay_chot_ky")
    return next(read, PeriodClose.LAST_DAY)


def _opens_on(lines: Iterable[Line]) -> date | None:
    """Read the day that the program opens on; None where the file says nothing."""
    return next((line.optional_day("gia_tri") for line in lines if line.text("khoa") == "ngay_mo_dau"), None)


def _catalogue(lines: Mapping[str, Sequence[Line]], district: District) -> Catalogue:
    measures = tuple(tables.measure_code(line) for line in lines[tables.MEASURES.file])
    codes = {one.code: one.measure for one in measures}
    return Catalogue(
        units=tuple(tables.unit(line) for line in lines[tables.UNITS.file]),
        sets=tuple(tables.criteria_set(line) for line in lines[tables.SETS.file]),
        criteria=tuple(tables.criterion(line) for line in lines[tables.CRITERIA.file]),
        indicators=tuple(tables.indicator(line) for line in lines[tables.INDICATORS.file]),
        thresholds=tuple(tables.threshold(line) for line in lines[tables.THRESHOLDS.file]),
        conditions=tuple(tables.condition(line, codes) for line in lines[tables.CONDITIONS.file]),
        agencies=tuple(tables.agency(line) for line in lines[tables.AGENCIES.file]),
        district=district,
        measures=measures,
        legal_texts=tuple(tables.legal_text(line) for line in lines[tables.LEGAL_TEXTS.file]),
        lead_times=tuple(tables.lead_time(line) for line in lines[tables.LEAD_TIMES.file]),
    )


def _in_order(catalogue: Catalogue) -> Catalogue:
    """Put criteria and indicators in the order of their numbers (17.2 before 17.10), set by set."""
    place = {one.set_id: number for number, one in enumerate(catalogue.sets)}
    return replace(
        catalogue,
        criteria=tuple(sorted(catalogue.criteria, key=lambda one: (place[one.set_id], _number(one.number)))),
        indicators=tuple(sorted(catalogue.indicators, key=lambda one: (place[one.set_id], _number(one.number)))),
    )


def _number(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))
