"""Pages go out zipped (with random length against guessing by size); papers and workbooks are packed already."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class ZippedPages(GZipMiddleware):
    """Only HTML and JSON: an office far up in the mountains has a slow line."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Zip where it is worth the time."""
        kind = response.headers.get("Content-Type", "")
        return (
            super().process_response(request, response)
            if kind.startswith(("text/html", "application/json"))
            else response
        )
