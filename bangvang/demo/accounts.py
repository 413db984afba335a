"""Named demo accounts by role, and the councils they sit on. Everybody else is a person without an account."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from bangvang.demo.organisation import Organisation
from bangvang.office.councils.actions import found_council
from bangvang.office.people.actions import give_role, open_account, set_demo_password
from bangvang.office.people.models import Account, Post, Role
from bangvang.office.people.queries import demo_accounts_by_role
from bangvang.office.units.models import Kind, Level, Unit
from bangvang.toolbox.acting import MACHINE

SINCE = date(2023, 8, 1)


@dataclass
class Seats:
    """Posts of one unit, to be handed out to accounts one by one."""

    posts: list[Post]

    def head(self) -> Post:
        return self._take(lambda post: post.is_head)

    def manager(self) -> Post:
        return self._take(lambda post: post.kind == "manager")

    def other(self) -> Post:
        return self._take(lambda post: post.kind not in ("manager",))

    def _take(self, fits) -> Post:
        found = next(post for post in self.posts if fits(post))
        self.posts.remove(found)
        return found


def build(organisation: Organisation, posts: list[Post]) -> None:
    """Open the accounts, give the roles, found the councils."""
    seats = _seats(posts)
    _department(organisation, seats)
    for office in organisation.offices:
        if any(school.parent_id == office.pk for school in organisation.schools):
            _office(office, seats[office.pk])
    for school, tail in _shown_schools(organisation):
        _school(school, tail, seats[school.pk])


def table() -> str:
    """The accounts as the terminal prints them."""
    rows = demo_accounts_by_role()
    if not rows:
        return "Chưa có tài khoản minh họa. Nạp bằng: bangvang demo load"
    lines = [f"  {name:<22} {role}, {unit}" for role, unit, name in rows]
    return "\n".join([f"Tài khoản minh họa (mật khẩu chung: {settings.DEMO_PASSWORD})", *lines])


def _seats(posts: list[Post]) -> dict[int, Seats]:
    by_unit: dict[int, Seats] = {}
    for post in posts:
        if post.until is None:
            by_unit.setdefault(post.unit_id, Seats([])).posts.append(post)
    return by_unit


def _department(organisation: Organisation, seats: dict[int, Seats]) -> None:
    department, here = organisation.department, seats[organisation.department.pk]
    office = next(unit for unit in organisation.divisions if unit.kind == Kind.OFFICE)
    inspectorate = next(unit for unit in organisation.divisions if unit.code.endswith("TTRA"))
    director = _account("giamdoc", here.head(), (Role.DIRECTOR, department))
    deputy = _account("phogiamdoc", here.manager(), (Role.MEMBER, department))
    chief = _account("chanhvanphong", seats[office.pk].head(), (Role.HEAD_OF_OFFICE, department), (Role.HEAD, office))
    _account("chuyenvien.so", seats[office.pk].other(), (Role.OFFICER, department), (Role.CLERK, office))
    secretary = _account("thuky.hoidong", seats[office.pk].other(), (Role.SECRETARY, department))
    _account("thanhtra", seats[inspectorate.pk].other(), (Role.INSPECTOR, department))
    _account("quantri", seats[office.pk].other(), (Role.ADMINISTRATOR, department))
    union = _account(
        "congdoan", seats[organisation.union.pk].head(), (Role.UNION, organisation.union), (Role.MEMBER, department)
    )
    others = [unit for unit in organisation.divisions if unit not in (office, inspectorate)][:4]
    # Nobody appraises dossiers of the own division: a second officer takes those of the Văn phòng.
    _account("chuyenvien2.so", seats[others[0].pk].other(), (Role.OFFICER, department), (Role.CLERK, others[0]))
    heads = [
        _account(f"thanhvien{n}", seats[unit.pk].head(), (Role.MEMBER, department), (Role.HEAD, unit))
        for n, unit in enumerate(others, 1)
    ]
    _council(department, "05/QĐ-SGDĐT", director, [deputy, chief, union, *heads], secretary)


def _office(office: Unit, here: Seats) -> None:
    tail = office.code.removeprefix("PGD-").lower()
    head = _account(f"truongphong.{tail}", here.head(), (Role.HEAD, office), (Role.MEMBER, office))
    officer = _account(
        f"chuyenvien.{tail}", here.other(), (Role.OFFICER, office), (Role.CLERK, office), (Role.SECRETARY, office)
    )
    others = [here.manager(), here.manager(), here.other()]
    _council(office, "12/QĐ-PGDĐT", head, others, officer)


def _school(school: Unit, tail: str, here: Seats) -> None:
    head = _account(f"hieutruong.{tail}", here.head(), (Role.HEAD, school), (Role.MEMBER, school))
    clerk = _account(f"canbo.{tail}", here.manager(), (Role.CLERK, school), (Role.SECRETARY, school))
    teacher = _account(f"giaovien.{tail}", here.other(), (Role.TEACHER, school))
    others = [teacher, here.other(), here.other(), here.other(), here.other()]
    _council(school, "15/QĐ", head, others, clerk)


def _shown_schools(organisation: Organisation) -> list[tuple[Unit, str]]:
    """A high school under the Sở, a lower-secondary and a kindergarten under a Phòng."""
    levels = ((Level.HIGH, "thpt"), (Level.SECONDARY, "thcs"), (Level.KINDERGARTEN, "mn"))
    return [(next(unit for unit in organisation.schools if unit.level == level), tail) for level, tail in levels]


def _account(username: str, post: Post, *roles: tuple[str, Unit]) -> Post:
    account = open_account(by=MACHINE, username=username, person=post.person, is_demo=True)
    _with_password(account)
    for role, unit in roles:
        give_role(unit, by=MACHINE, account=account, role=role, since=SINCE)
    return post


_hashed: dict[str, str] = {}


def _with_password(account: Account) -> None:
    """One Argon2 hash for all demo accounts: thirty would take as many blinks."""
    if "password" in _hashed:
        set_demo_password(account, hashed=_hashed["password"])
    else:
        set_demo_password(account, settings.DEMO_PASSWORD)
        _hashed["password"] = account.password


def _council(unit: Unit, number: str, chair: Post, members: list[Post], secretary: Post) -> None:
    rows = [{"person": chair.person, "role": "chair", "post_title": chair.title}]
    rows += [{"person": post.person, "role": "member", "post_title": post.title} for post in members]
    rows.append({"person": secretary.person, "role": "secretary", "post_title": secretary.title})
    name = f"Hội đồng thi đua, khen thưởng {unit.name}"
    found_council(unit, by=MACHINE, name=name, number=number, decided_date=SINCE, members=rows)
