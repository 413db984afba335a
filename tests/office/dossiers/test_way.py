"""A tờ trình from its first tick to the decision: the states of letter and lines, one entry a line, what stands in the way."""

from datetime import date

import pytest

from bangvang.office.dossiers import actions, queries, workflow
from bangvang.office.dossiers.models import Line, LineState, Proposal, ProposalState, Stop
from bangvang.toolbox import audit, calendar
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import JournalEntry
from bangvang.toolbox.workflow import NotNow, NotYours, undo
from tests.office.dossiers import way


def states(proposal):
    return sorted(proposal.lines.values_list("state", flat=True))


def test_names_and_posts_come_from_the_registers_and_a_name_stands_once(cast):
    proposal = way.drafted(cast, count=2)
    line = proposal.lines.order_by("name_key").first()
    assert (line.subject_name, line.post_title, line.unit) == ("Nguyễn Thị Hạnh A", "Giáo viên", cast.school_a)
    actions.add_lines(proposal, [(line.person, "LDTT")], by=cast.by("hoa"))
    assert proposal.lines.count() == 2


def test_drawing_up_twice_takes_the_empty_draft_up_again(cast):
    call = way.campaign(cast)
    first = actions.draw_up(cast.school_a, call, by=cast.by("hoa"))
    assert actions.draw_up(cast.school_a, call, by=cast.by("hoa")).pk == first.pk
    assert JournalEntry.objects.filter(step="dossiers.draw_up").count() == 1


def test_a_person_of_another_unit_and_an_award_not_called_for_are_refused(cast):
    proposal = way.drafted(cast, count=1)
    stranger = way.people(cast.school_b, 1)[0]
    with pytest.raises(NotNow, match="không công tác tại Trường Tiểu học Kim Đồng"):
        actions.add_lines(proposal, [(stranger, "LDTT")], by=cast.by("hoa"))
    with pytest.raises(NotNow, match="không thuộc"):
        actions.add_lines(proposal, [(way.people(cast.school_a, 1)[0], "BKT")], by=cast.by("hoa"))
    with pytest.raises(NotNow, match="không xét cho đối tượng này"):
        actions.add_lines(proposal, [(way.people(cast.school_a, 1)[0], "TTLDTT")], by=cast.by("hoa"))


def test_a_tick_taken_off_and_set_again_is_the_same_line(cast):
    proposal = way.drafted(cast, count=2)
    first, second = proposal.lines.order_by("pk")
    actions.save_choices(proposal, by=cast.by("hoa"), people={first.person_id: [], second.person_id: ["LDTT"]})
    assert states(proposal) == [LineState.DRAFT, LineState.WITHDRAWN]
    actions.save_choices(proposal, by=cast.by("hoa"), people={first.person_id: ["LDTT"]})
    assert set(proposal.lines.values_list("pk", "state")) == {(first.pk, "draft"), (second.pk, "draft")}


def test_two_officers_on_one_list_the_second_is_told_and_nothing_is_changed(cast):
    proposal = way.drafted(cast, count=1)
    person = proposal.lines.get().person_id
    actions.save_choices(proposal, by=cast.by("hoa"), people={person: ["LDTT", "CSTDCS"]}, version=0)
    with pytest.raises(NotNow, match="Người khác vừa lưu trước"):
        actions.save_choices(proposal, by=cast.by("binh"), people={person: []}, version=0)
    assert proposal.lines.filter(state="draft").count() == 2


def test_the_minutes_decide_by_the_regulation_of_the_day(cast):
    proposal = way.drafted(cast, count=2)
    first, second = proposal.lines.order_by("pk")
    actions.record_minutes(
        proposal,
        by=cast.by("hoa"),
        votes={first.pk: 5, second.pk: 4},
        members=7,
        present=7,
        held_date=way.MEETING,
        number="03/BB",
    )
    assert [line.state for line in proposal.lines.order_by("pk")] == [LineState.SUPPORTED, LineState.NOT_SUPPORTED]
    assert first.votes.get().rule == "5/7 phiếu tán thành tính trên tổng số thành viên, cần ít nhất 5"


