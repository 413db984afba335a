"""The kinds of rows and what they wait for, as addresses name them."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from bangvang.office.achievements import queries
from bangvang.web.shared.acting import acting

SLUGS = {"khen-thuong": "awards", "xep-loai": "ratings", "sang-kien": "initiatives", "cuoc-thi": "results"}
SLUG_OF = {kind: slug for slug, kind in SLUGS.items()}
WAITS = {"co-ban-chup": "scanned", "thieu-ban-chup": "bare", "khong-khop": "doubted"}
WAIT_LABELS = {"scanned": "Chờ đối chiếu", "bare": "Chưa có bản chụp", "doubted": "Không khớp, chờ xem lại"}


def kind_of(slug: str) -> str:
    """The kind a slug names; any other is no page."""
    if slug not in SLUGS:
        raise Http404
    return SLUGS[slug]


def row_in_reach(request: HttpRequest, slug: str, pk: int) -> Any:
    """The row, if its record may be read by who asks."""
    return get_object_or_404(queries.rows_in_reach(acting(request), kind_of(slug)), pk=pk)
