"""What is typed about plans."""

from django import forms

from bangvang.web.shared.forms import OfficeForm


class PlanFileForm(OfficeForm):
    """The plan as it was issued."""

    file = forms.FileField(label="Tệp kế hoạch", help_text="Tệp .docx, .txt hoặc PDF có chữ (không phải bản chụp)")


class ReportForm(OfficeForm):
    """What an owner reports on a duty."""

    text = forms.CharField(label="Kết quả thực hiện", widget=forms.Textarea(attrs={"rows": 5}), max_length=4000)
    is_done = forms.BooleanField(label="Nhiệm vụ đã hoàn thành", required=False)
