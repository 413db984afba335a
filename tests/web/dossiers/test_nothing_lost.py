"""Whatever goes wrong is told in one sentence, and what was typed or kept before stays."""

import re
import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bangvang.office.dossiers import actions
from bangvang.office.dossiers.models import Line, LineState, Proposal, ProposalState, Vote
from bangvang.toolbox.models import JournalEntry
from tests.cast import signed_in
from tests.office.dossiers import way

FILES = [
    ("virus.exe", b"MZ", "Chỉ nhận tệp PDF"),
    ("rong.pdf", b"", "rỗng"),
    ("gia.pdf", b"khong phai pdf", "Nội dung tệp gia.pdf không đúng với đuôi .pdf"),
    ("lon.pdf", b"%PDF-1.4 " + b"0" * 1_000_000, "Tệp lon.pdf lớn hơn 1 MB"),
]
NO_PAGE = "Địa chỉ bị nhầm, hoặc nội dung này không thuộc phạm vi được xem."


@pytest.fixture(autouse=True)
def small_files(settings):
    settings.UPLOAD_MAX_BYTES = 1_000_000


def html(answer):
    return answer.content.decode()


def post(client, who, url, **data):
    return signed_in(client, who).post(url, data, follow=True)


def test_two_officers_on_one_table_the_second_keeps_the_ticks_and_may_save_them_over(client, cast):
    proposal = way.drafted(cast, count=2)
    first, second = proposal.lines.order_by("name_key").values_list("person_id", flat=True)
    url = f"/de-nghi/{proposal.pk}/danh-sach/"
    actions.save_choices(proposal, by=cast.by("binh"), people={first: []}, version=0)
    told = {"shown": [first, second], f"p-{first}": ["LDTT", "CSTDCS"], f"p-{second}": [], "version": 0}
    answer = post(client, cast.hoa, url, **told)
    page = html(answer)
    assert answer.status_code == 409
    assert "Người khác vừa lưu trước" in page
    assert "chưa được lưu nhưng vẫn còn trong bảng này" in page
    ticked = re.findall(r'name="p-(\d+)" value="(\w+)"[^>]* checked', page)
    assert ticked == [(str(first), "LDTT"), (str(first), "CSTDCS")]
    assert list(proposal.lines.filter(state=LineState.DRAFT).values_list("person_id", flat=True)) == [second]
    post(client, cast.hoa, url, **{**told, "version": 1})
    kept = set(proposal.lines.filter(state=LineState.DRAFT).values_list("person_id", "award"))
    assert kept == {(first, "LDTT"), (first, "CSTDCS")}


@pytest.mark.parametrize(("name", "content", "sentence"), FILES)
def test_minutes_with_a_wrong_file_are_not_kept_and_their_figures_stay_in_the_form(
    client, cast, name, content, sentence
):
    proposal = way.drafted(cast, count=2)
    first = proposal.lines.order_by("pk").first()
    told = {"held_date": "03/06/2024", "members": 7, "present": 6, "written": 0, "common": 6, "number": "03/BB"}
    told |= {f"v-{first.pk}": "5", "file": SimpleUploadedFile(name, content)}
    page = html(post(client, cast.hoa, f"/de-nghi/{proposal.pk}/bien-ban/", **told))
    assert sentence in page
    assert 'value="03/BB"' in page
    assert re.search(rf'name="v-{first.pk}"[^>]*value="5"|value="5"[^>]*name="v-{first.pk}"', page)
    assert (Vote.objects.count(), set(proposal.lines.values_list("state", flat=True))) == (0, {LineState.DRAFT})


@pytest.mark.parametrize(("name", "content", "sentence"), FILES)
def test_a_signed_letter_of_a_wrong_file_is_not_taken_and_its_number_stays_in_the_form(
    client, cast, name, content, sentence
):
    proposal = way.cleared(cast, way.voted(cast, way.drafted(cast, count=1)))
    told = {"number": "45/TTr-THKĐ", "signer": "Lê Văn Bình", "signed_date": "12/06/2024"}
    scan = SimpleUploadedFile(name, content)
    page = html(post(client, cast.hoa, f"/de-nghi/{proposal.pk}/tai-ban-ky/", **told, file=scan))
    assert sentence in page
    assert 'value="45/TTr-THKĐ"' in page
    assert way.again(proposal).state == ProposalState.CLEARED


