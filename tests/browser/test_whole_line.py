"""The whole line in a real browser, from the plan to a certificate anyone can check: with JavaScript, then without."""

import re
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import expect

from bangvang.office.councils.models import Ballot
from bangvang.office.decisions.models import Certificate
from bangvang.office.dossiers.models import Line, LineState
from bangvang.office.movements.models import Dispatch, Movement, Round
from bangvang.office.people.models import Person
from tests.browser.walking import Walk
from tests.guards.house import ROOT
from tests.office.dossiers import way

YEAR = way.YEAR
SHEET = {"name": "bao-cao.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 bao cao thanh tich"}
VOTERS = ("lan", "hai", "kim", "giang")
SEATS = {"lan": "chair", "hai": "member", "kim": "member", "giang": "secretary"}
TEACHERS = [f"Nguyễn Thị Hạnh {letter}" for letter in "ABC"]


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def has_scripts(request: pytest.FixtureRequest) -> bool:
    return request.param


@pytest.fixture
def walk_in(new_page, has_scripts, cast, sign_in, axe):
    """A desk, or a phone, of one who walks."""

    def open_one(**window: Any) -> Walk:
        twin = None if has_scripts else new_page(**window)
        return Walk(new_page(java_script_enabled=has_scripts, **window), twin, cast, sign_in, axe)

    return open_one


def test_from_the_plan_to_a_certificate_that_anyone_can_check(walk_in, settings):
    walk, phone = walk_in(), walk_in(viewport={"width": 360, "height": 740})
    way.regulation(walk.cast)
    way.people(walk.cast.high_school, len(TEACHERS), grade="HTXS")
    the_officer_takes_the_plan_in(walk)
    the_officer_launches_the_first_round(walk)
    the_school_answers_the_launch(walk)
    the_school_registers_its_teachers(walk)
    the_officer_receives_the_sheet(walk)
    the_officer_calls_for_proposals(walk)
    the_school_draws_up_its_letter(walk)
    the_school_attaches_the_reports(walk)
    the_school_records_its_council_and_posts_the_list(walk)
    settings.BANGVANG_TODAY = "2024-06-20"
    the_posting_ends_and_the_head_signs(walk)
    the_officer_receives_returns_one_and_verifies_the_rest(walk)
    the_council_is_founded_and_called(walk)
    the_secretary_opens_the_ballot(walk)
    the_members_vote_on_their_phones(phone)
    the_count_is_closed_and_the_chair_signs_the_minutes(walk)
    the_decision_is_drafted_and_issued(walk)
    code = the_certificate_is_downloaded(walk)
    anyone_checks_the_code_and_reads_the_roll(walk, code)
    the_journal_verifies(walk)


def the_officer_takes_the_plan_in(walk: Walk) -> None:
    walk.as_("dung")
    walk.go("/ke-hoach/")
    walk.follow("Nhập kế hoạch")
    walk.page.locator("input[type=file]").set_input_files(ROOT / "samples" / "ke-hoach-2024.docx")
    walk.press("Đọc văn bản")
    walk.told("78 năm cách mạng tháng Tám")
    walk.press("Xác nhận kế hoạch")
    walk.told("Đã xác nhận kế hoạch")
    assert (Movement.objects.count(), Round.objects.count()) == (13, 2)


def the_officer_launches_the_first_round(walk: Walk) -> None:
    first = Round.objects.order_by("pk").first()
    walk.go(f"/dot-thi-dua/{first.pk}/phat-dong/")
    walk.page.get_by_label(walk.cast.high_school.short_name or walk.cast.high_school.name).check()
    walk.press("Phát động tới các đơn vị đã chọn")
    walk.told(f"Đã phát động {first.name}")
    walk.go(f"/dot-thi-dua/{first.pk}/")


def the_school_answers_the_launch(walk: Walk) -> None:
    walk.as_("mai")
    walk.go(f"/phat-dong/{Dispatch.objects.get(unit=walk.cast.high_school).pk}/")
    walk.press("Xác nhận đã nhận")
    walk.fill(text="Toàn trường tham gia.", people_count="45")
    walk.press("Gửi đăng ký hưởng ứng")
    walk.told("Đã gửi đăng ký hưởng ứng.")


def the_school_registers_its_teachers(walk: Walk) -> None:
    walk.go("/dang-ky/")
    walk.follow(f"{walk.cast.high_school.name}, năm {YEAR}")
    walk.press("Lập bản đăng ký")
    walk.page.get_by_label(f"Đăng ký {TEACHERS[0]}, Chiến sĩ thi đua cơ sở").check()
    walk.press("Lưu bản đăng ký")
    walk.told("Đã lưu bản đăng ký.")
    walk.press("Nộp bản đăng ký")
    expect(walk.page.get_by_role("button", name="Rút lại để sửa")).to_be_visible()


