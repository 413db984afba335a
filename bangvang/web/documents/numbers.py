"""The settings a local text may make, as fields of a form and as words on the page.

The names, shapes and floors are the lawbook's; a field left empty is not settled by this text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from bangvang.lawbook import AWARDS, PARAMETERS, Parameter
from bangvang.toolbox.vietnamese import fold
from bangvang.web.documents.wording import BASES, CHOICES, RATINGS, say

PLAIN = ("ratio", "percent", "whole", "days", "choice", "switch")
YES_NO = [("", "Không quy định"), ("yes", "Có"), ("no", "Không")]
CITE = "Mục, điều"
# Awards a province or a Sở settles votes and papers for; the higher ones have their own texts.
SETTLED = ("LDTT", "CSTDCS", "CSTDT", "TTLDTT", "TTLDXS", "CTDT", "GK", "BKT")


@dataclass(frozen=True)
class Told:
    """One number as the page of a text shows it."""

    label: str
    value: str
    cite: str


def settled() -> list[str]:
    return [code for code in SETTLED if code in AWARDS]


def plain_parameters() -> Iterator[Parameter]:
    return (each for each in PARAMETERS.values() if each.type in PLAIN)


def fields() -> dict[str, forms.Field]:
    """All fields: one a plain setting with its place, then thresholds, papers and criteria by award."""
    made: dict[str, forms.Field] = {}
    for each in plain_parameters():
        made[each.name] = _plain_field(each)
        made[f"{each.name}-cite"] = _cite(each.label)
    return made | _threshold_fields() | _paper_fields() | _criteria_fields()


def numbers_in(cleaned: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What was filled in, in the lawbook's names and shapes: {name: {value, cite}}."""
    told: dict[str, dict[str, Any]] = {}
    for each in plain_parameters():
        value = _plain_value(each, cleaned.get(each.name))
        if value is not None:
            told[each.name] = {"value": value, "cite": cleaned.get(f"{each.name}-cite", "")}
    for name, value in (
        ("thresholds", _thresholds(cleaned)),
        ("quorum", _fraction(cleaned["quorum"]) if cleaned.get("quorum") else None),
        ("papers", _papers(cleaned)),
        ("gk_criteria", _criteria(cleaned)),
    ):
        if value:
            told[name] = {"value": value, "cite": cleaned.get(f"{name}-cite", "")}
    return told


def told_by(numbers: Mapping[str, Mapping[str, Any]]) -> list[Told]:
    """The numbers of a text in words, in the order of the lawbook's list."""
    return [
        Told(each.label, say(each, numbers[each.name]["value"]), numbers[each.name].get("cite", ""))
        for each in PARAMETERS.values()
        if each.name in numbers
    ]


def _plain_field(each: Parameter) -> forms.Field:
    common: dict[str, Any] = {"label": each.label, "required": False, "help_text": _help(each)}
    if each.type == "switch":
        return forms.ChoiceField(choices=YES_NO, **common)
    if each.type == "choice":
        options = [("", "Không quy định"), *((value, CHOICES.get(value, value)) for value in each.choices)]
        return forms.ChoiceField(choices=options, **common)
    return forms.DecimalField(max_digits=7, decimal_places=2, min_value=0, localize=True, **common)


def _help(each: Parameter) -> str:
    words = {"ratio": "Nhập theo phần trăm, ví dụ 15.", "percent": "Nhập theo phần trăm.", "days": "Số ngày làm việc."}
    floor = " Không được thấp hơn mức của Luật." if each.floor else ""
    return words.get(each.type, "") + floor


def _cite(label: str) -> forms.Field:
    return forms.CharField(label=f"{CITE} quy định “{label}”", max_length=60, required=False)


def _plain_value(each: Parameter, value: Any) -> Any:
    if value in (None, ""):
        return None
    if each.type == "switch":
        return value == "yes"
    if each.type == "choice":
        return value
    number = float(value) / 100 if each.type == "ratio" else float(value)
    return int(number) if each.type != "ratio" and number.is_integer() else round(number, 4)


def _threshold_fields() -> dict[str, forms.Field]:
    made: dict[str, forms.Field] = {}
    for code in settled():
        made[f"vote-{code}"] = _share_field(f"Tỷ lệ phiếu tán thành, {AWARDS[code].label}")
    made["vote-base"] = forms.ChoiceField(label="Tỷ lệ phiếu tính trên", choices=list(BASES.items()), required=False)
    made["vote-secret"] = forms.BooleanField(label="Bỏ phiếu kín", required=False, initial=True)
    made["thresholds-cite"] = _cite("Tỷ lệ phiếu")
    made["quorum"] = _share_field("Tỷ lệ thành viên phải có mặt để họp")
    made["quorum-cite"] = _cite("Tỷ lệ thành viên phải có mặt")
    return made


def _share_field(label: str) -> forms.Field:
    return forms.RegexField(
        r"^(100|[1-9]\d?)( ?%)?$|^[1-9]\d?/[1-9]\d?$",
        label=label,
        required=False,
        error_messages={"invalid": "Nhập phần trăm như 80, hoặc phân số như 2/3."},
    )


def _fraction(text: str) -> dict[str, int]:
    """“80” and “80 %” are hundredths; “2/3” is kept as it is."""
    if "/" in text:
        part, whole = text.split("/")
        return {"num": int(part), "den": int(whole)}
    return {"num": int(text.rstrip(" %")), "den": 100}


def _thresholds(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    base, secret = cleaned.get("vote-base") or "members", bool(cleaned.get("vote-secret"))
    return {
        code: {**_fraction(share), "base": base, "secret": secret}
        for code in settled()
        if (share := cleaned.get(f"vote-{code}"))
    }


def _paper_fields() -> dict[str, forms.Field]:
    made: dict[str, forms.Field] = {}
    for code in settled():
        made[f"papers-{code}"] = forms.CharField(
            label=f"Thành phần hồ sơ, {AWARDS[code].label}",
            help_text="Mỗi dòng một loại giấy tờ.",
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
    made["papers-cite"] = _cite("Thành phần hồ sơ")
    return made


def _papers(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    found = {}
    for code in settled():
        lines = [line.strip() for line in (cleaned.get(f"papers-{code}") or "").splitlines() if line.strip()]
        if lines:
            found[code] = [{"code": "_".join(fold(line).split())[:40], "label": line} for line in lines]
    return found


def _criteria_fields() -> dict[str, forms.Field]:
    options = [("", "Không quy định"), *RATINGS.items()]
    return {
        "gk-person": forms.ChoiceField(
            label="Giấy khen cho cá nhân: mức xếp loại tối thiểu", choices=options, required=False
        ),
        "gk-group": forms.ChoiceField(
            label="Giấy khen cho tập thể: mức xếp loại tối thiểu", choices=options, required=False
        ),
        "gk_criteria-cite": _cite("Tiêu chuẩn Giấy khen"),
    }


def _criteria(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    return {kind: {"rating": grade} for kind in ("person", "group") if (grade := cleaned.get(f"gk-{kind}"))}