@pytest.mark.parametrize(("name", "content", "sentence"), FILES)
def test_a_wrong_file_for_many_dossiers_reaches_none_of_them(client, cast, name, content, sentence):
    proposal = way.drafted(cast, count=3, award="CSTDCS", grade="HTXS")
    ids = list(proposal.lines.values_list("pk", flat=True))
    told = {"buoc": "dinh-kem", "chon": ids, "xac-nhan": "1", "kind": "bao_cao", "title": "Báo cáo năm học"}
    page = html(post(client, cast.hoa, "/ho-so/hang-loat/", **told, file=SimpleUploadedFile(name, content)))
    assert sentence in page
    assert 'value="Báo cáo năm học"' in page
    assert [line.papers.count() for line in proposal.lines.all()] == [0, 0, 0]


def test_minutes_sent_twice_count_once(client, cast):
    proposal = way.drafted(cast, count=2)
    told = {"held_date": "03/06/2024", "members": 7, "present": 7, "written": 0, "common": 7}
    url = f"/de-nghi/{proposal.pk}/bien-ban/"
    post(client, cast.hoa, url, **told)
    assert "Mọi hồ sơ trong danh sách đã có kết quả họp Hội đồng." in html(post(client, cast.hoa, url, **told))
    assert Vote.objects.count() == 2


def test_a_posting_sent_twice_hangs_once(client, cast):
    proposal = way.voted(cast, way.drafted(cast, count=1))
    url = f"/de-nghi/{proposal.pk}/niem-yet/"
    post(client, cast.hoa, url, since="04/06/2024", where="Bảng tin")
    page = html(post(client, cast.hoa, url, since="04/06/2024", where="Bảng tin"))
    assert "đang ở bước “Đang niêm yết”" in page
    assert proposal.postings.count() == 1


def test_a_bulk_step_sent_twice_is_taken_once(client, cast):
    lines = list(way.received(cast, count=2).lines.all())
    told = {"buoc": "tham-dinh", "chon": [line.pk for line in lines], "xac-nhan": "1"}
    post(client, cast.phuc, "/ho-so/hang-loat/", **told)
    page = html(post(client, cast.phuc, "/ho-so/hang-loat/", **told))
    assert "Không có hồ sơ nào thực hiện được bước này" in page
    assert "đang ở bước “Đã thẩm định”" in page
    assert JournalEntry.objects.filter(step="dossiers.verify").count() == 2


def test_a_stranger_is_told_one_sentence_and_changes_nothing(client, cast):
    proposal = way.received(cast, count=1)
    line = proposal.lines.get()
    for url in (f"/ho-so/{line.pk}/rut/", f"/ho-so/{line.pk}/tra-lai/", f"/de-nghi/{proposal.pk}/lay-lai/"):
        page = html(post(client, cast.cuc, url, reason="Không phải của mình", word="rút"))
        assert NO_PAGE in page
        assert line.subject_name not in page
    told = {"buoc": "rut", "chon": [line.pk], "xac-nhan": "1", "reason": "Không phải của mình", "word": "rút"}
    assert line.subject_name not in html(post(client, cast.cuc, "/ho-so/hang-loat/", **told))
    assert (Line.objects.get().state, Proposal.objects.get().state) == (LineState.RECEIVED, ProposalState.RECEIVED)


def test_letters_with_separate_marks_are_joined_in_reasons_opinions_and_names_of_files(client, cast):
    line = way.received(cast, count=1).lines.get()
    apart = unicodedata.normalize("NFD", "Thiếu chữ ký của Hiệu trưởng")
    post(client, cast.phuc, f"/ho-so/{line.pk}/y-kien/", text=apart)
    post(client, cast.phuc, f"/ho-so/{line.pk}/tra-lai/", reason=apart)
    file = SimpleUploadedFile(unicodedata.normalize("NFD", "Báo cáo.pdf"), b"%PDF-1.4 x")
    post(client, cast.hoa, f"/ho-so/{line.pk}/dinh-kem/", kind="khac", title=apart, file=file)
    line.refresh_from_db()
    paper = line.papers.get()
    kept = {line.return_reason, line.opinions.get().text, paper.title}
    assert (kept, paper.file.name) == ({"Thiếu chữ ký của Hiệu trưởng"}, "Báo cáo.pdf")
