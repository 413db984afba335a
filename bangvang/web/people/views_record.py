"""Screens that write into one person's record: each step has its own form, and leads back to the person's page."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from bangvang.office.people import actions, workflow
from bangvang.office.people import queries as people
from bangvang.office.people.permissions import reads_citizen_id
from bangvang.toolbox import audit
from bangvang.toolbox.vietnamese import date_text
from bangvang.toolbox.workflow import Step
from bangvang.web.people.record_forms import DescribeForm, EndLeaveForm, LeaveForm, MoveForm, PostForm, RenameForm
from bangvang.web.shared.acting import acting
from bangvang.web.shared.reach import person_in_reach
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform

RENAME_TEXT = "Giấy tờ của các ngày trước vẫn ghi tên cũ; tìm bằng tên cũ vẫn thấy."
MOVE_TEXT = "Vị trí đang giữ kết thúc vào ngày hôm trước. Kết quả các năm đã qua vẫn thuộc đơn vị cũ."
DESCRIBE_TEXT = "Ghi đúng như giấy tờ. Nhật ký giữ giá trị cũ và mới của mọi mục, trừ số định danh."
LEAVE_TEXT = "Nghỉ thai sản và đi học được tính là thời gian công tác theo điều kiện của từng danh hiệu."


def rename(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request, pk, workflow.RENAME)
    form = RenameForm(person, request.POST or None)
    if _kept(request, form, actions.rename_person, person, "Đã ghi họ tên mới."):
        return redirect_after(request, "person", person.pk)
    return _page(request, person, form, workflow.RENAME, RENAME_TEXT)


def move(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request, pk, workflow.MOVE_PERSON)
    form = MoveForm(acting(request), request.POST or None)
    if _kept(request, form, actions.move_person, person, "Đã ghi việc chuyển đơn vị."):
        return redirect_after(request, "person", person.pk)
    return _page(request, person, form, workflow.MOVE_PERSON, MOVE_TEXT)


def describe(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request, pk, workflow.DESCRIBE)
    form = DescribeForm(person, request.POST or None)
    if _kept(request, form, actions.describe_person, person, "Đã ghi thông tin."):
        return redirect_after(request, "person", person.pk)
    return _page(request, person, form, workflow.DESCRIBE, DESCRIBE_TEXT)


def describe_post(request: HttpRequest, person: int, pk: int) -> HttpResponse:
    whose = _person(request, person, workflow.DESCRIBE)
    post = get_object_or_404(people.all_posts().select_related("unit"), person=whose, pk=pk)
    form = PostForm(request.POST or None, initial={"kind": post.kind, "contract": post.contract})
    if _kept(request, form, actions.describe_post, post, "Đã ghi vị trí công tác."):
        return redirect_after(request, "person", whose.pk)
    return _page(request, whose, form, workflow.DESCRIBE_POST, f"{post.title}, {post.unit.name}.")


def enter_leave(request: HttpRequest, pk: int) -> HttpResponse:
    person, form = _person(request, pk, workflow.ENTER_LEAVE), LeaveForm(request.POST or None)
    if _kept(request, form, actions.enter_leave, person, "Đã ghi thời gian nghỉ, đi học."):
        return redirect_after(request, "person", person.pk)
    return _page(request, person, form, workflow.ENTER_LEAVE, LEAVE_TEXT)


def end_leave(request: HttpRequest, person: int, pk: int) -> HttpResponse:
    whose = _person(request, person, workflow.ENTER_LEAVE)
    leave = get_object_or_404(people.leaves_of([whose.pk]), pk=pk)
    form = EndLeaveForm(leave, request.POST or None)
    if _kept(request, form, actions.end_leave, leave, "Đã ghi ngày trở lại."):
        return redirect_after(request, "person", whose.pk)
    return _page(request, whose, form, workflow.END_LEAVE, f"{leave.get_kind_display()} từ {date_text(leave.since)}.")


@require_POST
def citizen_id(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole number, shown once on a page that nothing keeps; who saw it is noted, oneself is not."""
    by = acting(request)
    found = get_object_or_404(person_in_reach(by, people.record_that_stays(pk)))
    if not (reads_citizen_id.test(by, found) and found.citizen_id):
        raise Http404
    is_own = by.own_person_id == found.pk
    if not is_own:
        audit.record_read(found, by=by, what="citizen_id")
    answer = respond(request, "people/citizen_id.html", {"person": found, "is_own": is_own})
    answer["Cache-Control"] = "private, no-store"
    return answer


def _person(request: HttpRequest, pk: int, step: Step) -> Any:
    """The record that stays, if it may be written into; for everybody else there is no such page."""
    by = acting(request)
    found = get_object_or_404(person_in_reach(by, people.record_that_stays(pk)))
    if not step.may(by, found):
        raise Http404
    return found


def _kept(request: HttpRequest, form: Form, action: Callable[..., Any], thing: Any, done: str) -> bool:
    """Whether the form was sent, is right, and the step was taken."""
    if request.method != "POST" or not form.is_valid():
        return False
    return bool(perform(request, action, thing, done=done, **getattr(form, "told", form.cleaned_data)))


def _page(request: HttpRequest, person: Any, form: Form, step: Step, text: str) -> HttpResponse:
    context = {"person": person, "form": form, "title": step.label, "text": text}
    return respond(request, "people/record_form.html", context, status=422 if form.is_bound else 200)
