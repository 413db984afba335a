"""Every table of what was achieved, taken in again as the very file that went out: nothing is new, nothing is doubted."""

import csv
import io
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from bangvang.lawbook import AWARDS as IN_LAW
from bangvang.office.achievements import actions
from bangvang.office.achievements.models import AwardRecord
from bangvang.office.achievements.queries import award_label
from bangvang.office.achievements.queries.awards import NAMES
from bangvang.office.achievements.reading import AWARDS
from bangvang.toolbox import files
from bangvang.toolbox.sheets.reading.opening import open_book
from tests import make
from tests.cast import signed_in
from tests.web.full_office import everything

YEAR = "2022-2023"
HEAD = {"number": "0045/QĐ-UBND", "decided_date": date(2023, 6, 28), "issuer": "UBND huyện Núi Thành"}
CONTEST = "Hội thi giáo viên dạy giỏi cấp huyện"
NEEDS_OFFICE = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")


@pytest.fixture
def school(cast):
    """School A with one of everything that reads awkwardly: namesakes, a code that looks like a number, one who has left,
    a collective among the people, an award taken back, a printed name that is no longer borne, someone without a rating."""
    sen = make.person("Phạm Thị Sen", at=cast.school_a, code="0456", sex="nu")
    twin = make.person("Phạm Thị Sen", at=cast.school_a, code="0457")
    gone = make.person("Trương Văn Sở", code="0458")
    make.post(gone, cast.school_a, since=date(2015, 9, 1), until=date(2023, 8, 31))
    make.post(gone, cast.school_b, since=date(2023, 9, 1))
    elsewhere = make.person("Đỗ Thị Xa", at=cast.school_b, code="0459")
    _awards(cast, sen, twin, gone, elsewhere)
    by = cast.by("hoa")
    graded = [(sen, "HTXS"), (twin, "HTT"), (cast.vy.person, "KHT")]
    actions.rate(
        [{"person": who, "grade": grade, "period": YEAR, **HEAD} for who, grade in graded], by=by, at=cast.school_a
    )
    rows = [
        {"title": "+ Dạy toán\nbằng trò chơi", "authors": [(sen, 60), (twin, 40)]},
        {"title": "Thư viện mở", "authors": [(twin, 100)]},
        {"title": "Vườn trường", "authors": [(elsewhere, 30), (sen, 70)]},
    ]
    told = {"period": YEAR, "reach": "province", "is_complete": False, **HEAD}
    actions.enter_initiatives(cast.school_a, by=by, rows=rows, **told)
    for who, prize, pupil in ((sen, "nhat", ""), (twin, "dat", "Lê  Na"), (sen, "khong_dat", "Võ An")):
        won = {"person": who, "contest": CONTEST, "prize": prize, "pupil": pupil, "level": "base", "period": YEAR}
        actions.enter_result(cast.school_a, by=by, achieved_date=date(2023, 3, 1), **won, **HEAD)
    return cast.school_a


def _awards(cast: Any, sen: Any, twin: Any, gone: Any, elsewhere: Any) -> None:
    def row(award, **more):
        return {"award": award, "period": YEAR, "held_at": cast.school_a, **more}

    rows = [
        row("CSTDCS", person=sen, name_printed="Phạm Sen"),
        row("LDTT", person=twin, name_printed=twin.full_name),
        row("LDTT", person=gone, name_printed=gone.full_name),
        row("GK", person=elsewhere, name_printed=elsewhere.full_name, period="2023"),
        row("TTLDTT", unit=cast.school_a, name_printed=cast.school_a.name),
        row("BKT", person=twin, name_printed=twin.full_name),
    ]
    made = actions.record_awards(rows, by=cast.by("hoa"), door="history", proof="declared", signer="", **HEAD)
    act = {"number": "9/QĐ-UBND", "decided_date": date(2023, 9, 1), "issuer": "UBND tỉnh", "cause": "Hồ sơ không đúng"}
    actions.take_back_award(made[-1], by=cast.by("lan"), act=act)
    assert AwardRecord.objects.get(pk=made[-1].pk).revoked_date == date(2023, 9, 1)


