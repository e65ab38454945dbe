"""The database: append-only revisions of published reports."""
