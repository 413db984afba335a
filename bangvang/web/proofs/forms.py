"""Input beside the scans, and of later decisions on an award."""

from typing import Any

from django import forms

from bangvang.lawbook import AWARDS
from bangvang.office.achievements.queries import NAMES, Nature
from bangvang.toolbox import calendar
from bangvang.web.shared.forms import DayField, OfficeForm

SCANS = ".pdf,.png,.jpg,.jpeg"
NO_SCAN = "Bản chụp là tệp PDF hoặc ảnh JPG, PNG."


def is_scan(name: str) -> bool:
    """By the ending; what lies inside is looked at when it is kept."""
    return name.lower().endswith(tuple(SCANS.split(",")))


def _only_scan(file: Any) -> None:
    if not is_scan(file.name):
        raise forms.ValidationError(NO_SCAN)


class ScanForm(OfficeForm):
    """The scan of one decision."""

    file = forms.FileField(
        label="Bản chụp quyết định",
        help_text="PDF hoặc ảnh JPG, PNG",
        validators=[_only_scan],
        widget=forms.ClearableFileInput(attrs={"accept": SCANS}),
    )


class LetterForm(OfficeForm):
    """The letter in which the issuing body confirms."""

    file = forms.FileField(
        label="Công văn xác nhận của cơ quan ban hành",
        help_text="PDF hoặc ảnh JPG, PNG",
        validators=[_only_scan],
        widget=forms.ClearableFileInput(attrs={"accept": SCANS}),
    )


class _Many(forms.ClearableFileInput):
    allow_multiple_selected = True


class _ManyFiles(forms.FileField):
    """Several files at once."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(_ManyFiles, self).clean(one, initial) for one in data or [None]]


class ManyScansForm(OfficeForm):
    """Many scans, or a zip of them; each finds its decision by the number in its name."""

    scans = _ManyFiles(
        label="Nhiều bản chụp, hoặc một tệp nén .zip",
        help_text="Tên tệp có số quyết định, ví dụ 45_QD-SGDDT.pdf",
        widget=_Many(attrs={"accept": f"{SCANS},.zip"}),
    )


class ReasonForm(OfficeForm):
    """Why the row does not agree, or why it does after all."""

    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class ActForm(OfficeForm):
    """The later decision itself."""

    number = forms.CharField(label="Số, ký hiệu quyết định", max_length=60)
    decided_date = DayField(label="Ngày quyết định")
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=200)
    cause = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    scan = forms.FileField(
        label="Bản chụp quyết định", required=False, help_text="PDF hoặc ảnh JPG, PNG", validators=[_only_scan]
    )

    def clean_decided_date(self):
        day = self.cleaned_data["decided_date"]
        if day > calendar.today():
            raise forms.ValidationError("Ngày quyết định còn ở phía trước.")
        return day


class HandOverForm(OfficeForm):
    """The day the paper was put into the hand, of one award or of all of its decision."""

    day = DayField(label="Ngày trao")
    for_all = forms.BooleanField(label="Mọi người trong cùng quyết định", required=False)


class CorrectionForm(ActForm):
    """What the correcting decision puts right; what is left as it is stays."""

    name_printed = forms.CharField(label="Tên đúng", max_length=200)
    post_printed = forms.CharField(label="Chức vụ, đơn vị đúng", max_length=300, required=False)
    award = forms.ChoiceField(label="Danh hiệu, hình thức đúng")
    period = forms.CharField(label="Năm đúng", max_length=9)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {code: award.label for code, award in AWARDS.items()}
        self.fields["award"].choices = list({**NAMES, **labels}.items())


class RenewalForm(ActForm):
    """A paper exchanged or given again, under its new number."""

    nature = forms.ChoiceField(
        label="Việc", choices=[(Nature.EXCHANGE, Nature.EXCHANGE.label), (Nature.REISSUE, Nature.REISSUE.label)]
    )
    paper_number = forms.CharField(label="Số bằng, giấy mới", max_length=40)
    field_order = ("nature", "paper_number")
