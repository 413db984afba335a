"""docs/walks/a-district-ends.md, click by click: begun at a Phòng in June 2024, finished by its successor in July 2025."""

import re
from datetime import date
from itertools import groupby
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bangvang.demo.load import load
from bangvang.demo.reorganise import play
from bangvang.office.councils.models import AgendaItem, Ballot, Council, Meeting
from bangvang.office.documents.models import LocalInstrument
from bangvang.office.dossiers.models import Line, LineState, Proposal, ProposalState
from bangvang.office.people.models import Account
from bangvang.office.units.models import Unit
from bangvang.toolbox.calendar import office_day
from tests.cast import signed_in

JUNE, LATE_JUNE, JULY = date(2024, 6, 12), date(2024, 6, 27), date(2025, 7, 7)
REPORT = "Báo cáo thành tích có xác nhận của thủ trưởng đơn vị"
SEATS = {"giamdoc": "chair", "thuky.hoidong": "secretary", "thanhvien1": "member", "thanhvien2": "member"}


@pytest.fixture
def office(db: None) -> None:
    """The small demo."""
    load("small", quiet=True)


def page(who: str, url: str) -> str:
    answer = signed_in(Client(), Account.objects.get(username=who)).get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def post(who: str, url: str, **told: Any) -> str:
    answer = signed_in(Client(), Account.objects.get(username=who)).post(url, told, follow=True)
    assert answer.status_code == 200, url
    return answer.content.decode()


def prepared_by_the_school(letter: str) -> None:
    """In June the school's council has met and the list is posted; the letter is to the Phòng."""
    assert "Phòng Giáo dục và Đào tạo thành phố Tam Kỳ" in page("canbo.mn", letter)
    told = {"held_date": "12/06/2024", "members": "7", "present": "7", "written": "0", "common": "6"}
    assert "Đã ghi kết quả họp Hội đồng của 22 hồ sơ." in post("canbo.mn", f"{letter}bien-ban/", **told)
    posted = {"since": "12/06/2024", "where": "Bảng tin của trường"}
    assert "Đã niêm yết danh sách." in post("canbo.mn", f"{letter}niem-yet/", **posted)


def signed_and_handed_in(letter: str) -> None:
    """Two dossiers need a report; until it is there the button is shut and says whose papers are missing."""
    closed = post("canbo.mn", f"{letter}ket-thuc-niem-yet/", opinions="Không có ý kiến.")
    assert "Đã kết thúc niêm yết" in closed
    assert "Đã ký tờ trình." in post("hieutruong.mn", f"{letter}ky/", number="")
    assert f"2 hồ sơ còn thiếu {REPORT}" in page("canbo.mn", letter)
    for line in Line.objects.filter(award="CSTDCS", proposal__from_unit__code="TKY-MN01"):
        url = f"/ho-so/{line.pk}/dinh-kem/"
        (kind,) = re.findall(rf'<option value="([^"]*)"[^>]*>{REPORT}', page("canbo.mn", url))
        report = SimpleUploadedFile("bao-cao.pdf", b"%PDF-1.4 bao cao", content_type="application/pdf")
        assert "Đã đính kèm giấy tờ." in post("canbo.mn", url, kind=kind, file=report)
    assert "Đã nộp tờ trình" in post("canbo.mn", f"{letter}nop/")


def received_and_appraised_by_the_successor(letter: str) -> None:
    """The officer of the Sở of Đà Nẵng finds it on the desk; what was signed still names the Phòng."""
    assert "Tiếp nhận 1 tờ trình" in page("chuyenvien.so", "/")
    assert "Đã tiếp nhận và cấp số đến" in post("chuyenvien.so", f"{letter}tiep-nhan/")
    assert "Phòng Giáo dục và Đào tạo thành phố Tam Kỳ" in page("chuyenvien.so", letter)
    chosen = list(Line.objects.filter(state=LineState.RECEIVED).values_list("pk", flat=True))
    told = {"buoc": "tham-dinh", "chon": chosen, "xac-nhan": "1"}
    assert "Đã xác nhận thẩm định 22 hồ sơ." in post("chuyenvien.so", "/ho-so/hang-loat/", **told)


def the_successors_own_regulation_is_entered(department: Unit) -> None:
    """What Quảng Nam laid down binds the Sở of Đà Nẵng only if it says so itself: until then no ballot opens."""
    head = {"number": "01/2025/QyĐ-SGDĐT (minh họa)", "title": "Quy định thi đua, khen thưởng (minh họa)"}
    head |= {"issuer": department.name, "issued_date": "01/07/2025", "since": "01/07/2025"}
    votes = {"vote-CSTDCS": "70", "vote-LDTT": "2/3", "vote-TTLDTT": "2/3", "quorum": "2/3", "vote-base": "members"}
    asked = page("thuky.hoidong", f"{meeting_url()}mo-phieu/?danh-hieu=CSTDCS")
    assert "Chưa có quy định về tỷ lệ phiếu." in asked
    post("chanhvanphong", "/quy-dinh/nhap/", **head, **votes)
    text = LocalInstrument.objects.get(scope=department)
    post("chanhvanphong", f"/quy-dinh/{text.pk}/ap-dung/")


