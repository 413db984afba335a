"""What the embedded database holds, asked without waking the whole office: a second start must be quick."""

import contextlib
import os
import sqlite3

from places import ROOT, data_folder


def is_current(with_demo: bool) -> bool:
    """Whether every migration of ours is applied and the office is not empty; False also where it cannot be told."""
    path = data_folder() / "bangvang.sqlite3"
    if os.environ.get("BANGVANG_DATABASE", "").strip() or not path.exists():
        return False
    try:
        with contextlib.closing(sqlite3.connect(path)) as office:
            applied = set(office.execute("SELECT app, name FROM django_migrations"))
            has_units = office.execute("SELECT 1 FROM units_unit LIMIT 1").fetchone() is not None
    except sqlite3.Error:
        return False
    return migrations() <= applied and (has_units or not with_demo)


def migrations() -> set[tuple[str, str]]:
    """App and name of every migration in the sources."""
    found = (ROOT / "bangvang").glob("**/migrations/[0-9]*.py")
    return {(path.parent.parent.name, path.stem) for path in found}
