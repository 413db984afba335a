"""The clerk of a Phòng walks the whole line for the Phòng's own staff, on the screens."""

from django.core.files.uploadedfile import SimpleUploadedFile

from bangvang.office.achievements.models import AwardRecord
from bangvang.office.decisions.models import Decision
from bangvang.office.dossiers import actions
from bangvang.office.dossiers.models import Line, LineState, Proposal, ProposalState
from bangvang.office.registrations.models import RegistrationSheet
from tests.cast import signed_in
from tests.office.dossiers import way


def html(answer):
    return answer.content.decode()


def post(client, who, url, **data):
    return signed_in(client, who).post(url, data, follow=True)


def test_the_clerk_of_a_phong_walks_from_registration_to_the_awards_of_its_own_staff(client, cast):
    way.regulation(cast)
    first, second = way.people(cast.district_office, 2)
    _registers(client, cast, first)
    call = way.campaign(cast)
    proposal = _draws_up(client, cast, call, (first, second))
    _brings_to_signature(client, cast, proposal)
    assert "Đã ghi nhận gửi tờ trình lên cấp trên." in html(post(client, cast.phuc, f"/de-nghi/{proposal.pk}/gui/"))
    assert set(Line.objects.values_list("state", "place")) == {(LineState.PROPOSED, cast.district.pk)}
    _takes_the_decision_in(client, cast, first)
    ends = set(Line.objects.values_list("person", "state"))
    assert ends == {(first.pk, LineState.AWARDED), (second.pk, LineState.DECLINED)}
    assert AwardRecord.objects.get(person=first).issuer == "Chủ tịch UBND huyện Núi Thành"


def _registers(client, cast, person):
    page = post(client, cast.phuc, f"/dang-ky/lap/{cast.district_office.pk}/{way.YEAR}/")
    sheet = RegistrationSheet.objects.get()
    assert (sheet.unit, sheet.to_unit) == (cast.district_office, cast.department)
    assert person.full_name in html(page)


def _draws_up(client, cast, call, people):
    page = html(signed_in(client, cast.phuc).get(f"/de-nghi/dot/{call.pk}/"))
    assert "Người của chính Phòng GDĐT Núi Thành" in page
    assert "Lập tờ trình gửi Ủy ban nhân dân huyện Núi Thành" in page
    url = f"/de-nghi/dot/{call.pk}/lap/{cast.district_office.pk}/"
    page = html(post(client, cast.phuc, url, **{"noi-nhan": cast.district.pk}))
    assert all(one.full_name in page for one in people)
    proposal = Proposal.objects.get()
    ticks = {"shown": [one.pk for one in people], "version": 0} | {f"p-{one.pk}": ["LDTT"] for one in people}
    assert "Đã lưu danh sách." in html(post(client, cast.phuc, f"/de-nghi/{proposal.pk}/danh-sach/", **ticks))
    return proposal


def _brings_to_signature(client, cast, proposal):
    url = f"/de-nghi/{proposal.pk}/"
    scan = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.4 x")
    told = {"held_date": "03/06/2024", "members": 7, "present": 7, "written": 0, "common": 7, "file": scan}
    assert "Đã ghi kết quả họp Hội đồng của 2 hồ sơ." in html(post(client, cast.phuc, url + "bien-ban/", **told))
    post(client, cast.phuc, url + "niem-yet/", since="04/06/2024", where="Bảng tin cơ quan")
    page = html(post(client, cast.phuc, url + "ket-thuc-niem-yet/", opinions="Không có ý kiến."))
    assert "Nộp tờ trình" not in page
    assert "Đã ký tờ trình." in html(post(client, cast.quy, url + "ky/", number="21/TTr-PGDĐT"))
    page = html(signed_in(client, cast.phuc).get(url))
    assert "Gửi tờ trình lên cấp trên" in page
    assert "Hạn nộp" not in page


def _takes_the_decision_in(client, cast, given):
    told = {
        "issuer": "Chủ tịch UBND huyện Núi Thành",
        "number": "1234/QĐ-UBND",
        "decided_date": "10/06/2024",
        "award": "LDTT",
        "period": way.YEAR,
        "pasted": f"{given.full_name}, Giáo viên",
    }
    post(client, cast.phuc, "/quyet-dinh/nhap/", **told)
    decision = Decision.objects.get()
    post(client, cast.phuc, f"/quyet-dinh/{decision.pk}/xac-nhan/")
    assert Line.objects.filter(state=LineState.PROPOSED).count() == 2  # who entered it does not confirm it
    post(client, cast.quy, f"/quyet-dinh/{decision.pk}/xac-nhan/")


def test_who_is_posted_at_the_so_itself_needs_no_letter(client, cast):
    way.regulation(cast)
    person = way.people(cast.department, 1)[0]
    call = way.campaign(cast, at="department")
    page = html(signed_in(client, cast.dung).get(f"/de-nghi/dot/{call.pk}/"))
    assert "Lập danh sách của Sở GDĐT" in page
    post(client, cast.dung, f"/de-nghi/dot/{call.pk}/lap/{cast.department.pk}/")
    proposal = Proposal.objects.get()
    assert proposal.to_unit == cast.department
    actions.add_lines(proposal, [(person, "LDTT")], by=cast.by("dung"))
    told = {"held_date": "03/06/2024", "members": 7, "present": 7, "written": 0, "common": 7}
    url = f"/de-nghi/{proposal.pk}/"
    post(client, cast.dung, url + "bien-ban/", **told)
    post(client, cast.dung, url + "niem-yet/", since="04/06/2024", where="Bảng tin cơ quan")
    page = html(post(client, cast.dung, url + "ket-thuc-niem-yet/", opinions="Không có ý kiến."))
    assert "Hết niêm yết, chờ quyết định" in page
    assert "bước tiếp theo là soạn quyết định" in page
    assert ("Danh sách niêm yết" in page, '>PDF<span class="only-read"> Tờ trình</span>' in page) == (True, False)
    post(client, cast.lan, url + "ky/", number="1/TTr")
    assert Proposal.objects.get().state == ProposalState.CLEARED


def test_a_strange_clerk_does_not_begin_a_letter_of_the_phong(client, cast):
    call = way.campaign(cast)
    answer = post(client, cast.hoa, f"/de-nghi/dot/{call.pk}/lap/{cast.district_office.pk}/")
    assert (answer.status_code, Proposal.objects.count()) == (404, 0)
