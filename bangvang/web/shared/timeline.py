"""The journal of one thing as its page shows it: who did what, when, why."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bangvang.toolbox import audit
from bangvang.toolbox.workflow import STEPS

TONES = {"return": "warn", "recall": "warn", "decline": "bad", "withdraw": "bad", "revoke": "bad"}
OTHER = {
    "decisions.print_certificates": "Tạo tệp bằng, giấy khen",
    "people.enter": "Nhập vào danh sách",
    "people.follow_unit": "Chuyển người theo đơn vị kế thừa",
    "people.transfer": "Chuyển đơn vị",
    "toolbox.issue_paper": "Chốt văn bản",
    "toolbox.make_official": "Nhận văn bản đã ký số",
    "toolbox.render": "Tạo tệp văn bản",
    "units.form_cluster": "Lập cụm, khối thi đua",
    "units.found": "Nhập đơn vị",
    "units.give_up_founding": "Thôi thành lập đơn vị",
    "units.rank_cluster": "Ghi xếp hạng cụm, khối",
}
FINGERPRINT = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{52}\b")


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
        Moment(
            row.author_name, row.for_name, step_label(row.step), reason_of(row.reason), row.office_at, _tone(row.step)
        )
        for row in entries
    ]


def step_label(name: str) -> str:
    """A step as people read it: its own label, in lower case behind a name."""
    base = name.removesuffix(".undo")
    step = STEPS.get(base)
    label = step.label if step else OTHER.get(base, "ghi nhận")
    return f"hoàn tác “{label}”" if base != name else label[:1].lower() + label[1:]


def reason_of(reason: str) -> str:
    """A reason as people read it: the fingerprint of a file by its beginning."""
    return FINGERPRINT.sub(r"dấu vân tay của tệp \1…", reason)


def _tone(name: str) -> str:
    return next((tone for word, tone in TONES.items() if word in name), "")
