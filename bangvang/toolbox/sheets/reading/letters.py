"""Letters of old files: Unicode in its forms, Windows-1258, and the two font encodings TCVN3 and VNI, told apart by syllables."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

from bangvang.toolbox.sheets.reading.pages import Book, Converted, Page, column_letters
from bangvang.toolbox.sheets.refusal import SheetRefused
from bangvang.toolbox.vietnamese import nfc

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ®¡¢£¤¥¦§",
        "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_VNI_MARKS = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_ROOF = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}


def _vni_pairs() -> dict[str, str]:
    pairs = dict(_VNI_ALONE)
    for base, letter in [*zip("aeouy", "aeouy", strict=True), ("ô", "ơ"), ("ö", "ư")]:
        pairs |= {base + sign: letter + mark for sign, mark in _VNI_MARKS.items()}
    for base in "aeo":
        pairs |= {base + sign: f"{base}\u0302{mark}" for sign, mark in _VNI_ROOF.items()}
    pairs |= {"a" + sign: f"a\u0306{mark}" for sign, mark in _VNI_BREVE.items()}
    joined = {old: unicodedata.normalize("NFC", new) for old, new in pairs.items()}
    mixed = {old[0].upper() + old[1:]: new.upper() for old, new in joined.items()}
    return joined | {old.upper(): new.upper() for old, new in joined.items()} | mixed


_VNI = _vni_pairs()
_VNI_SIGNS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:uyê|iêu|yêu|oai|oay|oeo|uây|uôi|ươi|ươu|uya|uyu|iê|yê|uô|ươ|oa|oă|oe|uâ|uê|uơ|uy|ai|ao|au|ay|âu|ây|eo|êu|ia|iu"
    r"|oi|ôi|ơi|oo(?=ng|c)|ua|ui|ưa|ưi|ưu|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])?"
)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(
    r"[^\W\d_]+(?:[^\W\d_]|[µ¸¶·¹¨»¾¼½©ª«¬®¡¢£¤¥¦§×÷\xad\u0300-\u0323])*|[µ¸¶·¹¨»¾¼½©ª«¬®¡¢£¤¥¦§×÷\xad]\w*"
)
_CELL = re.compile(r"[^\n\t,;|\"]+")
_CAPITAL, _SMALL = re.compile("[A-Z¡¢£¤¥¦§]"), re.compile("[a-z]")
_OLD = re.compile("[\x80-\xff]")
_UNICODE = re.compile("[\u0102-\u01b0\u0300-\u0323\u1ea0-\u1ef9]")  # letters no old encoding has
_SURE, _HALF = 0.75, 0.5  # shares of words that are Vietnamese syllables
_SAMPLE = 400  # words looked at

NAMES = {"TCVN3": "TCVN3 (ABC)", "VNI": "VNI", "cp1258": "Windows-1258"}


def from_tcvn3(text: str) -> str:
    """Capitals with tones do not exist there: their font draws small letters large, so the case is rebuilt by cell."""
    return _CELL.sub(lambda found: _tcvn3_cell(found[0]), text)


def _tcvn3_cell(text: str) -> str:
    """TRƯờNG is TRƯỜNG: a cell with two capitals in one word, and no small letter but those with tones, was all capitals."""
    turned = "".join(_TCVN3.get(sign, sign) for sign in text)
    if not _SMALL.search(text) and any(_is_loud(word) for word in text.split()):
        return turned.upper()
    return " ".join(
        one.upper() if _is_loud(word) else one for word, one in zip(text.split(" "), turned.split(" "), strict=True)
    )


def _is_loud(word: str) -> bool:
    return len(_CAPITAL.findall(word)) > 1 and not _SMALL.search(word)


def from_vni(text: str) -> str:
    return _VNI_SIGNS.sub(lambda found: _VNI[found[0]], text)


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether these letters are one Vietnamese syllable with at most one tone."""
    spread = unicodedata.normalize("NFD", word.lower())
    bare = unicodedata.normalize("NFC", _TONES.sub("", spread))
    return len(_TONES.findall(spread)) <= 1 and _SYLLABLE.fullmatch(bare) is not None


def vietnamese_share(text: str) -> tuple[float, int]:
    """Of the words with letters beyond ASCII, the share that are syllables; and how many such words there are."""
    words = [word for word in _WORD.findall(nfc(text)) if not word.isascii()][:_SAMPLE]
    return (sum(map(is_syllable, words)) / len(words) if words else 1.0), len(words)


