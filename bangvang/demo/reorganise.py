"""The demo office lives through 2025: Nông Sơn into Quế Sơn, Quảng Nam into Đà Nẵng, the end of districts and Phòng GDĐT.

The ordinary actions, each step whole on its own day. Without writing the same is done and taken back, so the figures are the true ones.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction

from bangvang.demo.organisation import DISTRICTS, PLACE, in_mountains
from bangvang.office.dossiers.models import Line, LineState, Proposal, ProposalState
from bangvang.office.people.actions import follow_units
from bangvang.office.people.models import Account, Post, RoleHeld
from bangvang.office.units.actions import dissolve_unit, found_unit, found_units, move_unit
from bangvang.office.units.models import Clock, Kind, Level, Unit, UnitPlace
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.calendar import office_day

NEW_YEAR, NO_DISTRICTS = date(2025, 1, 1), date(2025, 7, 1)
NONG_SON = "Nghị quyết nhập huyện Nông Sơn vào huyện Quế Sơn (minh họa)"
DA_NANG = "Nghị quyết sáp nhập tỉnh Quảng Nam và thành phố Đà Nẵng (minh họa)"
TWO_LEVELS = "Nghị quyết về chính quyền địa phương hai cấp (minh họa)"
ENDED_LINES = (LineState.AWARDED, LineState.DECLINED, LineState.WITHDRAWN, LineState.NOT_SUPPORTED)
ENDED_LETTERS = (ProposalState.RECEIVED, ProposalState.SENT, ProposalState.WITHDRAWN)


class NotTheDemo(Exception):
    """Nothing was changed; the sentence says why."""


@dataclass(frozen=True)
class Step:
    """One reorganisation: its day, and the unit whose end says that it was carried out."""

    day: date
    title: str
    ends: str
    carry_out: Callable[[], None]


@dataclass(frozen=True)
class Told:
    """What one step did, or would do, in numbers."""

    day: str
    title: str
    done_before: bool
    founded: int = 0
    ended: int = 0
    moved: int = 0
    people: int = 0
    roles_ended: int = 0
    roles_carried: int = 0
    lines: int = 0
    letters: int = 0

    def as_dict(self) -> dict[str, object]:
        return asdict(self)

    def as_text(self) -> str:
        head = f"{date.fromisoformat(self.day):%d/%m/%Y}  {self.title}"
        if self.done_before:
            return f"{head}\n  đã thực hiện trước đó, không có gì thay đổi"
        units = f"{self.founded} thành lập, {self.ended} kết thúc hoạt động, {self.moved} chuyển về đơn vị quản lý khác"
        return "\n".join([
            head,
            f"  đơn vị: {units}",
            f"  con người: {self.people} người sang đơn vị kế thừa",
            f"  vai trò: {self.roles_ended} kết thúc, {self.roles_carried} tiếp tục ở đơn vị kế thừa",
            f"  hồ sơ đang xử lý: {self.lines} hồ sơ, {self.letters} tờ trình chưa tiếp nhận do đơn vị kế thừa giải quyết tiếp",
        ])  # fmt: skip


def play(*, write: bool = False, until: date | None = None) -> list[Told]:
    """Every step up to a day; kept only when writing. What was carried out before stays as it is."""
    if not _is_demo():
        raise NotTheDemo("Chỉ thực hiện trên dữ liệu minh họa vừa nạp bằng: bangvang demo load")
    steps = [step for step in STEPS if until is None or step.day <= until]
    if write:
        return [_played(step) for step in steps]
    with transaction.atomic():
        told = [_played(step) for step in steps]
        transaction.set_rollback(True)
    return told


def as_text(told: list[Told], *, written: bool) -> str:
    """The steps, and under them whether anything was kept and on which day to look."""
    lines = [one.as_text() for one in told]
    if not written:
        lines.append("Chưa ghi gì. Thực hiện: thêm --write")
    elif all(one.done_before for one in told):
        lines.append("Không có gì thay đổi.")
    else:
        lines.append(f"Đã ghi. Mở hệ thống vào ngày sau đó: BANGVANG_TODAY={max(one.day for one in told)}")
    return "\n".join(lines)


def _is_demo() -> bool:
    """All accounts are the demo's, all schools invented, and the first Phòng stands in the books."""
    if not settings.DEMO or not Unit.objects.filter(code="PGD-NSO").exists():
        return False
    real = Unit.objects.exclude(level="").filter(is_invented=False)
    return not real.exists() and not Account.objects.filter(is_demo=False).exists()


def _played(step: Step) -> Told:
    day = step.day.isoformat()
    if _unit(step.ends).until:
        return Told(day, step.title, done_before=True)
    with transaction.atomic(), office_day(step.day):
        before = _counts(step.day)
        step.carry_out()
        follow_units()
        after = _counts(step.day)
    return Told(day, step.title, done_before=False, **{name: after[name] - before[name] for name in after})


