"""Checks across the files of the catalogue: what one row says must agree with the others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from ntm_dashboard.catalogue_files import tables
from ntm_dashboard.catalogue_files.lines import Line, Table
from ntm_dashboard.catalogue_files.problems import Problems
from ntm_dashboard.domain.catalogue import Catalogue, Unit, Validity
from ntm_dashboard.domain.terms import UnitKind
from ntm_dashboard.i18n import N_, Message

Lines = Mapping[str, Sequence[Line]]
Key = tuple[str, ...]
_UNKNOWN = N_("“{found}” không có trong tệp {file}. Hãy sửa, hoặc thêm dòng vào tệp đó.")


def note_contradictions(lines: Lines, catalogue: Catalogue, problems: Problems) -> None:
    """Note every row that speaks of something unknown, or that contradicts another one."""
    _note_unknown(lines)
    _note_wrong_numbers(lines[tables.INDICATORS.file])
    units = lines[tables.UNITS.file]
    _note_overlaps(units, [unit.validity for unit in catalogue.units], by=_columns("ma"))
    _note_shared_tiles(units, catalogue.units)
    thresholds = [threshold.validity for threshold in catalogue.thresholds]
    _note_overlaps(lines[tables.THRESHOLDS.file], thresholds, by=_columns("ma_bo", "chi_tieu"))
    _note_unknown_district(catalogue, problems)


def _note_unknown(lines: Lines) -> None:
    sets, agencies = _keys(lines, tables.SETS), _keys(lines, tables.AGENCIES)
    for table in (tables.CRITERIA, tables.INDICATORS, tables.THRESHOLDS, tables.CONDITIONS, tables.LEAD_TIMES):
        _note_missing(lines[table.file], ("ma_bo",), sets, of=tables.SETS)
    led = [line for line in lines[tables.CRITERIA.file] if line.text("co_quan")]
    _note_missing(led, ("co_quan",), agencies, of=tables.AGENCIES)
    criteria, indicators = _keys(lines, tables.CRITERIA), _keys(lines, tables.INDICATORS)
    _note_missing(lines[tables.INDICATORS.file], ("ma_bo", "tieu_chi"), criteria, of=tables.CRITERIA)
    _note_missing(lines[tables.THRESHOLDS.file], ("ma_bo", "chi_tieu"), indicators, of=tables.INDICATORS)
    told_of = [line for line in lines[tables.MEASURES.file] if line.text("ma_bo") or line.text("chi_tieu")]
    _note_missing(told_of, ("ma_bo", "chi_tieu"), indicators, of=tables.INDICATORS)
    _note_unknown_sets(lines[tables.LEGAL_TEXTS.file], sets)


def _note_unknown_sets(lines: Iterable[Line], known: set[Key]) -> None:
    for line in lines:
        for set_id in tables.set_ids(line):
            if known and (set_id,) not in known:
                line.problem("ma_bo", Message.of(_UNKNOWN, found=set_id, file=tables.SETS.file))


def _keys(lines: Lines, table: Table) -> set[Key]:
    return {_columns(*table.key)(line) for line in lines[table.file]}


def _columns(*columns: str) -> Callable[[Line], Key]:
    return lambda line: tuple(line.text(column) for column in columns)


def _note_missing(lines: Iterable[Line], columns: Sequence[str], known: set[Key], *, of: Table) -> None:
    """Note the lines that speak of something unknown; a file that could not be read has its own problem already."""
    for line in lines:
        found = _columns(*columns)(line)
        if known and found not in known:
            line.problem(columns[-1], Message.of(_UNKNOWN, found=" · ".join(found), file=of.file))


def _note_wrong_numbers(lines: Iterable[Line]) -> None:
    for line in lines:
        if not line.text("so").startswith(f"{line.text('tieu_chi')}."):
            sentence = N_("chỉ tiêu “{number}” không mang số của tiêu chí “{criterion}”.")
            line.problem("so", Message.of(sentence, number=line.text("so"), criterion=line.text("tieu_chi")))


def _note_overlaps(lines: Sequence[Line], validities: Sequence[Validity], *, by: Callable[[Line], Key]) -> None:
    seen: dict[Key, list[int]] = {}
    for place, line in enumerate(lines):
        for earlier in seen.setdefault(by(line), []):
            if _overlap(validities[place], validities[earlier]):
                sentence = N_("thời gian hiệu lực của “{key}” chồng lên dòng {first}.")
                figures = {"key": " · ".join(by(line)), "first": lines[earlier].row}
                line.problem("hieu_luc_tu", Message.of(sentence, **figures))
        seen[by(line)].append(place)


def _overlap(one: Validity, other: Validity) -> bool:
    start, other_start = one.valid_from or date.min, other.valid_from or date.min
    end, other_end = one.valid_to or date.max, other.valid_to or date.max
    return start <= other_end and other_start <= end


def _note_shared_tiles(lines: Sequence[Line], units: Sequence[Unit]) -> None:
    placed: dict[tuple[str, int, int], list[tuple[Line, Unit]]] = {}
    for line, unit in zip(lines, units, strict=True):
        if unit.kind is UnitKind.DISTRICT:
            continue
        on_tile = placed.setdefault((unit.parent, unit.tile_row, unit.tile_col), [])
        for first, earlier in on_tile:
            if unit.code != earlier.code and _overlap(unit.validity, earlier.validity):
                sentence = N_("ô lưới hàng {row}, cột {col} đã có {name} ở dòng {first}. Hãy chọn ô khác.")
                figures = {"row": unit.tile_row, "col": unit.tile_col, "name": earlier.name, "first": first.row}
                line.problem("cot", Message.of(sentence, **figures))
        on_tile.append((line, unit))


def _note_unknown_district(catalogue: Catalogue, problems: Problems) -> None:
    code = catalogue.district.code
    is_known = any(unit.code == code and unit.kind is UnitKind.DISTRICT for unit in catalogue.units)
    if code and not is_known:
        sentence = N_("không có đơn vị loại “huyện” mang mã “{code}” ghi trong huyen.csv. Hãy thêm dòng.")
        problems.add(Message.of(sentence, code=code), file=f"catalogue/{tables.UNITS.file}", column="ma")
