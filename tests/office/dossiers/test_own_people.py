"""Who calls has people too: the staff of a Phòng go to UBND huyện, those posted at the Sở itself are decided there."""

from datetime import date

import pytest

from bangvang.office.achievements.models import AwardRecord
from bangvang.office.decisions import actions as decisions
from bangvang.office.decisions import queries as decided
from bangvang.office.decisions.reading import Printed
from bangvang.office.dossiers import actions, queries, workflow
from bangvang.office.dossiers.models import Line, LineState, Proposal, ProposalState
from bangvang.office.registrations import actions as registrations
from bangvang.office.registrations import queries as registered
from bangvang.toolbox import audit
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import JournalEntry
from bangvang.toolbox.workflow import NotNow, NotYours
from tests.office.dossiers import way


def own_draft(cast, at="district_office", clerk="phuc", call=None, award="LDTT", count=2):
    way.regulation(cast)
    unit = getattr(cast, at)
    proposal = actions.draw_up(unit, call or way.campaign(cast, at), by=cast.by(clerk))
    actions.add_lines(proposal, [(one, award) for one in way.people(unit, count)], by=cast.by(clerk))
    return way.again(proposal)


def minuted(cast, proposal, clerk="phuc"):
    votes = {line.pk: 7 for line in proposal.lines.all()}
    told = {"members": 7, "present": 7, "held_date": way.MEETING, "number": "07/BB"}
    actions.record_minutes(proposal, by=cast.by(clerk), votes=votes, **told, file=way.pdf("bien-ban.pdf"))
    return way.again(proposal)


def cleared(cast, proposal, clerk="phuc"):
    actions.post(proposal, by=cast.by(clerk), since=way.SINCE, where="Bảng tin cơ quan")
    return actions.close_posting_of(way.again(proposal), by=cast.by(clerk), opinions="Không có ý kiến khác.")


def test_the_staff_of_a_phong_go_from_their_list_to_an_award_of_the_district(cast):
    proposal = cleared(cast, minuted(cast, own_draft(cast)))
    assert (proposal.from_unit, proposal.to_unit) == (cast.district_office, cast.district)
    with pytest.raises(NotYours):
        actions.sign(proposal, by=cast.by("phuc"))
    proposal = actions.sign(proposal, by=cast.by("quy"), number="21/TTr-PGDĐT")
    proposal = actions.submit(proposal, by=cast.by("phuc"))
    assert (proposal.state, set(proposal.lines.values_list("state", "answer"))) == (
        ProposalState.SENT,
        {(LineState.PROPOSED, "eligible")},
    )
    names = [Printed(line.subject_name, line.post_title) for line in proposal.lines.all()]
    entered = decisions.enter_decision(
        cast.district_office,
        by=cast.by("phuc"),
        issuer="Chủ tịch UBND huyện Núi Thành",
        number="1234/QĐ-UBND",
        decided_date=date(2024, 6, 10),
        signer="",
        title="Lao động tiên tiến",
        award="LDTT",
        period=way.YEAR,
        printed=names,
    )
    decisions.confirm(entered, by=cast.by("quy"))
    assert set(Line.objects.values_list("state", flat=True)) == {LineState.AWARDED}
    kept = set(AwardRecord.objects.values_list("held_at", "number", "award"))
    assert kept == {(cast.district_office.pk, "1234/QĐ-UBND", "LDTT")}
    assert JournalEntry.objects.filter(step="dossiers.go_out").count() == 2
    assert audit.broken_entry() is None


def test_the_letter_of_the_phongs_own_people_may_go_after_the_day_it_set_for_its_schools(cast):
    call = way.campaign(cast, deadline=date(2024, 6, 7))
    proposal = actions.sign(cleared(cast, minuted(cast, own_draft(cast, call=call))), by=cast.by("quy"))
    assert actions.submit(proposal, by=cast.by("phuc")).is_late is False


def test_a_letter_of_own_people_waits_on_no_desk_to_be_received_or_appraised(cast):
    kinds = {"dossiers.receive", "dossiers.verify", "dossiers.propose_upwards"}
    proposal = cleared(cast, minuted(cast, own_draft(cast)))
    steps = [step.name for step in workflow.proposal_steps(proposal)]
    assert ("dossiers.send" in steps, "dossiers.submit" in steps) == (True, False)
    actions.submit(actions.sign(proposal, by=cast.by("quy")), by=cast.by("phuc"))
    for name in ("phuc", "quy"):
        assert kinds.isdisjoint({task.kind for task in queries.tasks_for(cast.by(name))})


