"""A person's record: posts, and year by year the rating, titles, initiatives, each with its decision and how far it is proven."""

from dataclasses import dataclass, field
from typing import Any

from bangvang.office.achievements import queries as achievements
from bangvang.office.people.queries import Acting, SamePeople

PROOF_STATE = {"declared": "none", "checked": "info", "confirmed": "ok"}
TITLES = frozenset(("LDTT", "CSTDCS", "CSTDT", "CSTDB", "CSTDTQ", "TTLDTT", "TTLDXS", "CTDT", "CTDB", "CTDCP"))


@dataclass
class Year:
    """All that is known of one year."""

    label: str
    rating: Any = None
    titles: list["Held"] = field(default_factory=list)
    shares: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class Held:
    """An award with its label and the state of its proof."""

    label: str
    record: Any
    state: str
    standing: Any = None  # the row that stands in its place


@dataclass(frozen=True)
class PersonRecord:
    years: list[Year]
    commendations: list[Held]
    waiting: list[achievements.Waiting]
    disciplines: list[Any]


def held(record: Any, standing: Any = None) -> Held:
    state = "bad" if record.revoked_date else "warn" if record.replaced_date else PROOF_STATE[record.proof]
    return Held(achievements.given_label(record), record, state, standing)


def record_of(person: Any, by: Acting, same: SamePeople) -> PersonRecord:
    """Everything of a person's page, under whichever record it was written, in five queries."""
    ratings = list(achievements.ratings_of(same))
    awards = list(achievements.awards_of(people=same))
    shares = list(achievements.initiatives_of(same))
    years = {label: Year(label) for label in achievements.years_of(ratings, awards, shares)}
    for rating in ratings:
        years[rating.period].rating = rating
    for share in shares:
        years[share.initiative.period].shares.append(share)
    standing = achievements.corrected_by(awards)
    all_held = [held(award, standing.get(award.pk)) for award in awards]
    for each in all_held:
        if each.record.award in TITLES:
            years[each.record.period].titles.append(each)
    shown = [year for year in years.values() if year.rating or year.titles or year.shares]
    commendations = [each for each in all_held if each.record.award not in TITLES]
    reads = achievements.may_read_holds(by, person)
    disciplines = list(achievements.disciplines_of(same)) if reads else []
    return PersonRecord(shown, commendations, achievements.shown_holds(by, person, same), disciplines)
