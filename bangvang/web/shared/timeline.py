"""The journal of one thing as its page shows it: who did what, when, why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bangvang.toolbox import audit
from bangvang.toolbox.workflow import STEPS

TONES = {"return": "warn", "recall": "warn", "decline": "bad", "withdraw": "bad", "revoke": "bad"}
OTHER = {"people.enter": "Nhập vào danh sách", "units.found": "Nhập đơn vị", "toolbox.render": "Tạo tệp văn bản"}


@dataclass(frozen=True)
class Moment:
    """One line of a timeline."""

    author_name: str
    for_name: str
    label: str
    reason: str
    office_at: datetime
    state: str


def timeline_of(thing: Any) -> list[Moment]:
    """Newest first."""
    entries = audit.history_of(thing).order_by("-pk")
    return [
        Moment(row.author_name, row.for_name, step_label(row.step), row.reason, row.office_at, _tone(row.step))
        for row in entries
    ]


def step_label(name: str) -> str:
    """A step as people read it: its own label, in lower case behind a name."""
    base = name.removesuffix(".undo")
    step = STEPS.get(base)
    label = step.label if step else OTHER.get(base, "ghi nhận")
    return f"hoàn tác “{label}”" if base != name else label[:1].lower() + label[1:]


def _tone(name: str) -> str:
    return next((tone for word, tone in TONES.items() if word in name), "")
