"""A tờ trình of school A (or the high school) brought to any point of its way, by the actions the screens use."""

from datetime import date, time

from bangvang.office.achievements import actions as achievements
from bangvang.office.documents.actions import apply_instrument, enter_instrument
from bangvang.office.documents.models import LocalInstrument
from bangvang.office.dossiers import actions
from bangvang.office.dossiers.models import Campaign, Proposal
from bangvang.toolbox import files
from bangvang.toolbox.acting import MACHINE
from tests import make

YEAR = "2023-2024"
TODAY = date(2024, 6, 12)
MEETING = date(2024, 6, 3)
SINCE, UNTIL = date(2024, 6, 4), date(2024, 6, 11)  # five working days after the first
PLACE = "Phòng hội đồng nhà trường"
HEADS = {"school_a": ("hoa", "binh"), "high_school": ("mai", "nga")}
REGULATION = {
    "publicity_days": {"value": 5, "cite": "Điều 7"},
    "cstdcs_max_ratio": {"value": 0.15, "cite": "Điều 3"},
    "thresholds": {
        "value": {
            code: {"num": 7, "den": 10, "base": "members"}
            for code in ("LDTT", "CSTDCS", "TTLDTT", "TTLDXS", "GK", "BKT")
        },
        "cite": "Điều 5",
    },
    "papers": {
        "value": {
            "LDTT": [{"code": "to_trinh", "label": "Tờ trình"}, {"code": "bien_ban", "label": "Biên bản"}],
            "CSTDCS": [
                {"code": "to_trinh", "label": "Tờ trình"},
                {"code": "bao_cao", "label": "Báo cáo thành tích"},
                {"code": "bien_ban", "label": "Biên bản"},
            ],
        },
        "cite": "Điều 6",
    },
}


def regulation(cast):
    """The one local text of the tests; a second letter finds it there."""
    if known := LocalInstrument.objects.filter(scope=cast.department, number="01/QĐ-SGDĐT").first():
        return known
    entered = enter_instrument(
        cast.department,
        by=MACHINE,
        number="01/QĐ-SGDĐT",
        title="Quy định minh họa",
        issuer="Sở GDĐT",
        issued_date=date(2023, 9, 1),
        since=date(2023, 9, 1),
        numbers=REGULATION,
    )
    return apply_instrument(entered, by=MACHINE)


def people(at, count, grade="HTT"):
    """Teachers of a unit, rated this year."""
    made = [make.person(f"Nguyễn Thị Hạnh {chr(65 + n)}", at=at, joined_date=date(2015, 8, 15)) for n in range(count)]
    rows = [
        {
            "person": one,
            "grade": grade,
            "period": YEAR,
            "number": "45/QĐ",
            "decided_date": date(2024, 5, 28),
            "issuer": "Trường",
        }
        for one in made
    ]
    achievements.rate(rows, by=MACHINE)
    return made


def campaign(cast, at="district_office", awards=("LDTT", "CSTDCS", "TTLDTT"), deadline=date(2024, 6, 28)):
    called = Campaign.objects.count()
    return actions.open_campaign(
        getattr(cast, at),
        by=cast.by("phuc" if at == "district_office" else "dung"),
        name=f"Xét danh hiệu thi đua năm học {YEAR}" + (f", lần {called + 1}" if called else ""),
        period=YEAR,
        awards=awards,
        opens_date=date(2024, 5, 20),
        deadline_date=deadline,
        deadline_hour=time(17, 0),
    )


def drafted(cast, count=3, award="LDTT", school="school_a", call=None, grade="HTT"):
    regulation(cast)
    unit, clerk = getattr(cast, school), cast.by(HEADS[school][0])
    call = call or campaign(cast, "district_office" if school == "school_a" else "department")
    proposal = actions.draw_up(unit, call, by=clerk)
    actions.add_lines(proposal, [(one, award) for one in people(unit, count, grade)], by=clerk)
    return again(proposal)


def voted(cast, proposal, votes_for=7, school="school_a"):
    lines = list(proposal.lines.all())
    actions.record_minutes(
        proposal,
        by=cast.by(HEADS[school][0]),
        votes={line.pk: votes_for for line in lines},
        members=7,
        present=7,
        held_date=MEETING,
        number="03/BB",
    )
    return again(proposal)


def cleared(cast, proposal, school="school_a"):
    clerk = cast.by(HEADS[school][0])
    actions.post(proposal, by=clerk, since=SINCE, where=PLACE)
    return actions.close_posting_of(proposal, by=clerk, opinions="Không có ý kiến khác.")


def signed(cast, school="school_a", **details):
    proposal = voted(cast, drafted(cast, school=school, **details), school=school)
    return actions.sign(cleared(cast, proposal, school), by=cast.by(HEADS[school][1]), number="12/TTr")


def submitted(cast, school="school_a", **details):
    return actions.submit(signed(cast, school, **details), by=cast.by(HEADS[school][0]))


def received(cast, school="school_a", **details):
    officer = cast.by("phuc" if school == "school_a" else "dung")
    return actions.receive(submitted(cast, school, **details), by=officer)


def supported_above(cast, **details):
    """Verified at the Phòng and carried by its council."""
    proposal = received(cast, **details)
    lines = actions.verify(list(proposal.lines.all()), by=cast.by("phuc"))
    actions.put_before_council(lines, by=MACHINE)
    results = {line.pk: (6, True, "6/7 phiếu tán thành") for line in lines}
    actions.record_vote(
        lines,
        by=MACHINE,
        unit=cast.district_office,
        results=results,
        members=7,
        present=7,
        held_date=TODAY,
        minutes_number="05/BB",
    )
    return list(proposal.lines.all())


def again(proposal):
    return Proposal.objects.select_related("from_unit", "to_unit", "campaign").get(pk=proposal.pk)


def pdf(name="quet.pdf"):
    return files.keep(name, b"%PDF-1.4 " + name.encode(), by_name="Thử")
