"""What the place that the program runs at decides: folder, database, address, who may look."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from ntm_dashboard.bootstrap.names import ours
from ntm_dashboard.errors import ConfigurationError
from ntm_dashboard.i18n import N_, Message

PROJECT = Path(__file__).resolve().parents[2]
DEFAULT_DATA = PROJECT / "data" / "tra_cu"
DATABASE_FOLDER = PROJECT / "var"

SHORTEST_TOKEN = 24
_YES = {"1", "true", "yes", "on", "co", "có"}
_NO = {"", "0", "false", "no", "off", "khong", "không"}


class Viewing(StrEnum):
    """Who may look: anyone, or only those who are signed in."""

    OPEN = "open"
    SIGNED_IN = "signed_in"


@dataclass(frozen=True)
class Settings:
    """The settings of one running program.

    `is_two_person` only lays the rule down at the first start; from then on it stands in the database.
    `warms_up`: what the first reader of a new revision would wait for is made in the background.
    `logs_json`: the log is lines of JSON. `metrics_token`: what opens `/metrics` to other machines, "" for none.
    """

    data_dir: Path = DEFAULT_DATA
    database_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8501
    viewing: Viewing = Viewing.OPEN
    is_two_person: bool = False
    warms_up: bool = True
    logs_json: bool = False
    metrics_token: str = field(default="", repr=False)

    @property
    def database(self) -> str:
        """Give the address of the database: the chosen one, else a file of the data folder's own."""
        return self.database_url or default_database(self.data_dir)

    def for_folder(self, data_dir: Path) -> "Settings":
        """Give the same settings for another data folder, with the database of that folder."""
        return replace(self, data_dir=data_dir, database_url="")


def default_database(data_dir: Path) -> str:
    """Give the SQLite file of a data folder: `var/tra_cu.db`; folders elsewhere get one that tells them apart."""
    folder = data_dir.resolve()
    name = folder.name
    if folder.parent != PROJECT / "data":
        name = f"{name}-{hashlib.sha256(str(folder).encode()).hexdigest()[:10]}"
    return f"sqlite:///{(DATABASE_FOLDER / name).as_posix()}.db"


def settings_from(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from `NTM_…` variables; what is not set keeps its default.

    Raises:
        ConfigurationError: a variable has a value that cannot be used, or a name of ours means no setting; says which
            and what is possible.
    """
    given = ours(environment)
    return Settings(
        data_dir=Path(given.get("NTM_DATA_DIR") or DEFAULT_DATA),
        database_url=given.get("NTM_DATABASE_URL", ""),
        host=given.get("NTM_HOST") or "127.0.0.1",
        port=_port(given),
        viewing=_viewing(given),
        is_two_person=_switch(given, "NTM_TWO_PERSON", default="0"),
        warms_up=_switch(given, "NTM_WARM_UP", default="1"),
        logs_json=_log_form(given) == "json",
        metrics_token=_token(given),
    )


def _port(given: Mapping[str, str]) -> int:
    value = given.get("NTM_PORT") or "8501"
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 65536):
        raise _unusable("NTM_PORT", value, "1–65535")
    return int(value)


def _viewing(given: Mapping[str, str]) -> Viewing:
    value = (given.get("NTM_VIEWING") or Viewing.OPEN).lower()
    if value not in {*Viewing}:
        raise _unusable("NTM_VIEWING", value, ", ".join(Viewing))
    return Viewing(value)


def _log_form(given: Mapping[str, str]) -> str:
    value = (given.get("NTM_LOG") or "text").strip().lower()
    if value not in {"text", "json"}:
        raise _unusable("NTM_LOG", value, "text, json")
    return value


def _token(given: Mapping[str, str]) -> str:
    value = given.get("NTM_METRICS_TOKEN", "").strip()
    if value and len(value) < SHORTEST_TOKEN:
        raise _unusable("NTM_METRICS_TOKEN", "…", f"≥ {SHORTEST_TOKEN}")
    return value


def _switch(given: Mapping[str, str], name: str, *, default: str) -> bool:
    value = (given.get(name) or default).strip().lower()
    if value not in _YES | _NO:
        raise _unusable(name, value, "1, 0")
    return value in _YES


def _unusable(name: str, value: str, possible: str) -> ConfigurationError:
    sentence = N_("Biến môi trường {name} có giá trị “{value}” không dùng được. Chỉ nhận: {possible}.")
    return ConfigurationError(str(Message.of(sentence, name=name, value=value, possible=possible)))
