"""Columns that lists of people share: name, sex, birth, codes, post, unit. Other kinds of lists build on these."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bangvang.office.people.reading.citizen_id import masked, unspoken
from bangvang.toolbox.sheets.reading import Field, Level, Look, Reason, Said, persons
from bangvang.toolbox.sheets.reading.cells import folded, text_of
from bangvang.toolbox.sheets.reading.days import day
from bangvang.toolbox.sheets.reading.values import Choices, choice, citizen_id, code, known, text, tick

BORN = (1930, 2012)
SEX_OF_DIGIT = ("nam", "nu")

FULL_NAME = Field(
    "full_name",
    "Họ và tên",
    (
        "Họ và tên",
        "Họ tên",
        "Họ và tên cá nhân",
        "Tên cá nhân",
        "Họ, tên",
        "Họ và tên CBGVNV",
        "Họ tên CB, GV, NV",
        "Họ và tên giáo viên",
        "Họ và tên người được khen",
        "Tên gọi cá nhân",
        "Cá nhân",
        "Tên giáo viên",
        "Họ và tên cán bộ, giáo viên, nhân viên",
        "Tên tập thể/cá nhân",
        "Tập thể, cá nhân",
        "Họ và tên, tập thể",
        "Họ tên, tập thể",
        "Họ và tên cá nhân, tập thể",
        "Họ và tên cá nhân, tên tập thể",
        "Tên tập thể/cá nhân/hộ gia đình",
        "Họ và tên, chức vụ",
    ),
    persons.name,
    never=("tác giả", "người ký", "đệm", "cha", "mẹ", "vợ", "chồng"),
    may_repeat=False,
)
FAMILY_NAME = Field(
    "family_name",
    "Họ và tên đệm",
    (
        "Họ và tên đệm",
        "Họ và chữ đệm",
        "Họ đệm",
        "Họ, tên đệm",
        "Họ lót",
        "Họ và chữ lót",
        "Họ và tên lót",
        "Họ và đệm",
        "Họ",
    ),
    persons.part_of_name,
    may_repeat=False,
)
GIVEN_NAME = Field("given_name", "Tên", ("Tên",), persons.part_of_name, may_repeat=False)
NAME_PARTS = {"full_name": ("family_name", "given_name")}
SEX = Field(
    "sex",
    "Giới tính",
    (
        "Giới tính",
        "Giới",
        "Phái",
        "Nam/Nữ",
        "Nam, nữ",
        "Ông/Bà",
        "Ông (Bà)",
        "Ông, bà",
        "Danh xưng",
        "Tên gọi (Ông/Bà/Chức danh)",
        "Xưng hô",
    ),
    persons.sex,
    labels={"nam": "nam", "nu": "nữ"},
)
BIRTH_DATE = Field(
    "birth_date",
    "Ngày sinh",
    (
        "Ngày sinh",
        "Ngày, tháng, năm sinh",
        "Ngày tháng năm sinh",
        "Năm sinh",
        "NTNS",
        "Sinh ngày",
        "Ngày/tháng/năm sinh",
        "Ngày, tháng năm sinh",
    ),
    day(*BORN),
    never=("nam sinh nam", "nữ"),
    may_repeat=False,
)


def _born_as(sex: str) -> Any:
    """Under “Nam” or “Nữ” people tick, or write the birth date there."""
    plain = day(*BORN)

    def read(value: Any, look: Look) -> Said:
        said = plain(value, replace(look, key="birth_date", label=BIRTH_DATE.label))
        if any(one.level is Level.WRONG for one in said.reasons):
            return look.doubt(f"“{text_of(value)}” không phải dấu x, cũng không phải ngày sinh.")
        if said.value is None:  # only the year: the sex is told all the same
            return replace(said, value=True)
        return Said(None, said.reasons, {"birth_date": said.value})

    return read


MAN = Field(
    "man",
    "Nam",
    ("Nam", "Ngày sinh Nam", "Năm sinh Nam", "Ngày, tháng, năm sinh Nam", "Giới tính Nam"),
    _born_as("nam"),
    never=("Việt Nam", "Quảng Nam", "Hà Nam", "nữ"),
    ticked="nam",
    into="sex",
)
WOMAN = Field(
    "woman",
    "Nữ",
    ("Nữ", "Ngày sinh Nữ", "Năm sinh Nữ", "Ngày, tháng, năm sinh Nữ", "Giới tính Nữ"),
    _born_as("nu"),
    never=("nam nu",),
    ticked="nu",
    into="sex",
)
STAFF_CODE = Field(
    "code",
    "Mã cán bộ",
    (
        "Mã cán bộ",
        "Mã CB",
        "Mã số cán bộ",
        "Mã viên chức",
        "Mã giáo viên",
        "Mã GV",
        "Mã định danh Bộ GD&ĐT",
        "Mã định danh",
        "Mã nhân viên",
        "Mã CBVC",
    ),
    code(20),
    may_repeat=False,
    is_code=True,
)
CITIZEN_ID = Field(
    "citizen_id",
    "Số định danh cá nhân",
    (
        "Số định danh cá nhân",
        "CCCD",
        "Số CCCD",
        "Căn cước công dân",
        "Số căn cước công dân",
        "CMND",
        "CMND/CCCD",
        "Số CMND/CCCD",
        "Số CMND",
        "Căn cước",
        "Số căn cước",
        "CMT",
        "Số CMTND",
        "CCCD/CMND",
        "Mã định danh công dân",
    ),
    unspoken(citizen_id),
    never=("ngày cấp", "nơi cấp"),
    may_repeat=False,
)
POST = Field(
    "post",
    "Chức vụ",
    (
        "Chức vụ",
        "Chức danh",
        "Chức vụ, chức danh",
        "Chức vụ/chức danh",
        "Vị trí việc làm",
        "Chức vụ hiện nay",
        "Nhiệm vụ được giao",
        "Chức vụ công tác",
        "Công việc",
        "CV",
        "Chức vụ, đơn vị công tác",
        "Chức vụ, nơi công tác",
    ),
    text(300),
    never=("trong Đảng", "đoàn thể", "người ký"),
)
UNIT = Field(
    "unit",
    "Đơn vị",
    (
        "Đơn vị",
        "Đơn vị công tác",
        "Tên đơn vị",
        "Trường",
        "Nơi công tác",
        "Cơ quan, đơn vị",
        "Cơ quan",
        "Tên trường",
        "Đơn vị trường",
        "Trường công tác",
        "Đơn vị đang công tác",
    ),
    known("units"),
    never=("tính", "công nhận", "ban hành", "quyết định", "cấp trên"),
)
GROUP = Field(
    "group",
    "Tổ",
    (
        "Tổ",
        "Tổ chuyên môn",
        "Tổ công tác",
        "Tổ/Khối",
        "Tổ, khối",
        "Phòng, tổ",
        "Phòng ban",
        "Tên phòng ban/khối, tổ công tác",
        "Bộ phận",
        "Tổ CM",
    ),
    text(120),
)
_BODY = re.compile(
    r"(?:truong|th|thcs|thpt|tt|mn|mg|mam non|mau giao|tieu hoc|trung hoc|ptdt\w*|phong g|so g|trung tam)"
)


def of_band(value: Any, look: Look) -> Said:
    """A band names the school whose rows follow, where the register knows it; else a tổ. “Cá nhân” names neither."""
    said, plain = text_of(value), folded(text_of(value))
    if plain in ("tap the", "ca nhan"):
        return Said()
    if "units" in look.names and _BODY.match(plain):
        found = known("units")(value, replace(look, key="unit", label=UNIT.label))
        if found.value is not None:
            return replace(found, value=None, also={**found.also, "unit": found.value})
        if plain.startswith("truong ") and len(plain.split()) > 2:  # a school by its name, of which nobody is sure
            return found
    return Said(None, also={"group": said})


BAND = Field("band", "Nhóm", (), of_band)
ETHNICITY = Field("ethnicity", "Dân tộc", ("Dân tộc", "DT", "Thành phần dân tộc"), text(30))
_CONTRACTS = Choices(
    {
        "staff": (
            "Biên chế",
            "Viên chức",
            "Công chức",
            "BC",
            "HĐLV",
            "Hợp đồng làm việc",
            "Hợp đồng làm việc không xác định thời hạn",
        ),
        "contract": (
            "Hợp đồng",
            "HĐ",
            "Hợp đồng lao động",
            "HĐLĐ",
            "HĐ 68",
            "Hợp đồng 68",
            "Hợp đồng 111",
            "HĐ 111",
            "Hợp đồng NĐ 68",
        ),
        "visiting": ("Thỉnh giảng", "GV thỉnh giảng"),
    }
)
CONTRACT = Field(
    "contract",
    "Loại hợp đồng",
    (
        "Loại hợp đồng",
        "Hợp đồng",
        "Biên chế/Hợp đồng",
        "BC/HĐ",
        "Hình thức hợp đồng",
        "Loại lao động",
        "Diện",
        "Biên chế",
    ),
    choice(_CONTRACTS),
    labels=_CONTRACTS.labels,
)
JOINED = Field(
    "joined_date",
    "Ngày vào ngành",
    (
        "Ngày vào ngành",
        "Vào ngành",
        "Năm vào ngành",
        "Ngày tuyển dụng",
        "Ngày vào làm",
        "Thời gian vào ngành",
        "Ngày, tháng, năm vào ngành",
    ),
    day(1960, 2035),
)
POST_SINCE = Field(
    "post_since",
    "Giữ chức vụ từ ngày",
    (
        "Giữ chức vụ từ ngày",
        "Từ ngày",
        "Ngày về trường",
        "Ngày nhận công tác",
        "Ngày bổ nhiệm",
        "Công tác tại đơn vị từ",
    ),
    day(1960, 2035),
)
PARTY = Field("is_party_member", "Đảng viên", ("Đảng viên", "ĐV", "Đảng", "Là đảng viên"), tick, never=("ngày vào",))
PHONE = Field("phone", "Điện thoại", ("Điện thoại", "Số điện thoại", "SĐT", "ĐT", "Di động"), text(30))
NOTE = Field("note", "Ghi chú", ("Ghi chú", "GC", "Chú thích"), text(400))

PERSON = (FULL_NAME, FAMILY_NAME, GIVEN_NAME, SEX, MAN, WOMAN, BIRTH_DATE, STAFF_CODE, CITIZEN_ID, POST, UNIT, GROUP)
CLOSING = (
    "Hiệu trưởng",
    "Phó Hiệu trưởng",
    "Giám đốc",
    "Phó Giám đốc",
    "Trưởng phòng",
    "KT. Hiệu trưởng",
    "TM. Hội đồng",
    "Chủ tịch Hội đồng",
    "Chủ tịch công đoàn",
    "Thư ký",
    "Văn thư",
    "Cán bộ phụ trách",
    "Lãnh đạo đơn vị",
)


def check_person(values: Mapping[str, Any]) -> list[Reason]:
    """The citizen id tells sex, century and year of birth; what contradicts it is doubtful."""
    digits, born, sex = values.get("citizen_id"), values.get("birth_date"), values.get("sex")
    if not isinstance(digits, str) or len(digits) != 12:
        return []
    reasons = []
    century, is_woman = divmod(int(digits[3]), 2)
    year = 1900 + 100 * century + int(digits[4:6])
    if isinstance(born, date) and born.year != year:
        said = f"Số định danh cá nhân: {masked(digits)} ghi năm sinh {year}, khác ngày sinh {born:%d/%m/%Y}."
        reasons.append(Reason("citizen_id", said, Level.DOUBTFUL))
    if sex and SEX_OF_DIGIT[is_woman] != sex:
        reasons.append(
            Reason(
                "citizen_id",
                f"Số định danh cá nhân: {masked(digits)} ghi giới tính khác cột giới tính.",
                Level.DOUBTFUL,
            )
        )
    return reasons
