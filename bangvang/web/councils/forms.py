"""What is typed about councils and meetings."""

from datetime import datetime
from typing import Any

from django import forms

from bangvang.toolbox.calendar import HERE
from bangvang.web.shared.forms import DayField, OfficeForm

ROLES = [("chair", "Chủ tịch"), ("vice", "Phó Chủ tịch"), ("secretary", "Ủy viên thư ký"), ("member", "Ủy viên")]
HOW = [("present", "Có mặt"), ("written", "Ý kiến bằng văn bản"), ("absent", "Vắng")]


class FoundForm(OfficeForm):
    """Head of a council; its members are chosen in the table below."""

    name = forms.CharField(label="Tên Hội đồng", max_length=200)
    number = forms.CharField(label="Số quyết định thành lập", max_length=60)
    decided_date = DayField(label="Ngày quyết định")

    def __init__(self, people: list[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people

    @property
    def rows(self) -> list[tuple[Any, str]]:
        return [(person, self.data.get(f"vai-{person.pk}", "")) for person in self.people]

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        known = {role for role, _label in ROLES}
        told["members"] = [
            {"person": person, "role": role, "post_title": person.post_here[0].title}
            for person, role in self.rows
            if role in known
        ]
        roles = [row["role"] for row in told["members"]]
        if roles.count("chair") != 1 or roles.count("secretary") != 1:
            raise forms.ValidationError("Hội đồng cần đúng một Chủ tịch và một Ủy viên thư ký.")
        told["members"].sort(key=lambda row: [role for role, _label in ROLES].index(row["role"]))
        return told


class WhenForm(OfficeForm):
    """Day and hour become one moment in the time of the office."""

    day = DayField(label="Ngày họp")
    hour = forms.TimeField(
        label="Giờ họp",
        input_formats=["%H:%M", "%Hh%M", "%H giờ %M"],
        help_text="Ví dụ: 08:00",
        widget=forms.TimeInput(format="%H:%M", attrs={"class": "input short", "autocomplete": "off"}),
        error_messages={"invalid": "Giờ chưa đúng. Nhập dạng giờ:phút, như 08:00."},
    )
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        day, hour = told.pop("day", None), told.pop("hour", None)
        if day and hour:
            told["held_at"] = datetime.combine(day, hour, HERE)
        return told


class PlanForm(WhenForm):
    field_order = ("title", "period", "day", "hour", "place")
    title = forms.CharField(label="Nội dung họp", max_length=300)
    period = forms.RegexField(
        r"^\d{4}(-\d{4})?$",
        label="Xét của năm",
        help_text="Năm học 2023-2024, hoặc năm 2024",
        error_messages={"invalid": "Nhập dạng 2023-2024 hoặc 2024."},
    )


class ConflictForm(OfficeForm):
    """Who takes no part in the vote on whom, and why."""

    item = forms.ChoiceField(label="Người, tập thể được xét")
    member = forms.ChoiceField(label="Thành viên không tham gia bỏ phiếu")
    reason_given = forms.CharField(label="Lý do", max_length=300, help_text="Ví dụ: người thân; chính mình được xét")

    def __init__(self, items: Any, members: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = {str(item.pk): item for item in items}
        self.members = {str(member.pk): member for member in members}
        self.fields["item"].choices = [(key, _named(item)) for key, item in self.items.items()]
        self.fields["member"].choices = [(key, str(member.person)) for key, member in self.members.items()]


class OpenBallotForm(OfficeForm):
    way = forms.ChoiceField(label="Cách bỏ phiếu", widget=forms.RadioSelect)
    asked = forms.BooleanField(label="Đã hỏi các thành viên về việc có liên quan đến người được xét")

    def __init__(self, ways: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = ways
        self.fields["way"].initial = ways[0][0]
        told = "Cần hỏi và khai trước khi mở bỏ phiếu; sau khi mở không khai được nữa."
        self.fields["asked"].error_messages["required"] = told


class MinutesForm(OfficeForm):
    number = forms.CharField(label="Số biên bản", max_length=60, required=False, help_text="Ví dụ: 06")
    conclusion = forms.CharField(
        label="Kết luận của Chủ tịch Hội đồng", widget=forms.Textarea(attrs={"rows": 6}), max_length=10_000
    )


class SignedForm(OfficeForm):
    file = forms.FileField(label="Biên bản đã ký (bản quét)")
    signed_date = DayField(label="Ngày ký")


class ReasonForm(OfficeForm):
    reason = forms.CharField(label="Lý do", max_length=300)


def presence_told(data: Any, presences: list[Any]) -> tuple[dict[int, str], dict[int, str]]:
    """Attendance and reasons by member id; what is no choice is passed over."""
    known = {how for how, _label in HOW}
    how = {row.member_id: said for row in presences if (said := data.get(f"co-mat-{row.member_id}", "")) in known}
    return how, {member: data.get(f"ly-do-{member}", "")[:200] for member in how}


def count_told(data: Any, items: list[Any]) -> dict[int, tuple[int, int, int]]:
    """Three figures a name; an empty or spoilt one counts as missing (-1), so that the sum cannot fit."""
    return {
        item.pk: (
            _figure(data.get(f"dong-y-{item.pk}", "")),
            _figure(data.get(f"khong-{item.pk}", "")),
            _figure(data.get(f"hong-{item.pk}", "") or "0"),
        )
        for item in items
    }


def _figure(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1


def _named(item: Any) -> str:
    return f"{item.line.subject_name}, {item.line.unit.short_name}"
