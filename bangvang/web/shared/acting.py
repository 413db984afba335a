"""Who acts in this request: the account of the session with its roles, perhaps under a delegation."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.middleware import get_user
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from bangvang.office.people import queries as people
from bangvang.toolbox import calendar

View = Callable[..., HttpResponse]
ACTING_FOR = "acting_for"  # session key: the account whose delegation is in use


def acting(request: HttpRequest) -> people.Acting:
    """The `by` of every action and query of this request; worked out once."""
    account = get_user(request)  # the account itself, where request.user is only its shadow
    if not isinstance(account, people.Account):
        raise PermissionDenied("Cần đăng nhập.")
    if not hasattr(request, "_acting"):
        request._acting = people.acting(account, _giver(request, account))  # type: ignore[attr-defined]
    return request._acting  # type: ignore[attr-defined]


def act_for(request: HttpRequest, giver_id: int | None) -> None:
    """Take up a delegation for this session, or put it down with None."""
    request.session.pop(ACTING_FOR, None)
    if giver_id is not None:
        request.session[ACTING_FOR] = giver_id
    if hasattr(request, "_acting"):
        del request._acting


def only(*roles: str) -> Callable[[View], View]:
    """A page for holders of these roles; others get the page that says so."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not acting(request).has_role(*roles):
                raise PermissionDenied("Trang này dành cho người có vai trò khác.")
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def _giver(request: HttpRequest, account: people.Account) -> people.Account | None:
    """The giver named in the session, if the delegation still holds today."""
    giver_id = request.session.get(ACTING_FOR)
    if giver_id is None:
        return None
    giver = people.givers_of(account, calendar.today()).filter(pk=giver_id).first()
    if giver is None:
        request.session.pop(ACTING_FOR, None)
    return giver