def the_officer_receives_the_sheet(walk: Walk) -> None:
    walk.as_("dung")
    walk.go("/dang-ky/")
    walk.page.get_by_label(f"Chọn bản đăng ký của {walk.cast.high_school.name}").check()
    walk.press("Tiếp nhận các bản đã chọn")
    walk.press("Tiếp nhận 1 bản đăng ký")
    walk.told("Đã tiếp nhận 1 bản đăng ký.")


def the_officer_calls_for_proposals(walk: Walk) -> None:
    walk.go("/de-nghi/dot/mo/")
    walk.page.get_by_label("Chiến sĩ thi đua cơ sở").check()
    walk.fill(name="Xét danh hiệu thi đua năm học 2023-2024", period=YEAR)
    walk.fill(opens_date="01/06/2024", deadline_date="28/06/2024")
    walk.press("Mở đợt xét")
    walk.told("Đang nhận tờ trình")


def the_school_draws_up_its_letter(walk: Walk) -> None:
    campaign = walk.page.url
    walk.as_("mai")
    walk.go(campaign)
    walk.press("Lập tờ trình")
    for name in TEACHERS:
        walk.page.get_by_label(f"Đề nghị {name}, Chiến sĩ thi đua cơ sở").check()
    walk.press("Lưu và về tờ trình")
    walk.told("Đã lưu danh sách.")


def the_school_attaches_the_reports(walk: Walk) -> None:
    letter = walk.page.url
    for line in Line.objects.order_by("pk"):
        walk.go(f"/ho-so/{line.pk}/")
        walk.follow("Đính kèm thành phần hồ sơ")
        walk.page.locator("main select[name=kind]").select_option("bao_cao")
        walk.page.locator("input[type=file]").set_input_files(SHEET)
        walk.press("Đính kèm thành phần hồ sơ")
        walk.told("bao-cao.pdf")
    walk.go(letter)


def the_school_records_its_council_and_posts_the_list(walk: Walk) -> None:
    walk.follow("Nhập biên bản họp Hội đồng")
    walk.fill(held_date="10/06/2024", number="03/BB", members="7", present="7", common="7")
    walk.press("Ghi kết quả 3 hồ sơ")
    walk.follow("Niêm yết danh sách")
    walk.fill(since="12/06/2024", where="Phòng hội đồng nhà trường")
    walk.press("Niêm yết danh sách")
    walk.told("Danh sách đang niêm yết đến hết ngày 19/06/2024.")


def the_posting_ends_and_the_head_signs(walk: Walk) -> None:
    walk.go(walk.page.url)
    walk.follow("Kết thúc niêm yết")
    walk.fill(opinions="Không có ý kiến khác.")
    walk.press("Kết thúc niêm yết")
    letter = walk.page.url
    walk.as_("nga")
    walk.go(letter)
    walk.follow("Ký tờ trình")
    walk.fill(number="12/TTr-THPTST")
    walk.press("Ký tờ trình")
    walk.press("Nộp tờ trình")
    walk.told("Đã nộp, chờ tiếp nhận")


def the_officer_receives_returns_one_and_verifies_the_rest(walk: Walk) -> None:
    letter = walk.page.url
    walk.as_("dung")
    walk.go(letter)
    walk.press("Tiếp nhận, cấp số đến")
    walk.told("Đã tiếp nhận")
    returned = Line.objects.get(subject_name=TEACHERS[2])
    walk.go(f"/ho-so/{returned.pk}/tra-lai/")
    walk.fill(reason="Báo cáo thành tích chưa có xác nhận.")
    walk.press("Trả lại để bổ sung")
    walk.go("/ho-so/?state=received&here=on")
    walk.page.get_by_label("Tất cả 2 hồ sơ theo bộ lọc").check()
    walk.page.get_by_label("Với các hồ sơ đã chọn").select_option("Xác nhận đã thẩm định")
    walk.press("Xem trước")
    walk.press("Xác nhận đã thẩm định, 2 hồ sơ")
    walk.told("Đã xác nhận thẩm định 2 hồ sơ.")
    assert sorted(Line.objects.values_list("state", flat=True)) == ["returned", "verified", "verified"]


