"""Where the database may be written, and by what paths it may not."""

import ast

from tests.guards.house import Source, calls, complain, sources

WRITES = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
HIDDEN = {"save", "delete", "__del__"}


def may_write(source: Source) -> bool:
    return source.is_in("bangvang/toolbox") or bool({"actions", "actions.py"} & set(source.path.parts))


def updates_no_table(call: ast.Call) -> bool:
    """The update of a dict, a hash or a progress bar takes its argument by place or none; that of a query takes names."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "update" and bool(call.args or not call.keywords)


def test_only_actions_and_the_toolbox_write() -> None:
    findings = [
        f"{source.name}:{call.lineno} calls .{call.func.attr}()"
        for source in sources()
        if not may_write(source)
        for call in calls(source)
        if isinstance(call.func, ast.Attribute) and call.func.attr in WRITES and not updates_no_table(call)
    ]
    complain(
        findings,
        "Move the write into an action of the app (office/<app>/actions.py); if this is a dict, write `a |= b`.",
    )


def test_nothing_happens_by_signal() -> None:
    findings = [source.name for source in sources() if source.path.name == "signals.py"]
    findings += [
        f"{source.name}:{node.lineno} imports {node.module}"
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.endswith(("signals", "django.dispatch"))
    ]
    complain(findings, "Call what shall happen from the action itself, so that a reader can follow it.")


def test_no_model_overrides_save_or_delete() -> None:
    findings = [
        f"{source.name}:{part.lineno} class {node.name} overrides {part.name}()"
        for source in sources("bangvang/office", "bangvang/toolbox")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef) and any(getattr(base, "attr", "") == "Model" for base in node.bases)
        for part in node.body
        if isinstance(part, ast.FunctionDef) and part.name in HIDDEN
    ]
    complain(findings, "Take the override out and let the action do it; bulk writes pass by an overridden save().")
