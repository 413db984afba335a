"""Which way a dossier goes: a function of award, managing unit and date (Luật 06/2022/QH15 Điều 79, 80, 83)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bangvang import lawbook
from bangvang.office.dossiers.models import Campaign, Line
from bangvang.office.units.models import Unit
from bangvang.office.units.queries import (
    OUTSIDE,
    Kind,
    district_of,
    heir_of,
    managing_unit,
    the_department,
    the_province,
)

PREPARES, APPRAISES, DECIDES = "prepares", "appraises", "decides"
# How the lawbook calls the kinds of units it knows; what stands under the Sở is decided on as its directly managed unit.
LAW_KIND: dict[str, str] = {
    Kind.DISTRICT_SCHOOL: "district_school",
    Kind.DISTRICT_OFFICE: "district_school",
    Kind.COMMUNE_SCHOOL: "commune_school",
    Kind.DEPARTMENT: "department",
}
OF_THE_DEPARTMENT = ("GK",)  # Giấy khen of the Giám đốc Sở: from any unit to the Sở itself (Điều 80 khoản 1)


# Until 30/6/2025 the district's chair decides for its schools, since then the commune's: the two articles and the decree.
CHAIRS = "Luật 06/2022/QH15 Điều 80 khoản 2, khoản 3; Nghị định 129/2025/NĐ-CP"


class WayUnknown(Exception):
    """Nobody can say who decides for this unit on this day; the sentence tells why and who must enter what."""


@dataclass(frozen=True)
class RouteStop:
    """One station: which unit, what it does there, whether it keeps no account here, by which article."""

    unit: Unit
    does: str
    is_outside: bool
    cite: str = ""

    @property
    def label(self) -> str:
        words = {PREPARES: "đề nghị", APPRAISES: "thẩm định, trình", DECIDES: "quyết định"}
        return f"{self.unit.short_name} {words[self.does]}"


def route(award: str, unit: Unit, day: date) -> tuple[RouteStop, ...]:
    """The stops of a dossier of this unit, first to last; of a dissolved unit, those of its successor."""
    unit = heir_of(unit)
    decider, cite = deciding_unit(award, unit, day)
    if decider.pk == unit.pk:
        return (RouteStop(unit, DECIDES, False, cite),)
    stops = [RouteStop(unit, PREPARES, False)]
    above = managing_unit(unit)
    has_level_between = (
        award not in OF_THE_DEPARTMENT and unit.kind != Kind.DISTRICT_OFFICE
    )  # a Phòng is the district's
    if has_level_between and above.pk not in (unit.pk, decider.pk):
        stops.append(RouteStop(above, APPRAISES, above.kind in OUTSIDE))
    return (*stops, RouteStop(decider, DECIDES, decider.kind in OUTSIDE, cite))


def route_or_why(award: str, unit: Unit, day: date) -> tuple[tuple[RouteStop, ...], str]:
    """The stops, or no stops and the sentence that says why."""
    try:
        return route(award, unit, day), ""
    except WayUnknown as wrong:
        return (), str(wrong)


def deciding_unit(award: str, unit: Unit, day: date) -> tuple[Unit, str]:
    """Whose head decides, and by which article."""
    power = _power(award, unit, day)
    return _unit_of(power.code, unit), power.cite


def why_unknown(awards: Iterable[str], unit: Unit, day: date) -> str:
    """Why nobody can say who decides one of these awards for the unit; empty where it is known."""
    try:
        for award in awards:
            _power(award, heir_of(unit), day)
    except WayUnknown as wrong:
        return str(wrong)
    return ""


def next_stop(award: str, unit: Unit, place: Unit, day: date) -> RouteStop | None:
    """The station after `place`; None where the way ends."""
    stops, place = route(award, unit, day), heir_of(place)
    at = [stop.unit.pk for stop in stops]
    if place.pk not in at:  # begun under an authority that is no more: its successor sends it to who decides
        return stops[-1]
    onward = stops[at.index(place.pk) + 1 :]
    return onward[0] if onward else None


def next_units(lines: Iterable[Line], place: Unit, day: date) -> dict[int, Unit | None]:
    """Where each line goes from `place`, by line id; one route a kind of unit, however many lines."""
    known: dict[tuple[str, str, int | None], Unit | None] = {}
    told: dict[int, Unit | None] = {}
    for line in lines:
        key = (line.award, line.unit.kind, line.unit.parent_id)
        if key not in known:
            stop = next_stop(line.award, line.unit, place, day)
            known[key] = stop.unit if stop else None
        told[line.pk] = known[key]
    return told


def decides_here(lines: Iterable[Line], place: Unit, day: date) -> list[Line]:
    """Those of the lines whose decision is the place's own."""
    rows = list(lines)
    onward = next_units(rows, place, day)
    return [line for line in rows if onward[line.pk] is None]


