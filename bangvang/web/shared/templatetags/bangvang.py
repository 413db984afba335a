"""How the house writes days, money, shares and states, and draws its icons."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bangvang.lawbook import AWARDS

register = template.Library()

# Answers of the lawbook and marks of state → what the sheet colours by.
STATES = {
    "met": "ok",
    "eligible": "ok",
    "not_met": "bad",
    "not_eligible": "bad",
    "unknown": "none",
    "success": "ok",
    "error": "bad",
    "warning": "warn",
    "debug": "none",
}
ICONS = {"ok": "dat", "bad": "khong", "none": "chuaro", "warn": "canhbao", "info": "tin", "gold": "huan"}
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
WORDS = {
    "met": "Đạt",
    "not_met": "Chưa đạt",
    "unknown": "Chưa rõ",
    "eligible": "Đủ điều kiện",
    "not_eligible": "Chưa đủ điều kiện",
}


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str, size: str = "") -> SafeString:
    """`{% icon "dat" %}`: one symbol of the sprite, silent to screen readers."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        size and f" {size}",
        static("icons.svg"),
        name,
    )


@register.simple_tag
def award_name(code: str) -> str:
    """`{% award_name line.award %}`: a title or form by its name; no code ever reaches the screen."""
    return AWARDS[code].label if code in AWARDS else code


@register.filter
def data_state(answer: Any) -> str:
    """met → ok, not_met → bad, unknown → none; a state passes through."""
    return STATES.get(str(answer), str(answer) if str(answer) in ICONS else "info")


@register.filter
def state_icon(answer: Any) -> str:
    return ICONS[data_state(answer)]


@register.filter
def answer_word(answer: Any) -> str:
    return WORDS.get(str(answer), str(answer))


@register.simple_tag
def tag(state: str, word: str, symbol: str = "") -> SafeString:
    """`{% tag "ok" "Đạt" %}`: a state with its icon and its word."""
    state = data_state(state)
    return format_html('<span class="tag" data-state="{}">{}{}</span>', state, icon(symbol or ICONS[state]), word)


@register.simple_tag
def cell(state: str, word: str, hint: str = "") -> SafeString:
    """The lighter mark for tables."""
    state = data_state(state)
    below = format_html('<span class="hint">{}</span>', hint) if hint else ""
    return format_html(
        '<span class="cell" data-state="{}">{}<span>{}{}</span></span>', state, icon(ICONS[state]), word, below
    )


@register.filter
def vn_date(value: date | datetime | str | None) -> SafeString | str:
    """12/06/2024, as a time element."""
    day = _day(value)
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), f"{day:%d/%m/%Y}") if day else ""


@register.filter
def weekday(day: date) -> str:
    """Thứ Tư"""
    return WEEKDAYS[day.weekday()]


@register.filter
def vn_moment(value: datetime | None) -> SafeString | str:
    """12/06/2024 09:42 in the time of the office."""
    if not value:
        return ""
    here = timezone.localtime(value) if timezone.is_aware(value) else value
    return format_html('<time datetime="{}">{}</time>', here.isoformat(timespec="minutes"), f"{here:%d/%m/%Y %H:%M}")


@register.filter
def days_left(due: date | None, today: date) -> str:
    """“còn 2 ngày”, “hôm nay”, “quá hạn 1 ngày”."""
    if due is None:
        return "không ghi hạn"
    days = (due - today).days
    if days == 0:
        return "hôm nay"
    return f"còn {days} ngày" if days > 0 else f"quá hạn {-days} ngày"


@register.filter
def due_state(due: date | None, today: date) -> str:
    """bad when overdue, warn today and tomorrow, else nothing."""
    if due is None or (due - today).days > 1:
        return ""
    return "bad" if due < today else "warn"


@register.filter
def number(value: int | None) -> str:
    """1.240"""
    return "" if value is None else f"{value:,}".replace(",", ".")


@register.filter
def money(value: int | Decimal | None) -> str:
    """1.800.000 đ"""
    return "" if value is None else f"{int(value):,} đ".replace(",", ".")


@register.filter
def share(value: float | Decimal | None) -> str:
    """0.141 → 14,1 %"""
    return "" if value is None else f"{float(value) * 100:.1f} %".replace(".", ",").replace(",0 %", " %")


@register.filter
def attribute(thing: Any, name: str) -> Any:
    """`row|attribute:"name"`, also for dictionaries keyed by numbers."""
    return thing.get(name) if isinstance(thing, dict) else getattr(thing, name, "")


@register.filter
def described_by(field: Any) -> str:
    """The ids of a field's hint and error, for aria-describedby."""
    parts = [f"{field.id_for_label}-goi-y"] if field.help_text else []
    return " ".join(parts + ([f"{field.id_for_label}-loi"] if field.errors else []))


@register.simple_tag
def control(field: Any) -> SafeString:
    """The input of a bound field, tied to its hint and error."""
    attrs = {}
    if described := described_by(field):
        attrs["aria-describedby"] = described
    if field.errors:
        attrs["aria-invalid"] = "true"
    return field.as_widget(attrs=attrs)


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    if isinstance(value, str):
        return date.fromisoformat(value[:10]) if value else None
    return value
