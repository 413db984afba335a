"""What is typed about decisions."""

from typing import Any

from django import forms

from bangvang import lawbook
from bangvang.office.decisions.queries import IN_USE
from bangvang.office.decisions.reading import Printed
from bangvang.toolbox import sheets
from bangvang.web.shared.forms import DayField, OfficeForm

AWARDS = [(code, lawbook.AWARDS[code].label) for code in IN_USE]


class DraftForm(OfficeForm):
    """Head of a draft; the names are ticked beside it."""

    title = forms.CharField(label="Trích yếu", max_length=400)
    signer = forms.CharField(label="Người ký", max_length=160)
    signer_role = forms.CharField(
        label="Chức vụ người ký", max_length=160, help_text="Ký thay thì ghi: KT. Giám đốc / Phó Giám đốc"
    )


class IssueForm(OfficeForm):
    """Number and date: empty number takes the next of our own register."""

    decided_date = DayField(label="Ngày ban hành")
    number = forms.RegexField(
        r"^\d{1,5}$",
        label="Số",
        required=False,
        help_text="Để trống thì lấy số tiếp theo của sổ; hoặc nhập số văn thư đã cấp.",
        error_messages={"invalid": "Chỉ nhập phần số, ví dụ 612."},
    )


class EnterForm(OfficeForm):
    """A decision of another authority: its head, and its list from Excel or pasted."""

    issuer = forms.CharField(label="Cơ quan, người ban hành", max_length=200)
    number = forms.CharField(label="Số, ký hiệu", max_length=60)
    decided_date = DayField(label="Ngày quyết định")
    signer = forms.CharField(label="Người ký", max_length=160, required=False)
    award = forms.ChoiceField(label="Danh hiệu, hình thức", choices=AWARDS)
    period = forms.RegexField(
        r"^\d{4}(-\d{4})?$",
        label="Năm",
        help_text="Năm học 2023-2024, hoặc năm 2024",
        error_messages={"invalid": "Nhập dạng 2023-2024 hoặc 2024."},
    )
    list_file = forms.FileField(
        label="Danh sách (Excel)",
        required=False,
        help_text="Cột họ tên và cột chức vụ, đơn vị; tiêu đề ở dòng nào cũng được",
    )
    pasted = forms.CharField(
        label="Hoặc dán danh sách",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Mỗi dòng một tên; sau dấu phẩy hoặc dấu tab là chức vụ, đơn vị",
    )
    scan = forms.FileField(label="Bản chụp quyết định", required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        upload = told.get("list_file")
        try:
            told["printed"] = _from_sheet(upload.read(), upload.name) if upload else _from_text(told.get("pasted", ""))
        except sheets.SheetRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        if not told["printed"]:
            raise forms.ValidationError("Chưa có tên nào: chọn tệp Excel hoặc dán danh sách.")
        return told


def _from_text(text: str) -> list[Printed]:
    rows = []
    for line in text.splitlines():
        name, _mark, post = line.replace("\t", ",").strip().lstrip("-0123456789.) ").partition(",")
        if name.strip():
            rows.append(Printed(name.strip(), post.strip()))
    return rows


def _from_sheet(data: bytes, name: str) -> list[Printed]:
    """Names below the row whose head says so; rows without a name are passed over."""
    rows = sheets.read_rows(data, name)
    for at, row in enumerate(rows[:20]):
        heads = [str(cell).strip().lower() for cell in row]
        found = next((n for n, head in enumerate(heads) if "họ" in head and "tên" in head), None)
        if found is not None:
            post = next(
                (n for n, head in enumerate(heads) if n != found and ("chức vụ" in head or "đơn vị" in head)), None
            )
            return [_printed(line, found, post) for line in rows[at + 1 :] if _is_name(line, found)]
    raise sheets.SheetRefused("Không thấy cột “Họ và tên” trong 20 dòng đầu của tệp.")


def _is_name(row: list[Any], at: int) -> bool:
    text = str(row[at]).strip() if at < len(row) else ""
    return len(text.split()) >= 2 and not text.startswith("(")


def _printed(row: list[Any], name: int, post: int | None) -> Printed:
    return Printed(str(row[name]).strip(), str(row[post]).strip() if post is not None and post < len(row) else "")
