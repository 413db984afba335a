"""The screens of a meeting, clicked through by secretary, members and chair, without scripts."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bangvang.office.councils import actions
from bangvang.office.councils.models import Ballot, BallotPaper, BallotState, Council, Meeting, MeetingState
from bangvang.office.dossiers.models import LineState
from tests.cast import signed_in
from tests.office.councils import sitting
from tests.office.dossiers import way


def html(answer):
    return answer.content.decode()


def get(client, who, url):
    return signed_in(client, who).get(url)


def post(client, who, url, **data):
    return signed_in(client, who).post(url, data, follow=True)


def sheet(meeting, said="for", **other):
    return {f"p-{item}": choice for item, choice in sitting.choices(meeting, said, **other).items()}


def test_a_council_is_founded_from_the_table_of_the_offices_people(client, cast):
    seats = {f"vai-{cast.accounts[who].person_id}": role for who, role in sitting.SEATS}
    told = {"name": "Hội đồng thi đua, khen thưởng", "number": "05/QĐ-SGDĐT", "decided_date": "01/09/2023"}
    url = f"/hoi-dong/lap/{cast.department.pk}/"
    page = html(post(client, cast.giang, url, **told, **{**seats, f"vai-{cast.hai.person_id}": "chair"}))
    assert "Hội đồng cần đúng một Chủ tịch và một Ủy viên thư ký." in page
    page = html(post(client, cast.giang, url, **told, **seats))
    assert "Đã lập Hội đồng." in page
    assert Council.objects.get().members.filter(account__isnull=False).count() == 5


def test_a_secretary_goes_from_the_calendar_to_minutes_the_chair_signs(client, cast):
    council = sitting.council(cast)
    lines = sitting.waiting(cast)
    told = {"title": "Họp xét thi đua", "period": way.YEAR, "day": "12/06/2024", "hour": "08:00", "place": "Phòng 2"}
    assert "Đã lên lịch" in html(post(client, cast.giang, f"/hoi-dong/{council.pk}/len-lich/", **told))
    url = f"/phien-hop/{Meeting.objects.get().pk}/"
    page = html(post(client, cast.giang, url + "chuong-trinh/", chon=[line.pk for line in lines]))
    assert "Đã đưa 3 hồ sơ vào chương trình." in page
    here = {f"co-mat-{member.pk}": "present" for member in council.members.all()}
    page = html(post(client, cast.giang, url + "diem-danh/", viec="tat-ca"))
    assert page.count('value="present" selected') == 5
    assert "Đã lưu điểm danh." in html(post(client, cast.giang, url + "diem-danh/", **here))
    assert "Đã khai mạc phiên họp." in html(post(client, cast.giang, url + "khai-mac/"))
    page = html(post(client, cast.giang, url + "mo-phieu/?danh-hieu=LDTT", way="secret"))
    assert "Cần hỏi và khai trước khi mở bỏ phiếu" in page
    page = html(post(client, cast.giang, url + "mo-phieu/?danh-hieu=LDTT", way="secret", asked="on"))
    assert "Đã mở bỏ phiếu." in page
    ballot = Ballot.objects.get()
    for who, _role in sitting.SEATS:
        page = html(
            post(client, cast.accounts[who], f"/bo-phieu/{ballot.pk}/", viec="bo-phieu", **sheet(ballot.meeting))
        )
        assert "Đã bỏ phiếu 3 tên" in page
    close = f"/luot-phieu/{ballot.pk}/kiem-phieu/"
    assert "cần nhập đúng chữ kiểm phiếu" in html(post(client, cast.giang, close, word="kiem"))
    assert "Kết quả, đạt 3/3" in html(post(client, cast.giang, close, word="kiểm phiếu"))
    page = html(post(client, cast.giang, url + "lap-bien-ban/", number="06", conclusion="Thông qua danh sách."))
    assert "chờ Chủ tịch Hội đồng ký" in page
    assert "Kết quả đã ghi vào từng hồ sơ." in html(post(client, cast.lan, url + "ky-bien-ban/"))
    assert sitting.states() == [LineState.SUPPORTED] * 3


def test_all_at_once_keeps_what_was_refused_and_casts_nothing(client, cast):
    ballot = sitting.voting(cast)
    first = ballot.meeting.items.first()
    url = f"/bo-phieu/{ballot.pk}/"
    page = html(post(client, cast.kim, url, viec="tat-ca", **{f"p-{first.pk}": "against"}))
    assert len(re.findall(r'value="for" checked', page)) == 2
    assert len(re.findall(r'value="against" checked', page)) == 1
    page = html(post(client, cast.kim, url, viec="xem-lai", **{f"p-{first.pk}": "against"}))
    assert "Còn 2 tên chưa chọn." in page
    page = html(post(client, cast.kim, url, viec="xem-lai", **sheet(ballot.meeting, n1="against")))
    assert "Xem lại trước khi bỏ phiếu" in page
    assert first.line.subject_name in page
    assert not BallotPaper.objects.exclude(choice="").exists()


def test_a_ballot_cast_twice_has_one_sentence_and_the_first_stands(client, cast):
    ballot = sitting.voting(cast, count=1)
    url = f"/bo-phieu/{ballot.pk}/"
    post(client, cast.kim, url, viec="bo-phieu", **sheet(ballot.meeting, "against"))
    page = html(post(client, cast.kim, url, viec="bo-phieu", **sheet(ballot.meeting)))
    assert "Thành viên này đã bỏ phiếu; phiếu trước được giữ nguyên." in page
    assert sorted(BallotPaper.objects.values_list("choice", flat=True)) == ["", "", "", "", "against"]


def test_a_recused_name_is_shown_without_a_choice(client, cast):
    meeting = sitting.begun(cast)
    item = meeting.items.first()
    actions.declare_conflict(item, by=cast.by("kim"), member=sitting.seat(meeting, "kim"), reason_given="Người thân")
    ballot = actions.open_ballot(meeting, by=cast.by("giang"), award="LDTT")
    page = html(get(client, cast.kim, f"/bo-phieu/{ballot.pk}/"))
    assert "Đã khai không tham gia bỏ phiếu cho tên này." in page
    assert f'name="p-{item.pk}"' not in page
    assert "Người thân" not in page


def test_a_receipt_is_checked_without_going_into_an_address_and_is_kept_nowhere(client, cast):
    ballot = sitting.voting(cast)
    page = html(post(client, cast.kim, f"/bo-phieu/{ballot.pk}/", viec="bo-phieu", **sheet(ballot.meeting)))
    code = re.search(r"<b>([0-9A-F]{16})</b>", page)[1]
    assert code not in str(dict(client.session))
    url = f"/bo-phieu/{ballot.pk}/bien-nhan/"
    assert "Có 3 phiếu theo mã này" in html(client.post(url, {"ma": code}))
    assert "Không có phiếu nào theo mã này." in html(client.post(url, {"ma": "SAI"}))


def test_a_ballot_page_is_stored_by_no_browser(client, cast):
    ballot = sitting.voting(cast)
    assert "no-store" in get(client, cast.kim, f"/bo-phieu/{ballot.pk}/")["Cache-Control"]


def test_the_chair_sees_how_many_have_voted_and_nothing_else(client, cast):
    ballot = sitting.voting(cast)
    actions.cast(ballot, by=cast.by("kim"), choices=sitting.choices(ballot.meeting, "against"))
    page = html(get(client, cast.lan, f"/luot-phieu/{ballot.pk}/"))
    assert "1/5" in page
    assert "Không đồng ý</th>" not in page
    assert page.count("Huỳnh Thị Kim") == 0
    assert "1/5" not in html(get(client, cast.hai, f"/luot-phieu/{ballot.pk}/"))


@pytest.mark.parametrize("who", ["hoa", "dung", "thu", "an", "vy"])
def test_a_stranger_finds_no_page_of_the_council(client, cast, who):
    ballot = sitting.voting(cast)
    pages = ("/phien-hop/{m}/", "/bo-phieu/{b}/", "/luot-phieu/{b}/", "/phien-hop/{m}/van-ban/bien-ban.pdf")
    asked = [path.format(m=ballot.meeting_id, b=ballot.pk) for path in pages]
    assert [get(client, cast.accounts[who], url).status_code for url in asked] == [404] * 4


def test_two_people_enter_a_paper_count_and_the_second_sees_no_figure(client, cast):
    ballot = sitting.voting(cast, count=1, way_="paper")
    item = ballot.meeting.items.get().pk
    url = f"/luot-phieu/{ballot.pk}/nhap-phieu/"
    told = {f"dong-y-{item}": "4", f"khong-{item}": "1", f"hong-{item}": ""}
    page = html(post(client, cast.giang, url, **{**told, f"khong-{item}": "x"}))
    assert "tổng số phiếu phải bằng 5" in page
    assert 'value="4"' in page
    assert "Đã lưu lần nhập thứ nhất." in html(post(client, cast.giang, url, **told))
    assert 'value="4"' not in html(get(client, cast.hai, url))
    assert "Hai lần nhập khớp nhau." in html(post(client, cast.hai, url, **told))
    assert sitting.again(ballot).state == BallotState.CLOSED


def test_a_signed_scan_is_taken_and_handed_out(client, cast):
    meeting = sitting.minuted(cast)
    scan = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.4 ky", content_type="application/pdf")
    page = html(post(client, cast.giang, f"/phien-hop/{meeting.pk}/tai-bien-ban/", file=scan, signed_date="12/06/2024"))
    assert "Đã nhận biên bản đã ký." in page
    got = get(client, cast.lan, f"/phien-hop/{meeting.pk}/ban-ky/")
    assert got.content == b"%PDF-1.4 ky"
    assert Meeting.objects.get().state == MeetingState.SIGNED


def test_minutes_are_read_before_they_are_written_as_pdf_and_docx(client, cast):
    meeting = sitting.counted(cast)
    url = f"/phien-hop/{meeting.pk}/van-ban/"
    assert get(client, cast.giang, url + "bien-ban.pdf").content[:5] == b"%PDF-"
    assert get(client, cast.giang, url + "kiem-phieu.docx").content[:2] == b"PK"
    assert get(client, cast.giang, url + "khac.pdf").status_code == 404


def test_a_dossier_is_put_off_with_its_reason(client, cast):
    meeting = sitting.planned(cast)
    item = meeting.items.first()
    url = f"/phien-hop/{meeting.pk}/rut-ho-so/"
    post(client, cast.giang, url, chon=[item.pk])
    assert meeting.items.count() == 3
    assert "Đã đưa 1 hồ sơ ra khỏi chương trình." in html(
        post(client, cast.giang, url, chon=[item.pk], reason="Chờ minh chứng")
    )
    assert meeting.items.count() == 2


@pytest.mark.parametrize("path", ["/phien-hop/", "/hoi-dong/", "/phien-hop/{m}/", "/luot-phieu/{b}/", "/bo-phieu/{b}/"])
def test_pages_cost_the_same_for_one_name_and_for_many(client, cast, path):
    ballot = sitting.voting(cast, count=6)
    url = path.format(m=ballot.meeting_id, b=ballot.pk)
    get(client, cast.giang, url)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    extra = list(ballot.meeting.items.values_list("pk", flat=True)[1:])
    BallotPaper.objects.filter(item__in=extra).delete()
    ballot.meeting.items.filter(pk__in=extra).delete()
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    assert len(many) == len(one)
    assert len(many) <= (12 if path in ("/phien-hop/", "/hoi-dong/") else 20)
