"""Through the preview to the confirmation, as people go."""

from typing import Any


def confirmed(browser: Any, address: str, told: dict[str, Any], **how: Any) -> Any:
    """Ask for the preview, then confirm just it."""
    seen = browser.post(address, told).context["told"]
    return browser.post(address, told | {"xac-nhan": seen.mark}, **how)
