"""On whose desk a letter waits, step by step."""

from datetime import date

import pytest

from bangvang.office.dossiers import actions, queries
from bangvang.toolbox.workflow import NotNow
from tests.office.dossiers import way

OWN = ("dossiers.draw_up", 1)  # the Phòng's own people wait for their letter as long as its campaign runs


def desk(cast, name):
    return sorted((task.kind, task.count) for task in queries.tasks_for(cast.by(name)))


def test_each_step_of_a_letter_waits_on_the_desk_of_who_takes_it(cast):
    proposal = way.voted(cast, way.drafted(cast, count=2))
    assert desk(cast, "hoa") == [("dossiers.draw_up", 1)]
    proposal = way.cleared(cast, proposal)
    assert desk(cast, "binh") == [("dossiers.sign", 1)]
    proposal = actions.sign(proposal, by=cast.by("binh"))
    assert desk(cast, "hoa") == [("dossiers.submit", 1)]
    proposal = actions.submit(proposal, by=cast.by("hoa"))
    assert desk(cast, "phuc") == [OWN, ("dossiers.receive", 1)]
    actions.receive(proposal, by=cast.by("phuc"))
    assert desk(cast, "phuc") == [OWN, ("dossiers.verify", 2)]
    actions.return_lines(list(proposal.lines.all())[:1], by=cast.by("phuc"), reason="Thiếu chữ ký.")
    assert desk(cast, "hoa") == [("dossiers.mend", 1)]
    assert [sent.word for sent in queries.sent_by(cast.by("hoa"))] == ["Đã tiếp nhận"]


def test_what_a_phong_must_pass_on_waits_on_its_desk_until_the_letter_is_signed(cast):
    lines = way.supported_above(cast, count=2)
    assert desk(cast, "phuc") == [OWN, ("dossiers.propose_upwards", 2)]
    letter = actions.propose_upwards(lines, by=cast.by("phuc"))
    assert desk(cast, "quy") == [("dossiers.sign", 1)]
    actions.sign(letter, by=cast.by("quy"))
    assert ("dossiers.submit", 1) in desk(cast, "phuc")


def test_a_new_campaign_waits_on_the_desk_of_the_clerks_below(cast):
    way.campaign(cast)
    assert (desk(cast, "hoa"), desk(cast, "cuc"), desk(cast, "mai")) == (
        [("dossiers.draw_up", 1)],
        [("dossiers.draw_up", 1)],
        [],
    )


def test_a_campaign_of_the_so_for_titles_calls_its_own_units_and_for_giay_khen_everybody(cast):
    titles = way.campaign(cast, at="department")
    assert (desk(cast, "hoa"), desk(cast, "mai")) == ([], [("dossiers.draw_up", 1)])
    with pytest.raises(NotNow, match="không gửi đến Sở Giáo dục và Đào tạo Quảng Nam"):
        actions.draw_up(cast.school_a, titles, by=cast.by("hoa"))
    actions.open_campaign(
        cast.department,
        by=cast.by("dung"),
        name="Xét Giấy khen",
        period=way.YEAR,
        awards=["GK"],
        opens_date=date(2024, 6, 1),
        deadline_date=date(2024, 6, 28),
    )
    assert desk(cast, "hoa") == [("dossiers.draw_up", 1)]
