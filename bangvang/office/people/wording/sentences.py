"""Sentences of notices and desks about people's records."""

from bangvang.office.people.models import CorrectionRequest

ACCEPTED = "Yêu cầu đính chính đã được chấp nhận"
REFUSED = "Yêu cầu đính chính không được chấp nhận"


def correction_asked(row: CorrectionRequest) -> str:
    return f"{row.person} yêu cầu đính chính: {row.get_about_display().lower()}"