def awards_going_to(unit: Unit, to_unit: Unit, day: date) -> list[str]:
    """Awards in use whose dossiers go from this unit straight to that one; none whose way is not known."""
    ways: dict[tuple[str, bool], bool] = {}  # awards that one authority decides go one way: asked once
    going = []
    for award in (each for each in IN_USE if not why_unknown([each], unit, day)):
        way = _power(award, heir_of(unit), day).code, award in OF_THE_DEPARTMENT
        if way not in ways:
            ways[way] = goes(award, unit, to_unit, day)
        going += [award] if ways[way] else []
    return going


def is_called(unit: Unit, campaign: Campaign) -> bool:
    """A campaign calls the units right below who receives, and who receives for its own people; the Sở's own awards call all."""
    own, receiver = set(campaign.awards) & set(OF_THE_DEPARTMENT), heir_of(campaign.unit)
    if receiver.kind == Kind.DEPARTMENT and own:
        return True
    if unit.kind == Kind.DISTRICT_OFFICE and unit.pk != receiver.pk:
        return False  # its titles are the district's (Điều 80 khoản 2)
    return receiver.pk in (unit.parent_id, unit.pk) and bool(set(campaign.awards) - own)


def destinations(unit: Unit, campaign: Campaign, day: date) -> list[Unit]:
    """Where the unit's letters in a campaign go: to who calls; who calls sends its own people's on, or decides itself."""
    if not is_called(unit, campaign) or why_unknown(campaign.awards, unit, day):
        return []
    if unit.pk != heir_of(campaign.unit).pk:
        return [heir_of(campaign.unit)]
    stops = [next_stop(award, unit, unit, day) for award in campaign.awards]
    onward = {to.pk: to for to in (stop.unit if stop else unit for stop in stops)}
    return [to for to in onward.values() if to.pk == unit.pk or to.kind in OUTSIDE]


def goes(award: str, unit: Unit, to_unit: Unit, day: date) -> bool:
    """The award's dossiers go from this unit straight to that one; to itself where its own head decides."""
    stop = next_stop(award, unit, unit, day)
    return (stop.unit if stop else heir_of(unit)).pk == heir_of(to_unit).pk


IN_USE = ("LDTT", "CSTDCS", "TTLDTT", "TTLDXS", "GK", "BKT")
FOR_GROUPS = ("TTLDTT", "TTLDXS")
FOR_BOTH = ("GK", "BKT")


def _power(award: str, unit: Unit, day: date) -> lawbook.Authority:
    kind = "department_unit" if award in OF_THE_DEPARTMENT else LAW_KIND.get(unit.kind, "department_unit")
    try:
        return lawbook.deciding_authority(award, kind, day=day)
    except lawbook.CaseError as wrong:
        raise WayUnknown(_sentence(unit)) from wrong


def _sentence(unit: Unit) -> str:
    is_early = (
        unit.kind == Kind.COMMUNE_SCHOOL
    )  # the lawbook refuses it only before the communes have the districts' powers
    since = "đến hết 30/6/2025 xã chưa có thẩm quyền của huyện" if is_early else "từ 01/7/2025 không còn cấp huyện"
    move = "với đúng ngày có hiệu lực" if is_early else "này về xã hoặc về Sở"
    return (
        f"Chưa xác định được người có thẩm quyền quyết định: {since}, mà {unit} vẫn ghi là "
        f"{KNOWN_AS[unit.kind]} ({CHAIRS}). Quản trị viên của Sở cần nhập quyết định chuyển đơn vị {move}."
    )


KNOWN_AS: dict[str, str] = {
    Kind.DISTRICT_SCHOOL: "trường thuộc Phòng GDĐT",
    Kind.DISTRICT_OFFICE: "Phòng GDĐT của cấp huyện",
    Kind.COMMUNE_SCHOOL: "trường thuộc xã",
}


def _unit_of(decides: str, unit: Unit) -> Unit:
    if decides == "chu_tich_huyen":
        return district_of(unit if unit.kind == Kind.DISTRICT_OFFICE else managing_unit(unit))
    if decides == "chu_tich_xa":
        return managing_unit(unit)
    if decides == "giam_doc_so":
        return the_department()
    return the_province()
