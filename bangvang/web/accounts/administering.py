"""The administrator's pages: accounts of the own branch, invitations, roles."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from bangvang.office.people import actions, queries
from bangvang.office.people.permissions import Role, administers
from bangvang.toolbox import calendar
from bangvang.web.accounts.forms import AccountFilter, NewAccountForm, RoleForm
from bangvang.web.shared.acting import acting, only
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform


@only(Role.ADMINISTRATOR)
def accounts(request: HttpRequest) -> HttpResponse:
    form = AccountFilter(request)
    rows = queries.find_accounts(acting(request), **form.chosen)
    return respond(
        request, "accounts/accounts.html", {"form": form, "pages": page_of(rows, request.GET, ("username", "pk"))}
    )


@only(Role.ADMINISTRATOR)
def new_account(request: HttpRequest) -> HttpResponse:
    by = acting(request)
    form = NewAccountForm(request.POST or None, by=by, initial={"code": request.GET.get("ma", "")})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        details = {name: given[name] for name in ("username", "person", "role", "email")}
        done = f"Đã mở tài khoản {given['username']}. Việc tiếp theo: gửi thư mời."
        if opened := perform(request, actions.open_account_at, given["unit"], done=done, **details):
            return redirect_after(request, "account", opened.pk)
    return respond(request, "accounts/new_account.html", {"form": form}, status=422 if form.is_bound else 200)


@only(Role.ADMINISTRATOR)
def account(request: HttpRequest, pk: int, link: str = "", role_form: RoleForm | None = None) -> HttpResponse:
    by = acting(request)
    shown = get_object_or_404(queries.accounts_seen_by(by), pk=pk)
    context = {
        "account": shown,
        "link": link,
        "may_change": administers(by, shown),
        "role_form": role_form or RoleForm(by=by),
        "asked": queries.open_link_request(shown),
    }
    return respond(request, "accounts/account.html", context)


@require_POST
@never_cache
@only(Role.ADMINISTRATOR)
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """The link is shown on the answer to this very click, and never again."""
    invited = get_object_or_404(queries.accounts_seen_by(acting(request)), pk=pk)
    token = perform(request, actions.invitation_token, invited)
    if not token:
        return redirect_after(request, "account", pk)
    return account(request, pk, link=request.build_absolute_uri(reverse("invitation", args=[token])))


@require_POST
@only(Role.ADMINISTRATOR)
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    receiver = get_object_or_404(queries.accounts_seen_by(by), pk=pk)
    form = RoleForm(request.POST, by=by)
    if not form.is_valid():
        return account(request, pk, role_form=form)
    details = {"account": receiver, "role": form.cleaned_data["role"], "since": calendar.today()}
    perform(request, actions.give_role, form.cleaned_data["unit"], done="Đã giao vai trò.", **details)
    return redirect_after(request, "account", pk)


@require_POST
@only(Role.ADMINISTRATOR)
def end_role(request: HttpRequest, pk: int, role: int) -> HttpResponse:
    holder = get_object_or_404(queries.accounts_seen_by(acting(request)), pk=pk)
    held = queries.role_held(holder, role)
    if held is None:
        messages.error(request, "Vai trò này đã kết thúc.")
    else:
        perform(request, actions.end_role, held, until=calendar.today(), done="Đã kết thúc vai trò từ hết hôm nay.")
    return redirect_after(request, "account", pk)


@require_POST
@only(Role.ADMINISTRATOR)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    closed = get_object_or_404(queries.accounts_seen_by(acting(request)), pk=pk)
    perform(request, actions.close_account, closed, done=f"Đã ngừng dùng tài khoản {closed.username}.")
    return redirect_after(request, "account", pk)


@require_POST
@only(Role.ADMINISTRATOR)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    opened = get_object_or_404(queries.accounts_seen_by(acting(request)), pk=pk)
    perform(request, actions.reopen_account, opened, done=f"Tài khoản {opened.username} dùng lại được.")
    return redirect_after(request, "account", pk)
