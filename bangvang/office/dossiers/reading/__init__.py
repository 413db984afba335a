"""Nominations in: a person or group a row; awards in one column, or a column of ticks for each award."""

from dataclasses import replace

from bangvang.office.achievements.reading import AWARDS
from bangvang.office.achievements.reading.columns import AWARD, GRADE, GROUP_NAME, PERIOD, ticked
from bangvang.office.achievements.reading.subjects import person_or_collective
from bangvang.office.people.reading.columns import BAND, CLOSING, FULL_NAME, NAME_PARTS, NOTE, PERSON, check_person
from bangvang.toolbox.sheets.reading import Field, Kind
from bangvang.toolbox.sheets.reading.values import several, text

_NOT_YET = ("đã đạt", "năm trước", "đã có")  # a column of what somebody has asks for nothing
AWARDS_ASKED = Field(
    "awards",
    "Danh hiệu, hình thức đề nghị",
    (
        "Danh hiệu đề nghị",
        "Hình thức đề nghị",
        "Đề nghị khen thưởng",
        "Danh hiệu, hình thức đề nghị",
        "Đề nghị",
        "Danh hiệu, hình thức khen thưởng đề nghị",
        "Danh hiệu đăng ký",
        "Đăng ký danh hiệu",
        "Đăng ký thi đua",
        "Đăng ký khen thưởng",
        "Danh hiệu TĐ đề nghị",
        "Danh hiệu thi đua đề nghị",
        *AWARD.words,
    ),
    several(AWARDS),
    labels=AWARDS.labels,
    never=("mã", "phân loại", *_NOT_YET),
)
ACHIEVEMENT = Field(
    "achievement",
    "Tóm tắt thành tích",
    ("Tóm tắt thành tích", "Thành tích đạt được", "Thành tích", "Tóm tắt thành tích tiêu biểu", "Nội dung thành tích"),
    text(4000),
)
_WHOM = tuple(replace(one, read=person_or_collective) if one is FULL_NAME else one for one in PERSON)
NOMINATIONS = Kind(
    "nominations",
    "danh sách đề nghị, đăng ký thi đua, khen thưởng",
    (
        *_WHOM,
        GROUP_NAME,
        AWARDS_ASKED,
        *ticked("award", AWARDS, "awards", _NOT_YET),
        GRADE,
        PERIOD,
        ACHIEVEMENT,
        NOTE,
    ),
    needs=(("full_name", "group_name"), ("awards",)),
    joins=NAME_PARTS,
    band=BAND,
    check=check_person,
    closing=CLOSING,
    lists=("awards",),
)
REGISTRATIONS = replace(NOMINATIONS, code="registrations", label="danh sách đăng ký danh hiệu thi đua")

__all__ = ["ACHIEVEMENT", "NOMINATIONS", "REGISTRATIONS"]