@pytest.mark.parametrize(
    ("votes", "members", "present", "sentence"),
    [
        (8, 7, 7, "Có 8 phiếu đồng ý trong khi chỉ 7 người bỏ phiếu"),
        (5, 7, 9, "nhiều hơn tổng số 7 thành viên"),
        (-1, 7, 7, "phải là số không âm"),
        (0, 0, 0, "Hội đồng phải có thành viên"),
    ],
)
def test_figures_of_minutes_that_cannot_be_are_refused(cast, votes, members, present, sentence):
    proposal = way.drafted(cast, count=1)
    with pytest.raises(NotNow, match=sentence):
        actions.record_minutes(
            proposal,
            by=cast.by("hoa"),
            votes={proposal.lines.get().pk: votes},
            members=members,
            present=present,
            held_date=way.MEETING,
        )
    assert states(proposal) == [LineState.DRAFT]


def test_a_list_hangs_for_the_working_days_of_the_regulation(cast):
    proposal = way.voted(cast, way.drafted(cast, count=1))
    with pytest.raises(NotNow, match="Niêm yết ít nhất 5 ngày làm việc, đến hết ngày 11/06/2024"):
        actions.post(proposal, by=cast.by("hoa"), since=way.SINCE, until=date(2024, 6, 10), where=way.PLACE)
    actions.post(proposal, by=cast.by("hoa"), since=date(2024, 6, 7), where=way.PLACE)
    assert queries.current_posting(proposal).until == date(2024, 6, 14)
    with pytest.raises(NotNow, match="đang niêm yết đến hết ngày 14/06/2024"):
        actions.close_posting_of(proposal, by=cast.by("hoa"))


def test_nobody_signs_before_the_posting_has_ended_and_only_the_head_signs(cast):
    proposal = way.voted(cast, way.drafted(cast, count=1))
    with pytest.raises(NotNow, match="Danh sách chưa niêm yết xong"):
        actions.sign(proposal, by=cast.by("binh"))
    proposal = way.cleared(cast, proposal)
    with pytest.raises(NotYours):
        actions.sign(proposal, by=cast.by("hoa"))
    signed = actions.sign(proposal, by=cast.by("binh"))
    assert (signed.number, signed.signer, signed.state) == ("01/TTr-THKĐ", "Lê Văn Bình", ProposalState.SIGNED)


def test_a_letter_signed_on_paper_and_scanned_is_as_good(cast):
    proposal = way.cleared(cast, way.voted(cast, way.drafted(cast, count=1)))
    done = actions.sign_with_file(
        proposal, by=cast.by("hoa"), number="45/TTr", signer="Lê Văn Bình", signed_date=way.TODAY, file=way.pdf()
    )
    assert (done.state, done.number, done.signed_file.name) == (ProposalState.SIGNED, "45/TTr", "quet.pdf")


def test_handing_in_freezes_findings_and_numbers_the_lines(cast):
    proposal = way.submitted(cast, count=3)
    lines = list(proposal.lines.order_by("ordinal"))
    assert [line.ordinal for line in lines] == [1, 2, 3]
    assert {(line.state, line.place, line.answer) for line in lines} == {
        (LineState.SUBMITTED, cast.district_office, "eligible")
    }
    assert {line.finding.edition for line in lines} == {lines[0].finding.verdict["edition"]}
    assert JournalEntry.objects.filter(step="dossiers.hand_in").count() == 3


def test_required_papers_are_a_setting_and_one_file_serves_many_lines(cast):
    proposal = way.signed(cast, count=3, award="CSTDCS", grade="HTXS")
    with pytest.raises(NotNow, match="3 hồ sơ còn thiếu Báo cáo thành tích"):
        actions.submit(proposal, by=cast.by("hoa"))
    actions.attach_paper(proposal.lines.all(), "bao_cao", way.pdf("bao-cao.pdf"), by=cast.by("hoa"))
    assert actions.submit(proposal, by=cast.by("hoa")).state == ProposalState.SUBMITTED
    assert JournalEntry.objects.filter(step="dossiers.attach_paper").count() == 3


