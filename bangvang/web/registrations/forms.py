"""Input of the registration screens."""

from collections.abc import Collection

from django import forms
from django.http import HttpRequest, QueryDict

from bangvang.office.registrations.queries import GROUP_CODES, PERSON_CODES, SheetState
from bangvang.web.shared.filters import SearchForm


class SheetFilters(SearchForm):
    """Which sheets to list."""

    nam = forms.ChoiceField(label="Năm")
    trang_thai = forms.ChoiceField(label="Trạng thái", choices=[("", "Tất cả"), *SheetState.choices])

    def __init__(self, request: HttpRequest, years: list[str]) -> None:
        super().__init__(request)
        self.fields["nam"].choices = [("", "Tất cả"), *((year, year) for year in years)]

    def add_prefix(self, field_name: str) -> str:
        return field_name.replace("_", "-")


def choices_in(posted: QueryDict, allowed: Collection[int]) -> dict[int | None, list[str]]:
    """The ticks of the table: by person, and under None the unit's own. Names that are not of the unit are left out."""
    found: dict[int | None, list[str]] = {person: [] for person in allowed}
    for code in PERSON_CODES:
        for ident in posted.getlist(code):
            if ident.isdecimal() and int(ident) in found:
                found[int(ident)].append(code)
    found[None] = [code for code in posted.getlist("don-vi") if code in GROUP_CODES]
    return found


def team_choices_in(posted: QueryDict) -> dict[int, list[str]]:
    """The ticks of the unit's tổ."""
    shown = [int(ident) for ident in posted.getlist("to") if ident.isdecimal()]
    return {team: [code for code in posted.getlist(f"to-{team}") if code in GROUP_CODES] for team in shown}


def version_in(posted: QueryDict) -> int:
    text = posted.get("version", "")
    return int(text) if text.isdecimal() else -1
