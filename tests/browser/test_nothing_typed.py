"""A school of sixty returning staff registers and nominates them all: how many fields are typed into is counted. It is none."""

from playwright.sync_api import expect

from bangvang.office.dossiers.models import Line
from bangvang.office.registrations import queries
from tests.office.dossiers import way

SIXTY = 60
TYPED = """addEventListener("input", event => {
  if (event.target.matches("textarea, input:not([type=checkbox])")) sessionStorage.typed = 1 + Number(sessionStorage.typed || 0)
}, true)"""


def test_sixty_returning_staff_are_registered_and_nominated_without_typing(page, cast, sign_in):
    way.regulation(cast)
    staff = way.people(cast.school_a, SIXTY)
    call = way.campaign(cast, awards=("LDTT",))
    sign_in(page, "hoa")
    page.add_init_script(TYPED)

    page.goto("/dang-ky/")
    page.get_by_role("link", name=f"{cast.school_a.name}, năm {way.YEAR}").click()
    page.get_by_role("button", name="Lập bản đăng ký").click()
    rows = page.locator("main table tbody tr").filter(has_text="Nguyễn Thị Hạnh")
    boxes = rows.get_by_label(", Lao động tiên tiến")
    expect(boxes).to_have_count(SIXTY)
    for place in range(SIXTY):
        boxes.nth(place).check()
    page.get_by_role("button", name="Lưu bản đăng ký").click()
    expect(page.locator("main").get_by_role("status").first).to_have_text("Đã lưu bản đăng ký.")
    page.get_by_role("button", name="Nộp bản đăng ký").click()
    expect(page.get_by_role("button", name="Rút lại để sửa")).to_be_visible()
    sheet = queries.sheet_of(cast.school_a, way.YEAR)
    assert queries.choices_of(sheet) == {person.pk: {"LDTT"} for person in staff}

    page.goto(f"/de-nghi/dot/{call.pk}/")
    page.get_by_role("button", name="Lập tờ trình").click()
    page.get_by_label("Đánh dấu nhanh").select_option("dang-ky:LDTT")
    page.get_by_role("button", name="Đưa vào danh sách").click()
    page.get_by_role("button", name="Lưu và về tờ trình").click()
    expect(page.locator("body")).to_contain_text("Đã lưu danh sách.")
    assert set(Line.objects.values_list("person_id", "award")) == {(person.pk, "LDTT") for person in staff}
    assert page.evaluate("sessionStorage.typed") is None
    page.get_by_role("combobox").first.fill("hanh")  # the counter does count
    assert page.evaluate("sessionStorage.typed") == "1"
