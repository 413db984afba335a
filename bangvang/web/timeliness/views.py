"""Figures of timeliness for those who oversee, with the way to every dossier behind them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from bangvang.office.decisions.queries import timeliness
from bangvang.office.people.permissions import Role
from bangvang.web.shared.acting import acting, only
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import respond
from bangvang.web.timeliness.forms import TimelinessFilter

READERS = (Role.OFFICER, Role.HEAD_OF_OFFICE, Role.DIRECTOR, Role.INSPECTOR)


@require_GET
@only(*READERS)
def overview(request: HttpRequest) -> HttpResponse:
    """Median and share within the yardstick, by level of the unit and kind; unknown days are counted, never guessed."""
    by = acting(request)
    filters = TimelinessFilter(request, timeliness.periods_awarded(by))
    asked = filters.asked
    figures = timeliness.figures(by, asked["do"], asked["nam"], asked["moc"]) if asked["nam"] else []
    context = {"filters": filters, "figures": figures, "asked": asked, "label": timeliness.MEASURES[asked["do"]]}
    context["unknown"] = sum(figure.unknown for figure in figures)
    return respond(request, "timeliness/overview.html", context)


@require_GET
@only(*READERS)
def drill(request: HttpRequest) -> HttpResponse:
    """The dossiers behind one figure, with their days."""
    by = acting(request)
    level, kind = request.GET.get("cap", ""), request.GET.get("loai", "")
    filters = TimelinessFilter(request, timeliness.periods_awarded(by))
    asked = filters.asked
    names = timeliness.names_of(level, kind)
    if names is None:
        raise Http404
    pages = page_of(timeliness.passed(by, asked["nam"], level, kind), request.GET, ("name_key", "pk"))
    rows = timeliness.with_days(pages, asked["do"])
    context = {"pages": pages, "rows": rows, "asked": asked, "names": names}
    return respond(request, "timeliness/dossiers.html", context | {"label": timeliness.MEASURES[asked["do"]]})