def test_a_newer_paper_replaces_the_older_which_is_kept(cast):
    line = way.drafted(cast, count=1).lines.get()
    old = way.pdf("cu.pdf")
    actions.attach_paper(line, "bao_cao", old, by=cast.by("hoa"))
    actions.attach_paper(line, "bao_cao", way.pdf("moi.pdf"), by=cast.by("hoa"))
    kept = [(paper.file.name, paper.replaced_by is None) for paper in line.papers.order_by("pk")]
    assert kept == [("cu.pdf", False), ("moi.pdf", True)]


def test_recall_is_possible_until_the_letter_is_received(cast):
    proposal = actions.recall(way.submitted(cast, count=1), by=cast.by("hoa"))
    line = proposal.lines.get()
    assert (proposal.state, line.state, line.place) == (ProposalState.CLEARED, LineState.SUPPORTED, cast.school_a)
    proposal = actions.submit(actions.sign(proposal, by=cast.by("binh")), by=cast.by("hoa"))
    proposal = actions.receive(proposal, by=cast.by("phuc"))
    with pytest.raises(NotNow, match="Đã tiếp nhận"):
        actions.recall(proposal, by=cast.by("hoa"))


def test_one_incoming_number_for_the_whole_letter(cast):
    proposal = way.received(cast, count=2)
    assert (proposal.incoming_number, proposal.state) == ("0001/HS-2024", ProposalState.RECEIVED)
    assert states(proposal) == [LineState.RECEIVED, LineState.RECEIVED]


def test_receiving_twice_changes_nothing_and_says_so(cast):
    proposal = way.received(cast, count=1)
    with pytest.raises(NotNow, match="đang ở bước “Đã tiếp nhận”"):
        actions.receive(proposal, by=cast.by("phuc"))
    assert way.again(proposal).incoming_number == "0001/HS-2024"


def test_an_officer_verifies_many_in_one_go_and_can_take_it_back(cast):
    lines = list(way.received(cast, count=3).lines.all())
    done = actions.verify(lines, by=cast.by("phuc"))
    entries = JournalEntry.objects.filter(step="dossiers.verify")
    assert (entries.count(), len(set(entries.values_list("batch", flat=True)))) == (3, 1)
    assert undo(done[0].journal_batch, by=cast.by("phuc")) == 3
    assert set(Line.objects.values_list("state", "officer")) == {("received", None)}


def test_nobody_appraises_a_subject_of_the_unit_where_one_works(cast):
    lines = list(way.received(cast, school="high_school", count=1).lines.all())
    assert actions.verify(lines, by=cast.by("dung"))[0].state == LineState.VERIFIED
    with pytest.raises(NotYours):
        actions.verify(lines, by=cast.by("mai"))


def test_a_verdict_not_met_or_not_known_needs_a_reason_before_it_is_verified(cast):
    lines = list(way.received(cast, count=2, grade="HT").lines.all())
    with pytest.raises(NotNow, match="chưa đủ điều kiện"):
        actions.verify(lines, by=cast.by("phuc"))
    with pytest.raises(NotNow, match="Cần ghi lý do"):
        actions.override_verdict(lines, by=cast.by("phuc"), reason=" ")
    actions.override_verdict(lines, by=cast.by("phuc"), reason="Đã có quyết định xếp loại lại.")
    assert {line.state for line in actions.verify(lines, by=cast.by("phuc"))} == {LineState.VERIFIED}


def test_a_return_goes_to_the_stop_before_with_its_reason_and_comes_again_as_a_new_letter(cast):
    proposal = way.received(cast, count=3)
    first, second, third = proposal.lines.order_by("ordinal")
    actions.return_lines(
        [first, second], by=cast.by("phuc"), reasons={first.pk: "Thiếu chữ ký.", second.pk: "Sai chức vụ."}
    )
    first, second = Line.objects.filter(pk__in=[first.pk, second.pk]).order_by("ordinal")
    assert (first.place, first.return_reason, second.return_reason) == (cast.school_a, "Thiếu chữ ký.", "Sai chức vụ.")
    actions.save_line(first, by=cast.by("hoa"), achievement="Đã bổ sung.", version=0)
    again = actions.mend([first, second], by=cast.by("hoa"))
    again = actions.submit(actions.sign(again, by=cast.by("binh")), by=cast.by("hoa"))
    assert (again.to_unit, again.is_repeat, again.lines.count()) == (cast.district_office, True, 2)
    changes = [(change.what, change.before, change.now) for change in queries.compare(Line.objects.get(pk=first.pk))]
    assert changes == [("Tóm tắt thành tích", "", "Đã bổ sung.")]
    assert Line.objects.get(pk=third.pk).state == LineState.RECEIVED


