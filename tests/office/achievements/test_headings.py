"""What a list says once above its rows: read where it says exactly one thing, never guessed."""

from datetime import date

import pytest

from bangvang.office.achievements.reading.headings import told_above

DECIDED = {"number": "45/QĐ-UBND", "decided_date": date(2021, 8, 5)}


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (["(Kèm theo Quyết định số 45/QĐ-UBND ngày 05/8/2021 của UBND huyện Tư Phú)"], DECIDED | {"issuer": "UBND huyện Tư Phú"}),
        (["Kèm theo QĐ số: 45 /QĐ-UBND ngày 05 tháng 8 năm 2021 của Chủ tịch UBND huyện"], DECIDED | {"issuer": "Chủ tịch UBND huyện"}),
        (["Kèm theo Quyết định số 45/QĐ-UBND ngày 05-8-2021"], DECIDED),
        (["Kèm theo Quyết định số 45/QĐ-UBND ngày 31/02/2021 của UBND huyện"], {"number": "45/QĐ-UBND", "issuer": "UBND huyện"}),
        (["DANH SÁCH KHEN THƯỞNG NĂM HỌC 2020-2021"], {"period": "2020-2021"}),
        (["DANH SÁCH KHEN THƯỞNG NĂM HỌC 2020 – 2021"], {"period": "2020-2021"}),
        (["DANH SÁCH NĂM 2021"], {"period": "2021"}),
        (["Tư Phú, ngày 05 tháng 8 năm 2021"], {}),
        (["NĂM HỌC 2020-2021 và NĂM HỌC 2021-2022"], {}),
        (["NĂM HỌC 2020-2023"], {}),
        (["Quyết định số 45/QĐ-UBND", "Quyết định số 46/QĐ-UBND"], {}),
        ([], {}),
    ],
)  # fmt: skip
def test_only_what_all_titles_together_say_once_is_taken(titles, told):
    assert told_above(titles) == told
