"""The log as one line of JSON for each event (`NTM_LOG=json`), without anything that people wrote.

The text of an exception may quote a cell of a file or a name, so only its kind and its place in the program are told.
"""

import json
import logging
import traceback
from datetime import UTC, datetime

TOLD = ("kind", "status", "milliseconds", "page")
LIBRARIES = ("streamlit", "uvicorn", "starlette", "sqlalchemy", "alembic", "authlib", "py.warnings")


class JsonLines(logging.Formatter):
    """Writes a record as one line."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage() if record.exc_info is None else str(record.msg),
        }
        line |= {name: value for name in TOLD if (value := getattr(record, name, None)) is not None}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["at"] = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(record.exc_info[2])]
        return json.dumps(line, ensure_ascii=False)


def log_in_json() -> None:
    """Have this program and the libraries that speak by themselves write JSON to the console, each event once."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("ntm_dashboard").setLevel(logging.INFO)
    logging.getLogger("uvicorn.access").disabled = True  # it tells addresses; web/measured.py tells what is needed
    for name in [*logging.root.manager.loggerDict]:
        if name.split(".")[0] in LIBRARIES:
            logger = logging.getLogger(name)
            logger.handlers, logger.propagate = [], True
