"""What a person's page says by date: names, posts, areas, time away; and the steps its reader may take."""

from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects

from bangvang.office.people import queries as people
from bangvang.office.people import workflow
from bangvang.office.people.permissions import reads_citizen_id
from bangvang.office.people.queries import Acting, AreaSpell, SamePeople
from bangvang.office.people.queries.record import STUDY_RESULTS
from bangvang.web.shared.stepping import Button, buttons_for

STEPS = (workflow.RENAME, workflow.MOVE_PERSON, workflow.DESCRIBE, workflow.ENTER_LEAVE)


@dataclass(frozen=True)
class Dated:
    names: list[Any]
    posts: list[Any]
    areas: list[AreaSpell]
    leaves: list[tuple[Any, str]]  # each with what came of it
    merged: list[Any]  # records that point here
    steps: list[Button]
    is_kept: bool  # the reader writes this record
    reads_identity: bool
    citizen_id: str  # masked

    @property
    def former(self) -> str:
        """The names borne before, in a row of words."""
        return ", ".join(name.full_name for name in self.names[:-1])


def dated_of(person: Any, by: Acting, same: SamePeople, records: list[Any]) -> Dated:
    """All of it, under whichever of the records it was written."""
    posts = people.posts_held(person)
    prefetch_related_objects(posts, "unit__tags")
    steps = buttons_for(person, by, STEPS, f"/can-bo/{person.pk}/")
    reads_identity = bool(steps) or reads_citizen_id.test(by, person)
    return Dated(
        names=people.names_of(person, same),
        posts=posts,
        areas=people.area_spells(posts),
        leaves=[(leave, STUDY_RESULTS.get(leave.result, "")) for leave in people.leaves_of(same).order_by("-since")],
        merged=[one for one in records if one.merged_into_id == person.pk],
        steps=steps,
        is_kept=any(step.name == workflow.DESCRIBE.name for step in steps),
        reads_identity=reads_identity,
        citizen_id=people.masked(person.citizen_id) if reads_identity else "",
    )
