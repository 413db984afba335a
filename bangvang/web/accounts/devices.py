"""A session described so that its owner knows it again: “Chrome trên Windows”."""

from django.http import HttpRequest

from bangvang.web.shared.doorway import address_of

BROWSERS = (("Edg/", "Edge"), ("CocCoc", "Cốc Cốc"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"))
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"))


def describe(request: HttpRequest) -> tuple[str, str | None]:
    """Device and address of the request."""
    agent = request.headers.get("User-Agent", "")
    browser = _first(BROWSERS, agent) or ("Safari" if "Safari/" in agent else "Trình duyệt")
    system = _first(SYSTEMS, agent) or ("Linux" if "Linux" in agent else "máy không rõ")
    return f"{browser} trên {system}", address_of(request) or None


def _first(table: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for mark, name in table if mark in agent), "")
