"""The one HTMX rule: an element's id, the partial that draws it and the target asked for are the same word.

A target that is a part of the page gets the part (and `parts` ride along); any other gets the whole page.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.template import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from django.utils.cache import patch_vary_headers

MESSAGES = "messages"


def is_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def respond(
    request: HttpRequest, template: str, context: dict[str, Any], parts: Iterable[str] = (), status: int = 200
) -> HttpResponse:
    """The page, or only the part that was asked for."""
    target = request.headers.get("HX-Target", "") if is_htmx(request) else ""
    if target and _has_part(template, target):
        response = HttpResponse(_parts(request, template, context, target, parts), status=status)
    else:
        response = render(request, template, context, status=status)
        if is_htmx(request):
            response["HX-Retarget"], response["HX-Reswap"] = "body", "innerHTML show:window:top"
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def redirect_after(request: HttpRequest, to: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """After a click: send the browser to a page (a URL name, an address or a thing with one)."""
    url = resolve_url(to, *args, **kwargs)
    if is_htmx(request):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)


def _has_part(template: str, name: str) -> bool:
    try:
        get_template(f"{template}#{name}")
    except TemplateDoesNotExist:
        return False
    return True


def _parts(request: HttpRequest, template: str, context: dict[str, Any], target: str, parts: Iterable[str]) -> str:
    drawn: list[str] = [render_to_string(f"{template}#{target}", context, request)]
    for name in parts:
        drawn.append(_out_of_band(name, render_to_string(f"{template}#{name}", context, request)))
    if get_messages(request):
        drawn.append(_out_of_band(MESSAGES, render_to_string("shared/parts/messages.html", {}, request)))
    return "\n".join(drawn)


def _out_of_band(name: str, html: str) -> str:
    return html.replace(f'id="{name}"', f'id="{name}" hx-swap-oob="true"', 1)
