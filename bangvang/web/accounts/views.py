"""Signing in and out, invitation links, one's own account: sessions, password, delegation."""

from datetime import timedelta
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from bangvang.office.people import actions, queries
from bangvang.toolbox import calendar
from bangvang.web.accounts.devices import describe
from bangvang.web.accounts.forms import AskForLinkForm, ChangePasswordForm, DelegateForm, NewPasswordForm, SignInForm
from bangvang.web.shared.acting import ACTING_FOR, act_for, acting
from bangvang.web.shared.doorway import limited
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform

BACKEND = "bangvang.web.accounts.backend.AccountBackend"


@login_not_required
@never_cache
@limited(60, methods=("POST",))
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        _begin_session(request, form.get_user())
        return redirect_after(request, _next(request))
    context: dict[str, Any] = {"form": form, "next": request.GET.get("next", "")}
    if form.is_bound and form.non_field_errors():
        context["tries_left"] = _tries_left(request)
    if settings.DEMO:
        context |= {"demo_accounts": queries.demo_accounts(), "demo_password": settings.DEMO_PASSWORD}
    return respond(request, "accounts/sign_in.html", context, status=422 if form.is_bound else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    actions.note_sign_out(request.session.session_key or "")
    logout(request)
    messages.success(request, "Đã đăng xuất.")
    answer = redirect_after(request, "sign-in")
    answer["Clear-Site-Data"] = '"storage"'  # drafts do not wait for the next person at this machine
    return answer


def locked_out(request: HttpRequest, *unused: Any, **also_unused: Any) -> HttpResponse:
    """Answered in place of the sign-in page after too many tries; the way out stands on the page."""
    cool_off = get_cool_off(request) or timedelta()
    context = {
        "minutes": round(cool_off.total_seconds() / 60),
        "opens_at": timezone.now() + cool_off,
        "form": AskForLinkForm(initial={"username": request.POST.get("username", "")}),
    }
    return render(request, "accounts/locked_out.html", context, status=429)


@login_not_required
@never_cache
@limited(20, methods=("POST",))
def ask_for_link(request: HttpRequest) -> HttpResponse:
    """The same sentence whoever asks: nobody learns here which names exist."""
    form = AskForLinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.ask_for_link(form.cleaned_data["username"])
        text = "Đã gửi yêu cầu. Nếu tên đăng nhập này có thật, quản trị tài khoản sẽ xác minh và gửi liên kết mới."
        messages.success(request, text)
        return redirect_after(request, "sign-in")
    return respond(request, "accounts/ask_for_link.html", {"form": form})


@login_not_required
@never_cache
@limited(60)
@sensitive_post_parameters("password", "again")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    invited = queries.live_invitation(token)
    if invited is None:
        return render(request, "accounts/dead_link.html", status=410)
    form = NewPasswordForm(request.POST or None, account=invited.account)
    if request.method == "POST" and form.is_valid():
        account = actions.accept_invitation(invited, form.cleaned_data["password"])
        _begin_session(request, account)
        messages.success(request, "Đã đặt mật khẩu. Liên kết này không dùng được nữa.")
        return redirect_after(request, "desk")
    return respond(request, "accounts/invitation.html", {"form": form, "account": invited.account})


@never_cache
def my_account(request: HttpRequest, **forms: Any) -> HttpResponse:
    account = acting(request).account
    sign_ins = queries.sign_ins_of(account)
    context = {
        "sign_ins": [(row, row.session_key == request.session.session_key) for row in sign_ins],
        "given": queries.delegations_given(account),
        "received": queries.delegations_received(account),
        "password_form": ChangePasswordForm(account=account),
        "delegate_form": DelegateForm(account=account, initial={"since": calendar.today()}),
        **forms,
    }
    return respond(request, "accounts/my_account.html", context, status=422 if forms else 200)


@require_POST
@sensitive_post_parameters("old", "password", "again")
def change_password(request: HttpRequest) -> HttpResponse:
    form = ChangePasswordForm(request.POST, account=acting(request).account)
    if not form.is_valid():
        return my_account(request, password_form=form)
    account = acting(request).account
    changed = perform(request, actions.change_password, account, password=form.cleaned_data["password"])
    if changed:
        _begin_session(request, changed)
        messages.success(request, "Đã đổi mật khẩu. Các phiên đăng nhập khác đã đóng.")
    return redirect_after(request, "my-account")


@require_POST
def close_session(request: HttpRequest, pk: int) -> HttpResponse:
    ended = actions.end_sign_ins(acting(request).account, only=pk)
    messages.success(request, "Đã đóng phiên đăng nhập." if ended else "Phiên này đã đóng từ trước.")
    return redirect_after(request, "my-account")


@require_POST
def close_other_sessions(request: HttpRequest) -> HttpResponse:
    ended = actions.end_sign_ins(acting(request).account, but=request.session.session_key or "")
    messages.success(request, f"Đã đóng {ended} phiên đăng nhập khác.")
    return redirect_after(request, "my-account")


@require_POST
def delegate(request: HttpRequest) -> HttpResponse:
    form = DelegateForm(request.POST, account=acting(request).account)
    if not form.is_valid():
        return my_account(request, delegate_form=form)
    given = form.cleaned_data
    done = f"Đã ủy quyền cho {given['receiver']} đến hết ngày {given['until']:%d/%m/%Y}."
    perform(request, actions.delegate, acting(request).account, done=done, **given)
    return redirect_after(request, "my-account")


@require_POST
def end_delegation(request: HttpRequest, pk: int) -> HttpResponse:
    delegation = get_object_or_404(queries.delegations_of(acting(request).account), pk=pk)
    perform(request, actions.end_delegation, delegation, done="Đã kết thúc ủy quyền.")
    return redirect_after(request, "my-account")


@require_POST
def act_for_other(request: HttpRequest) -> HttpResponse:
    """Take up a delegation, or put it down when no giver is named."""
    named = request.POST.get("giver", "")
    givers = queries.givers_of(acting(request).account, calendar.today())
    giver = givers.filter(pk=named).first() if named.isdecimal() else None
    act_for(request, giver.pk if giver else None)
    text = f"Từ giờ xử lý theo ủy quyền của {giver}." if giver else "Trở lại xử lý việc của chính mình."
    messages.success(request, text)
    return redirect_after(request, "desk")


def _begin_session(request: HttpRequest, account: queries.Account) -> None:
    """Sign in under a fresh session key and remember the session for its owner."""
    login(request, account, backend=BACKEND)
    request.session.pop(ACTING_FOR, None)
    device, address = describe(request)
    actions.note_sign_in(account, request.session.session_key or "", device, address)


def _next(request: HttpRequest) -> str:
    asked = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if is_ours and asked else settings.LOGIN_REDIRECT_URL


def _tries_left(request: HttpRequest) -> int:
    failures = AxesProxyHandler.get_failures(request, {"username": request.POST.get("username", "")})
    return max(settings.AXES_FAILURE_LIMIT - failures, 0)
