"""Decisions of others come back with names dropped or misspelt; a second person confirms what was entered."""

from datetime import date

from bangvang.demo.season.cast import PERIOD, Cast
from bangvang.office.decisions.actions import confirm, enter_decision, match
from bangvang.office.decisions.models import Decision
from bangvang.office.decisions.queries import lines_waiting_for
from bangvang.office.decisions.reading import Printed
from bangvang.office.decisions.wording.sentences import title_of
from bangvang.office.units.models import Unit
from bangvang.office.units.queries import district_of
from bangvang.toolbox.calendar import office_day


def districts_answer(cast: Cast) -> None:
    for office in cast.districts:
        chair = f"Chủ tịch {district_of(office).name}"
        for award in ("LDTT", "CSTDCS", "TTLDTT"):
            take_in(cast, office, chair, award, date(2024, 8, 20))


def province_answers(cast: Cast) -> None:
    chair = f"Chủ tịch {cast.organisation.province.name}"
    for unit in cast.appraisers:
        for award in ("TTLDXS", "BKT"):
            take_in(cast, unit, chair, award, date(2024, 11, 15))


def take_in(cast: Cast, unit: Unit, issuer: str, award: str, day: date) -> None:
    """Enter the list as the decision prints it, look at the doubtful names, let a second person confirm."""
    waiting = list(lines_waiting_for(unit, award, PERIOD))
    if not waiting:
        return
    printed = [_printed(cast, line) for line in waiting if cast.chance.random() > 0.01]
    with office_day(day):
        officer = cast.officer(unit)
        decision = enter_decision(
            unit,
            by=officer,
            issuer=issuer,
            number=f"{cast.chance.randint(1000, 4999)}/QĐ-UBND",
            decided_date=date.fromordinal(day.toordinal() - 12),
            signer="",
            title=title_of(award, PERIOD),
            award=award,
            period=PERIOD,
            printed=printed,
            scan=cast.scan,
        )
        _settle(decision, officer)
        confirm(decision, by=cast.head(unit))


def _printed(cast: Cast, line) -> Printed:
    """Now and then a name comes back with a letter changed."""
    name = line.subject_name
    if cast.chance.random() < 0.01 and "Thị" in name:
        name = name.replace("Thị", "Thi", 1)
    return Printed(name, f"{line.post_title}, {line.unit.name}")


def _settle(decision: Decision, officer) -> None:
    """Namesakes the reader would not decide are matched by hand: first come, first of the same name."""
    strangers = list(decision.lines.filter(outcome="not_on_list"))
    missing = list(decision.lines.filter(outcome="not_given").select_related("line"))
    outcomes: dict[int, tuple[str, int | None]] = {}
    for row in strangers:
        mate = next((other for other in missing if other.name_printed == row.name_printed), None)
        if mate:
            missing.remove(mate)
            outcomes[row.pk] = ("given", mate.line_id)
    if outcomes:
        match(decision, by=officer, outcomes=outcomes)
