"""A step is written once: a row (Step) and a function (its action). One runner does the rest, always in this order:

lock the rows → state allows? → may you? → anything missing? → body → new state → journal entry → notices.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from bangvang.toolbox import audit, notices
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import JournalEntry

STEPS: dict[str, "Step"] = {}
ACTIONS: dict[str, Callable[..., Any]] = {}


@dataclass(frozen=True)
class Lack:
    """One reason why a step cannot be taken now, and who can change that."""

    text: str
    who: str = ""

    def __str__(self) -> str:
        return f"{self.text} {self.who}".strip()


class NotNow(Exception):
    """The step cannot be taken now; nothing was changed. `lacks` says why."""

    def __init__(self, step: "Step", lacks: Sequence[Lack], thing: Any = None) -> None:
        self.step, self.lacks, self.thing = step, tuple(lacks), thing
        super().__init__(f"Chưa thực hiện được “{step.label}”: " + " ".join(str(lack) for lack in lacks))


class NotYours(PermissionDenied):
    """The person may not take this step on this thing."""


def anyone(by: Author, thing: Any) -> bool:
    return True


def nothing(thing: Any) -> list[Lack]:
    return []


@dataclass(frozen=True)
class Step:
    """One row of a life: from where to where, who may, what must not be missing, whom to tell."""

    name: str
    label: str
    path: str = ""
    source: tuple[str, ...] = ()
    target: str | None = None
    may: Callable[[Any, Any], bool] = anyone
    missing: Callable[[Any], list[Lack]] = nothing
    basis: str = ""
    tell: tuple[Callable[[list[Any], Author], list["notices.Message"]], ...] = ()
    internal: bool = False  # performed only inside a step of an upper app; no button, no URL
    form: bool = False  # asks for more than a click, so it has a view of its own
    undoable: bool = False
    needs_reason: bool = False
    typed_word: str = ""  # cannot be undone: the person types this word first
    secret: bool = False  # leaves no trace: no journal entry tells that it was taken (a vote)

    def __post_init__(self) -> None:
        if STEPS.setdefault(self.name, self) is not self:
            raise ValueError(f"Two steps are named {self.name}.")

    def blockers(self, thing: Any) -> list[Lack]:
        """Why this step cannot be taken on this thing now, whoever asks; empty if it can."""
        if self.source and thing.state not in self.source:
            return [Lack(f"{thing} đang ở bước “{thing.get_state_display()}”.")]
        return self.missing(thing)


def performs(step: Step, *, many: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make a body the action of a step on one thing; with `many`, on a list of things in one go (one journal entry each)."""

    def decorate(body: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(body)
        def action(thing: Any, *, by: Author, reason: str = "", **details: Any) -> Any:
            single = isinstance(thing, models.Model)
            things = [thing] if single else list(thing)
            with transaction.atomic():
                things = _locked(things)
                _check(step, things, by, reason)
                before = [_values(one) for one in things]
                body(things if many else things[0], by=by, **_with_reason(body, reason, details))
                _move(step, things)
                if not step.secret:
                    _tell_journal(step, things, before, by, reason)
                notices.post_all(message for tell in step.tell for message in tell(things, by))
            return things[0] if single else things

        ACTIONS[step.name] = action
        return action

    return decorate


def begins(step: Step) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make a body the action that brings a thing into being. `may` and `missing` are asked of its first argument."""

    def decorate(body: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(body)
        def action(context: Any, *, by: Author, reason: str = "", **details: Any) -> Any:
            with transaction.atomic():
                _allowed(step, context, by)
                if lacks := step.missing(context):
                    raise NotNow(step, lacks, context)
                made = body(context, by=by, **_with_reason(body, reason, details))
                born = made if isinstance(made, list) else [made]
                events = [audit.Event(step.name, one, "", _state(one), reason, step.basis) for one in born]
                audit.record_all(events, by=by)
                notices.post_all(message for tell in step.tell for message in tell(born, by))
            return made

        ACTIONS[step.name] = action
        return action

    return decorate


def undo(batch: uuid.UUID | str, *, by: Author) -> int:
    """Take a bulk step back while nobody has built on it: every thing must still be just as the step left it."""
    with transaction.atomic():
        entries = _entries_of(batch)
        step = _undoable(entries, by)
        things = _things_of(entries)
        for entry in entries:
            _restore(step, things[entry.thing_id], entry)
        events = [
            audit.Event(f"{step.name}.undo", things[e.thing_id], e.to_state, e.from_state, "Hoàn tác") for e in entries
        ]
        audit.record_all(events, by=by)
    return len(entries)


def _entries_of(batch: uuid.UUID | str) -> list[JournalEntry]:
    """What was written under the batch; nothing for a word that names none."""
    try:
        named = batch if isinstance(batch, uuid.UUID) else uuid.UUID(batch)
    except ValueError:
        return []
    return list(JournalEntry.objects.filter(batch=named).order_by("pk"))


def _undoable(entries: list[JournalEntry], by: Author) -> Step:
    step = STEPS.get(entries[0].step) if entries else None
    if step is None or not step.undoable:
        raise PermissionDenied("Bước này không hoàn tác được.")
    if any(entry.author_id != by.author_id for entry in entries):
        raise NotYours("Chỉ người đã thực hiện bước này hoàn tác được.")
    return step


def _things_of(entries: list[JournalEntry]) -> dict[str, Any]:
    from django.apps import apps

    model = apps.get_model(entries[0].thing_type)
    found = model._default_manager.select_for_update().filter(pk__in=[entry.thing_id for entry in entries])
    return {str(thing.pk): thing for thing in found}


def _restore(step: Step, thing: Any, entry: JournalEntry) -> None:
    later = JournalEntry.objects.filter(thing_type=entry.thing_type, thing_id=entry.thing_id, pk__gt=entry.pk)
    if later.exists():
        raise NotNow(step, [Lack(f"{thing} đã được xử lý tiếp, không hoàn tác được nữa.")], thing)
    for name, (old, _new) in entry.changes.items():
        setattr(thing, name, thing._meta.get_field(name).to_python(old))
    thing.save(update_fields=[thing._meta.get_field(name).name for name in entry.changes])


def _locked(things: list[Any]) -> list[Any]:
    if not things:
        return []
    found = type(things[0])._default_manager.select_for_update().in_bulk([thing.pk for thing in things])
    return [found[thing.pk] for thing in things]


def _check(step: Step, things: list[Any], by: Author, reason: str) -> None:
    if step.needs_reason and not reason.strip():
        raise NotNow(step, [Lack("Cần ghi lý do.")])
    for thing in things:
        _allowed(step, thing, by)
        if lacks := step.blockers(thing):
            raise NotNow(step, lacks, thing)


def _allowed(step: Step, thing: Any, by: Author) -> None:
    if not step.may(by, thing):
        raise NotYours(f"Không có quyền thực hiện “{step.label}” đối với {thing}.")


def _with_reason(body: Callable[..., Any], reason: str, details: dict[str, Any]) -> dict[str, Any]:
    code = body.__code__
    wants = "reason" in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    return {**details, "reason": reason} if wants else details


def _state(thing: Any) -> str:
    return str(getattr(thing, "state", ""))


def _values(thing: Any) -> dict[str, Any]:
    return {field.attname: getattr(thing, field.attname) for field in thing._meta.concrete_fields}


def _move(step: Step, things: list[Any]) -> None:
    if step.target is None:
        return
    for thing in things:
        thing.state = step.target
    if things:
        type(things[0])._default_manager.filter(pk__in=[thing.pk for thing in things]).update(state=step.target)


def _tell_journal(step: Step, things: list[Any], before: list[dict[str, Any]], by: Author, reason: str) -> None:
    events = []
    for thing, old in zip(things, before, strict=True):
        new = _values(thing)
        hidden = getattr(type(thing), "NOT_TOLD", ())  # that it changed is told, not to what
        changes = {
            name: ["•••", "•••"] if name in hidden else [old[name], new[name]] for name in old if old[name] != new[name]
        }
        events.append(
            audit.Event(step.name, thing, str(old.get("state", "")), _state(thing), reason, step.basis, changes)
        )
    batch = uuid.uuid4()
    audit.record_all(events, by=by, batch=batch)
    for thing in things:
        thing.journal_batch = batch
