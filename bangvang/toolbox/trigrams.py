"""PostgreSQL alone: parts of names are found along an index instead of by reading every row; for migrations.

`pg_trgm` is a trusted extension: the plain owner of a database may create it. Where it is not there or not allowed, the
search reads the table as before, slower and with the same answers.
"""

from functools import partial
from typing import Any

from django.db import DatabaseError, migrations, transaction


def index_of(table: str) -> migrations.RunPython:
    """The index of `search_text` of a table, as `finding.Holds` asks for it."""
    return migrations.RunPython(partial(_build, table), partial(_take_down, table))


def _build(table: str, _apps: Any, editor: Any) -> None:
    if editor.connection.vendor != "postgresql":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
        if cursor.fetchone() is None:
            return
        try:
            with transaction.atomic(using=editor.connection.alias):
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
                column = "gin ((' ' || search_text) gin_trgm_ops)"
                cursor.execute(f"CREATE INDEX IF NOT EXISTS {_named(table)} ON {table} USING {column}")
        except DatabaseError:
            return


def _take_down(table: str, _apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(f"DROP INDEX IF EXISTS {_named(table)}")


def _named(table: str) -> str:
    return f"{table}_search_trgm"
