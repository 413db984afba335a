"""The units: the Sở and its phòng, 18 Phòng GDĐT by their real names, outside authorities; invented schools under them."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from bangvang.demo.names import school_name
from bangvang.office.units.actions import Placed, form_cluster, found_unit, found_units, rank_cluster
from bangvang.office.units.models import Clock, Kind, Level, Unit
from bangvang.toolbox.acting import MACHINE

BEGAN = date(1997, 1, 1)  # the province was set up again
SUMMED_UP = date(2023, 6, 2)  # the clusters' meetings at the end of the year
PLACE = "Quảng Nam"

# code, kind of district, name, mountain
DISTRICTS = (
    ("TKY", "thành phố", "Tam Kỳ", False),
    ("HAN", "thành phố", "Hội An", False),
    ("DBA", "thị xã", "Điện Bàn", False),
    ("DLO", "huyện", "Đại Lộc", False),
    ("DXU", "huyện", "Duy Xuyên", False),
    ("QSO", "huyện", "Quế Sơn", False),
    ("TBI", "huyện", "Thăng Bình", False),
    ("NTH", "huyện", "Núi Thành", False),
    ("PNI", "huyện", "Phú Ninh", False),
    ("TPH", "huyện", "Tiên Phước", True),
    ("HDU", "huyện", "Hiệp Đức", True),
    ("NSO", "huyện", "Nông Sơn", True),
    ("DGI", "huyện", "Đông Giang", True),
    ("TGI", "huyện", "Tây Giang", True),
    ("NGI", "huyện", "Nam Giang", True),
    ("PSO", "huyện", "Phước Sơn", True),
    ("BTM", "huyện", "Bắc Trà My", True),
    ("NTM", "huyện", "Nam Trà My", True),
)
DIVISIONS = (
    ("VP", Kind.OFFICE, "Văn phòng Sở"),
    ("TTRA", Kind.DIVISION, "Thanh tra Sở"),
    ("TCCB", Kind.DIVISION, "Phòng Tổ chức cán bộ"),
    ("KHTC", Kind.DIVISION, "Phòng Kế hoạch - Tài chính"),
    ("GDMN", Kind.DIVISION, "Phòng Giáo dục Mầm non"),
    ("GDTIH", Kind.DIVISION, "Phòng Giáo dục Tiểu học"),
    ("GDTRH", Kind.DIVISION, "Phòng Giáo dục Trung học"),
    ("GDTX", Kind.DIVISION, "Phòng Giáo dục Thường xuyên - Chuyên nghiệp"),
    ("QLCL", Kind.DIVISION, "Phòng Quản lý chất lượng giáo dục"),
    ("CTTT", Kind.DIVISION, "Phòng Chính trị tư tưởng"),
)
SMALL = {"TKY": (4, 3, 2), "TBI": (3, 4, 3), "BTM": (2, 2, 2)}  # MN, TH, THCS
SMALL_HIGH = 6
PROVINCE = {Level.KINDERGARTEN: 286, Level.PRIMARY: 234, Level.SECONDARY: 216}
PROVINCE_HIGH = 61


@dataclass
class Organisation:
    """What was built, for the next steps of the demo."""

    department: Unit
    province: Unit
    divisions: list[Unit]
    offices: list[Unit]
    schools: list[Unit]
    union: Unit


def build(size: str, chance: Random) -> Organisation:
    """Found every unit of the demo office."""
    province = _province()
    department = _department()
    _districts(province)
    divisions = found_units([_division(department, *row) for row in DIVISIONS], by=MACHINE)
    union = found_unit(
        by=MACHINE,
        code="CDGD",
        name="Công đoàn Giáo dục tỉnh Quảng Nam",
        short_name="Công đoàn Giáo dục",
        kind=Kind.UNION,
        parent=department,
        since=BEGAN,
        symbol="CĐGD",
        place=PLACE,
        clock=Clock.CALENDAR_YEAR,
    )
    offices = found_units([office_row(department, *row) for row in DISTRICTS], by=MACHINE)
    schools = found_units(school_rows(size, department, offices, chance), by=MACHINE)
    _clusters(offices, [unit for unit in schools if unit.kind == Kind.DEPARTMENT_UNIT], chance)
    return Organisation(department, province, divisions, offices, schools, union)


def _province() -> Unit:
    return found_unit(
        by=MACHINE,
        code="UBND",
        name="Ủy ban nhân dân tỉnh Quảng Nam",
        short_name="UBND tỉnh",
        kind=Kind.PROVINCE,
        since=BEGAN,
        symbol="UBND",
        place=PLACE,
        has_accounts=False,
        clock=Clock.CALENDAR_YEAR,
    )


def _department() -> Unit:
    return found_unit(
        by=MACHINE,
        code="SGDDT",
        name="Sở Giáo dục và Đào tạo Quảng Nam",
        short_name="Sở GDĐT",
        kind=Kind.DEPARTMENT,
        since=BEGAN,
        symbol="SGDĐT",
        place=PLACE,
        clock=Clock.CALENDAR_YEAR,
    )


def _districts(province: Unit) -> list[Unit]:
    rows = [
        {
            "code": f"UBND-{code}",
            "name": f"Ủy ban nhân dân {kind} {name}",
            "short_name": f"UBND {kind} {name}",
            "kind": Kind.DISTRICT,
            "parent": province,
            "since": BEGAN,
            "symbol": "UBND",
            "place": name,
            "has_accounts": False,
            "tags": ("mountain",) if mountain else (),
            "clock": Clock.CALENDAR_YEAR,
        }
        for code, kind, name, mountain in DISTRICTS
    ]
    return found_units(rows, by=MACHINE)


def _division(department: Unit, code: str, kind: str, name: str) -> dict[str, Any]:
    return {
        "code": f"SGDDT-{code}",
        "name": name,
        "kind": kind,
        "parent": department,
        "since": BEGAN,
        "place": PLACE,
        "symbol": f"SGDĐT-{code}",
        "clock": Clock.CALENDAR_YEAR,
    }


def office_row(department: Unit, code: str, kind: str, name: str, mountain: bool) -> dict[str, Any]:
    """One Phòng GDĐT by its real name."""
    return {
        "code": f"PGD-{code}",
        "name": f"Phòng Giáo dục và Đào tạo {kind} {name}",
        "short_name": f"Phòng GDĐT {name}",
        "kind": Kind.DISTRICT_OFFICE,
        "parent": department,
        "since": BEGAN,
        "place": name,
        "symbol": "PGDĐT",
        "tags": ("mountain",) if mountain else (),
    }


def in_mountains(unit: Unit) -> bool:
    """Told by the unit's place in the table of districts, before anything is kept."""
    if unit.kind == Kind.DISTRICT_SCHOOL:
        return bool(unit.parent) and in_mountains(unit.parent)
    if unit.code.startswith("THPT"):
        return (int(unit.code.removeprefix("THPT")) - 1) % 4 == 3
    return any(mountain for code, _kind, _name, mountain in DISTRICTS if unit.code == f"PGD-{code}")


