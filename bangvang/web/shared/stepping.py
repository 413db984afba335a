"""Between a click and an action: refusals become sentences, steps become buttons."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest

from bangvang.toolbox import files
from bangvang.toolbox.files import FileRefused
from bangvang.toolbox.workflow import Lack, NotNow, NotYours, Step
from bangvang.web.shared.acting import acting
from bangvang.web.shared.rail import WAITING

KEPT = "Mọi nội dung đã lưu vẫn còn nguyên."


@dataclass(frozen=True)
class Button:
    """A step as a person meets it: what to press, or why it cannot be pressed and who can change that."""

    name: str
    label: str
    url: str
    enabled: bool
    lacks: tuple[Lack, ...] = ()
    form: bool = False
    needs_reason: bool = False
    typed_word: str = ""
    is_primary: bool = False

    @property
    def who(self) -> str:
        return " ".join(dict.fromkeys(lack.who for lack in self.lacks if lack.who))


def perform(
    request: HttpRequest,
    action: Callable[..., Any],
    thing: Any,
    *,
    done: str = "",
    step: Step | None = None,
    **details: Any,
) -> Any:
    """Run an action as the acting person. A refusal becomes a message and the answer None."""
    if step and not has_typed_word(request, step):
        messages.error(request, f"Chưa thực hiện “{step.label}”: cần nhập đúng chữ {step.typed_word}. {KEPT}")
        return None
    try:
        with transaction.atomic():  # what is kept on the way to a refused step is not kept
            result = action(thing, by=acting(request), **details)
    except NotNow as refusal:
        messages.error(request, f"{refusal} {KEPT}")
    except NotYours as refusal:
        messages.error(request, f"{refusal} Người có quyền mới thực hiện được. {KEPT}")
    except FileRefused as refusal:
        messages.error(request, f"Chưa nhận tệp: {refusal} Hãy chọn tệp khác. {KEPT}")
    else:
        request.session.pop(WAITING, None)
        if done:
            messages.success(request, done)
        return result if result is not None else True
    return None


def keeping_file(action: Callable[..., Any], name: str = "file") -> Callable[..., Any]:
    """The action with its uploaded file kept first; a refused file refuses the step."""

    def act(thing: Any, *, by: Any, file: Any = None, **details: Any) -> Any:
        kept = files.keep(file.name, file, by_id=by.author_id, by_name=by.author_name) if file else None
        return action(thing, by=by, **{name: kept}, **details)

    return act


def keeping_list(action: Callable[..., Any]) -> Callable[..., Any]:
    """The same for a list that is read: old .xls and .csv are taken too."""

    def act(thing: Any, *, by: Any, file: Any, **details: Any) -> Any:
        kept = files.keep(file.name, file, by_id=by.author_id, by_name=by.author_name, is_list=True)
        return action(thing, by=by, file=kept, **details)

    return act


def has_typed_word(request: HttpRequest, step: Step) -> bool:
    """A step that cannot be undone asks for a word; letter case does not matter."""
    return not step.typed_word or request.POST.get("word", "").strip().casefold() == step.typed_word.casefold()


def buttons_for(thing: Any, by: Any, steps: Iterable[Step], base: str = "") -> list[Button]:
    """The steps this person may take from the present state; `base` is the address of the thing's page."""
    shown = [step for step in steps if not step.internal and _in_reach(step, thing) and step.may(by, thing)]
    buttons = [_button(step, thing, base) for step in shown]
    return _with_one_primary(buttons)


def may_take(step: Step, thing: Any, by: Any) -> bool:
    """Whether this person may take the step from where the thing stands."""
    return _in_reach(step, thing) and step.may(by, thing)


def _in_reach(step: Step, thing: Any) -> bool:
    return not step.source or thing.state in step.source


def _button(step: Step, thing: Any, base: str) -> Button:
    lacks = tuple(step.blockers(thing))
    return Button(
        name=step.name,
        label=step.label,
        url=f"{base}{step.path}/",
        enabled=not lacks,
        lacks=lacks,
        form=step.form,
        needs_reason=step.needs_reason,
        typed_word=step.typed_word,
    )


def _with_one_primary(buttons: list[Button]) -> list[Button]:
    """Only one red button a screen: the first that goes onward."""
    onward = next((b for b in buttons if b.enabled and not b.needs_reason and not b.typed_word), None)
    return [Button(**{**b.__dict__, "is_primary": b is onward}) for b in buttons]
