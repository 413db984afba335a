"""Pages for what went wrong: what happened, what was kept, what to do."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 400, "Yêu cầu chưa đúng", "Trang đã mở quá lâu hoặc địa chỉ bị cắt mất. Chưa có gì thay đổi.")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The reason is shown when a rule of the house gave it."""
    said = str(exception) if isinstance(exception, PermissionDenied) and str(exception) else ""
    text = said or "Việc này thuộc người khác hoặc đơn vị khác. Chưa có gì thay đổi."
    return _page(request, 403, "Không có quyền mở trang này", text)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    text = (
        "Trang đã mở quá lâu nên chưa gửi được. Hãy quay lại, tải lại trang rồi gửi lần nữa; nội dung nhập dở vẫn còn."
    )
    return _page(request, 403, "Chưa gửi được", text)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    text = "Địa chỉ bị nhầm, hoặc nội dung này không thuộc phạm vi được xem."
    return _page(request, 404, "Không tìm thấy trang", text)


def too_often(request: HttpRequest) -> HttpResponse:
    text = "Có quá nhiều lượt mở trang này từ cùng một địa chỉ mạng. Hãy chờ một phút rồi thử lại. Chưa có gì thay đổi."
    return _page(request, 429, "Hãy thử lại sau một phút", text)


def broken(request: HttpRequest) -> HttpResponse:
    """Drawn without the database: it may be what broke."""
    return render(None, "shared/broken.html", status=500)


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    context: dict[str, Any] = {"title": title, "text": text}
    return render(request, "shared/wrong.html", context, status=status)


for _view in (bad_request, forbidden, csrf_failure, not_found, broken):
    _view.login_required = False  # type: ignore[attr-defined]