def _area(mountain: bool, difficult: bool) -> tuple[str, ...]:
    return ("mountain",) * mountain + ("difficult",) * difficult


def school_rows(size: str, department: Unit, offices: list[Unit], chance: Random) -> list[dict[str, Any]]:
    """The invented schools, directly managed units last, as they are founded."""
    rows: list[dict[str, Any]] = []
    for office, shares in zip(offices, _shares(size, offices), strict=True):
        for level, count in zip(PROVINCE, shares, strict=True):
            rows += [_school(office, level, order, chance) for order in range(count)]
    high = SMALL_HIGH if size == "small" else PROVINCE_HIGH
    return rows + [_high_school(department, order, chance) for order in range(high)] + _others(department)


def _shares(size: str, offices: list[Unit]) -> list[tuple[int, ...]]:
    """How many schools of each level every Phòng has: big ones in the plain, small ones in the mountains."""
    if size == "small":
        return [SMALL.get(office.code.removeprefix("PGD-"), (0, 0, 0)) for office in offices]
    weights = [3 if in_mountains(office) else 7 - place % 3 for place, office in enumerate(offices)]
    columns = [_split(total, weights) for total in PROVINCE.values()]
    return list(zip(*columns, strict=True))


def _split(total: int, weights: list[int]) -> list[int]:
    """Whole shares that add up to the total."""
    shares = [total * weight // sum(weights) for weight in weights]
    for place in range(total - sum(shares)):
        shares[place % len(shares)] += 1
    return shares


def _school(office: Unit, level: str, order: int, chance: Random) -> dict[str, Any]:
    code = office.code.removeprefix("PGD-")
    name = school_name(level, order)
    return {
        "code": f"{code}-{level}{order + 1:02d}",
        "name": f"{name}, {office.short_name.removeprefix('Phòng GDĐT ')}",
        "short_name": name.removeprefix("Trường "),
        "kind": Kind.DISTRICT_SCHOOL,
        "level": level,
        "parent": office,
        "since": date(chance.randint(1997, 2015), 8, 15),
        "place": office.place,
        "symbol": name.split()[-1],
        "tags": _area(in_mountains(office), in_mountains(office) and chance.random() < 0.6),
        "is_invented": True,
    }


def _high_school(department: Unit, order: int, chance: Random) -> dict[str, Any]:
    name = school_name(Level.HIGH, order)
    mountain = order % 4 == 3
    return {
        "code": f"THPT{order + 1:02d}",
        "name": name,
        "short_name": name.removeprefix("Trường "),
        "parent": department,
        "kind": Kind.DEPARTMENT_UNIT,
        "level": Level.HIGH,
        "since": date(chance.randint(1997, 2012), 8, 15),
        "place": PLACE,
        "symbol": "THPT",
        "tags": _area(mountain, mountain and chance.random() < 0.5),
        "is_invented": True,
    }


def _others(department: Unit) -> list[dict[str, Any]]:
    return [
        {
            "code": "TTGDTX",
            "name": "Trung tâm Giáo dục thường xuyên Sông Thu",
            "short_name": "GDTX Sông Thu",
            "kind": Kind.DEPARTMENT_UNIT,
            "level": Level.CONTINUING,
            "parent": department,
            "since": date(2000, 8, 15),
            "place": PLACE,
            "symbol": "GDTX",
            "is_invented": True,
        }
    ]


def _clusters(offices: list[Unit], high: list[Unit], chance: Random) -> None:
    """Clusters of 2023 with their ranking: the flags of 2024 rest on a cluster's leader (Điều 26 khoản 1)."""
    groups = [
        ("Cụm thi đua các Phòng GDĐT đồng bằng", [unit for unit in offices if not in_mountains(unit)]),
        ("Cụm thi đua các Phòng GDĐT miền núi", [unit for unit in offices if in_mountains(unit)]),
    ]
    half = max(3, len(high) // 2)
    groups += [("Cụm thi đua các trường THPT số 1", high[:half]), ("Cụm thi đua các trường THPT số 2", high[half:])]
    for name, units in groups:
        for year in ("2022-2023", "2023-2024"):
            cluster = form_cluster(name, year, units, by=MACHINE, decision="Quyết định về cụm, khối (minh họa)")
            if year == "2022-2023":
                ranked = enumerate(chance.sample(units, len(units)), start=1)
                places = [Placed(unit, rank) for rank, unit in ranked]
                told = {"paper": f"Biên bản suy tôn của cụm năm học {year} (minh họa)", "paper_date": SUMMED_UP}
                rank_cluster(cluster, by=MACHINE, places=places, **told)
