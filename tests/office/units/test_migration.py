"""An office that stood before places were kept by date: every unit gets its first place, every tick its first day."""

from importlib import import_module

from django.apps import apps

from bangvang.office.units.models import Kind, UnitPlace

migration = import_module("bangvang.office.units.migrations.0002_places_by_date")


def test_every_unit_of_before_has_stood_where_it_stands_since_it_was_founded(cast):
    UnitPlace.objects.all().delete()
    migration.first_places(apps, None)
    place = UnitPlace.objects.get(unit=cast.school_a)
    assert (place.parent, place.kind, place.since, place.until) == (
        cast.district_office,
        Kind.DISTRICT_SCHOOL,
        cast.school_a.since,
        None,
    )
    assert UnitPlace.objects.filter(unit=cast.department).get().parent is None