def meeting_url() -> str:
    return f"/phien-hop/{Meeting.objects.latest('pk').pk}/"


def carried_by_the_successors_council(department: Unit) -> None:
    seats = {f"vai-{Account.objects.get(username=who).person_id}": role for who, role in SEATS.items()}
    told = {"name": "Hội đồng thi đua, khen thưởng Sở", "number": "01/QĐ-SGDĐT", "decided_date": "01/07/2025"}
    assert "Đã lập Hội đồng." in post("thuky.hoidong", f"/hoi-dong/lap/{department.pk}/", **told, **seats)
    council = Council.objects.get(unit=department)
    told = {"title": "Họp xét thi đua", "period": "2023-2024", "day": "07/07/2025", "hour": "08:00", "place": "Phòng 2"}
    assert "Đã lên lịch" in post("thuky.hoidong", f"/hoi-dong/{council.pk}/len-lich/", **told)
    url, lines = meeting_url(), list(Line.objects.filter(state=LineState.VERIFIED))
    told = {"chon": [line.pk for line in lines]}
    assert "Đã đưa 22 hồ sơ vào chương trình." in post("thuky.hoidong", f"{url}chuong-trinh/", **told)
    here = {f"co-mat-{member.pk}": "present" for member in council.members.all()}
    assert "Đã lưu điểm danh." in post("thuky.hoidong", f"{url}diem-danh/", **here)
    assert "Đã khai mạc phiên họp." in post("thuky.hoidong", f"{url}khai-mac/")
    the_successors_own_regulation_is_entered(department)
    for award in sorted({line.award for line in lines}):
        voted(url, award)
    told = {"number": "01", "conclusion": "Thông qua danh sách."}
    assert "chờ Chủ tịch Hội đồng ký" in post("thuky.hoidong", f"{url}lap-bien-ban/", **told)
    assert "Kết quả đã ghi vào từng hồ sơ." in post("giamdoc", f"{url}ky-bien-ban/")


def voted(url: str, award: str) -> None:
    """On paper in the room; two people enter the count."""
    opened = post("thuky.hoidong", f"{url}mo-phieu/?danh-hieu={award}", way="paper", asked="on")
    assert "Đã mở bỏ phiếu." in opened
    ballot = Ballot.objects.latest("pk")
    items = AgendaItem.objects.filter(meeting=ballot.meeting, line__award=award)
    figures = (("dong-y", "4"), ("khong", "0"), ("hong", "0"))
    counts = {f"{name}-{item.pk}": figure for item in items for name, figure in figures}
    for who in ("thuky.hoidong", "thanhvien1"):
        told = post(who, f"/luot-phieu/{ballot.pk}/nhap-phieu/", **counts)
    assert "Hai lần nhập khớp nhau." in told


def sent_on_to_the_commune(department: Unit) -> None:
    """From July the chairman of the commune decides for its school: the successor's letter goes there."""
    lines = list(Line.objects.filter(state=LineState.SUPPORTED).order_by("award"))
    for award, group in groupby(lines, lambda line: line.award):
        told = {"buoc": "trinh-len", "chon": [line.pk for line in group], "xac-nhan": "1"}
        assert "tờ trình" in post("chuyenvien.so", "/ho-so/hang-loat/", **told), award
    letters = Proposal.objects.filter(from_unit=department)
    assert {letter.to_unit.code for letter in letters} == {"UBX-TKY"}
    for letter in letters:
        assert "Đã ký tờ trình." in post("giamdoc", f"/de-nghi/{letter.pk}/ky/", number="")
        assert "Đã ghi nhận gửi tờ trình lên cấp trên." in post("chuyenvien.so", f"/de-nghi/{letter.pk}/gui/")


def test_a_dossier_begun_at_a_phong_is_finished_on_screen_by_its_successor(office: None) -> None:
    letter = Proposal.objects.get(from_unit__code="TKY-MN01")
    url = f"/de-nghi/{letter.pk}/"
    with office_day(JUNE):
        prepared_by_the_school(url)
    with office_day(LATE_JUNE):
        signed_and_handed_in(url)
    assert [one.letters for one in play(write=True)] == [0, 0, 1]
    department = Unit.objects.get(code="SGD-DN")
    with office_day(JULY):
        received_and_appraised_by_the_successor(url)
        carried_by_the_successors_council(department)
        sent_on_to_the_commune(department)
    letter.refresh_from_db()
    assert (letter.state, letter.to_unit.code) == (ProposalState.RECEIVED, "PGD-TKY")
    assert set(Line.objects.values_list("state", flat=True)) == {LineState.PROPOSED}
