"""The tables of the database. Published tables only ever grow: triggers made by the migrations refuse anything else."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from ntm_dashboard.domain.contract import CONTRACT, Holds, contents_of
from ntm_dashboard.domain.published import FOLLOW_UP_TABLES
from ntm_dashboard.domain.terms import ReportKind
from ntm_dashboard.store.plain_text import PlainText

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcTime(TypeDecorator[datetime]):
    """A moment: given and taken with its zone, kept in UTC without one, the same in SQLite and PostgreSQL."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 — the signature of the base class
        """Turn the moment into UTC and drop the zone."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 — the signature of the base class
        """Say that the moment is in UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


revisions = Table(
    "revisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("published_at", UtcTime, nullable=False),
    Column("published_by", String(100), nullable=False),
    Column("prepared_by", String(100), nullable=False),
    Column("note", PlainText, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("report_kind", String(30)),
    Column("file_name", PlainText),
    Column("sha256", String(64)),
    Column("size", Integer),
    Column("period", Date),
    Column("compared_with", Integer, nullable=False),
    Column("reverses", Integer, ForeignKey("revisions.number")),
    Column("reverses_too", JSON(none_as_null=True)),
    Column("package", Integer),
    Column("reasons", JSON, nullable=False),
    Column("added", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("withdrawn", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
    Index(None, "published_at"),
)

raw_files = Table(
    "raw_files",
    metadata,
    Column("revision", Integer, ForeignKey("revisions.number"), primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)


def _revision() -> Column[int]:
    return Column("revision", Integer, ForeignKey("revisions.number"), primary_key=True, autoincrement=False)


_TYPES: Mapping[Holds, Callable[[], TypeEngine[Any]]] = {
    Holds.TEXT: PlainText,
    Holds.WORD: lambda: String(20),
    Holds.NUMBER: Float,
    Holds.DAY: Date,
    Holds.YEAR: Integer,
}


def _contents(kind: ReportKind) -> list[Column[Any]]:
    """Columns of what the contract lets a row of a kind say beside its key."""
    return [
        Column(name, _TYPES[one.holds](), nullable=kind not in one.required)
        for one in contents_of(kind)
        for name in one.fields
    ]


def _provenance() -> tuple[Column[int], Column[bool], Column[str], Column[str], Column[str], Column[int]]:
    """Columns of every published row; `origin` is the revision whose raw file holds it (an undo brings rows back)."""
    return (
        Column("origin", Integer, ForeignKey("revisions.number"), nullable=False),
        Column("is_withdrawn", Boolean, nullable=False),
        Column("source", PlainText),
        Column("certainty", String(20), nullable=False),
        Column("file", PlainText),
        Column("row", Integer),
    )


assessments = Table(
    "assessments",
    metadata,
    _revision(),
    Column("period", Date, primary_key=True),
    Column("level", String(10), primary_key=True),
    Column("unit", String(20), primary_key=True),
    Column("criterion", String(20), primary_key=True),
    Column("indicator", String(20), primary_key=True),
    Column("criteria_set", String(40), primary_key=True),
    *_contents(ReportKind.COMMUNE_REPORT),
    *_provenance(),
    Index("ix_assessments_newest", "period", "level", "unit", "criterion", "indicator", "criteria_set", "revision"),
)

recognitions = Table(
    "recognitions",
    metadata,
    _revision(),
    Column("unit", String(20), primary_key=True),
    Column("title", String(20), primary_key=True),
    Column("effective_on", Date, primary_key=True),
    *_contents(ReportKind.RECOGNITIONS),
    *_provenance(),
    Index("ix_recognitions_newest", "unit", "title", "effective_on", "revision"),
)

counts = Table(
    "counts",
    metadata,
    _revision(),
    Column("day", Date, primary_key=True),
    Column("measure", String(40), primary_key=True),
    *_contents(ReportKind.COUNTS),
    *_provenance(),
    Index("ix_counts_newest", "day", "measure", "revision"),
)

targets = Table(
    "targets",
    metadata,
    _revision(),
    Column("measure", String(40), primary_key=True),
    *_contents(ReportKind.TARGETS),
    *_provenance(),
    Index("ix_targets_newest", "measure", "revision"),
)

_KEY_TYPES: Mapping[str, Callable[[], TypeEngine[Any]]] = {
    "unit": lambda: String(20),
    "criterion": lambda: String(20),
    "indicator": lambda: String(20),
}


def _key_column(name: str) -> Column[Any]:
    """Make a column of the key of a table that says who does what by when."""
    kind = _KEY_TYPES.get(name) or _TYPES[next(one.holds for one in CONTRACT if name in one.fields)]
    return Column(name, kind(), primary_key=True)


follow_up = {
    rows.name: Table(
        rows.name,
        metadata,
        _revision(),
        *(_key_column(name) for name in rows.keys),
        *_contents(rows.kinds[0]),
        *_provenance(),
        Index(f"ix_{rows.name}_newest", *rows.keys, "revision"),
    )
    for rows in FOLLOW_UP_TABLES
}

audit_log = Table(
    "audit_log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("happened_at", UtcTime, nullable=False),
    Column("actor", String(100), nullable=False),
    Column("action", String(30), nullable=False),
    Column("is_success", Boolean, nullable=False),
    Column("revision", Integer),
    Column("detail", PlainText, nullable=False),
    Index(None, "happened_at"),
    Index(None, "action", "id"),
)

aliases = Table(
    "aliases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("field", String(30), nullable=False),
    Column("spelling", PlainText, nullable=False),
    Column("meaning", PlainText, nullable=False),
    Column("learned_at", UtcTime, nullable=False),
    Column("learned_by", String(100), nullable=False),
    Column("withdrawn_at", UtcTime),
    Column("withdrawn_by", String(100)),
)

forms = Table(
    "forms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", PlainText, nullable=False),
    Column("fingerprint", PlainText, nullable=False),
    Column("chosen", JSON, nullable=False),
    Column("learned_at", UtcTime, nullable=False),
    Column("learned_by", String(100), nullable=False),
    Column("withdrawn_at", UtcTime),
    Column("withdrawn_by", String(100)),
)

users = Table(
    "users",
    metadata,
    Column("name", String(100), primary_key=True),
    Column("display_name", PlainText, nullable=False),
    Column("role", String(20), nullable=False),
    Column("password_hash", Text),
    Column("is_disabled", Boolean, nullable=False),
    Column("must_change_password", Boolean, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("unit", String(20), nullable=False, server_default=""),
)

identities = Table(
    "identities",
    metadata,
    Column("issuer", String(300), primary_key=True),
    Column("subject", String(300), primary_key=True),
    Column("user_name", String(100), ForeignKey("users.name"), nullable=False),
    Column("linked_at", UtcTime, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("user_name", String(100), ForeignKey("users.name"), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Index(None, "user_name"),
    Index(None, "expires_at"),
)

sign_in_attempts = Table(
    "sign_in_attempts",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("tried_at", UtcTime, nullable=False),
    Column("about", String(64)),
    Index(None, "tried_at"),
    Index(None, "about"),
)

known_browsers = Table(
    "known_browsers",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("user_name", String(100), ForeignKey("users.name"), primary_key=True),
    Column("seen_at", UtcTime, nullable=False),
    Index(None, "user_name"),
)

access_tokens = Table(
    "access_tokens",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("user_name", String(100), ForeignKey("users.name"), nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Index(None, "user_name"),
)

calendars = Table(
    "calendars",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("made_by", String(100), ForeignKey("users.name"), nullable=False),
    Column("assignee", PlainText, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Index(None, "made_by"),
)

boundaries = Table(
    "boundaries",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kept_at", UtcTime, nullable=False),
    Column("kept_by", String(100), nullable=False),
    Column("file_name", PlainText, nullable=False),
    Column("content", LargeBinary),
)

rules = Table(
    "rules",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("is_on", Boolean, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("changed_by", String(100), nullable=False),
)

secrets = Table(
    "secrets",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
    Column("made_at", UtcTime, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("put_up_at", UtcTime, nullable=False),
    Column("put_up_by", String(100), nullable=False),
    Column("note", PlainText, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("decided_at", UtcTime),
    Column("decided_by", String(100)),
    Column("outcome", String(20)),
    Column("decision_note", PlainText),
    Column("going_back", JSON(none_as_null=True)),
    Column("compared_with", Integer),
)

draft_files = Table(
    "draft_files",
    metadata,
    Column("draft", Integer, ForeignKey("drafts.number"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("file_name", PlainText, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("answers", JSON, nullable=False),
)

unfinished_files = Table(
    "unfinished_files",
    metadata,
    Column("person", String(100), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("kept_at", UtcTime, nullable=False),
    Column("file_name", PlainText, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("settled", JSON, nullable=False),
    Column("note", PlainText, nullable=False),
    Column("version", Integer, nullable=False),
)

unfinished_edits = Table(
    "unfinished_edits",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("person", String(100), nullable=False),
    Column("key", String(64), nullable=False),
    Column("fact", JSON, nullable=False),
    Column("fields", JSON, nullable=False),
    Column("seen", JSON, nullable=False),
    UniqueConstraint("person", "key"),
)

comments = Table(
    "comments",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("revision", Integer, ForeignKey("revisions.number"), nullable=False),
    Column("cell", PlainText, nullable=False),
    Column("answers", Integer, ForeignKey("comments.number")),
    Column("written_at", UtcTime, nullable=False),
    Column("written_by", String(100), nullable=False),
    Column("text", PlainText, nullable=False),
)

resolved_comments = Table(
    "resolved_comments",
    metadata,
    Column("comment", Integer, ForeignKey("comments.number"), primary_key=True, autoincrement=False),
    Column("resolved_at", UtcTime, nullable=False),
    Column("resolved_by", String(100), nullable=False),
)

APPEND_ONLY = (
    revisions,
    raw_files,
    assessments,
    recognitions,
    counts,
    targets,
    audit_log,
    comments,
    resolved_comments,
)