def test_a_return_is_taken_back_while_the_unit_has_not_mended(cast):
    lines = list(way.received(cast, count=2).lines.all())
    actions.return_lines(lines, by=cast.by("phuc"), reason="Nhầm.")
    lines = list(Line.objects.all())
    for name in ("hoa", "binh", "cuc", "quy", "dung", "son", "lan"):
        assert not workflow.UNDO_RETURN.may(cast.by(name), lines[0])
        with pytest.raises(NotYours):
            actions.undo_return(lines, by=cast.by(name))
    actions.undo_return(lines, by=cast.by("phuc"))
    assert set(Line.objects.values_list("state", "place")) == {("received", cast.district_office.pk)}
    assert Stop.objects.filter(left_at=None).count() == 2


def test_from_signed_minutes_a_phong_proposes_to_the_district_which_answers_outside(cast):
    lines = way.supported_above(cast, count=2)
    letter = actions.propose_upwards(lines, by=cast.by("phuc"))
    assert actions.propose_upwards(Line.objects.all(), by=cast.by("phuc")).pk == letter.pk
    letter = actions.submit(actions.sign(letter, by=cast.by("quy")), by=cast.by("phuc"))
    assert (letter.to_unit, letter.state) == (cast.district, ProposalState.SENT)
    assert states(letter) == [LineState.PROPOSED, LineState.PROPOSED]
    actions.conclude(letter.lines.all(), by=MACHINE, outcome=LineState.AWARDED)
    assert set(Stop.objects.filter(unit=cast.district).values_list("outcome", flat=True)) == {LineState.AWARDED}
    assert audit.broken_entry() is None


def test_lines_without_the_word_of_the_council_here_are_not_proposed(cast):
    lines = actions.verify(list(way.received(cast, count=1).lines.all()), by=cast.by("phuc"))
    with pytest.raises(NotNow, match="chưa có biên bản đã ký"):
        actions.propose_upwards(lines, by=cast.by("phuc"))


def test_after_the_deadline_only_a_supplementary_round_lets_a_unit_in(cast):
    call = way.campaign(cast, deadline=date(2024, 6, 8))  # a Saturday: ends on Monday 10 June
    assert f"{queries.deadline_of(call):%d/%m/%Y %H:%M}" == "10/06/2024 17:00"
    proposal = way.signed(cast, count=1, call=call)
    with pytest.raises(NotNow, match="đã hết hạn lúc 17:00 ngày 10/06/2024"):
        actions.submit(proposal, by=cast.by("hoa"))
    asked = actions.ask_supplement(call, cast.school_a, by=cast.by("hoa"), explanation="Trường mất điện ba ngày.")
    with pytest.raises(NotYours):
        actions.open_supplement(asked, by=cast.by("hoa"), until=date(2024, 6, 14))
    actions.open_supplement(asked, by=cast.by("quy"), until=date(2024, 6, 14))
    assert actions.submit(proposal, by=cast.by("hoa")).is_late is True


def test_withdrawing_asks_for_a_reason_and_frees_the_name(cast):
    proposal = way.received(cast, count=1)
    line = proposal.lines.get()
    with pytest.raises(NotYours):
        actions.withdraw([line], by=cast.by("cuc"), reason="Không phải của mình")
    actions.withdraw([line], by=cast.by("hoa"), reason="Giáo viên xin rút.")
    assert Line.objects.get().state == LineState.WITHDRAWN
    call = Proposal.objects.get().campaign
    again = actions.draw_up(cast.school_a, call, by=cast.by("hoa"))
    assert [new.state for new in actions.add_lines(again, [(line.person, "LDTT")], by=cast.by("hoa"))] == ["draft"]


def test_two_officers_on_one_line_the_second_is_told_and_the_first_text_stays(cast):
    line = way.drafted(cast, count=1).lines.get()
    actions.save_line(line, by=cast.by("hoa"), achievement="Chủ nhiệm lớp 5A", version=0)
    with pytest.raises(NotNow, match="Người khác vừa lưu trước"):
        actions.save_line(line, by=cast.by("binh"), achievement="Dạy giỏi", version=0)
    assert Line.objects.get().achievement == "Chủ nhiệm lớp 5A"


