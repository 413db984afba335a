"""What is typed about units: a new one, one split off, areas, clusters."""

from datetime import date
from typing import Any, cast

from django import forms

from bangvang.office.people import queries as people
from bangvang.office.people.queries import Acting
from bangvang.office.units import queries as units
from bangvang.office.units.queries import ClusterRole, Level, TagKind
from bangvang.toolbox import calendar
from bangvang.web.shared.filters import SearchForm
from bangvang.web.shared.forms import DayField, OfficeForm

DECISION = "Số, ký hiệu, ngày và cơ quan ban hành quyết định"


class UnitFilters(SearchForm):
    """Search by name and kind; with a day, the organisation as it stood."""

    loai = forms.ChoiceField(label="Loại", choices=[("", "Tất cả"), *units.KINDS])
    ngay = DayField(label="Tổ chức tại ngày", help_text="Bỏ trống là hôm nay")


class UnitChoice(forms.ModelChoiceField):
    def label_from_instance(self, unit: Any) -> str:
        to_come = f", hoạt động từ ngày {unit.since:%d/%m/%Y}" if unit.since > calendar.today() else ""
        return f"{unit.name} ({unit.get_kind_display()}{to_come})"


def standing(by: Acting) -> Any:
    """Units of the reader's branch that stand today or are founded for a later day, from the top of the tree."""
    return people.units_answered_for(by).filter(until=None).order_by("path")


def must_stand(form: forms.Form, name: str, day: date | None) -> None:
    """The unit chosen stands on the day typed: it has begun, and no change that waits has ended it by then."""
    unit = form.cleaned_data.get(name)
    if not unit or not day:
        return
    if unit.since > day:
        form.add_error(name, f"{unit} hoạt động từ ngày {unit.since:%d/%m/%Y}, sau ngày {day:%d/%m/%Y} đã nhập.")
    elif end := units.end_by(unit, day):
        form.add_error(name, f"{unit} kết thúc hoạt động từ ngày {end.since:%d/%m/%Y} theo {end.decision}.")


class NewUnitForm(OfficeForm):
    """What every new unit is told with."""

    name = forms.CharField(label="Tên đơn vị", max_length=200)
    short_name = forms.CharField(label="Tên ngắn", max_length=80)
    code = forms.RegexField(
        r"^[A-Za-z0-9-]{2,20}$",
        label="Mã đơn vị",
        help_text="Chữ không dấu, số, gạch nối; ví dụ: TKY-TH05",
        error_messages={"invalid": "Chỉ dùng chữ không dấu, số và gạch nối, từ 2 đến 20 ký tự."},
    )
    since = DayField(label="Từ ngày")
    decision = forms.CharField(label="Quyết định", max_length=200, help_text=DECISION)


class FoundForm(NewUnitForm):
    """A unit founded under another."""

    parent = UnitChoice(label="Thuộc đơn vị", queryset=None, empty_label="Chọn đơn vị")
    kind = forms.ChoiceField(label="Loại đơn vị", choices=[("", "Chọn loại"), *units.FOUNDED])
    level = forms.ChoiceField(label="Cấp học", choices=[("", "Không có cấp học"), *Level.choices], required=False)
    symbol = forms.CharField(label="Ký hiệu trên văn bản", max_length=30, required=False)
    place = forms.CharField(label="Địa danh trên văn bản", max_length=60, required=False)
    field_order = ["parent", "kind", "level", "name", "short_name", "code", "symbol", "place", "since", "decision"]

    def __init__(self, by: Acting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["parent"]).queryset = standing(by)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        must_stand(self, "parent", cleaned.get("since"))
        return cleaned


class SplitForm(NewUnitForm):
    """A unit of the same kind beside this one, and who goes there."""

    people = forms.MultipleChoiceField(
        label="Người chuyển sang đơn vị mới", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, unit: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = people.people_of(unit, calendar.today())
        choices = [(person.pk, f"{person.full_name}, {person.post_here[0].title}") for person in told]
        cast(forms.MultipleChoiceField, self.fields["people"]).choices = choices


class TagForm(OfficeForm):
    kind = forms.ChoiceField(label="Địa bàn", choices=[("", "Chọn địa bàn"), *TagKind.choices])
    since = DayField(label="Từ ngày")
    decision = forms.CharField(label="Quyết định", max_length=200, help_text=DECISION)


class EndTagForm(OfficeForm):
    until = DayField(label="Đến hết ngày")
    decision = forms.CharField(label="Quyết định", max_length=200, help_text=DECISION)


class TeamForm(OfficeForm):
    """A tổ, its name and from when."""

    name = forms.CharField(label="Tên tổ", max_length=120, help_text="Ví dụ: Tổ Toán - Tin, Tổ Văn phòng")
    since = DayField(label="Từ ngày")
    decision = forms.CharField(label="Quyết định", max_length=200, required=False, help_text="Nếu có")


class EndTeamForm(OfficeForm):
    since = DayField(label="Không còn hoạt động từ ngày")
    decision = forms.CharField(label="Quyết định", max_length=200, required=False, help_text="Nếu có")


class MembersForm(OfficeForm):
    """Who the tổ is from a day on, the whole of it."""

    people = forms.TypedMultipleChoiceField(
        label="Người của tổ", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    leader = forms.TypedChoiceField(label="Tổ trưởng", coerce=int, empty_value=None, required=False)
    since = DayField(label="Từ ngày")

    def __init__(self, team: Any, elsewhere: dict[int, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = [
            (person.pk, person.full_name, person.post_here[0].title)
            for person in people.people_of(team.parent, calendar.today())
        ]
        told = {pk: f" (đang ở {name})" for pk, name in elsewhere.items()}
        chosen, leader = (cast(forms.ChoiceField, self.fields[name]) for name in ("people", "leader"))
        chosen.choices = [(pk, f"{name}, {title}{told.get(pk, '')}") for pk, name, title in staff]
        leader.choices = [("", "Chưa cử"), *((pk, name) for pk, name, _title in staff)]


class ClusterForm(OfficeForm):
    """A cluster of a year, perhaps begun like one of the year before."""

    name = forms.CharField(label="Tên cụm, khối", max_length=160)
    year = forms.RegexField(
        r"^\d{4}(-\d{4})?$",
        label="Năm",
        help_text="Ví dụ: 2024-2025 hoặc 2025",
        error_messages={"invalid": "Nhập năm học như 2024-2025 hoặc năm như 2025."},
    )
    decision = forms.CharField(label="Quyết định", max_length=200, help_text=DECISION)


class JoinForm(OfficeForm):
    unit = UnitChoice(label="Đơn vị", queryset=None, empty_label="Chọn đơn vị")
    role = forms.ChoiceField(label="Vai trò", choices=ClusterRole.choices)
    since = DayField(label="Từ ngày", required=False, help_text="Bỏ trống nếu từ khi lập cụm, khối")

    def __init__(self, by: Acting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["unit"]).queryset = standing(by)

    def clean(self) -> dict[str, Any]:
        """Without a day the unit is in the cluster already."""
        cleaned = super().clean()
        must_stand(self, "unit", None if "since" in self.errors else cleaned.get("since") or calendar.today())
        return cleaned


class LeaveForm(OfficeForm):
    unit = UnitChoice(label="Đơn vị ra khỏi cụm, khối", queryset=None, empty_label="Chọn đơn vị")
    since = DayField(label="Từ ngày")

    def __init__(self, cluster: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inside = units.every_unit().filter(clusters__cluster=cluster, clusters__until=None)
        cast(forms.ModelChoiceField, self.fields["unit"]).queryset = inside.order_by("path")