def _counts(day: date) -> dict[str, int]:
    """What stands in the books of the day; the difference of two is what a step did."""
    last = day - timedelta(days=1)
    ended = Unit.objects.filter(until=last)
    founded = Unit.objects.filter(since=day)
    moved = UnitPlace.objects.filter(since=day).exclude(unit__in=founded)
    return {
        "founded": founded.count(),
        "ended": ended.count(),
        "moved": moved.values("unit").distinct().count(),
        "people": Post.objects.filter(since=day).values("person").distinct().count(),
        "roles_ended": RoleHeld.objects.filter(until=last).count(),
        "roles_carried": RoleHeld.objects.filter(since=day).count(),
        "lines": Line.objects.filter(place__in=ended).exclude(state__in=ENDED_LINES).count(),
        "letters": Proposal.objects.filter(to_unit__in=ended).exclude(state__in=ENDED_LETTERS).count(),
    }


def _unit(code: str) -> Unit:
    return Unit.objects.get(code=code)


def _end(code: str, successor: str | None, day: date, decision: str) -> None:
    heir = _unit(successor) if successor else None
    dissolve_unit(_unit(code), by=MACHINE, successor=heir, since=day, decision=decision)


def _nong_son() -> None:
    _end("PGD-NSO", "PGD-QSO", NEW_YEAR, NONG_SON)
    _end("UBND-NSO", "UBND-QSO", NEW_YEAR, NONG_SON)


def _da_nang() -> None:
    """The city and its Sở begin, and take all that stood below the province and its Sở."""
    told = {"since": NO_DISTRICTS, "decision": DA_NANG, "place": "Đà Nẵng", "clock": Clock.CALENDAR_YEAR}
    city = {"code": "UBND-DN", "name": "Ủy ban nhân dân thành phố Đà Nẵng", "short_name": "UBND thành phố"}
    found_unit(by=MACHINE, kind=Kind.PROVINCE, symbol="UBND", has_accounts=False, **city, **told)
    office = {"code": "SGD-DN", "name": "Sở Giáo dục và Đào tạo thành phố Đà Nẵng", "short_name": "Sở GDĐT Đà Nẵng"}
    found_unit(by=MACHINE, kind=Kind.DEPARTMENT, symbol="SGDĐT", **office, **told)
    _end("SGDDT", "SGD-DN", NO_DISTRICTS, DA_NANG)
    _end("UBND", "UBND-DN", NO_DISTRICTS, DA_NANG)


def _no_districts() -> None:
    """Schools first, then the Phòng GDĐT with what is left on their desks, then the committees."""
    department = _unit("SGD-DN")
    offices = list(Unit.objects.filter(kind=Kind.DISTRICT_OFFICE, until=None).order_by("code"))
    communes = {office.pk: commune for office, commune in _communes(department, offices)}
    for office in offices:
        for school in office.children.filter(until=None, kind=Kind.DISTRICT_SCHOOL):
            _pass_on(school, communes[office.pk], department)
        _end(office.code, department.code, NO_DISTRICTS, TWO_LEVELS)
    for code in Unit.objects.filter(kind=Kind.DISTRICT, until=None).values_list("code", flat=True):
        _end(code, None, NO_DISTRICTS, TWO_LEVELS)


def _communes(department: Unit, offices: list[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """One invented commune for each district with schools; the real ones are more."""
    kinds = {f"PGD-{code}": "xã" if kind == "huyện" else "phường" for code, kind, _name, _mountain in DISTRICTS}
    served = [office for office in offices if office.children.filter(until=None, kind=Kind.DISTRICT_SCHOOL).exists()]
    rows = [_commune(department, office, kinds[office.code]) for office in served]
    return zip(served, found_units(rows, by=MACHINE), strict=True)


def _commune(department: Unit, office: Unit, kind: str) -> dict[str, object]:
    return {
        "code": f"UBX-{office.code.removeprefix('PGD-')}",
        "name": f"Ủy ban nhân dân {kind} {office.place}",
        "short_name": f"UBND {kind} {office.place}",
        "kind": Kind.COMMUNE,
        "parent": department,
        "since": NO_DISTRICTS,
        "decision": TWO_LEVELS,
        "symbol": "UBND",
        "place": office.place,
        "has_accounts": False,
        "clock": Clock.CALENDAR_YEAR,
        "is_invented": True,
    }


def _pass_on(school: Unit, commune: Unit, department: Unit) -> None:
    """To the commune; for the example, the lower-secondary schools of the mountains to the Sở."""
    told = {"by": MACHINE, "since": NO_DISTRICTS, "decision": TWO_LEVELS}
    if school.level == Level.SECONDARY and school.parent and in_mountains(school.parent):
        move_unit(school, under=department, kind=Kind.DEPARTMENT_UNIT, **told)
    else:
        move_unit(school, under=commune, kind=Kind.COMMUNE_SCHOOL, **told)


# On one day the Sở goes first: who leaves a Phòng GDĐT comes straight to the Sở that stands from then on.
STEPS = (
    Step(NEW_YEAR, "Nhập huyện Nông Sơn vào huyện Quế Sơn", "PGD-NSO", _nong_son),
    Step(NO_DISTRICTS, f"Sáp nhập tỉnh {PLACE} vào thành phố Đà Nẵng", "SGDDT", _da_nang),
    Step(NO_DISTRICTS, "Kết thúc cấp huyện và các Phòng GDĐT; trường về xã hoặc về Sở", "PGD-TKY", _no_districts),
)
