"""The cast, the same in every test: a Sở, one district, two of its schools, a high school, and who works there.

Hoa clerk and Bình head of school A, Vy a teacher there · Cúc clerk of school B, the stranger · Phúc officer and Quý head
of the Phòng · Mai clerk and Nga head of the high school · at the Sở: Dũng reviewing officer, Giang council secretary,
Hải and Kim members, Lan director, Sơn chief of office, Thu inspector, Uyên union, An administrator.
"""

from dataclasses import dataclass, field

from django.test import Client

from bangvang.office.people.models import Account, Role
from bangvang.office.people.queries import Acting
from bangvang.office.units.models import Kind, Unit
from tests import make

# key: full name, unit, title, kind of post, roles (all at that unit)
WORKS = {
    "hoa": ("Trần Thị Hoa", "school_a", "Nhân viên văn thư", "staff", [Role.CLERK]),
    "binh": ("Lê Văn Bình", "school_a", "Hiệu trưởng", "manager", [Role.HEAD]),
    "vy": ("Nguyễn Tường Vy", "school_a", "Giáo viên Ngữ văn", "teacher", [Role.TEACHER]),
    "cuc": ("Phan Thị Cúc", "school_b", "Nhân viên văn thư", "staff", [Role.CLERK]),
    "phuc": ("Võ Hồng Phúc", "district_office", "Chuyên viên", "official", [Role.OFFICER, Role.CLERK]),
    "quy": ("Đặng Ngọc Quý", "district_office", "Trưởng phòng", "official", [Role.HEAD]),
    "mai": ("Hồ Thị Mai", "high_school", "Nhân viên văn thư", "staff", [Role.CLERK]),
    "nga": ("Bùi Thúy Nga", "high_school", "Hiệu trưởng", "manager", [Role.HEAD]),
    "dung": ("Ngô Tiến Dũng", "department", "Chuyên viên Văn phòng Sở", "official", [Role.OFFICER]),
    "giang": ("Đỗ Hương Giang", "department", "Chuyên viên Văn phòng Sở", "official", [Role.SECRETARY]),
    "hai": ("Lý Thanh Hải", "department", "Trưởng phòng Giáo dục Trung học", "official", [Role.MEMBER]),
    "kim": ("Huỳnh Thị Kim", "department", "Trưởng phòng Giáo dục Tiểu học", "official", [Role.MEMBER]),
    "lan": ("Dương Thị Lan", "department", "Giám đốc Sở", "official", [Role.DIRECTOR, Role.MEMBER]),
    "son": ("Mai Hoàng Sơn", "department", "Chánh Văn phòng", "official", [Role.HEAD_OF_OFFICE]),
    "thu": ("Trịnh Lệ Thu", "department", "Chánh Thanh tra Sở", "official", [Role.INSPECTOR]),
    "uyen": ("Cao Phương Uyên", "department", "Chủ tịch Công đoàn ngành", "official", [Role.UNION]),
    "an": ("Tạ Thiên An", "department", "Chuyên viên công nghệ thông tin", "official", [Role.ADMINISTRATOR]),
}


@dataclass
class Cast:
    """Units and accounts by name; `by("hoa")` is Hoa ready to act."""

    province: Unit
    department: Unit
    office: Unit
    district: Unit
    district_office: Unit
    school_a: Unit
    school_b: Unit
    high_school: Unit
    accounts: dict[str, Account] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Account:
        try:
            return self.__dict__["accounts"][name]
        except KeyError:
            raise AttributeError(f"The cast knows no {name}.") from None

    def by(self, name: str, giver: str = "") -> Acting:
        """Acts for themselves, or under the delegation of another of the cast."""
        return make.by(self.accounts[name], self.accounts[giver] if giver else None)


def build() -> Cast:
    """Units first, then who works there."""
    cast = _units()
    for key, (name, place, title, kind, roles) in WORKS.items():
        at = getattr(cast, place)
        who = make.person(name, at=at, title=title, kind=kind, code=f"CB-{key}")
        cast.accounts[key] = make.account(key, who, *[(role, at) for role in roles])
    return cast


def signed_in(client: Client, account: Account) -> Client:
    """The client, past the sign-in page."""
    client.force_login(account, backend="bangvang.web.accounts.backend.AccountBackend")
    return client


def _units() -> Cast:
    province = make.unit("Ủy ban nhân dân tỉnh Quảng Nam", Kind.PROVINCE, code="UBND", symbol="UBND", place="Tam Kỳ")
    so = make.unit(
        "Sở Giáo dục và Đào tạo Quảng Nam",
        Kind.DEPARTMENT,
        code="SGDDT",
        short_name="Sở GDĐT",
        symbol="SGDĐT",
        place="Quảng Nam",
        clock="calendar",
    )
    office = make.unit("Văn phòng Sở", Kind.OFFICE, so, code="VP", clock="calendar")
    district = make.unit("Ủy ban nhân dân huyện Núi Thành", Kind.DISTRICT, code="UBND-NT", symbol="UBND")
    phong = make.unit(
        "Phòng Giáo dục và Đào tạo huyện Núi Thành",
        Kind.DISTRICT_OFFICE,
        so,
        code="PGD-NT",
        short_name="Phòng GDĐT Núi Thành",
        symbol="PGDĐT",
        place="Núi Thành",
    )
    kind = Kind.DISTRICT_SCHOOL
    a = make.unit("Trường Tiểu học Kim Đồng", kind, phong, code="TH-KD", level="TH", symbol="THKĐ")
    b = make.unit("Trường Trung học cơ sở Lê Lợi", kind, phong, code="THCS-LL", level="THCS", symbol="THCSLL")
    high = make.unit(
        "Trường Trung học phổ thông Sông Tranh",
        Kind.DEPARTMENT_UNIT,
        so,
        code="THPT-ST",
        level="THPT",
        symbol="THPTST",
    )
    return Cast(province, so, office, district, phong, a, b, high)
