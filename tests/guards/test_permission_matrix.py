"""Every step × every role × in and out of scope, as the table in docs/permission-matrix.md says it."""

import bangvang.config.urls  # noqa: F401 - so that every step is known
from tests.guards import rights
from tests.guards.rights_things import THINGS


def test_the_table_of_rights_stands_as_the_steps_have_it(cast):
    found = rights.page(cast)
    if rights.is_wanted_anew():
        rights.write(found)
    assert found.splitlines() == rights.written().splitlines()


def test_every_step_with_a_button_is_in_the_table_and_no_other(db):
    asked = {step.name for app in rights.APPS for step in rights.steps_of(app) if not step.internal}
    assert asked == set(THINGS)
