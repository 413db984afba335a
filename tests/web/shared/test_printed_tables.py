"""Every table as a workbook: one look, the reader's reach, the filters of the page, and back again unchanged."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from bangvang.office.achievements import actions as achievements
from bangvang.office.achievements.reading import AWARDS_LIST, INITIATIVES
from bangvang.office.dossiers.reading import NOMINATIONS
from bangvang.office.people import actions as people
from bangvang.toolbox import files
from bangvang.toolbox.models import ReadEntry
from bangvang.toolbox.sheets import read_rows
from bangvang.toolbox.sheets.reading import read_sheet
from tests import make
from tests.cast import signed_in
from tests.office.dossiers import way
from tests.web import full_office

# Every table that goes out: who may print it.
WHO = {
    "people-export": "dung", "ratings-export": "hoa", "initiatives-export": "hoa", "holds-export": "thu",
    "awards-export": "dung", "units-export": "dung", "unit-changes-export": "an", "clusters-export": "dung",
    "journal-export": "thu", "journal-reads-export": "thu", "meeting-export": "giang", "plan-duties-export": "dung",
    "campaign-export": "dung", "lines-sheet": "dung", "proposal-sheet": "hoa", "registration-export": "hoa",
    "decision-names": "dung", "sweep-export": "dung", "on-duty-export": "dung", "contest-export": "dung",
    "training-sheet": "phuc", "cluster-ranking-export": "hoa",
}  # fmt: skip
ASKED = {"contest-export": {"ten": full_office.CONTEST, "nam": way.YEAR}}
LOCAL = {"people-export", "ratings-export", "initiatives-export", "proposal-sheet", "registration-export"}


@pytest.fixture
def office(cast, django_capture_on_commit_callbacks):
    full_office.build(cast, django_capture_on_commit_callbacks)
    return cast


@pytest.fixture
def books(client, office) -> dict[str, bytes]:
    """Each table taken out once by one who may."""
    return {name: taken(client, office, name) for name in WHO}


def taken(client: Any, cast: Any, name: str) -> bytes:
    """The first of its kind that opens for this reader."""
    browser = signed_in(client, cast.accounts[WHO[name]])
    for address in addresses_of(name):
        if (answer := browser.get(address, ASKED.get(name, {}))).status_code == 200:
            assert answer["Content-Type"] == files.XLSX
            return answer.content
    raise AssertionError(f"Nobody could take {name} out.")


def addresses_of(name: str) -> Iterator[str]:
    for pattern in full_office._patterns(get_resolver().url_patterns):
        if pattern.name == name:
            for filled in full_office._fillings(name, list(pattern.pattern.converters)):
                yield reverse(name, kwargs=filled)


def part(book: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return archive.read(name).decode()


def test_no_table_that_goes_out_is_forgotten_here() -> None:
    names = {one.name for one in full_office._patterns(get_resolver().url_patterns) if one.name}
    assert {name for name in names if name.endswith("-export")} <= set(WHO)


def test_every_table_has_one_look(books):
    for name, book in books.items():
        sheet, styles = part(book, "xl/worksheets/sheet1.xml"), part(book, "xl/styles.xml")
        fonts = re.findall(r'<name val="([^"]+)"', styles)
        used = {fonts[int(at)] for at in re.findall('<xf [^>]*fontId="([1-9][0-9]*)"', styles)}
        told = part(book, "xl/workbook.xml")
        look = (
            used,
            "Print_Titles" in told,
            "Print_Area" in told,
            re.findall('<pageSetup paperSize="([0-9]+)" fitToHeight="([0-9]+)"', sheet),
            "&amp;P/&amp;N" in sheet,
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in sheet,
            len(re.findall(r"\(Danh sách này có [0-9]+|\(Danh sách này có [^<]*cá nhân", sheet)),
            "<f>" in sheet,
        )
        assert (name, *look) == (name, {"Times New Roman"}, True, True, [("9", "0")], True, True, 1, False)
        assert not re.search("<hyperlink", sheet)


def as_text(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}" if value.time() != datetime.min.time() else f"{value:%d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def as_texts(rows: list[list[Any]]) -> list[list[str]]:
    told = [[as_text(value).rstrip() for value in row] for row in rows]
    return [row[: next((n for n in range(len(row), 0, -1) if row[n - 1]), 0)] for row in told]


FORMS = {"xlsx": "xlsx", "xls": "xls", "csv": "csv:Text - txt - csv (StarCalc):44,34,76"}


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_every_table_comes_back_from_libreoffice_unchanged(books, tmp_path: Path):
    for name, book in books.items():
        (tmp_path / f"{name}.xlsx").write_bytes(book)
    wrong = []
    for ending, form in FORMS.items():
        out = tmp_path / f"as-{ending}"
        home = f"-env:UserInstallation=file://{tmp_path}/home"
        asked = [str(tmp_path / f"{name}.xlsx") for name in books]
        command = ["soffice", home, "--headless", "--convert-to", form, "--outdir", str(out), *asked]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        for name, book in books.items():
            ours = as_texts(read_rows(book, f"{name}.xlsx"))
            theirs = as_texts(read_rows((out / f"{name}.{ending}").read_bytes(), f"{name}.{ending}"))
            if ours != theirs:
                wrong.append(
                    (name, ending, [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]][:3])
                )
    assert wrong == []


def test_the_staff_list_taken_in_again_changes_nobody(client, office):
    browser = signed_in(client, office.hoa)
    book = browser.get(reverse("people-export"), {"don-vi": office.school_a.pk}).content
    assert ReadEntry.objects.filter(thing_type="units.unit", thing_id=office.school_a.pk).count() == 1
    found = people.take_in_list(office.school_a, by=office.by("hoa"), file=files.keep("ds.xlsx", book, is_list=True))
    told = [(row.state, row.reasons) for row in found.rows.all()]
    assert told == [("same", [])] * 8


def test_the_register_read_again_says_the_same(client, office):
    book = signed_in(client, office.dung).get(reverse("awards-export")).content
    read = read_sheet(book, "so.xlsx", AWARDS_LIST)
    told = [
        (row.values.get("full_name"), row.values["award"], row.values["period"], row.values["number"])
        for row in read.rows
    ]
    from bangvang.office.achievements.queries import awards_seen_by

    kept = awards_seen_by(office.by("dung")).order_by("-decided_date", "-pk")
    assert told == [(one.name_printed, one.award, one.period, one.number) for one in kept]
    assert [row.reasons for row in read.rows if row.state.value in ("doubtful", "wrong")] == []
    assert read.notes[0].startswith("Cột D (“Ghi trong quyết định”)") and len(read.notes) == 1


def test_initiatives_read_again_say_the_same(client, cast):
    one, two = (
        make.person(name, at=cast.school_a, code=code) for name, code in (("Lê Thị Sáu", "0456"), ("Võ Út", "0457"))
    )
    told = {"number": "12/QĐ", "decided_date": date(2024, 5, 2), "issuer": "Sở GDĐT", "reach": "base"}
    rows = [
        {"title": "=Dạy toán bằng trò chơi", "authors": [(one, 60), (two, 40)]},
        {"title": "Thư viện mở", "authors": [(two, 100)]},
    ]
    achievements.enter_initiatives(
        cast.school_a, by=cast.by("hoa"), period=way.YEAR, rows=rows, is_complete=False, **told
    )
    book = signed_in(client, cast.hoa).get(reverse("initiatives-export", args=[cast.school_a.pk, way.YEAR])).content
    read = read_sheet(book, "sk.xlsx", INITIATIVES)
    assert [(row.values["title"], row.values["number"], row.values["decided_date"]) for row in read.rows] == [
        ("=Dạy toán bằng trò chơi", "12/QĐ", date(2024, 5, 2)),
        ("Thư viện mở", "12/QĐ", date(2024, 5, 2)),
    ]
    assert [row.reasons for row in read.rows if row.reasons] == []


def test_a_letter_and_a_registration_read_again_name_whom_they_named(client, office):
    proposal = way.submitted(office, count=3)
    book = signed_in(client, office.hoa).get(reverse("proposal-sheet", args=[proposal.pk])).content
    read = read_sheet(book, "dn.xlsx", NOMINATIONS)
    lines = proposal.lines.order_by("name_key")
    assert [(row.values["full_name"], row.values["awards"]) for row in read.rows] == [
        (line.subject_name, [line.award]) for line in lines
    ]
    book = signed_in(client, office.hoa).get(next(addresses_of("registration-export"))).content
    read = read_sheet(book, "dk.xlsx", NOMINATIONS)
    assert {row.values["full_name"]: row.values["awards"] for row in read.rows if row.values.get("awards")} == {
        "Nguyễn Thị Hạnh A": ["LDTT"]
    }


def test_a_table_shows_what_its_page_shows_and_no_more(client, office):
    make.person("Ngô Thị Bí Mật", at=office.high_school)
    hers = signed_in(client, office.hoa).get(reverse("people-export"), {"q": "hanh"}).content
    names = [row[2] for row in read_rows(hers, "a.xlsx") if isinstance(row[0], float)]
    assert names == sorted(names) and all("Hạnh" in name for name in names) and len(names) > 1
    all_hers = part(signed_in(client, office.hoa).get(reverse("people-export")).content, "xl/worksheets/sheet1.xml")
    assert ("Trần Thị Hoa" in all_hers, "Ngô Thị Bí Mật" in all_hers) == (True, False)
    other = {"don-vi": office.high_school.pk}  # a unit outside the reach: as if not asked
    asked = part(signed_in(client, office.hoa).get(reverse("people-export"), other).content, "xl/worksheets/sheet1.xml")
    assert "Ngô Thị Bí Mật" not in asked
    for who, code in (("hoa", 403), ("dung", 403), ("thu", 200)):
        assert signed_in(client, office.accounts[who]).get(reverse("holds-export")).status_code == code
    assert full_office.WHY in part(
        signed_in(client, office.thu).get(reverse("holds-export")).content, "xl/worksheets/sheet1.xml"
    )


def asked(browser: Any, name: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(reverse(name)).status_code == 200
    return len(seen)


def test_tables_ask_as_many_queries_for_many_as_for_few(client, office):
    browser = signed_in(client, office.dung)
    names = ("people-export", "units-export", "awards-export", "lines-sheet", "sweep-export")
    few = {name: asked(browser, name) for name in names}
    head = {"number": "77/QĐ", "decided_date": date(2024, 6, 1), "issuer": "Sở GDĐT", "signer": ""}
    for n in range(3):
        person = make.person(f"Đinh Thị Thêm {n}", at=office.school_a)
        make.unit(f"Trường thêm {n}", "district_school", office.district_office, code=f"THEM-{n}")
        row = {
            "person": person,
            "award": "LDTT",
            "period": way.YEAR,
            "name_printed": "Thêm",
            "held_at": office.school_a,
        }
        achievements.record_awards([row], by=office.by("hoa"), door="entered", proof="checked", **head)
    way.submitted(office, count=3)
    assert {name: asked(browser, name) for name in names} == few
    assert max(few.values()) <= 14