def the_council_is_founded_and_called(walk: Walk) -> None:
    walk.as_("giang")
    walk.go(f"/hoi-dong/lap/{walk.cast.department.pk}/")
    walk.fill(name="Hội đồng thi đua, khen thưởng Sở", number="05/QĐ-SGDĐT", decided_date="01/09/2023")
    for who, role in SEATS.items():
        person = Person.objects.get(account__username=who)
        walk.page.get_by_label(f"Vai trò của {person.full_name}").select_option(role)
    walk.press("Lập Hội đồng")
    walk.told("Đã lập Hội đồng.")
    walk.follow("Lên lịch họp")
    walk.fill(title="Họp xét thi đua", period=YEAR, day="20/06/2024", hour="08:00", place="Phòng họp 2")
    walk.press("Lên lịch họp")
    walk.told("Đã lên lịch")


def the_secretary_opens_the_ballot(walk: Walk) -> None:
    walk.follow("Đưa hồ sơ vào chương trình")
    walk.press("Đưa các hồ sơ đã chọn vào chương trình")
    walk.told("Đã đưa 2 hồ sơ vào chương trình.")
    walk.follow("Điểm danh")
    for box in walk.page.get_by_label(re.compile("^Điểm danh ")).locator("visible=true").all():
        if box.evaluate("box => box.tagName") == "SELECT":
            box.select_option("present")
    walk.press("Lưu điểm danh")
    walk.press("Khai mạc phiên họp")
    walk.follow("Mở bỏ phiếu: Chiến sĩ thi đua cơ sở")
    walk.page.get_by_label("Bỏ phiếu kín").check()
    walk.page.get_by_label("Đã hỏi các thành viên").check()
    walk.press("Mở bỏ phiếu 2 tên")
    walk.told("Đã mở bỏ phiếu.")


def the_members_vote_on_their_phones(phone: Walk) -> None:
    for who in VOTERS:
        phone.as_(who)
        phone.go(f"/bo-phieu/{Ballot.objects.get().pk}/")
        phone.press("Đồng ý tất cả, rồi sửa từng dòng")
        phone.press("Xem lại và bỏ phiếu")
        phone.press("Bỏ phiếu 2 tên")
        phone.told("Đã bỏ phiếu 2 tên")


def the_count_is_closed_and_the_chair_signs_the_minutes(walk: Walk) -> None:
    ballot = Ballot.objects.get()
    walk.go(f"/luot-phieu/{ballot.pk}/")
    walk.fill(word="kiểm phiếu")
    walk.press("Kết thúc bỏ phiếu, kiểm phiếu")
    walk.told("Kết quả, đạt 2/2")
    walk.go(f"/phien-hop/{ballot.meeting_id}/lap-bien-ban/")
    walk.fill(number="06", conclusion="Thông qua danh sách.")
    walk.press("Lập biên bản")
    walk.as_("lan")
    walk.go(f"/phien-hop/{ballot.meeting_id}/")
    walk.press("Ký biên bản")
    walk.told("Kết quả đã ghi vào từng hồ sơ.")


def the_decision_is_drafted_and_issued(walk: Walk) -> None:
    walk.as_("dung")
    walk.go(f"/quyet-dinh/soan/?danh-hieu=CSTDCS&nam={YEAR}")
    walk.fill(title="Về việc tặng danh hiệu Chiến sĩ thi đua cơ sở", signer="Dương Thị Lan", signer_role="Giám đốc")
    walk.press("Soạn dự thảo quyết định")
    walk.told("Chưa cấp số")
    draft = walk.page.url
    walk.as_("lan")
    walk.go(draft)
    walk.fill(decided_date="20/06/2024", word="ban hành")
    walk.press("Ban hành quyết định")
    walk.told("Đã ban hành")
    assert Line.objects.filter(state=LineState.AWARDED).count() == 2


def the_certificate_is_downloaded(walk: Walk) -> str:
    decision = walk.page.url
    walk.as_("dung")
    walk.go(decision)
    link = walk.page.get_by_role("link", name=re.compile("Bằng, giấy khen của cả quyết định"))
    answer = walk.page.context.request.get(link.get_attribute("href"))
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(answer.body()))
    code = Certificate.objects.get(decision_line__name_printed=TEACHERS[0]).code
    assert code in text
    return code


def anyone_checks_the_code_and_reads_the_roll(walk: Walk, code: str) -> None:
    walk.page.context.clear_cookies()
    walk.go("/tra-cuu/")
    walk.page.get_by_label("Mã trên giấy").fill(code.lower())
    walk.press("Kiểm tra")
    walk.told("Thông tin hợp lệ, giấy đang có giá trị")
    walk.told(TEACHERS[0])
    walk.go("/cong-khai/")
    walk.told(TEACHERS[0])
    walk.told(TEACHERS[1])


def the_journal_verifies(walk: Walk) -> None:
    walk.as_("thu")
    walk.go("/nhat-ky/")
    walk.press("Kiểm tra cả nhật ký")
    walk.told("nguyên vẹn")
