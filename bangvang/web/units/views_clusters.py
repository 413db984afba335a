"""Screens of cụm, khối thi đua: by year, one cluster, forming one, who comes in and goes out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.people import queries as people
from bangvang.office.units import actions
from bangvang.office.units import queries as units
from bangvang.web.shared.acting import acting
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform
from bangvang.web.units.changing import at_the_top
from bangvang.web.units.forms import ClusterForm, JoinForm, LeaveForm


@require_GET
def cluster_list(request: HttpRequest) -> HttpResponse:
    """The clusters of one year in which a unit of the reader stands; all of them for the Sở."""
    by = acting(request)
    found = units.clusters_of(people.units_answered_for(by), whole=at_the_top(by))
    years = sorted(set(found.values_list("year", flat=True)), reverse=True)
    year = request.GET.get("nam") or (years[0] if years else "")
    context = {"clusters": units.with_leaders(found.filter(year=year)), "years": years, "year": year}
    return respond(request, "units/clusters.html", context | {"may_change": at_the_top(by)})


@require_GET
def cluster(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    found = get_object_or_404(units.clusters_of(people.units_answered_for(by), whole=at_the_top(by)), pk=pk)
    context = {"cluster": found, "members": units.members_of(found), "may_change": at_the_top(by)}
    context["rankings"] = units.rankings_of(found)
    if context["may_change"]:
        context |= {"join": JoinForm(by, auto_id="vao_%s"), "leave": LeaveForm(found, auto_id="ra_%s")}
    return respond(request, "units/cluster.html", context)


def form_cluster(request: HttpRequest) -> HttpResponse:
    """A new one, or one like a cluster of another year."""
    by = acting(request)
    if not at_the_top(by):
        raise Http404
    asked = request.GET.get("theo", "")
    like = units.every_cluster().filter(pk=asked).first() if asked.isdecimal() else None
    form = ClusterForm(request.POST or None, initial={"name": like.name if like else ""})
    if request.method == "POST" and form.is_valid():
        top = next(held.unit for held in by.roles if held.unit.kind == units.Kind.DEPARTMENT)
        details = {**form.cleaned_data, "like": like}
        if made := perform(request, actions.form_cluster_at, top, done="Đã lập cụm, khối.", **details):
            return redirect_after(request, "cluster", made.pk)
    told = f"Bắt đầu với các đơn vị của {like}." if like else "Thêm đơn vị ở trang của cụm, khối sau khi lập."
    context = {"form": form, "title": "Lập cụm, khối thi đua", "text": told, "button": "Lập cụm, khối"}
    return respond(request, "units/form.html", context, status=422 if form.is_bound else 200)


@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    return _kept(request, pk, JoinForm(acting(request), request.POST), actions.join_cluster, "Đã ghi vào cụm, khối.")


@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own_cluster(request, pk)
    return _kept(request, pk, LeaveForm(found, request.POST), actions.leave_cluster, "Đã đưa ra khỏi cụm, khối.")


def _own_cluster(request: HttpRequest, pk: int) -> units.Cluster:
    if not at_the_top(acting(request)):
        raise Http404
    return get_object_or_404(units.every_cluster(), pk=pk)


def _kept(request: HttpRequest, pk: int, form: JoinForm | LeaveForm, action, done: str) -> HttpResponse:
    """Keep what is right and go back to the cluster's page; what is wrong is said beside its field on a page of its own."""
    found = _own_cluster(request, pk)
    if form.is_valid() and perform(request, action, found, done=done, **form.cleaned_data):
        return redirect_after(request, "cluster", pk)
    context = {"form": form, "title": found, "text": "", "button": "Lưu"}
    return respond(request, "units/form.html", context, status=422)
