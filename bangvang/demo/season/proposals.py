"""Summer: schools propose, officers appraise, councils vote, the director decides, the Phòng send on to their districts."""

from collections.abc import Iterable
from datetime import date, datetime, time

from bangvang.demo import histories
from bangvang.demo.season.cast import PERIOD, Cast
from bangvang.demo.season.meeting import hold
from bangvang.office.achievements.queries import initiative_authors, ratings_by_person
from bangvang.office.decisions.actions import draft, issue
from bangvang.office.decisions.wording.sentences import title_of
from bangvang.office.dossiers import actions
from bangvang.office.dossiers.models import Campaign, Line, LineState, Proposal
from bangvang.office.dossiers.queries import stays_here
from bangvang.office.people.models import Person
from bangvang.office.people.queries import people_of
from bangvang.office.units.models import Unit
from bangvang.toolbox.calendar import HERE, office_day

AWARDS = ("LDTT", "CSTDCS", "TTLDTT")


def schools_propose(cast: Cast) -> None:
    """From the call on 3 June to the signed tờ trình on 14 June."""
    with office_day(date(2024, 6, 3)):
        for unit in cast.appraisers:
            cast.kept[f"campaign-{unit.pk}"] = call_for_titles(cast, unit, date(2024, 6, 17))
    for unit in cast.appraisers:
        for school in cast.proposers_to(unit):
            bring_to_signature(cast, school, cast.kept[f"campaign-{unit.pk}"], worthy_of(school))


def offices_propose_themselves(cast: Cast) -> None:
    """UBND huyện has rated the Phòng and its staff; their own list goes to it, signed by the head of the Phòng."""
    _rate_offices(cast)
    for office in cast.districts:
        bring_to_signature(cast, office, cast.kept[f"campaign-{office.pk}"], worthy_of(office))


def _rate_offices(cast: Cast) -> None:
    with office_day(date(2024, 6, 3)):
        for body in histories.offices_of(cast.organisation):
            year = histories.rate_people(body, cast.kept["posts"], PERIOD, cast.talent, cast.chance)
            histories.recognise(body, year, cast.chance)


def bring_to_signature(
    cast: Cast, unit: Unit, campaign: Campaign, rows: list[tuple[Person | Unit, str]]
) -> Proposal | None:
    """One unit's own stop: list, papers, council by its minutes, posting; signature and handing in where it goes on."""
    if not rows:
        return None
    start = campaign.opens_date
    clerk = cast.clerk(unit)
    with office_day(_after(start, 1)):
        proposal = actions.draw_up(unit, campaign, by=clerk)
        lines = actions.add_lines(proposal, rows, by=clerk)
        actions.attach_paper(lines, "bao_cao", cast.scan, by=clerk, title="Báo cáo thành tích")
        votes = {line.pk: cast.chance.choice((6, 7, 7, 7)) for line in lines}
        proposal = actions.record_minutes(
            proposal,
            by=clerk,
            votes=votes,
            members=7,
            present=7,
            held_date=_after(start, 1),
            number="03/BB",
            file=cast.scan,
        )
        proposal = actions.post(proposal, by=clerk, since=_after(start, 1), where="Bảng tin cơ quan, đơn vị")
    with office_day(_after(start, 10)):
        proposal = actions.close_posting_of(proposal, by=clerk, opinions="Không có ý kiến khác.", record=cast.scan)
        if stays_here(proposal):
            return proposal
        proposal = actions.sign(proposal, by=cast.head(unit))
        return actions.submit(proposal, by=cast.clerk(unit))


def officers_appraise(cast: Cast) -> None:
    for unit in cast.appraisers:
        appraise(cast, unit, date(2024, 6, 18))


def appraise(cast: Cast, unit: Unit, day: date) -> None:
    """Receive every tờ trình; what does not meet the conditions goes back with its reason, the rest is verified."""
    with office_day(day):
        for proposal in Proposal.objects.filter(to_unit=unit, state="submitted").select_related(
            "to_unit", "from_unit", "campaign"
        ):
            officer = cast.officer_for(unit, proposal.from_unit)
            actions.receive(proposal, by=officer)
            lines = list(Line.objects.filter(proposal=proposal, state=LineState.RECEIVED))
            _send_back(cast, [line for line in lines if line.answer == "not_eligible"], officer)
            unclear = [line for line in lines if line.answer == "unknown"]
            if unclear:
                actions.override_verdict(unclear, by=officer, reason="Đã đối chiếu bản giấy của đơn vị, đủ điều kiện.")
            keep = [line for line in lines if line.answer != "not_eligible"]
            actions.verify(Line.objects.filter(pk__in=[line.pk for line in keep]), by=officer)


