"""A paper as PDF/A with Tinos inside."""

import dataclasses
import json

from . import layout
from .metrics import drawable
from .model import Paper
from .press import pressed


def to_pdf(paper: Paper) -> bytes:
    """The PDF of a paper; a dated paper gives the same bytes again."""
    setting = json.dumps(_plain(layout.laid_out(paper)), ensure_ascii=False)
    return pressed("paper.typ", paper.letterhead.date, setting=setting)


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value):
        told = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"is": type(value).__name__, **told}
    if isinstance(value, str):
        return drawable(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
