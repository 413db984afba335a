"""No task leads nowhere: every door a task or a sent thing names stands in the addresses."""

import ast
from importlib.util import find_spec
from pathlib import Path

import bangvang
from bangvang.config import urls

OFFICE = Path(bangvang.__file__).parent / "office"


def doors_named_by(file: Path) -> set[str]:
    """Second argument of every Task(…) and Sent(…)."""
    calls = [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]
    ours = [call for call in calls if getattr(call.func, "id", "") in {"Task", "Sent"} and len(call.args) > 1]
    return {call.args[1].value for call in ours if isinstance(call.args[1], ast.Constant)}


def test_every_task_names_a_door_that_stands():
    files = [*OFFICE.glob("*/queries/**/*.py"), *OFFICE.glob("*/queries.py")]
    standing = [file for file in files if find_spec(f"bangvang.web.{file.relative_to(OFFICE).parts[0]}")]
    named = set().union(*(doors_named_by(file) for file in standing))
    doors = {door.name for area in urls.urlpatterns for door in getattr(area, "url_patterns", [area])}
    assert {"account", "proposal", "dispatch"} <= named
    assert named - doors == set()
