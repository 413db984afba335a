"""The office has its own day and time; only a few places may read the machine's clock."""

import ast

from tests.guards.house import Source, complain, dotted, sources

CLOCKS = {
    "date.today",
    "datetime.date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "datetime.datetime.now",
    "timezone.now",
    "time.time",
}
# These read the clock only when called with nothing.
CLOCKS_WHEN_EMPTY = {"timezone.localdate", "timezone.localtime", "time.localtime", "time.gmtime"}
BY_DATABASE = {"auto_now", "auto_now_add"}
# Where real time is right, and why. `toolbox/calendar` is the clock itself.
REAL_TIME = {
    "bangvang/toolbox/calendar.py": "the clock of the office is made here",
    "bangvang/toolbox/audit.py": "the journal keeps the real moment beside the office's",
    "bangvang/toolbox/models.py": "the real moment at which a file was kept or a number taken",
    "bangvang/toolbox/jobs.py": "leases of background work run on real time",
    "bangvang/toolbox/notices.py": "the real moment at which a notice was read",
    "bangvang/web/accounts/views.py": "a lock-out ends in real time",
    "bangvang/office/people/actions/register.py": "invitations, sessions and delegations end in real time",
    "bangvang/office/people/queries/accounts.py": "an invitation is valid in real time",
    "bangvang/office/people/models/accounts.py": "sign-ins and invitations are kept in real time",
}


def clock_reads(source: Source) -> list[tuple[int, str]]:
    """Every place that reads the machine's clock or asks the database to."""
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and dotted(node) in CLOCKS:
            found.append((node.lineno, dotted(node)))
        if (
            isinstance(node, ast.Call)
            and not node.args
            and not node.keywords
            and dotted(node.func) in CLOCKS_WHEN_EMPTY
        ):
            found.append((node.lineno, dotted(node.func)))
        if isinstance(node, ast.keyword) and node.arg in BY_DATABASE:
            found.append((node.value.lineno, node.arg))
    return found


def test_only_the_calendar_reads_the_clock() -> None:
    findings = [
        f"{source.name}:{line} reads {what}"
        for source in sources()
        if source.name not in REAL_TIME
        for line, what in clock_reads(source)
    ]
    complain(
        findings,
        "Ask toolbox.calendar.today() or .now(); if real time is meant (session, token, lease), "
        "list the file in REAL_TIME of this guard with the reason.",
    )


def test_the_list_of_real_time_holds_nothing_superfluous() -> None:
    reading = {source.name for source in sources() if clock_reads(source)}
    complain(sorted(set(REAL_TIME) - reading), "Take these files out of REAL_TIME: they no longer read the clock.")
