"""Staff and ratings in the unit's workbook: altered offline, shown row by row, written; what nobody touched is not told again."""

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date

import pypdfium2
import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bangvang.office.achievements import actions as achievements
from bangvang.office.achievements.models import Rating
from bangvang.office.people import actions as people
from bangvang.office.people.models import Person, StaffList
from bangvang.office.registrations.queries import choices_of, period_on, sheet_of
from bangvang.toolbox import calendar, files
from bangvang.toolbox.models import ReadEntry
from bangvang.toolbox.sheets.reading.opening import open_book
from tests import make
from tests.cast import signed_in


@pytest.fixture
def sen(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a, code="0456", birth_date=date(1985, 3, 7), sex="nu")


def html(answer):
    return answer.content.decode()


def download(browser, cast):
    return browser.get(f"/so-cong-tac/don-vi/{cast.school_a.pk}/").content


def handed_out(browser, cast):
    """The pages as another program holds them: cells to be changed."""
    pages = open_book(download(browser, cast), "so.xlsx").pages
    return {page.name: [list(row) for row in page.rows] for page in pages}


def exported(browser, cast):
    """The staff list as it is printed."""
    book = browser.get(reverse("people-export"), {"don-vi": cast.school_a.pk}).content
    return files.keep("ds.xlsx", book, is_list=True)