def address(kind: str, school: Any) -> tuple[str, dict[str, str]]:
    if kind == "awards":
        return reverse("awards-export"), {}
    if kind == "results":
        return reverse("contest-export"), {"ten": CONTEST, "nam": YEAR}
    return reverse(f"{kind}-export", args=[school.pk, YEAR]), {}


def as_csv(book: bytes) -> bytes:
    """The first sheet as Excel saves it: shown values, commas, the mark of UTF-8 before."""
    out = io.StringIO()
    csv.writer(out).writerows([[shown(value) for value in row] for row in open_book(book, "a.xlsx").pages[0].rows])
    return out.getvalue().encode("utf-8-sig")


def shown(value: Any) -> str:
    if isinstance(value, date | datetime):
        return f"{value:%d/%m/%Y}"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def through_office(book: bytes, tmp_path: Path, ending: str) -> bytes:
    """Opened and saved by LibreOffice."""
    (tmp_path / "a.xlsx").write_bytes(book)
    home, out = f"-env:UserInstallation=file://{tmp_path}/home", tmp_path / "out"
    command = ["soffice", home, "--headless", "--convert-to", ending, "--outdir", str(out), str(tmp_path / "a.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (out / f"a.{ending}").read_bytes()


FORMS = {
    "xlsx": lambda book, _path: book,
    "csv": lambda book, _path: as_csv(book),
    "xlsx saved by LibreOffice": lambda book, path: through_office(book, path, "xlsx"),
    "xls saved by LibreOffice": lambda book, path: through_office(book, path, "xls"),
}
MANY = {"awards": 6, "ratings": 6, "initiatives": 3, "results": 3}


@pytest.mark.parametrize("form", [pytest.param(form, marks=NEEDS_OFFICE if "Office" in form else ()) for form in FORMS])
@pytest.mark.parametrize("kind", MANY)
def test_the_very_file_that_went_out_changes_nothing(client, cast, school, tmp_path, kind, form):
    path, asked = address(kind, school)
    book = signed_in(client, cast.hoa).get(path, asked).content
    data = FORMS[form](book, tmp_path)
    before = everything()
    name = f"danh sách.{form.split()[0]}"
    found = actions.take_in_past(school, by=cast.by("hoa"), kind=kind, file=files.keep(name, data, is_list=True))
    odd = [(row.row, row.state, row.reasons) for row in found.rows.exclude(state="same")]
    assert (odd, found.rows.count()) == ([], MANY[kind])
    touched = {label for label, sign in everything().items() if sign != before[label]}
    assert touched == {"achievements.PastList", "achievements.PastRow", "toolbox.StoredFile", "toolbox.JournalEntry"}


def test_the_sos_own_register_of_several_schools_changes_nothing(client, cast, school):
    book = signed_in(client, cast.phuc).get(reverse("awards-export")).content
    file = files.keep("sổ.xlsx", book, is_list=True)
    found = actions.take_in_past(cast.district_office, by=cast.by("phuc"), kind="awards", file=file)
    assert [(row.row, row.state, row.reasons) for row in found.rows.exclude(state="same")] == []


def test_an_award_taken_back_is_not_given_again_by_an_old_list(cast, school):
    text = f"Họ và tên,Mã cán bộ,Danh hiệu,Năm học,Số quyết định,Ngày quyết định,Cơ quan ban hành\nPhạm Thị Sen,0457,BKT,{YEAR},0045/QĐ-UBND,28/06/2023,UBND"
    file = files.keep("cũ.csv", text.encode(), is_list=True)
    row = actions.take_in_past(school, by=cast.by("hoa"), kind="awards", file=file).rows.get()
    assert (row.state, [one["sentence"] for one in row.reasons]) == (
        "same",
        ["Sổ ghi quyết định này đã thu hồi, không ghi lại."],
    )


@pytest.mark.parametrize("code", sorted({*IN_LAW, *NAMES}))
def test_every_award_is_read_by_the_name_the_register_prints(code):
    assert AWARDS.find(award_label(code)) == code
