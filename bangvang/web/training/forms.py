"""What a session is told with, what is handed out, who came."""

from typing import Any

from django import forms

from bangvang.office.people.permissions import Role
from bangvang.office.training.queries import CALLED_BY_ROLE, Mark
from bangvang.web.shared.filters import SearchForm
from bangvang.web.shared.forms import DayField, OfficeForm


class TrainingFilters(SearchForm):
    """By the name of the session."""


class PersonSearch(SearchForm):
    """By name, among the people within reach."""


class SessionForm(OfficeForm):
    """A session, planned or changed."""

    title = forms.CharField(label="Tên lớp tập huấn", max_length=200)
    begins = DayField(label="Khai mạc ngày")
    ends = DayField(label="Bế mạc ngày", help_text="Lớp một ngày: ghi cùng ngày khai mạc")
    place = forms.CharField(label="Địa điểm", max_length=200)
    seats = forms.IntegerField(label="Số chỗ", min_value=1, max_value=100_000, required=False)
    document = forms.CharField(
        label="Văn bản triệu tập", max_length=300, required=False, help_text="Số, ký hiệu, ngày của giấy mời, công văn"
    )
    content = forms.CharField(
        label="Nội dung", max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    roles = forms.MultipleChoiceField(
        label="Mời những người giữ vai trò",
        choices=[(role.value, role.label) for role in CALLED_BY_ROLE],
        initial=[Role.CLERK],
        required=False,
        help_text="Ở các đơn vị bên dưới, tính vào ngày thông báo; người khác mời thêm từng người",
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        begins, ends = told.get("begins"), told.get("ends")
        if begins and ends and ends < begins:
            self.add_error("ends", "Ngày bế mạc phải từ ngày khai mạc trở đi.")
        return told


class ChangeForm(SessionForm):
    """After the invitations are out the roles are settled: others are called one by one."""

    def __init__(self, *args: Any, roles_open: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not roles_open:
            del self.fields["roles"]


class MaterialForm(OfficeForm):
    title = forms.CharField(label="Tên tài liệu", max_length=200)
    file = forms.FileField(label="Tệp")


class ReasonForm(OfficeForm):
    reason = forms.CharField(label="Lý do rút tên", max_length=300)


class MarkForm(forms.Form):
    """One line a person. What a line says is refused only as a whole: a mark nobody offers, a reason too long."""

    rest = forms.BooleanField(label="Những người chưa điểm danh ở trang này đều có mặt", required=False)

    def __init__(self, rows: list[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            name, about = f"mark-{row.pk}", row.person.full_name
            look = forms.Select(attrs={"class": "input", "aria-label": f"Điểm danh {about}"})
            self.fields[name] = forms.ChoiceField(choices=Mark.choices, initial=row.mark, widget=look)
            words = forms.TextInput(
                attrs={"class": "input", "placeholder": "Lý do vắng", "aria-label": f"Lý do vắng của {about}"}
            )
            self.fields[f"why-{row.pk}"] = forms.CharField(
                max_length=200, required=False, initial=row.absent_why, widget=words
            )

    def lines(self) -> list[tuple[Any, Any, Any]]:
        return [(row, self[f"mark-{row.pk}"], self[f"why-{row.pk}"]) for row in self.rows]

    @property
    def marks(self) -> dict[int, tuple[str, str]]:
        """A reason is kept of the absent alone; who has one and no mark was absent."""
        told = self.cleaned_data
        return {row.pk: self._mark(told[f"mark-{row.pk}"], told[f"why-{row.pk}"].strip()) for row in self.rows}

    def _mark(self, mark: str, why: str) -> tuple[str, str]:
        if mark == Mark.CALLED and why:
            return Mark.ABSENT, why
        if mark == Mark.CALLED and self.cleaned_data["rest"]:
            return Mark.PRESENT, ""
        return mark, why if mark == Mark.ABSENT else ""