def saved(book):
    """Saved by another program: no locks, no drop-downs, every cell where it stood."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    for name, rows in book.items():
        page = made.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                page.write_datetime(r, c, value) if isinstance(value, date) else page.write(r, c, value)
    made.close()
    return out.getvalue()


def brought_back(browser, cast, book):
    file = SimpleUploadedFile("so.xlsx", saved(book))
    answer = browser.post(f"/so-cong-tac/don-vi/{cast.school_a.pk}/tai-len/", {"file": file}, follow=True)
    return answer.request["PATH_INFO"], html(answer)


def put(rows, who, **told):
    """Cells of the row of a person (by name; "": one row below the last), by the words of their heads; its number."""
    at = next(place for place, row in enumerate(rows) if "Mã cán bộ" in row)
    head = rows[at]
    name = head.index("Họ và tên")
    people = [place for place in range(at + 1, len(rows)) if len(rows[place]) > name and rows[place][name]]
    place = next((one for one in people if rows[one][name] == who), max(people) + 1)
    while len(rows) <= place:
        rows.append([])
    rows[place] += [""] * (len(head) - len(rows[place]))
    for words, value in told.items():
        rows[place][head.index(words.replace("_", " "))] = value
    return place + 1


def year(cast):
    return period_on(cast.school_a, calendar.today())


def test_what_was_altered_offline_is_shown_row_by_row_and_accepted(client, cast, sen):
    browser = signed_in(client, cast.hoa)
    book = handed_out(browser, cast)
    put(book["Đăng ký"], "Phạm Thị Sen", **{"Đăng ký: Lao động tiên tiến": "x"})
    put(
        book["Xếp loại"],
        "Phạm Thị Sen",
        Xếp_loại="Hoàn thành tốt nhiệm vụ",
        Số_quyết_định="7/QĐ",
        Cơ_quan_ban_hành="Trường",
    )
    changed = put(book["Cán bộ"], "Phạm Thị Sen", Loại_hợp_đồng="Hợp đồng", Dân_tộc="Kinh")
    put(book["Cán bộ"], "", Họ_và_tên="Ngô Thị Mới", Ngày_sinh=date(1999, 5, 6), Giới_tính="Nữ", Chức_vụ="Giáo viên")
    address, page = brought_back(browser, cast, book)
    assert ("Trang Cán bộ: 2 dòng đã sửa" in page, "Trang Xếp loại: 1 dòng đã sửa" in page) == (True, True)
    assert "Đăng ký" in page and "Ghi theo tệp" in page
    staff = next(part for part in page.split('href="') if part.startswith("/can-bo/danh-sach/")).split('"')[0]
    rated = next(part for part in page.split('href="') if part.startswith("/so-khen-thuong/nhap/")).split('"')[0]
    assert f'<td class="num">{changed}</td>' in html(browser.get(staff))
    for where in (address, staff, rated):
        browser.post(f"{where}ghi/", follow=True)
    assert choices_of(sheet_of(cast.school_a, year(cast))) == {sen.pk: {"LDTT"}}
    rating = Rating.objects.get(person=sen)
    assert (rating.period, rating.grade, rating.number, rating.issuer) == (year(cast), "HTT", "7/QĐ", "Trường")
    sen.refresh_from_db()
    assert (sen.ethnicity, sen.posts.get(until=None).contract) == ("Kinh", "contract")
    new = Person.objects.get(full_name="Ngô Thị Mới")
    assert (new.birth_date, new.sex, new.posts.get().unit) == (date(1999, 5, 6), "nu", cast.school_a)


def test_a_workbook_nobody_touched_brings_no_lists_and_taking_it_is_noted(client, cast, sen):
    browser = signed_in(client, cast.hoa)
    book = handed_out(browser, cast)
    assert ReadEntry.objects.filter(thing_type="units.unit", thing_id=cast.school_a.pk).count() == 1
    _address, page = brought_back(browser, cast, book)
    assert ("Trang Cán bộ" in page, "Trang Xếp loại" in page, "Không có khác biệt" in page) == (False, False, True)


def test_what_others_changed_meanwhile_is_never_set_back_by_an_old_workbook(client, cast, sen):
    browser = signed_in(client, cast.hoa)
    book = handed_out(browser, cast)
    rows = [{"person": who, "grade": "HTXS", "period": year(cast)} for who in (sen, cast.vy.person)]
    achievements.rate(rows, by=cast.by("binh"), at=cast.school_a)
    put(book["Xếp loại"], "Phạm Thị Sen", Xếp_loại="Hoàn thành nhiệm vụ")
    _address, page = brought_back(browser, cast, book)
    assert "Trên hệ thống dòng này cũng đã được sửa sau khi tải sổ." in page
    assert "Trang Xếp loại:" not in page


def test_a_leaving_day_in_the_workbook_is_a_difference_and_ends_the_post(client, cast, sen):
    browser = signed_in(client, cast.hoa)
    book = handed_out(browser, cast)
    put(book["Cán bộ"], "Phạm Thị Sen", Ngày_nghỉ=date(2024, 8, 1), Lý_do_nghỉ="Nghỉ hưu")
    brought_back(browser, cast, book)
    page = html(browser.get(f"/can-bo/danh-sach/{StaffList.objects.get().pk}/"))
    assert ("Ngày nghỉ: chưa có → 01/08/2024" in page, "Lý do nghỉ: chưa có → Nghỉ hưu" in page) == (True, True)
    people.write_list(StaffList.objects.get(), by=cast.by("hoa"))
    post = sen.posts.get()
    assert (post.until, post.ended_as) == (date(2024, 7, 31), "retired")
    rows = handed_out(browser, cast)["Cán bộ"]
    assert [row[9:11] for row in rows if "Phạm Thị Sen" in row] == [[date(2024, 8, 1), "Nghỉ hưu"]]
    assert people.take_in_list(cast.school_a, by=cast.by("hoa"), file=exported(browser, cast)).counts["same"] == 4


def test_a_workbook_handed_out_before_it_had_leaving_days_still_comes_back(client, cast, sen):
    browser = signed_in(client, cast.hoa)
    book = handed_out(browser, cast)
    book["Cán bộ"] = [row[:9] for row in book["Cán bộ"]]
    assert StaffList.objects.exists() is False
    put(book["Cán bộ"], "Phạm Thị Sen", Chức_vụ="Tổ trưởng")
    brought_back(browser, cast, book)
    row = StaffList.objects.get().rows.get()
    assert (row.state, row.changes) == ("changed", {"title": ["Giáo viên", "Tổ trưởng"]})


def test_codes_and_names_are_locked_new_rows_are_open_and_choices_are_offered(client, cast, sen):
    with zipfile.ZipFile(io.BytesIO(download(signed_in(client, cast.hoa), cast))) as archive:
        told, page, styles = (
            archive.read(f"xl/{name}.xml").decode() for name in ("workbook", "worksheets/sheet2", "styles")
        )
    assert re.findall('name="([^"]+)" sheetId="[0-9]+" state="hidden"', told) == ["Danh mục", "Theo dõi"]
    assert "<sheetProtection sheet=" in page
    formats = styles[styles.index("<cellXfs") : styles.index("</cellXfs")]
    is_open = ['locked="0"' in one for one in re.findall("<xf [^>]*/>|<xf [^>]*[^/]>.*?</xf>", formats)]
    rows = re.findall('<row r="([0-9]+)"[^>]*>(.*?)</row>', page)
    opened = {int(number): [is_open[int(style)] for style in re.findall(' s="([0-9]+)"', row)] for number, row in rows}
    people = cast.school_a.posts.count()
    assert list(opened.values()).count([False, False, *[True] * 9]) == people
    assert list(opened.values()).count([True] * 11) == 10
    chosen = re.findall('sqref="([A-Z])[0-9]+:[A-Z][0-9]+"><formula1>([^<]+)', page)
    assert chosen == [
        ("D", "'Danh mục'!$A$5:$A$6"),
        ("G", "'Danh mục'!$B$5:$B$7"),
        ("K", "'Danh mục'!$E$5:$E$8"),
    ]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_the_hidden_sheets_are_not_printed(client, cast, sen, tmp_path):
    data = download(signed_in(client, cast.hoa), cast)
    (tmp_path / "so.xlsx").write_bytes(data)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "so.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = pypdfium2.PdfDocument(str(tmp_path / "so.pdf"))
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    assert (len(pages), "bangvang-so-excel" in text, "Danh mục" in text) == (4, False, False)
