"""Số định danh cá nhân as it may be shown: its last three digits."""

SHOWN = 3


def masked(digits: str) -> str:
    """“•••••••••234”: enough to tell two ids apart, not enough to use one."""
    return "•" * (len(digits) - SHOWN) + digits[-SHOWN:] if digits else ""
