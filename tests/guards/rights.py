"""Who may take which step: every step × every role × six places, asked of the steps themselves on things that stand.

`UPDATE_MATRIX=1 pytest tests/guards/test_permission_matrix.py` rewrites docs/permission-matrix.md; a change of rights is then a
diff that somebody reads.
"""

import importlib
import os
from pathlib import Path
from typing import Any

from bangvang.office.people.models import Account, Role
from bangvang.office.people.queries import Acting, Held
from bangvang.office.units.models import Kind, Unit
from bangvang.toolbox.workflow import STEPS, Step
from tests import make
from tests.cast import Cast
from tests.guards.house import ROOT
from tests.guards.rights_things import THINGS, Things

MATRIX = ROOT / "docs" / "permission-matrix.md"
APPS = {
    "units": "Thay đổi tổ chức",
    "people": "Tài khoản, vai trò, ủy quyền",
    "training": "Tập huấn",
    "plans": "Kế hoạch, nhiệm vụ",
    "movements": "Phong trào, đợt thi đua, sơ kết",
    "registrations": "Đăng ký thi đua",
    "achievements": "Xếp loại, sáng kiến, kỷ luật, việc chờ xác nhận",
    "dossiers": "Đợt xét, tờ trình, hồ sơ",
    "councils": "Hội đồng, phiên họp, bỏ phiếu",
    "decisions": "Quyết định, bằng, giấy khen",
    "eligibility": "Rà soát điều kiện",
    "documents": "Quy định của địa phương",
}
PLACES = ("A", "B", "P", "Q", "C", "S")
SHORT = {
    Role.CLERK: "Cán bộ phụ trách",
    Role.HEAD: "Thủ trưởng",
    Role.OFFICER: "Chuyên viên",
    Role.HEAD_OF_OFFICE: "Chánh Văn phòng",
    Role.DIRECTOR: "Giám đốc",
    Role.SECRETARY: "Thư ký",
    Role.MEMBER: "Thành viên",
    Role.TEACHER: "Giáo viên",
    Role.UNION: "Công đoàn",
    Role.INSPECTOR: "Thanh tra",
    Role.ADMINISTRATOR: "Quản trị",
}
INTRO = """# Who may take which step

Written by a test from the steps themselves; do not edit. `UPDATE_MATRIX=1 .venv/bin/pytest tests/guards/test_permission_matrix.py` rewrites it.
Each cell names the places **where the person holds the role** and may take the step on the thing of the second column; `–` means nobody of that role, wherever they work.

| Place | Unit |
|---|---|
| **A** | Trường Tiểu học Kim Đồng, under Phòng GDĐT **P** |
| **B** | Trường THCS Lê Lợi, another school under **P** |
| **P** | Phòng GDĐT huyện Núi Thành, above A and B |
| **Q** | another Phòng GDĐT |
| **C** | Trường THPT Sông Tranh, directly under the Sở |
| **S** | Sở GDĐT, above all of them |

So “A” on a thing of A is in scope, “P” one step above, “S” two; B, Q and C on a thing of A are out of scope. Whoever acts under delegation has the giver's rights, except for a secret ballot.
A step marked *nội bộ* has no button and no address: it is performed only inside a step of an app above, which asks for the right.
"""


def actors(cast: Cast, other: Unit) -> dict[tuple[str, str], Acting]:
    """One account for each role at each place, with nothing else."""
    units = dict(
        zip(
            PLACES,
            (cast.school_a, cast.school_b, cast.district_office, other, cast.high_school, cast.department),
            strict=True,
        )
    )
    found = {}
    for role in Role.values:
        for place, unit in units.items():
            person = make.person(f"Người {role} {place}", code=f"QH-{role}-{place}")
            account = Account(username=f"{role}-{place}", person=person)
            account.save()
            found[role, place] = Acting(account, (Held(role, unit.pk, unit.name, unit.path, unit),))
            make.role(account, role, unit)
    return found


def second_phong(cast: Cast) -> Unit:
    name = "Phòng Giáo dục và Đào tạo huyện Phú Ninh"
    return make.unit(name, Kind.DISTRICT_OFFICE, cast.department, code="PGD-PN", short_name="Phòng GDĐT Phú Ninh")


def steps_of(app: str) -> list[Step]:
    importlib.import_module(f"bangvang.office.{app}.workflow")
    return [step for name, step in STEPS.items() if name.split(".")[0] == app]


def page(cast: Cast) -> str:
    """The whole table."""
    everyone = actors(cast, second_phong(cast))
    things = Things(cast, everyone)
    parts = [INTRO]
    for app, title in APPS.items():
        head = f"| Bước | Đối với | {' | '.join(SHORT.values())} |\n|---|---|{'---|' * len(SHORT)}"
        rows = [row for step in steps_of(app) for row in _rows(step, things, everyone)]
        parts.append("\n".join([f"\n## {title} (`{app}`)\n", head, *rows]))
    return "\n".join(parts) + "\n"


def _rows(step: Step, things: Things, everyone: dict[tuple[str, str], Acting]) -> list[str]:
    name = f"{step.label}<br>`{step.name}`"
    if step.internal:
        return [f"| {name} | *nội bộ* |{' |' * len(SHORT)}"]
    return [_row(name, thing, step, things, everyone) for thing in THINGS[step.name]]


def _row(name: str, key: str, step: Step, things: Things, everyone: dict[tuple[str, str], Acting]) -> str:
    label, thing = things.get(key)
    cells = [_cell(step, thing, {place: everyone[role, place] for place in PLACES}) for role in SHORT]
    return f"| {name} | {label} | {' | '.join(cells)} |"


def _cell(step: Step, thing: Any, here: dict[str, Acting]) -> str:
    return " ".join(place for place, by in here.items() if may(step, by, thing)) or "–"


def may(step: Step, by: Acting, thing: Any) -> bool:
    return bool(step.may(by, thing))


def written() -> str:
    return MATRIX.read_text(encoding="utf-8") if MATRIX.exists() else ""


def is_wanted_anew() -> bool:
    return bool(os.environ.get("UPDATE_MATRIX"))


def write(text: str) -> Path:
    MATRIX.write_text(text, encoding="utf-8")
    return MATRIX