def test_own_people_do_not_slip_past_their_posting_with_the_letter_of_the_schools(cast):
    minuted(cast, own_draft(cast))
    with pytest.raises(NotNow, match="đi theo tờ trình của chính đơn vị"):
        actions.propose_upwards(Line.objects.all(), by=cast.by("phuc"))
    assert Proposal.objects.count() == 1


def test_awards_of_two_authorities_make_two_letters(cast):
    call = way.campaign(cast, awards=("LDTT", "BKT", "GK"))
    onward = queries.destinations(cast.district_office, call, way.TODAY)
    assert onward == [cast.district, cast.province]
    letter = actions.draw_up(cast.district_office, call, by=cast.by("phuc"), to_unit=cast.province)
    person = way.people(cast.district_office, 1)[0]
    with pytest.raises(NotNow, match="Hồ sơ Lao động tiên tiến của đơn vị không gửi đến Ủy ban nhân dân tỉnh"):
        actions.add_lines(letter, [(person, "LDTT")], by=cast.by("phuc"))
    assert [line.award for line in actions.add_lines(letter, [(person, "BKT")], by=cast.by("phuc"))] == ["BKT"]
    with pytest.raises(NotNow, match="không gửi đến Sở"):
        actions.draw_up(cast.district_office, call, by=cast.by("phuc"), to_unit=cast.department)


def test_a_phong_is_not_called_by_the_so_for_titles_that_the_district_decides(cast):
    titles = way.campaign(cast, at="department")
    with pytest.raises(NotNow, match="không gửi đến Sở"):
        actions.draw_up(cast.district_office, titles, by=cast.by("phuc"))
    praise = way.campaign(cast, at="department", awards=("GK",))
    assert actions.draw_up(cast.district_office, praise, by=cast.by("phuc")).to_unit == cast.department


def test_those_posted_at_the_so_itself_are_decided_there_after_council_and_posting(cast):
    proposal = minuted(cast, own_draft(cast, "department", "dung"), "dung")
    assert (proposal.from_unit, proposal.to_unit) == (cast.department, cast.department)
    assert [*decided.lines_ready(cast.department)] == []
    told = {"title": "Lao động tiên tiến", "signer": "Dương Thị Lan", "signer_role": "Giám đốc"}
    lines = list(proposal.lines.all())
    with pytest.raises(NotNow, match="chưa hết thời gian niêm yết"):
        decisions.draft(cast.department, by=cast.by("dung"), lines=lines, **told)
    proposal = cleared(cast, proposal, "dung")
    with pytest.raises(NotNow, match="do Sở Giáo dục và Đào tạo Quảng Nam quyết định, không cần tờ trình"):
        actions.sign(proposal, by=cast.by("lan"))
    assert [step.name for step in workflow.proposal_steps(proposal) if step.name.endswith(("sign", "submit"))] == []
    ready = list(decided.lines_ready(cast.department))
    assert {line.answer for line in ready} == {"eligible"}
    made = decisions.draft(cast.department, by=cast.by("dung"), lines=ready, **told)
    decisions.issue(made, by=cast.by("lan"), decided_date=way.TODAY)
    assert set(Line.objects.values_list("state", flat=True)) == {LineState.AWARDED}
    assert AwardRecord.objects.filter(held_at=cast.department).count() == 2


def test_papers_of_a_list_decided_in_the_house_are_asked_for_before_its_posting_ends(cast):
    proposal = minuted(cast, own_draft(cast, "department", "dung", award="CSTDCS"), "dung")
    with pytest.raises(NotNow, match="2 hồ sơ còn thiếu Báo cáo thành tích"):
        cleared(cast, proposal, "dung")
    actions.attach_paper(proposal.lines.all(), "bao_cao", way.pdf("bao-cao.pdf"), by=cast.by("dung"))
    proposal = actions.close_posting_of(way.again(proposal), by=cast.by("dung"), opinions="Không.")
    assert proposal.state == ProposalState.CLEARED


def test_a_sheet_of_the_so_itself_waits_for_nobody_to_receive_it(cast):
    def hands_in(unit, by, period):
        sheet = registrations.open_sheet(unit, by=by, period=period)
        choices = {way.people(unit, 1)[0].pk: ["LDTT"]}
        sheet = registrations.save_sheet(sheet, by=by, choices=choices, group_codes=[], version=0)
        return registrations.hand_in(sheet, by=by)

    hands_in(cast.department, MACHINE, "2024")
    assert [task.kind for task in registered.tasks_for(cast.by("dung"))] == []
    assert hands_in(cast.district_office, cast.by("phuc"), way.YEAR).to_unit == cast.department
    assert [task.kind for task in registered.tasks_for(cast.by("dung"))] == ["registrations.receive"]
