"""Every place the rail names is clean for axe, at a desk and on a phone, for those who see most and least."""

import pytest


@pytest.mark.parametrize("name", ["hoa", "dung", "giang", "vy"])
def test_every_place_of_the_rail_is_clean(page, phone, cast, sign_in, axe, name):
    sign_in(page, name)
    sign_in(phone, name)
    places = page.locator("nav.rail a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert places[0] == "/"
    for place in places:
        for screen in (page, phone):
            screen.goto(place)
            axe(screen)