def test_the_same_form_sent_twice_leaves_one_entry(cast):
    line = way.drafted(cast, count=1).lines.get()
    actions.save_line(line, by=cast.by("hoa"), achievement="Chủ nhiệm lớp 5A", version=0)
    actions.save_line(line, by=cast.by("hoa"), achievement="Chủ nhiệm lớp 5A", version=1)
    assert Line.objects.get().version == 1


def test_text_in_another_form_of_unicode_is_kept_in_one(cast):
    line = way.drafted(cast, count=1).lines.get()
    actions.save_line(line, by=cast.by("hoa"), achievement="Giáo viên giỏi".encode().decode(), version=0)
    import unicodedata

    actions.save_line(line, by=cast.by("hoa"), achievement=unicodedata.normalize("NFD", "Ẩn, Ễnh"), version=1)
    assert Line.objects.get().achievement == "Ẩn, Ễnh"


def test_an_opinion_is_heard_from_the_union_and_not_from_a_strange_school(cast):
    line = way.received(cast, count=1).lines.get()
    with pytest.raises(NotYours):
        actions.give_opinion(line, by=cast.by("cuc"), text="Không đồng ý")
    actions.give_opinion(line, by=cast.by("uyen"), text="Công đoàn nhất trí.")
    assert [(row.unit_name, row.text) for row in line.opinions.all()] == [
        ("Sở Giáo dục và Đào tạo Quảng Nam", "Công đoàn nhất trí.")
    ]


def test_the_route_follows_award_unit_and_day(cast):
    def way_of(award, unit):
        return [(stop.unit.code, stop.does, stop.is_outside) for stop in queries.route(award, unit, way.TODAY)]

    assert way_of("LDTT", cast.school_a) == [
        ("TH-KD", "prepares", False),
        ("PGD-NT", "appraises", False),
        ("UBND-NT", "decides", True),
    ]
    assert way_of("CSTDCS", cast.high_school) == [("THPT-ST", "prepares", False), ("SGDDT", "decides", False)]
    assert way_of("LDTT", cast.office) == [("VP", "prepares", False), ("SGDDT", "decides", False)]
    assert way_of("GK", cast.school_a) == [("TH-KD", "prepares", False), ("SGDDT", "decides", False)]
    assert way_of("TTLDXS", cast.high_school) == [
        ("THPT-ST", "prepares", False),
        ("SGDDT", "appraises", False),
        ("UBND", "decides", True),
    ]
    assert [stop[0] for stop in way_of("LDTT", cast.district_office)] == ["PGD-NT", "UBND-NT"]
    assert [stop[0] for stop in way_of("BKT", cast.school_a)] == ["TH-KD", "PGD-NT", "UBND"]


def test_what_is_seen_stays_within_the_branch(cast):
    way.received(cast, count=2)
    seen = {
        name: queries.lines_seen_by(cast.by(name)).count()
        for name in ("hoa", "phuc", "quy", "dung", "cuc", "mai", "vy")
    }
    assert seen == {"hoa": 2, "phuc": 2, "quy": 2, "dung": 2, "cuc": 0, "mai": 0, "vy": 0}


def test_one_line_a_day_after_the_deadline_stays_in_time_when_it_comes_again(cast):
    call = way.campaign(cast, deadline=date(2024, 6, 12))
    proposal = way.signed(cast, count=1, call=call)
    with calendar.office_day(date(2024, 6, 11)):
        proposal = actions.submit(proposal, by=cast.by("hoa"))
    proposal = actions.receive(proposal, by=cast.by("phuc"))
    actions.return_lines(list(proposal.lines.all()), by=cast.by("phuc"), reason="Thiếu chữ ký.")
    with calendar.office_day(date(2024, 6, 20)):
        again = actions.mend(list(Line.objects.all()), by=cast.by("hoa"))
        again = actions.submit(actions.sign(again, by=cast.by("binh")), by=cast.by("hoa"))
    assert (again.state, again.is_late) == (ProposalState.SUBMITTED, False)
