"""What is asked of the lists of a sweep."""

from typing import Any

from django import forms
from django.http import HttpRequest

from bangvang.lawbook import AWARDS
from bangvang.office.eligibility import queries
from bangvang.office.people import queries as people
from bangvang.office.units.queries import standing
from bangvang.toolbox import calendar
from bangvang.web.shared.acting import acting
from bangvang.web.shared.filters import FilterForm

PERSON, GROUP = "person", "group"
UNPROPOSED, NOT_ELIGIBLE, NEAR, UNKNOWN = "chua-de-nghi", "chua-du", "sap-du", "chua-ro"
TABS = {
    UNPROPOSED: "Đủ điều kiện, chưa được đề nghị",
    NOT_ELIGIBLE: "Đã đề nghị, chưa đủ điều kiện",
    NEAR: "Sắp đủ",
    UNKNOWN: "Chưa rõ",
}


class SweepFilters(FilterForm):
    """Which list of which year, whom and for what; a near miss is always asked of one award."""

    muc = forms.ChoiceField(choices=TABS.items(), widget=forms.HiddenInput)
    nam = forms.ChoiceField(label="Năm")
    danh_hieu = forms.ChoiceField(label="Danh hiệu, hình thức")
    doi_tuong = forms.ChoiceField(label="Đối tượng", choices=[(PERSON, "Cá nhân"), (GROUP, "Tập thể")])
    don_vi = forms.ChoiceField(label="Đơn vị")

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.sweeps = queries.last_sweeps()
        years = list(self.sweeps) or [calendar.period_of(calendar.today())]
        self.fields["nam"].choices = [(label, "{} và {}".format(*queries.both_clocks(label))) for label in years]
        units = standing(people.units_read_by(acting(request))).order_by("path")
        self.fields["don_vi"].choices = [("", "Tất cả"), *_named(units.values_list("pk", "short_name", "name"))]
        self.fields["danh_hieu"].choices = [("", "Tất cả"), *_awards()]
        self._settle()

    def add_prefix(self, field_name: str) -> str:
        return field_name.replace("_", "-")

    def _settle(self) -> None:
        """Nonsense in the address counts as not asked; what must be chosen shows as chosen."""
        chosen = self.chosen
        self.tab = chosen.get("muc", UNPROPOSED)
        self.period = chosen.get("nam") or self.fields["nam"].choices[0][0]
        self.sweep = self.sweeps.get(self.period)
        self.kind = chosen.get("doi_tuong", PERSON)
        self.unit = int(chosen["don_vi"]) if "don_vi" in chosen else None
        if self.tab == NEAR:
            self.fields["danh_hieu"].choices = _awards(self.kind)
        offered = [code for code, _label in self.fields["danh_hieu"].choices]
        asked = chosen.get("danh_hieu", "")
        self.award = asked if asked in offered else offered[0]
        told = {"muc": self.tab, "nam": self.period, "danh-hieu": self.award, "doi-tuong": self.kind}
        self.data = {**told, "don-vi": str(self.unit or "")}


def _named(rows: Any) -> list[tuple[str, str]]:
    return [(str(pk), short or name) for pk, short, name in rows]


def _awards(kind: str = "") -> list[tuple[str, str]]:
    return [(code, award.label) for code, award in AWARDS.items() if not kind or kind in award.given_to]