def councils_vote(cast: Cast) -> None:
    for unit in cast.appraisers:
        lines = Line.objects.filter(place=unit, state=LineState.VERIFIED, period=PERIOD)
        hold(cast, unit, lines, datetime.combine(date(2024, 6, 27), time(8, 30), HERE), PERIOD)


def director_decides(cast: Cast) -> None:
    decide(cast, PERIOD, date(2024, 7, 12), AWARDS)


def decide(cast: Cast, period: str, day: date, awards: Iterable[str]) -> None:
    """One decision an award, numbered by our own register."""
    department = cast.organisation.department
    with office_day(day):
        for award in awards:
            lines = Line.objects.filter(place=department, state=LineState.SUPPORTED, award=award, period=period)
            chosen = list(lines.select_related("person", "group", "unit").order_by("unit__path", "name_key"))
            if not chosen:
                continue
            made = draft(
                department,
                by=cast.officer(department),
                lines=chosen,
                title=title_of(award, period),
                signer=cast.head(department).author_name,
                signer_role="Giám đốc",
            )
            issue(made, by=cast.head(department), decided_date=day)


def offices_send_on(cast: Cast) -> None:
    """Each Phòng signs one tờ trình to the chair of its district, from signed minutes."""
    for office in cast.districts:
        send_upwards(cast, office, PERIOD, AWARDS, date(2024, 7, 3))


def send_upwards(cast: Cast, unit: Unit, period: str, awards: Iterable[str], day: date) -> None:
    with office_day(day):
        for award in awards:
            lines = list(Line.objects.filter(place=unit, state=LineState.SUPPORTED, award=award, period=period))
            if lines:
                proposal = actions.propose_upwards(lines, by=cast.officer(unit))
                proposal = actions.sign(proposal, by=cast.head(unit))
                actions.submit(proposal, by=cast.officer(unit))


def call_for_titles(cast: Cast, unit: Unit, deadline: date) -> Campaign:
    """The call of a Phòng or the Sở for the titles of the school year, until five in the afternoon of the last day."""
    return actions.open_campaign(
        unit,
        by=cast.officer(unit),
        name=f"Xét danh hiệu thi đua năm học {PERIOD}",
        period=PERIOD,
        awards=AWARDS,
        opens_date=date(2024, 6, 3),
        deadline_date=deadline,
        deadline_hour=time(17, 0),
    )


def worthy_of(unit: Unit) -> list[tuple[Person | Unit, str]]:
    """Whom the school puts up: all rated well, the best within 15 %, the school itself at 70 %."""
    people = list(people_of(unit, date(2024, 6, 4)))
    grades = ratings_by_person([person.pk for person in people], PERIOD)
    workers = [person for person in people if grades.get(person.pk) in ("HTXS", "HTT")]
    slips = [person for person in people if grades.get(person.pk) == "HT"][: len(people) // 25]  # put up by mistake
    authors = initiative_authors([person.pk for person in workers], PERIOD)
    able = [person for person in workers if grades[person.pk] == "HTXS" or person.pk in authors]
    best = able[: len(workers) * 15 // 100]
    rows: list[tuple[Person | Unit, str]] = [(person, "LDTT") for person in [*workers, *slips]]
    rows += [(person, "CSTDCS") for person in best]
    return rows + ([(unit, "TTLDTT")] if len(workers) * 100 >= len(people) * 75 else [])


def _send_back(cast: Cast, lines: list[Line], officer) -> None:
    """Back with the reason; the unit takes them off its list."""
    if not lines:
        return
    back = actions.return_lines(lines, by=officer, reason="Chưa đủ điều kiện theo quy định; xem kết quả đối chiếu.")
    by_unit: dict[int, list[Line]] = {}
    for line in back:
        by_unit.setdefault(line.unit_id, []).append(line)
    for rows in by_unit.values():
        actions.withdraw(rows, by=cast.clerk(rows[0].unit), reason="Đơn vị rút, đề nghị lại năm sau.")


def _after(day: date, days: int) -> date:
    return date.fromordinal(day.toordinal() + days)
