"""Who does the emulation work at each unit, since when; where nobody does, or somebody will soon retire."""

from bangvang.office.people.models import Post
from bangvang.office.units.models import Unit


def came_from(unit: Unit, heir: Unit | None) -> list[int]:
    """People who stood at an ended unit on its last day and stand at its successor now."""
    if heir is None or unit.until is None:
        return []
    there = Post.objects.filter(unit=heir, until=None).values("person_id")
    rows = Post.objects.filter(unit=unit, until=unit.until, person_id__in=there)
    return sorted(set(rows.values_list("person_id", flat=True)))
