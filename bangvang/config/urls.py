"""All addresses: one urls.py per area of the counter, and the plain pages for what went wrong."""

from importlib.util import find_spec

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

AREAS = (
    "accounts",
    "desk",
    "search",
    "units",
    "people",
    "duty",
    "records",
    "history",
    "proofs",
    "contests",
    "documents",
    "plans",
    "training",
    "movements",
    "registrations",
    "workbooks",
    "eligibility",
    "dossiers",
    "councils",
    "decisions",
    "oversight",
    "timeliness",
    "law",
    "public",
)


def health(request: HttpRequest) -> HttpResponse:
    """For the watchman of the machine: the process lives and the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


health.login_required = False  # type: ignore[attr-defined]


def area_urls(area: str) -> list:
    """The addresses of an area, once its screens stand."""
    module = f"bangvang.web.{area}"
    return [path("", include(f"{module}.urls"))] if find_spec(module) and find_spec(f"{module}.urls") else []


urlpatterns = [path("healthz", health, name="health")]
for area in AREAS:
    urlpatterns += area_urls(area)

handler400 = "bangvang.web.shared.wrong.bad_request"
handler403 = "bangvang.web.shared.wrong.forbidden"
handler404 = "bangvang.web.shared.wrong.not_found"
handler500 = "bangvang.web.shared.wrong.broken"
