"""The file of an issued paper, or why there is none."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from bangvang.toolbox import files, papers
from bangvang.web.shared.respond import redirect_after

MAKING = "Đang tạo lại tệp; tải lại trang sau ít phút."


def handed_out(request: HttpRequest, issued: Any, suffix: str, page: tuple[Any, ...]) -> HttpResponse | None:
    """Nothing for a paper not issued or still in the queue: the view draws it then."""
    if issued is None:
        return None
    if stored := papers.file_of(issued, suffix):
        return files.as_download(stored, inline=suffix == "pdf")
    if reason := papers.why_failed(issued):
        messages.error(request, f"Chưa tạo được tệp. {reason}")
        return redirect_after(request, *page)
    return None
