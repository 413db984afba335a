"""What is typed into a person's record: another name, another unit, facts, posts, time away."""

from typing import Any, cast

from django import forms

from bangvang.office.people import queries
from bangvang.office.people.queries import Acting
from bangvang.office.people.queries.record import STUDY_RESULTS, Contract, LeaveKind, PostKind, Sex
from bangvang.toolbox import calendar
from bangvang.toolbox.vietnamese import nfc
from bangvang.web.shared.forms import DayField, OfficeForm

DECISION = "Số, ký hiệu, ngày và cơ quan ban hành"
RESULTS = (("", "Chưa có kết quả"), *STUDY_RESULTS.items())
RULES = (("", "Chưa rõ"), ("yes", "Chấp hành tốt"), ("no", "Không chấp hành"))
KEPT = {None: "", True: "yes", False: "no"}


class PastDayField(DayField):
    """A day that has come."""

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day and day > calendar.today():
            raise forms.ValidationError("Ngày này còn ở phía trước.")
        return day


class UnitChoice(forms.ModelChoiceField):
    def label_from_instance(self, unit: Any) -> str:
        return f"{unit.name}, {unit.parent.short_name}" if unit.parent else str(unit)


class RenameForm(OfficeForm):
    full_name = forms.CharField(label="Họ và tên mới", max_length=120)
    since = PastDayField(label="Mang tên mới từ ngày")
    decision = forms.CharField(label="Văn bản đổi tên", max_length=200, help_text=DECISION)

    def __init__(self, person: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name_now = person.full_name

    def clean_full_name(self) -> str:
        name = " ".join(nfc(self.cleaned_data["full_name"]).split())
        if name == self.name_now:
            raise forms.ValidationError("Họ tên mới giống họ tên đang dùng.")
        return name


class MoveForm(OfficeForm):
    """Where to, from when, by which decision; title and kind where they change."""

    unit = UnitChoice(label="Đơn vị mới", queryset=None, empty_label="Chọn đơn vị")
    since = DayField(label="Công tác tại đơn vị mới từ ngày")
    decision = forms.CharField(label="Quyết định", max_length=200, help_text=DECISION)
    title = forms.CharField(
        label="Chức vụ, chức danh ở đơn vị mới",
        max_length=120,
        required=False,
        help_text="Bỏ trống nếu giữ như ở đơn vị cũ",
    )
    kind = forms.ChoiceField(
        label="Loại vị trí", choices=[("", "Giữ như ở đơn vị cũ"), *PostKind.choices], required=False
    )

    def __init__(self, by: Acting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["unit"]).queryset = queries.units_moved_to(by)

    @property
    def told(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        return {"to_unit": told.pop("unit"), **told}


class DescribeForm(OfficeForm):
    """Facts of the person. The citizen id on file is never printed here: an empty field keeps it."""

    citizen_id = forms.RegexField(
        r"^(\d{9}|\d{12})$",
        label="Số định danh cá nhân",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Số định danh cá nhân có 12 chữ số; số chứng minh nhân dân cũ có 9 chữ số."},
    )
    birth_date = PastDayField(label="Ngày sinh", required=False)
    sex = forms.ChoiceField(label="Giới tính", choices=[("", "Chưa ghi"), *Sex.choices], required=False)
    ethnicity = forms.CharField(label="Dân tộc", max_length=30, required=False)
    joined_date = DayField(label="Ngày vào ngành", required=False)
    party_since = PastDayField(label="Ngày vào Đảng", required=False)
    party_until = PastDayField(label="Ngày thôi là đảng viên", required=False)

    def __init__(self, person: Any, *args: Any, **kwargs: Any) -> None:
        kept = {name: getattr(person, name) for name in self.base_fields if name != "citizen_id"}
        super().__init__(*args, initial=kept, **kwargs)
        on_file = (
            f"Sổ đang ghi {queries.masked(person.citizen_id)}; bỏ trống nếu giữ nguyên" if person.citizen_id else ""
        )
        self.fields["citizen_id"].help_text = on_file or "12 chữ số trên căn cước, kể cả số 0 ở đầu"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        since, until = cleaned.get("party_since"), cleaned.get("party_until")
        if until and (since is None or until < since):
            self.add_error("party_until", "Ngày này phải sau ngày vào Đảng.")
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        """Only what was changed."""
        return {name: value for name, value in self.cleaned_data.items() if name in self.changed_data}


class PostForm(OfficeForm):
    kind = forms.ChoiceField(label="Loại vị trí", choices=PostKind.choices)
    contract = forms.ChoiceField(label="Biên chế, hợp đồng", choices=Contract.choices)


class LeaveForm(OfficeForm):
    """A spell away; of study its length as the decision says."""

    kind = forms.ChoiceField(label="Nghỉ hay đi học", choices=[("", "Chọn"), *LeaveKind.choices])
    since = DayField(label="Từ ngày")
    until = DayField(label="Đến hết ngày", required=False)
    course_months = forms.IntegerField(
        label="Số tháng của khóa học", required=False, min_value=1, max_value=120, help_text="Chỉ ghi khi đi học"
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "Ngày kết thúc trước ngày bắt đầu.")
        if cleaned.get("course_months") and cleaned.get("kind") != LeaveKind.STUDY:
            self.add_error("course_months", "Chỉ ghi số tháng khi đi học.")
        return cleaned


class EndLeaveForm(OfficeForm):
    """The last day away; of study also how it went."""

    until = DayField(label="Nghỉ, học đến hết ngày")
    has_kept_rules = forms.ChoiceField(label="Chấp hành quy định nơi học", choices=RULES, required=False)
    result = forms.ChoiceField(label="Kết quả học tập", choices=RESULTS, required=False)

    def __init__(self, leave: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            *args,
            initial={"until": leave.until, "has_kept_rules": KEPT[leave.has_kept_rules], "result": leave.result},
            **kwargs,
        )
        self.since = leave.since
        if leave.kind != LeaveKind.STUDY:
            del self.fields["has_kept_rules"], self.fields["result"]

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until < self.since:
            raise forms.ValidationError("Ngày kết thúc trước ngày bắt đầu.")
        return until

    @property
    def told(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        if "has_kept_rules" in told:
            told["has_kept_rules"] = next(kept for kept, word in KEPT.items() if word == told["has_kept_rules"])
        return told
