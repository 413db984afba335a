"""At the door, before any page: methods nobody uses, bytes no text holds, too many knocks; and who may store an answer."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from bangvang.web.shared.wrong import bad_request, too_often

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
NUL = "\x00"
Answer = Callable[..., HttpResponseBase]


def at_the_door(get_response: Answer) -> Answer:
    """Middleware: 405 for other methods, 400 for NUL bytes, and no answer to a person rests in a shared store."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        return _private(bad_request(request) if _holds_nul(request) else get_response(request))

    return answer


def limited(most: int, methods: tuple[str, ...] = ("GET", "POST")) -> Callable[[Answer], Answer]:
    """A page that one address opens at most so often a minute; a whole school may sit behind one address."""

    def decorate(view: Answer) -> Answer:
        @wraps(view)
        def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method in methods and _knocks(view.__name__, request) > most:
                return too_often(request)
            return view(request, *args, **kwargs)

        return counted

    return decorate


def address_of(request: HttpRequest) -> str:
    """Where the request comes from: behind our own proxy the last address it wrote down, else the connection's."""
    told = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip() if settings.HTTPS else ""
    try:
        return str(ip_address(told))
    except ValueError:
        return str(request.META.get("REMOTE_ADDR") or "")


def _knocks(name: str, request: HttpRequest) -> int:
    """Counted in this process's memory: a few processes let a few times as many through, which still is a bound."""
    key = f"knocks:{name}:{address_of(request)}"
    cache.add(key, 0, timeout=60)
    try:
        return int(cache.incr(key))
    except ValueError:  # the minute ended in between
        return 1


def _holds_nul(request: HttpRequest) -> bool:
    asked = [request.GET, request.POST] if request.method == "POST" else [request.GET]
    return NUL in request.path or any(NUL in word for form in asked for _key, values in form.lists() for word in values)


def _private(response: HttpResponseBase) -> HttpResponseBase:
    """Pages may wait for the back button; files are not left behind in a borrowed browser."""
    if "Cache-Control" not in response.headers:
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        response.headers["Cache-Control"] = "private, no-cache" if is_page else "private, no-store"
    return response
