"""Names of people in cells: Ông/Bà beside or inside, titles before, capitals, names without marks, two names in a cell."""

import re
from typing import Any

from bangvang.toolbox.sheets.reading.cells import folded, text_of
from bangvang.toolbox.sheets.reading.kinds import Level, Look, Reason, Said
from bangvang.toolbox.vietnamese import fold, title_case_name

MAN, WOMAN = "nam", "nu"
HONORIFICS = {"ông": MAN, "bà": WOMAN, "thầy": MAN, "cô": WOMAN, "anh": MAN, "chị": WOMAN}
SEXES = {"nam": MAN, "nu": WOMAN, "ong": MAN, "ba": WOMAN, "m": MAN, "f": WOMAN, "male": MAN, "female": WOMAN}
SEXES |= {"thay": MAN, "co": WOMAN, "anh": MAN, "chi": WOMAN, "trai": MAN, "gai": WOMAN}
_TITLE = re.compile(r"(?:đ/c|đồng chí|ths|ts|pgs|gs|ngut|ngnd|cn|th\.s|bs|ks|cử nhân|nhà giáo)\b\.?[\s:,]*", re.I)
_HONORIFIC = re.compile(rf"({'|'.join(HONORIFICS)})(?:\s+|\s*[:.]\s*)(?=\S)", re.I)
_EITHER = re.compile(r"(?:ông\s*/\s*bà|ông\s*\(bà\)|thầy\s*/\s*cô|ông,\s*bà)[\s:]*", re.I)
_RUBBISH = re.compile(r"[\d@#$%^&*=+<>{}\[\]|\\_?!]")
_TAIL = re.compile(r"\s*\(([^()]*)\)\s*$")
_SURNAMES = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan lam mai trinh truong ha cao thai to tang quach"
    " chau luong luu la ta phung vuong ton trieu kieu tong dam nghiem chu tu han bach au ninh mac khuc khuat lo lu luc vi nong dao"
    " hua thach danh son dieu ksor rmah siu ro ralan h' y a k' kpa nay rcom alang arat bhling bhnuoch coor zoram briu po phu quan giap"
    " la lai lau lieu tieu than thieu trang trung van vien xa yen ung an bang banh che cu cung dan diep doai dong giang hinh kha khong"
    " kim lac mau ma mau ngan nghi nhan nhu nhi on phi phuoc su thi tho thuy tram".split()
)


def name(value: Any, look: Look) -> Said:
    """A full name; an honorific in it tells the sex, capitals are written as names are."""
    said = " ".join(text_of(value).split())
    if "\n" in text_of(value).strip() and len(text_of(value).split()) > 6:
        return look.doubt("một ô có thể ghi hai người; mỗi người cần một dòng.", said)
    return bare_name(said, look)


def bare_name(said: str, look: Look) -> Said:
    """The name of one line of text."""
    plain, notes = _without_title(said, look)
    rest, sex, doubt = _without_honorific(plain)
    told = _TAIL.search(rest)
    if told:
        rest = _TAIL.sub("", rest)
        notes.append(Reason(look.key, f"{look.label}: phần trong ngoặc “{told[1]}” không thuộc tên.", Level.NOTE))
    if doubt:
        return look.doubt(f"“Ông” hoặc “Bà” trong “{said}” có thể là họ.", [rest, said])
    problem = _problem(rest)
    if problem:
        return look.wrong(f"“{said}” {problem}.")
    return Said(_cased(rest), (*notes, *_doubts(rest, look)), {"sex": sex} if sex else {})


def _without_title(said: str, look: Look) -> tuple[str, list[Reason]]:
    cut, before = said, None
    while cut != before:
        before, cut = cut, _TITLE.sub("", cut, count=1) if _TITLE.match(cut) else cut
    gone = said[: len(said) - len(cut)].strip(" :,")
    reason = Reason(look.key, f"{look.label}: “{gone}” đứng trước tên, không thuộc tên.", Level.NOTE)
    return cut, [reason] if gone else []


def _without_honorific(said: str) -> tuple[str, str, bool]:
    """Name, sex, and whether the honorific may be the surname Ông (or a name in itself)."""
    if found := _EITHER.match(said):
        return said[found.end() :], "", False
    found = _HONORIFIC.match(said)
    if not found:
        return said, "", False
    rest, sex = said[found.end() :], HONORIFICS[found[1].casefold()]
    words = fold(rest).split()
    if len(words) > 1 and words[0] in _SURNAMES:
        return rest, sex, False
    return rest, sex, len(words) > 0 and found[0].strip()[-1] not in ":."


def _problem(rest: str) -> str:
    letters = sum(sign.isalpha() for sign in rest)
    if letters < 2 or len(rest) > 120:
        return "không phải là họ và tên"
    return "có ký tự không thuộc tên người" if _RUBBISH.search(rest) else ""


def _doubts(rest: str, look: Look) -> tuple[Reason, ...]:
    words = rest.split()
    if len(words) == 1:
        return (Reason(look.key, f"{look.label}: “{rest}” chỉ có một từ.", Level.DOUBTFUL),)
    if len(words) > 6 or re.search(r"[,;/]| - ", rest):
        return (Reason(look.key, f"{look.label}: “{rest}” có thể không phải tên của một người.", Level.DOUBTFUL),)
    if (
        rest.isascii()
        and len(words) > 2
        and words[0].casefold() in ("nguyen", "tran", "le", "pham", "dang", "vo", "vu", "bui")
    ):
        return (Reason(look.key, f"{look.label}: “{rest}” không có dấu.", Level.DOUBTFUL),)
    return ()


def _cased(rest: str) -> str:
    """Names all in capitals, or with no capital at all, are rewritten; any other keeps its owner's spelling."""
    return title_case_name(rest) if rest.isupper() or rest.islower() else rest


def part_of_name(value: Any, look: Look) -> Said:
    """One half of a name, kept as it stands; both are read together."""
    return Said(" ".join(text_of(value).split()))


def sex(value: Any, look: Look) -> Said:
    """Nam, Nữ, Ông, Bà; ranks and other forms of address tell nothing."""
    said = text_of(value)
    plain = folded(said).rstrip(".")
    if plain in SEXES:
        return Said(SEXES[plain])
    if plain in ("ong ba", "ong/ba", "thay co", "d/c", "dong chi", "ong (ba"):
        return look.doubt(f"“{said}” không cho biết nam hay nữ.")
    return look.doubt(f"“{said}” không cho biết nam hay nữ.")
