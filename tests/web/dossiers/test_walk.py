"""The screens of a tờ trình, clicked through by those who work on them, without scripts."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bangvang.office.dossiers import actions
from bangvang.office.dossiers.models import Line, LineState, Proposal, ProposalState
from bangvang.toolbox.sheets import read_rows
from tests.cast import signed_in
from tests.office.dossiers import way


def html(answer):
    return answer.content.decode()


def post(client, who, url, **data):
    return signed_in(client, who).post(url, data, follow=True)


def test_a_clerk_goes_from_the_campaign_to_a_letter_waiting_for_its_signature(client, cast):
    way.regulation(cast)
    people = way.people(cast.school_a, 3)
    call = way.campaign(cast)
    page = html(post(client, cast.hoa, f"/de-nghi/dot/{call.pk}/lap/{cast.school_a.pk}/"))
    assert page.count('name="shown"') == 6  # three rated teachers, and clerk, head and teacher of the cast
    proposal = Proposal.objects.get()
    url = f"/de-nghi/{proposal.pk}/"
    ticks = {"shown": [one.pk for one in people], "version": 0}
    ticks |= {f"p-{one.pk}": ["LDTT"] for one in people[:2]}
    assert "Đã lưu danh sách." in html(post(client, cast.hoa, url + "danh-sach/", **ticks))
    told = {"held_date": "03/06/2024", "members": 7, "present": 7, "written": 0, "common": 7}
    page = html(post(client, cast.hoa, url + "bien-ban/", **told))
    assert "Đã ghi kết quả họp Hội đồng của 2 hồ sơ." in page
    page = html(post(client, cast.hoa, url + "niem-yet/", since="04/06/2024", where="Bảng tin"))
    assert "Đã niêm yết danh sách." in page
    page = html(post(client, cast.hoa, url + "ket-thuc-niem-yet/", opinions="Không có ý kiến."))
    assert "chờ thủ trưởng ký" in page
    assert "Đã ký tờ trình." in html(post(client, cast.binh, url + "ky/", number="12/TTr-THKĐ"))
    assert "Đã nộp tờ trình" in html(post(client, cast.hoa, url + "nop/"))
    assert "Đã tiếp nhận và cấp số đến" in html(post(client, cast.phuc, url + "tiep-nhan/"))
    assert set(Line.objects.values_list("state", flat=True)) == {LineState.RECEIVED}


def test_one_vote_differs_from_the_common_figure_and_decides(client, cast):
    proposal = way.drafted(cast, count=2)
    first = proposal.lines.order_by("pk").first()
    told = {"held_date": "03/06/2024", "members": 7, "present": 7, "written": 0, "common": 7, f"v-{first.pk}": "3"}
    post(client, cast.hoa, f"/de-nghi/{proposal.pk}/bien-ban/", **told)
    assert [line.state for line in proposal.lines.order_by("pk")] == [LineState.NOT_SUPPORTED, LineState.SUPPORTED]


def test_a_line_without_votes_is_asked_for_by_name_and_what_was_typed_stays(client, cast):
    proposal = way.drafted(cast, count=1)
    told = {"held_date": "03/06/2024", "members": 7, "present": 7, "written": 0, "number": "03/BB"}
    page = html(post(client, cast.hoa, f"/de-nghi/{proposal.pk}/bien-ban/", **told))
    assert "Còn 1 hồ sơ chưa có số phiếu, như Nguyễn Thị Hạnh A." in page
    assert 'value="03/BB"' in page


def test_a_draft_saves_itself_and_the_second_officer_is_told(client, cast):
    proposal = way.drafted(cast, count=2)
    ids = list(proposal.lines.values_list("person_id", flat=True))
    url = f"/de-nghi/{proposal.pk}/danh-sach/"
    data = {"shown": ids, f"p-{ids[0]}": ["LDTT"], "version": 0}
    answer = signed_in(client, cast.hoa).post(url, data, headers={"X-Draft": "1"})
    assert (answer.status_code, answer.json()) == (200, {"version": 1})
    answer = signed_in(client, cast.binh).post(url, data, headers={"X-Draft": "1"})
    assert answer.status_code == 409
    assert "Người khác vừa lưu trước" in answer.json()["message"]


def test_the_quota_under_the_table_is_the_servers_count(client, cast):
    proposal = way.drafted(cast, count=7, grade="HTXS")
    ids = list(proposal.lines.values_list("person_id", flat=True))
    actions.save_choices(proposal, by=cast.by("hoa"), people={one: ["LDTT", "CSTDCS"] for one in ids[:2]})
    actions.save_choices(way.again(proposal), by=cast.by("hoa"), people={one: ["LDTT"] for one in ids[2:]})
    page = html(signed_in(client, cast.hoa).get(f"/de-nghi/{proposal.pk}/danh-sach/"))
    assert re.search(r'data-count="CSTDCS" data-besides="0">2</b> trong 1 chỉ tiêu', page)
    assert "tối đa 1, bằng 15 % của 7" in page
    assert "Quá chỉ tiêu" in page


def test_sixty_people_are_worked_in_one_table_of_two_pages(client, cast):
    proposal = way.drafted(cast, count=57)
    page = html(signed_in(client, cast.hoa).get(f"/de-nghi/{proposal.pk}/danh-sach/"))
    assert page.count('name="shown"') == 50
    assert "Từ 1 đến 50 trong 60 người" in page
    assert re.search(r'data-besides="\d+">57</b> trong 60 người', page)


def bulk(client, who, step, lines, **more):
    data = {"buoc": step, "chon": [line.pk for line in lines], "xac-nhan": "1", **more}
    return signed_in(client, who).post("/ho-so/hang-loat/", data, follow=True)


def test_a_bulk_step_stops_at_a_page_that_says_how_many_and_which(client, cast):
    lines = list(way.received(cast, count=3).lines.all())
    url = "/ho-so/hang-loat/?buoc=tham-dinh&tat-ca=1&state=received"
    page = html(signed_in(client, cast.phuc).get(url))
    assert "Xác nhận đã thẩm định: 3 hồ sơ" in page
    assert Line.objects.filter(state=LineState.RECEIVED).count() == 3
    assert "Hoàn tác 3 hồ sơ" in html(bulk(client, cast.phuc, "tham-dinh", lines))
    assert Line.objects.filter(state=LineState.VERIFIED).count() == 3


def test_a_bulk_step_is_undone_from_the_page_that_told_of_it(client, cast):
    lines = list(way.received(cast, count=2).lines.all())
    answer = bulk(client, cast.phuc, "tham-dinh", lines)
    address = answer.redirect_chain[-1][0]
    assert "Đã hoàn tác 2 hồ sơ." in html(client.post(address, follow=True))
    assert set(Line.objects.values_list("state", flat=True)) == {LineState.RECEIVED}


def test_lines_that_cannot_go_along_are_named_with_the_reason_and_left_alone(client, cast):
    lines = list(way.received(cast, count=2, grade="HT").lines.all())
    actions.override_verdict(lines[:1], by=cast.by("phuc"), reason="Đã đối chiếu quyết định xếp loại.")
    page = html(bulk(client, cast.phuc, "tham-dinh", lines[1:]))
    assert "Không có hồ sơ nào thực hiện được bước này" in page
    assert "chưa đủ điều kiện" in page


def test_a_return_gives_each_line_its_own_reason(client, cast):
    lines = list(way.received(cast, count=2).lines.order_by("ordinal"))
    bulk(client, cast.phuc, "tra-lai", lines, reason="Thiếu chữ ký.", **{f"ly-do-{lines[1].pk}": "Sai chức vụ."})
    reasons = list(Line.objects.order_by("ordinal").values_list("return_reason", flat=True))
    assert reasons == ["Thiếu chữ ký.", "Sai chức vụ."]
    page = html(signed_in(client, cast.hoa).get(f"/ho-so/{lines[1].pk}/"))
    assert "Được trả lại để bổ sung." in page
    assert "Sai chức vụ." in page


def test_one_file_is_attached_to_many_dossiers(client, cast):
    proposal = way.drafted(cast, count=3, award="CSTDCS", grade="HTXS")
    scan = SimpleUploadedFile("bao-cao.pdf", b"%PDF-1.4 x")
    bulk(client, cast.hoa, "dinh-kem", list(proposal.lines.all()), kind="bao_cao", file=scan)
    assert {line.papers.get().file.name for line in proposal.lines.all()} == {"bao-cao.pdf"}


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("virus.exe", b"MZ", "Chỉ nhận tệp PDF"),
        ("rong.pdf", b"", "rỗng"),
        ("gia.pdf", b"khong phai pdf", "không đúng với đuôi .pdf"),
    ],
)
def test_a_file_of_the_wrong_kind_is_refused_in_one_sentence(client, cast, name, content, sentence):
    line = way.drafted(cast, count=1).lines.get()
    page = html(
        post(client, cast.hoa, f"/ho-so/{line.pk}/dinh-kem/", kind="khac", file=SimpleUploadedFile(name, content))
    )
    assert sentence in page
    assert line.papers.count() == 0


def test_conditions_stand_unknown_first_with_their_articles_and_what_a_council_judges_apart(client, cast):
    line = way.received(cast, count=1, award="LDTT", grade="HT").lines.get()
    page = html(signed_in(client, cast.phuc).get(f"/ho-so/{line.pk}/"))
    states = re.findall(r'<li data-state="(ok|bad|none)"><p class="verdict">', page)
    assert states == sorted(states, key=["none", "bad", "ok"].index)
    assert "bad" in states
    assert "Luật số 06/2022/QH15" in page
    assert page.index("Chờ bình xét") > page.index("Căn cứ:")


def test_two_officers_on_one_dossier_the_second_keeps_what_was_typed(client, cast):
    line = way.drafted(cast, count=1).lines.get()
    actions.save_line(line, by=cast.by("binh"), achievement="Chủ nhiệm lớp 5A", version=0)
    told = {"achievement": "Dạy giỏi cấp huyện", "version": 0}
    answer = signed_in(client, cast.hoa).post(f"/ho-so/{line.pk}/luu/", told)
    page = html(answer)
    assert answer.status_code == 409
    assert "Chủ nhiệm lớp 5A" in page
    assert "Dạy giỏi cấp huyện" in page
    assert Line.objects.get().achievement == "Chủ nhiệm lớp 5A"


@pytest.mark.parametrize("address", ["/de-nghi/{proposal}/", "/ho-so/{line}/", "/de-nghi/{proposal}/danh-sach/"])
@pytest.mark.parametrize("who", ["cuc", "mai", "vy", "an"])
def test_a_link_followed_by_a_stranger_opens_nothing(client, cast, address, who):
    proposal = way.drafted(cast, count=1)
    line = proposal.lines.get()
    url = address.format(proposal=proposal.pk, line=line.pk)
    answer = signed_in(client, getattr(cast, who)).get(url)
    assert answer.status_code == 404
    assert line.subject_name not in html(answer)


def test_withdrawing_asks_for_the_word_and_the_reason(client, cast):
    line = way.received(cast, count=1).lines.get()
    url = f"/ho-so/{line.pk}/rut/"
    page = html(post(client, cast.hoa, url, reason="Giáo viên xin rút.", word="ok"))
    assert "cần nhập đúng chữ rút" in page
    assert Line.objects.get().state == LineState.RECEIVED
    post(client, cast.hoa, url, reason="Giáo viên xin rút.", word="RÚT")
    assert Line.objects.get().state == LineState.WITHDRAWN


def test_a_form_sent_twice_changes_nothing_and_says_so(client, cast):
    proposal = way.signed(cast, count=1)
    post(client, cast.hoa, f"/de-nghi/{proposal.pk}/nop/")
    page = html(post(client, cast.hoa, f"/de-nghi/{proposal.pk}/nop/"))
    assert "đang ở bước “Đã nộp, chờ tiếp nhận”" in page
    assert Line.objects.get().stops.count() == 2


def test_a_late_unit_explains_itself_and_the_head_lets_it_in(client, cast):
    from datetime import date

    call = way.campaign(cast, deadline=date(2024, 6, 7))
    proposal = way.signed(cast, count=1, call=call)
    page = html(signed_in(client, cast.hoa).get(f"/de-nghi/{proposal.pk}/"))
    assert "đã hết hạn lúc 17:00 ngày 07/06/2024" in page
    post(client, cast.hoa, f"/de-nghi/dot/{call.pk}/giai-trinh/", explanation="Mất điện ba ngày.")
    late = call.supplements.get()
    assert "Mất điện ba ngày." in html(signed_in(client, cast.quy).get(f"/de-nghi/bo-sung/{late.pk}/"))
    post(client, cast.quy, f"/de-nghi/bo-sung/{late.pk}/", until="14/06/2024")
    post(client, cast.hoa, f"/de-nghi/{proposal.pk}/nop/")
    assert way.again(proposal).state == ProposalState.SUBMITTED


def test_an_officer_opens_a_campaign_and_a_wrong_year_is_told(client, cast):
    told = {"name": "Xét thi đua", "period": "2023-2025", "awards": ["LDTT"], "opens_date": "01/06/2024"}
    told |= {"deadline_date": "28/06/2024", "deadline_hour": "17:00"}
    assert "Năm chưa đúng" in html(post(client, cast.phuc, "/de-nghi/dot/mo/", **told))
    page = html(post(client, cast.phuc, "/de-nghi/dot/mo/", **{**told, "period": "2023-2024"}))
    assert "28/06/2024 17:00" in page


def test_the_workbook_holds_just_the_table_of_the_screen(client, cast):
    way.received(cast, count=3)
    answer = signed_in(client, cast.phuc).get("/ho-so/danh-sach.xlsx?q=hanh+b")
    rows = read_rows(answer.content, "ho-so.xlsx")
    names = [row[2] for row in rows if row and str(row[0]) in ("1", "1.0")]
    assert names == ["Nguyễn Thị Hạnh B"]


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
@pytest.mark.parametrize("kind", ["to-trinh", "bien-nhan"])
def test_papers_are_one_click_away_for_those_who_may_see_them(client, cast, kind, suffix):
    proposal = way.received(cast, count=2)
    url = f"/de-nghi/{proposal.pk}/van-ban/{kind}.{suffix}"
    answer = signed_in(client, cast.hoa).get(url)
    head = answer.getvalue()[:4]
    assert head == (b"%PDF" if suffix == "pdf" else b"PK\x03\x04")
    assert signed_in(client, cast.cuc).get(url).status_code == 404


def cost(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as told:
        answer = client.get(url)
    assert answer.status_code == 200
    return len(told)


def test_pages_cost_a_fixed_number_of_queries(client, cast):
    line = way.received(cast, count=3).lines.first()
    browser = signed_in(client, cast.phuc)
    assert cost(browser, "/ho-so/") <= 12
    assert cost(browser, "/de-nghi/") <= 12
    assert cost(browser, f"/ho-so/{line.pk}/") <= 20
    assert cost(browser, f"/de-nghi/{line.proposal_id}/") <= 20
    assert cost(browser, f"/de-nghi/dot/{line.proposal.campaign_id}/") <= 20


def test_a_table_of_thirty_people_costs_as_many_queries_as_one_of_three(client, cast):
    proposal = way.drafted(cast, count=3)
    url = f"/de-nghi/{proposal.pk}/danh-sach/"
    browser = signed_in(client, cast.hoa)
    few = cost(browser, url)
    actions.add_lines(proposal, [(one, "LDTT") for one in way.people(cast.school_a, 24)], by=cast.by("hoa"))
    assert cost(browser, url) == few


def test_a_list_of_thirty_dossiers_costs_as_many_queries_as_one_of_three(client, cast):
    proposal = way.drafted(cast, count=3)
    browser = signed_in(client, cast.phuc)
    few = {url: cost(browser, url) for url in ("/ho-so/", "/de-nghi/", f"/de-nghi/{proposal.pk}/")}
    actions.add_lines(proposal, [(one, "LDTT") for one in way.people(cast.school_a, 24)], by=cast.by("hoa"))
    assert {url: cost(browser, url) for url in few} == few


def test_the_table_goes_out_to_excel_and_comes_back_with_crosses(client, cast):
    proposal = way.drafted(cast, count=2)
    browser = signed_in(client, cast.hoa)
    rows = read_rows(browser.get(f"/de-nghi/{proposal.pk}/bang-dien-san.xlsx").content, "bang.xlsx")
    head = next(row for row in rows if "Mã cán bộ" in row)
    at = head.index("Lao động tiên tiến")
    marked = [row[1] for row in rows if row[at] == "x"]
    assert marked == ["Nguyễn Thị Hạnh A", "Nguyễn Thị Hạnh B"]
    codes = {row[1]: row[0] for row in rows}
    text = "Mã cán bộ;Lao động tiên tiến\n" + "\n".join(
        [f"{codes['Nguyễn Thị Hạnh A']};", f"{codes['Lê Văn Bình']};x", "LA-001;x"]
    )
    upload = SimpleUploadedFile("bang.csv", text.encode())
    page = html(browser.post(f"/de-nghi/{proposal.pk}/nop-excel/", {"file": upload}, follow=True))
    assert "Đã nhận bảng Excel: 2 người, 1 đề nghị." in page
    assert "Bỏ qua các dòng không thuộc đơn vị: LA-001." in page
    names = set(proposal.lines.filter(state=LineState.DRAFT).values_list("subject_name", flat=True))
    assert names == {"Nguyễn Thị Hạnh B", "Lê Văn Bình"}


def test_a_workbook_without_the_column_of_codes_is_refused_and_nothing_is_lost(client, cast):
    proposal = way.drafted(cast, count=1)
    upload = SimpleUploadedFile("khac.csv", "Họ tên;Lớp\nAn;5A".encode())
    page = html(post(client, cast.hoa, f"/de-nghi/{proposal.pk}/nop-excel/", file=upload))
    assert "không có cột “Mã cán bộ”" in page
    assert proposal.lines.filter(state=LineState.DRAFT).count() == 1


def test_a_name_of_ninety_letters_stands_whole_on_page_and_paper(client, cast):
    from tests import make

    way.regulation(cast)
    long = "Công Tằng Tôn Nữ " + "Hoàng Thị Nguyệt Quỳnh " * 3 + "Ánh"
    person = make.person(long, at=cast.school_a)
    proposal = actions.draw_up(cast.school_a, way.campaign(cast), by=cast.by("hoa"))
    line = actions.add_lines(proposal, [(person, "LDTT")], by=cast.by("hoa"))[0]
    browser = signed_in(client, cast.hoa)
    assert long in html(browser.get(f"/ho-so/{line.pk}/"))
    assert browser.get(f"/de-nghi/{proposal.pk}/van-ban/to-trinh.pdf").getvalue()[:4] == b"%PDF"


def test_one_click_puts_everybody_fit_on_the_list_and_a_second_adds_nobody(client, cast):
    proposal = way.drafted(cast, count=1)
    way.people(cast.school_a, 3)
    way.people(cast.school_a, 1, grade="HT")
    url = f"/de-nghi/{proposal.pk}/dien-san/"
    assert "Đã đưa thêm 3 người vào danh sách Lao động tiên tiến." in html(post(client, cast.hoa, url, dien="du:LDTT"))
    assert "Không có người nào để đưa thêm" in html(post(client, cast.hoa, url, dien="du:LDTT"))
    assert proposal.lines.count() == 4


def test_those_who_registered_are_taken_over_unless_ruled_out(client, cast):
    from bangvang.office.registrations import actions as registrations
    from bangvang.toolbox.acting import MACHINE

    proposal = way.drafted(cast, count=1)
    fit, unfit = way.people(cast.school_a, 1)[0], way.people(cast.school_a, 1, grade="HT")[0]
    sheet = registrations.open_sheet(cast.school_a, by=MACHINE, period=way.YEAR)
    choices = {fit.pk: ["LDTT"], unfit.pk: ["LDTT"]}
    registrations.save_sheet(sheet, by=MACHINE, choices=choices, group_codes=[], version=0)
    registrations.hand_in(sheet, by=MACHINE)
    post(client, cast.hoa, f"/de-nghi/{proposal.pk}/dien-san/", dien="dang-ky:LDTT")
    assert list(proposal.lines.order_by("-pk").values_list("person_id", flat=True))[:1] == [fit.pk]
    assert proposal.lines.count() == 2


def test_an_officer_receives_many_letters_each_under_its_own_number(client, cast):
    first = way.submitted(cast, count=1)
    second = actions.draw_up(cast.school_a, first.campaign, by=cast.by("hoa"))
    actions.add_lines(second, [(one, "LDTT") for one in way.people(cast.school_a, 1)], by=cast.by("hoa"))
    second = way.cleared(cast, way.voted(cast, way.again(second)))
    actions.submit(actions.sign(second, by=cast.by("binh"), number="13/TTr"), by=cast.by("hoa"))
    browser = signed_in(client, cast.phuc)
    assert "Tiếp nhận 2 tờ trình" in html(browser.get("/de-nghi/tiep-nhan/"))
    page = html(browser.post("/de-nghi/tiep-nhan/", {"chon": [first.pk, second.pk]}, follow=True))
    assert "Đã tiếp nhận 2 tờ trình" in page
    numbers = set(Proposal.objects.values_list("incoming_number", flat=True))
    assert numbers == {"0001/HS-2024", "0002/HS-2024"}


def test_a_school_receives_nobodys_letters(client, cast):
    proposal = way.submitted(cast, count=1)
    post(client, cast.cuc, "/de-nghi/tiep-nhan/", chon=proposal.pk)
    assert way.again(proposal).state == ProposalState.SUBMITTED
