"""Vietnamese text: one form for letters, folding for search, name order, days and money as offices write them."""

import re
import unicodedata
from datetime import date

_D = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ɖ": "d", "Ɖ": "d"})
_MARKS = {mark: None for mark in range(0x300, 0x370) if unicodedata.combining(chr(mark))}
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
_ORDER = {letter: chr(0x21 + place) for place, letter in enumerate(_LETTERS)}
_DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()
_SCALES = ("", "nghìn", "triệu")


def nfc(text: str) -> str:
    """One form for every letter, whatever keyboard or file it came from; Icelandic Ð becomes Đ."""
    return unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ")


def fold(text: str) -> str:
    """Without marks and in lower case, đ as d: what search compares."""
    plain = unicodedata.normalize("NFD", text.translate(_D)).translate(_MARKS)
    if not plain.isascii():  # marks of other scripts
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return plain.casefold()


def search_words(asked: str) -> list[str]:
    """The folded words of what a person typed; anything else in it is dropped."""
    return re.findall(r"\w+", fold(asked))


def without_keystrokes(word: str) -> list[str]:
    """What a folded word may have been before a typing program that was switched off: Telex (nguyeexn), VNI (nguye6n4)."""
    telex = re.sub(r"(?<=[aeiouy])([^aeiouy]*)", lambda rest: re.sub("[sfrxjz]", "", rest[0]), word.replace("w", ""))
    telex = re.sub(r"(a|e|o|d)\1", r"\1", telex)
    vni = re.sub(r"[0-9]", "", word) if word[:1].isalpha() else word
    return [plain for plain in (telex, vni) if plain not in (word, "")]


def name_key(full_name: str) -> str:
    """Sorts names as offices do: given name first, then family and middle names; alphabet first, tone second."""
    words = nfc(full_name).split()
    turned = words[-1:] + words[:-1]
    return " ".join(_word_key(word) for word in turned)[:200]


def _word_key(word: str) -> str:
    letters, tones = [], []
    for sign in unicodedata.normalize("NFC", word.casefold()):
        base, tone = _without_tone(sign)
        letters.append(_ORDER.get(base, base))
        tones.append(str(tone))
    return f"{''.join(letters)} {''.join(tones)}"


def _without_tone(sign: str) -> tuple[str, int]:
    spread = unicodedata.normalize("NFD", sign)
    tone = next((_TONES[mark] for mark in spread if mark in _TONES), 0)
    return unicodedata.normalize("NFC", "".join(mark for mark in spread if mark not in _TONES)), tone


def date_text(day: date | None) -> str:
    """12/06/2024"""
    return f"{day:%d/%m/%Y}" if day else ""


def date_long(day: date) -> str:
    """ngày 12 tháng 6 năm 2024; days 1-9 and months 1-2 with a leading nought (NĐ 30/2020)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def number(value: int) -> str:
    """1.240"""
    return f"{value:,}".replace(",", ".")


def money(value: int) -> str:
    """1.800.000 đ"""
    return f"{number(value)} đ"


def share(part: int, whole: int) -> str:
    """14,1 %; a dash where there is nothing to share."""
    if not whole:
        return "–"
    return f"{100 * part / whole:.1f} %".replace(".", ",").replace(",0 %", " %")


def two_digits(value: int) -> str:
    """05"""
    return f"{value:02d}"


def money_words(value: int) -> str:
    """Một triệu tám trăm nghìn đồng"""
    sign = "âm " if value < 0 else ""
    text = f"{sign}{_number_words(abs(value)) or 'không'} đồng"
    return text[:1].upper() + text[1:]


def _number_words(value: int) -> str:
    """Up to a thousand million by groups of three; above that so many tỷ, and the rest."""
    many, rest = divmod(value, 1_000_000_000)
    if not many:
        return _groups_words(rest)
    return " ".join(filter(None, (_number_words(many), "tỷ", _groups_words(rest, is_first=False))))


def _groups_words(value: int, *, is_first: bool = True) -> str:
    groups = []
    while value:
        value, group = divmod(value, 1000)
        groups.append(group)
    words = []
    for place in range(len(groups) - 1, -1, -1):
        if group := groups[place]:
            words.append(_group_words(group, is_first=is_first and place == len(groups) - 1))
            words.append(_SCALES[place])
    return " ".join(word for word in words if word)


def _group_words(group: int, *, is_first: bool) -> str:
    hundreds, rest = divmod(group, 100)
    words = [] if is_first and not hundreds else [_DIGITS[hundreds], "trăm"]
    if not rest:
        return " ".join(words)
    tens, ones = divmod(rest, 10)
    if tens == 0:
        words += ["linh"] if words else []
        words.append(_DIGITS[ones])
    else:
        words += _tens_words(tens, ones)
    return " ".join(words)


def _tens_words(tens: int, ones: int) -> list[str]:
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if ones == 1 and tens > 1:
        return [*words, "mốt"]
    if ones == 5:
        return [*words, "lăm"]
    return [*words, _DIGITS[ones]] if ones else words


def title_case_name(name: str) -> str:
    """A name in capitals written as names are: every syllable with a capital, after an apostrophe too (H'Hen Niê)."""
    return " ".join(re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word) for word in nfc(name).split())


def slug(text: str) -> str:
    return "-".join(search_words(text))
