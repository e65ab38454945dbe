"""A folder of dated backups that lets go of the old ones, but never of the last that could be restored."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from ntm_dashboard.errors import BackupNameError, StoreError
from ntm_dashboard.i18n import N_, Message
from ntm_dashboard.i18n.system_words import reason_of
from ntm_dashboard.store.backup import back_up, is_sound

SOUND_KEPT = 3
"""So many of the newest sound copies stay, however old they are."""


@dataclass(frozen=True)
class Rotation:
    """What became of a folder: the new backup, those that were let go, and the damaged ones among the newest."""

    made: Path
    deleted: tuple[Path, ...]
    damaged: tuple[Path, ...]


def back_up_into(engine: Engine, folder: Path, *, keep_days: int, now: datetime) -> Rotation:
    """Write a dated backup into a folder, then delete those of the same database that are older than so many days.

    Only files named as this function names them are touched, and only after the new one was read back. The newest
    `SOUND_KEPT` that can be restored stay whatever their age.

    Raises:
        BackupNameError: it is a file, not a folder.
        StoreError: the backup failed (see `back_up`), and nothing was deleted; or an old one could not be deleted.
    """
    name = Path(engine.url.database or "ntm").stem
    _make(folder)
    made = _back_up(engine, folder, name, now)
    ours = [made, *(one for one in _dated(folder, name) if one != made)]
    old = [one for one in ours if one != made and _day_of(one) < now.date() - timedelta(days=keep_days)]
    kept, damaged = _newest_sound(ours) if old else ([], [])
    let_go = [one for one in old if one not in kept]
    for one in let_go:
        _delete(one)
    return Rotation(made, tuple(let_go), tuple(one for one in damaged if one not in let_go))


def _back_up(engine: Engine, folder: Path, name: str, now: datetime) -> Path:
    """Write a dated backup; where another was begun in the same second, under the next one that is free."""
    while True:
        made = folder / f"{name}-{now:%Y-%m-%d-%H%M%S}.db"
        try:
            back_up(engine, made)
        except BackupNameError:
            now += timedelta(seconds=1)
        else:
            return made


def _dated(folder: Path, name: str) -> list[Path]:
    """Give the backups of a name by their dates, the newest first."""
    pattern = re.compile(rf"{re.escape(name)}-\d{{4}}-\d\d-\d\d(-\d{{6}})?\.db")
    found = [one for one in folder.iterdir() if pattern.fullmatch(one.name) and one.is_file()]
    return sorted((one for one in found if _day_of(one) != date.max), key=lambda one: one.name, reverse=True)


def _day_of(file: Path) -> date:
    """Give the day in a name; the last of all days where it is none."""
    found = re.search(r"-(\d{4})-(\d\d)-(\d\d)(?:-\d{6})?\.db$", file.name)
    try:
        return date(*(int(part) for part in found.groups())) if found else date.max
    except ValueError:
        return date.max


def _newest_sound(files: list[Path]) -> tuple[list[Path], list[Path]]:
    """Give the newest that can be restored (the first was just read back), and the damaged ones met on the way."""
    sound, damaged = files[:1], list[Path]()
    for one in files[1:]:
        if len(sound) == SOUND_KEPT:
            break
        (sound if is_sound(one) else damaged).append(one)
    return sound, damaged


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as error:
        sentence = N_("“{folder}” là một tệp, không phải thư mục; với --keep hãy nêu thư mục chứa các bản sao lưu.")
        raise BackupNameError(str(Message.of(sentence, folder=str(folder)))) from error
    except OSError as error:
        sentence = N_("Không tạo được thư mục “{folder}”: {reason}.")
        raise StoreError(str(Message.of(sentence, folder=str(folder), reason=reason_of(error)))) from error


def _delete(file: Path) -> None:
    try:
        file.unlink()
    except OSError as error:
        sentence = N_("Đã sao lưu, nhưng không xóa được tệp cũ “{file}”: {reason}.")
        raise StoreError(str(Message.of(sentence, file=str(file), reason=reason_of(error)))) from error