def decoded(data: bytes, name: str) -> tuple[str, str, Converted | None]:
    """Text of a file, the encoding it was in, and what was converted if it was an old one."""
    if data[:3] == b"\xef\xbb\xbf":
        return _unicode(data, "utf-8-sig", name), "UTF-8", None
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _unicode(data, "utf-16", name), "UTF-16", None
    if (guess := _wide(data)) is not None:
        return _unicode(data, guess, name), "UTF-16", None
    try:
        return data.decode("utf-8"), "UTF-8", None
    except UnicodeDecodeError:
        return _old_text(data, name)


def _unicode(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError as wrong:
        raise SheetRefused(f"Tệp {name} bị hỏng: có chỗ không đúng mã {encoding.upper()[:6].rstrip('-')}.") from wrong


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of plain letters is nought."""
    start = data[:400]
    if len(start) < 8 or start.count(0) < len(start) // 4:
        return None
    return "utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be"


def _old_text(data: bytes, name: str) -> tuple[str, str, Converted | None]:
    raw = data.decode("latin-1")
    tried = {"cp1258": nfc(data.decode("cp1258", "replace")), "TCVN3": from_tcvn3(raw), "VNI": from_vni(raw)}
    shares = {form: vietnamese_share(text) for form, text in tried.items()}
    best = max(tried, key=lambda form: shares[form][0])
    if shares[best][0] < _HALF or not shares[best][1]:
        raise SheetRefused(f"Không nhận ra mã chữ của tệp {name}. Cần lưu lại thành .xlsx hoặc .csv mã UTF-8.")
    told = _sample(best, f"Tệp {name}", raw.splitlines(), tried[best].splitlines())
    return tried[best], NAMES[best], told


def _sample(form: str, where: str, before: Iterable[str], after: Iterable[str]) -> Converted | None:
    for old, new in zip(before, after, strict=False):
        if old != new and old.strip():
            return Converted(NAMES[form], where, _short(old), _short(new))
    return None


def _short(text: str) -> str:
    return " ".join(text.replace("\xad", "\u2011").split())[:80]


def convert_columns(book: Book) -> None:
    """Columns whose letters are of a font encoding become Unicode; each is told with a sample.

    Where one column surely is, short ones beside it (QĐ, CSTĐ) that show no letter of Unicode's own are taken with it.
    """
    for page in book.pages:
        places = range(max(map(len, page.rows), default=0))
        forms = {place: _form_of(_old_cells(page, place)) for place in places}
        sure = Counter(form for form in forms.values() if form).most_common(1)
        for place in places:
            is_old = forms[place] or (sure and _has_only_old(page, place))
            if is_old and (told := _converted_column(page, place, sure[0][0])):
                book.converted.append(told)


def _old_cells(page: Page, place: int) -> list[str]:
    cells = (row[place] for row in page.rows if place < len(row))
    return [cell for cell in cells if isinstance(cell, str) and _OLD.search(cell)]


def _has_only_old(page: Page, place: int) -> bool:
    """Letters beyond ASCII, all of them from the old half; a column of good Unicode has others too."""
    cells = [row[place] for row in page.rows if place < len(row) and isinstance(row[place], str)]
    return any(map(_OLD.search, cells)) and not any(_UNICODE.search(cell) for cell in cells)


def _converted_column(page: Page, place: int, form: str) -> Converted | None:
    old, turn = _old_cells(page, place), _TURN[form]
    for row in page.rows:
        if place < len(row) and isinstance(row[place], str) and _needs(row[place], turn):
            row[place] = turn(row[place])
    where = f"Cột {column_letters(place)} của trang “{page.name}”"
    return _sample(form, where, old, map(turn, old))


_TURN = {"TCVN3": from_tcvn3, "VNI": from_vni}


def _form_of(cells: list[str]) -> str | None:
    """The font encoding of these cells, if they read as Vietnamese only after it is undone."""
    if not cells:
        return None
    text = "\n".join(cells[:_SAMPLE])
    as_is = vietnamese_share(text)[0]
    shares = {form: vietnamese_share(turn(text)) for form, turn in _TURN.items()}
    best = max(shares, key=lambda form: shares[form][0])
    return best if as_is < _HALF and shares[best][0] >= _SURE and shares[best][1] else None


def _needs(text: str, turn: Callable[[str], str]) -> bool:
    """A column may mix both: what already reads as Vietnamese stays."""
    return bool(_OLD.search(text)) and vietnamese_share(turn(text))[0] >= vietnamese_share(text)[0]
