"""Entering a thay đổi tổ chức: its form, its action, and all that would follow, told before it is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import HttpRequest

from bangvang.office.people import actions as people_actions
from bangvang.office.people.queries import Acting
from bangvang.office.units import actions, permissions
from bangvang.office.units import queries as units
from bangvang.office.units.queries import What
from bangvang.toolbox import calendar
from bangvang.toolbox.workflow import Lack, NotNow
from bangvang.web.shared.acting import acting
from bangvang.web.shared.forms import DayField, OfficeForm
from bangvang.web.units.following import Account, account_for, mark_of
from bangvang.web.units.forms import UnitChoice, must_stand, standing

OFFERED = [(What.RENAME, "Đổi tên"), (What.MOVE, "Chuyển về đơn vị khác"), (What.MERGE, "Sáp nhập vào đơn vị khác")]
OFFERED += [(What.DISSOLVE, "Giải thể, có đơn vị kế thừa")]
NEEDED = {
    What.RENAME: {"name": "Cần nhập tên mới.", "short_name": "Cần nhập tên ngắn mới."},
    What.MOVE: {"other": "Cần chọn đơn vị quản lý mới.", "kind": "Cần chọn loại đơn vị sau khi chuyển."},
    What.MERGE: {"other": "Cần chọn đơn vị nhận sáp nhập."},
    What.DISSOLVE: {"other": "Cần chọn đơn vị kế thừa."},
}


class ChangeForm(OfficeForm):
    """What changes, of what day, by which decision; each kind of change asks for its own fields."""

    what = forms.ChoiceField(label="Thay đổi", choices=OFFERED, widget=forms.RadioSelect)
    other = UnitChoice(
        label="Đơn vị quản lý mới, đơn vị nhận sáp nhập hoặc kế thừa",
        queryset=None,
        required=False,
        empty_label="Chọn đơn vị",
        help_text="Không cần khi đổi tên",
    )
    kind = forms.ChoiceField(
        label="Loại đơn vị sau khi chuyển",
        choices=[("", "Chọn loại"), *units.KINDS],
        required=False,
        help_text="Chỉ cần khi chuyển về đơn vị khác",
    )
    name = forms.CharField(label="Tên mới", max_length=200, required=False, help_text="Chỉ cần khi đổi tên")
    short_name = forms.CharField(label="Tên ngắn mới", max_length=80, required=False, help_text="Chỉ cần khi đổi tên")
    since = DayField(label="Có hiệu lực từ ngày")
    decision = forms.CharField(
        label="Quyết định", max_length=200, help_text="Số, ký hiệu, ngày và cơ quan ban hành quyết định hoặc nghị quyết"
    )

    def __init__(self, by: Acting, unit: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        other = cast(forms.ModelChoiceField, self.fields["other"])
        other.queryset = standing(by).exclude(pk=unit.pk)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, sentence in NEEDED.get(cleaned.get("what", ""), {}).items():
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        if "other" in NEEDED.get(cleaned.get("what", ""), {}):
            must_stand(self, "other", cleaned.get("since"))
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        """What is told of this kind of change and nothing else."""
        wanted = {"what", "since", "decision", *NEEDED[self.cleaned_data["what"]]}
        return {name: value for name, value in self.cleaned_data.items() if name in wanted}


class CancelForm(OfficeForm):
    reason = forms.CharField(label="Lý do hủy", max_length=300)


@dataclass(frozen=True)
class Foretold:
    """Everything that would follow, or what the change is refused for; `is_confirmed`: just this was seen and confirmed."""

    account: Account | None
    lacks: tuple[Lack, ...] = ()
    mark: str = ""
    is_confirmed: bool = False
    is_other: bool = False  # something else was confirmed than would be written now
    is_at_once: bool = False  # its day has come


def foretold(request: HttpRequest, unit: Any, act: Callable[..., Any], details: dict[str, Any]) -> Foretold:
    """Told by doing it and taking it back; nothing is kept."""
    try:
        account = people_actions.foretell(unit, act=act, look=account_for(acting(request)), **details)
    except NotNow as refusal:
        return Foretold(None, refusal.lacks)
    mark, seen = mark_of(details, account), request.POST.get("xac-nhan", "")
    is_other, is_at_once = bool(seen) and seen != mark, details["since"] <= calendar.today()
    return Foretold(account, (), mark, is_confirmed=seen == mark, is_other=is_other, is_at_once=is_at_once)


def account_now(by: Acting, change: Any) -> tuple[Account | None, tuple[Lack, ...]]:
    """What was written down with the change; of one that waits, what would follow if its day came with things as they are."""
    look = account_for(by)
    try:
        return (look(change) if change.applied_at else people_actions.foretell_waiting(change, look=look)), ()
    except NotNow as refusal:
        return None, refusal.lacks


def action_for(told: dict[str, Any]) -> tuple[Callable[..., Any], dict[str, Any]]:
    """The action of this change and what it is given; people and roles follow in the same go."""
    change, details = _change(told)
    return people_actions.reorganise, {"change": change, **details}


def _change(told: dict[str, Any]) -> tuple[Callable[..., Any], dict[str, Any]]:
    rest = {"since": told["since"], "decision": told["decision"]}
    if told["what"] == What.RENAME:
        return actions.rename_unit, {"name": told["name"], "short_name": told["short_name"], **rest}
    if told["what"] == What.MOVE:
        return actions.move_unit, {"under": told["other"], "kind": told["kind"], **rest}
    if told["what"] == What.MERGE:
        return _merge, {"into": told["other"], **rest}
    return actions.dissolve_unit, {"successor": told["other"], **rest}


def _merge(unit: Any, *, into: Any, **details: Any) -> Any:
    return actions.merge_units(into, units=[unit], **details)


def may_change(by: Acting, unit: Any) -> bool:
    return unit.until is None and permissions.may_reorganise.test(by, unit)


def may_have_teams(by: Acting, unit: Any) -> bool:
    """A school that stands, to its own clerk and head."""
    return unit.kind in units.SCHOOLS and unit.until is None and permissions.may_keep_teams.test(by, unit)


def at_the_top(by: Acting) -> bool:
    """Answers at the Sở itself for how its branch is organised."""
    return any(permissions.may_reorganise.test(by, held.unit) for held in by.roles)
