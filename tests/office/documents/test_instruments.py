"""Local instruments: refused below the Law, in force by day, the nearer scope first."""

from datetime import date

import pytest

from bangvang.office.documents import queries
from bangvang.office.documents.actions import apply_instrument, drop_instrument, end_instrument, enter_instrument
from bangvang.office.documents.models import LocalInstrument
from bangvang.toolbox import audit
from bangvang.toolbox.workflow import NotNow, NotYours

RATIO = {"cstdcs_max_ratio": {"value": 0.15, "cite": "Mục 3"}}


def enter(cast, who="son", scope=None, **details):
    head = {
        "number": "10/HD-SGDĐT",
        "title": "Hướng dẫn công tác thi đua, khen thưởng",
        "issuer": "Sở GDĐT Quảng Nam",
        "issued_date": date(2024, 1, 2),
        "since": date(2024, 1, 15),
        "numbers": RATIO,
    }
    return enter_instrument(scope or cast.department, by=cast.by(who), **{**head, **details})


def applied(cast, who="son", scope=None, **details):
    return apply_instrument(enter(cast, who, scope, **details), by=cast.by(who))


def test_numbers_bind_the_branch_from_their_day_with_their_place(cast):
    applied(cast)
    assert queries.parameters_on(date(2024, 1, 14), cast.school_a) == {}
    number = queries.numbers_on(date(2024, 6, 12), cast.school_a)["cstdcs_max_ratio"]
    assert (number.value, number.source) == (
        0.15,
        "Mục 3, văn bản số 10/HD-SGDĐT ngày 02/01/2024 của Sở GDĐT Quảng Nam",
    )
    assert queries.parameters_on(date(2024, 6, 12), cast.province) == {}


def test_the_nearer_scope_wins_then_the_later_text(cast):
    applied(cast)
    applied(cast, number="12/HD", since=date(2024, 3, 1), numbers={"cstdcs_max_ratio": {"value": 0.2}})
    near = {"cstdcs_max_ratio": {"value": 0.1}}
    applied(cast, "phuc", cast.district_office, number="5/HD-PGDĐT", issuer="Phòng GDĐT", numbers=near)
    day = date(2024, 6, 12)
    told = queries.parameters_by_unit(day, [cast.school_a, cast.high_school])
    assert told == {
        cast.school_a.pk: {"cstdcs_max_ratio": 0.1},
        cast.high_school.pk: {"cstdcs_max_ratio": 0.2},
    }
    assert told[cast.school_a.pk] == queries.parameters_on(day, cast.school_a)


def test_a_number_below_the_law_is_refused_with_the_article(cast):
    with pytest.raises(NotNow) as refusal:
        enter(cast, numbers={"ttldtt_min_ldtt_percent": {"value": 50, "cite": "Mục 4"}})
    assert "thấp hơn mức 70" in str(refusal.value)
    assert "Điều 28" in str(refusal.value)
    assert LocalInstrument.objects.count() == 0


def test_a_name_the_lawbook_does_not_know_is_refused(cast):
    with pytest.raises(NotNow):
        enter(cast, numbers={"ty_le_tu_dat": {"value": 1}})


def test_the_same_text_is_entered_once(cast):
    enter(cast)
    with pytest.raises(NotNow) as refusal:
        enter(cast)
    assert "đã có trong hệ thống" in str(refusal.value)


def test_only_the_office_of_the_branch_enters_and_ends(cast):
    for who in ("hoa", "binh", "thu", "an"):
        with pytest.raises(NotYours):
            enter(cast, who)
    with pytest.raises(NotYours):
        enter(cast, "phuc")
    text = applied(cast, "dung")
    end_instrument(text, by=cast.by("son"), until=date(2024, 5, 31))
    assert queries.parameters_on(date(2024, 6, 1), cast.school_a) == {}


def test_a_text_that_ends_before_it_begins_is_refused(cast):
    text = applied(cast)
    with pytest.raises(NotNow):
        end_instrument(text, by=cast.by("son"), until=date(2024, 1, 1))


def test_a_school_sees_the_texts_that_bind_it(cast):
    enter(cast)
    enter(cast, "phuc", cast.district_office, number="5/HD-PGDĐT", issuer="Phòng GDĐT")
    seen = {who: queries.instruments_seen_by(cast.by(who)).count() for who in ("hoa", "mai", "phuc", "dung")}
    assert seen == {"hoa": 2, "mai": 1, "phuc": 2, "dung": 2}


def test_a_text_binds_nobody_until_it_is_applied(cast):
    text = enter(cast)
    assert queries.parameters_on(date(2024, 6, 12), cast.school_a) == {}
    apply_instrument(text, by=cast.by("dung"))
    assert queries.parameters_on(date(2024, 6, 12), cast.school_a) == {"cstdcs_max_ratio": 0.15}
    steps = list(audit.history_of(text).order_by("pk").values_list("step", flat=True))
    assert steps == ["documents.enter", "documents.apply"]
    with pytest.raises(NotNow):
        apply_instrument(text, by=cast.by("dung"))


def test_a_dropped_text_stays_on_record_and_may_be_entered_rightly(cast):
    text = enter(cast)
    with pytest.raises(NotNow):
        drop_instrument(text, by=cast.by("son"))
    with pytest.raises(NotYours):
        drop_instrument(text, by=cast.by("phuc"), reason="Nhập nhầm")
    drop_instrument(text, by=cast.by("son"), reason="Nhập nhầm")
    text.refresh_from_db()
    assert text.state == "dropped"
    applied(cast, numbers={"cstdcs_max_ratio": {"value": 0.2}})
    assert queries.parameters_on(date(2024, 6, 12), cast.school_a) == {"cstdcs_max_ratio": 0.2}


def test_a_text_taken_as_if_it_were_applied_stands_in_its_place_on_the_tree(cast):
    applied(cast, "phuc", cast.district_office, number="5/HD-PGDĐT", numbers={"cstdcs_max_ratio": {"value": 0.1}})
    draft = enter(cast, numbers={"cstdcs_max_ratio": {"value": 0.2}})
    told = queries.parameters_by_unit(date(2024, 6, 12), [cast.school_a, cast.high_school], adding=[draft])
    assert told == {
        cast.school_a.pk: {"cstdcs_max_ratio": 0.1},
        cast.high_school.pk: {"cstdcs_max_ratio": 0.2},
    }
    assert queries.parameters_on(date(2024, 6, 12), cast.high_school) == {}
