"""The screens of plan, movements and rounds, clicked through by the officer and the units."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bangvang.office.movements.models import Dispatch, Movement, Review, Round
from bangvang.office.plans.models import Plan
from tests.cast import signed_in
from tests.office.movements import way


def text(answer):
    return answer.content.decode()


def confirm_data(page):
    """What the confirm form would send as it stands."""
    forms = page.context["forms"]
    data = {}
    for formset in (forms.movements, forms.rounds, forms.duties):
        data |= {f"{formset.prefix}-{key}": value for key, value in formset.management_form.initial.items()}
        for form in formset.forms:
            for field in form:
                value = field.value()
                if value not in (None, False):
                    data[field.html_name] = "on" if value is True else value
    return data


def test_an_officer_reads_a_plan_in_and_confirms_it_side_by_side(client, cast):
    signed_in(client, cast.dung)
    upload = SimpleUploadedFile("ke-hoach.txt", way.SAMPLE.read_bytes())
    page = client.post(reverse("plan-new"), {"file": upload}, follow=True)
    plan = Plan.objects.get()
    assert page.redirect_chain[-1][0] == reverse("plan-confirm", args=[plan.pk])
    assert "78 năm cách mạng tháng Tám" in text(page)
    page = client.post(reverse("plan-confirm", args=[plan.pk]), confirm_data(page), follow=True)
    assert "Đã xác nhận kế hoạch" in text(page)
    assert (Movement.objects.count(), Round.objects.count()) == (13, 2)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"Th\xc6\xb0 m\xe1\xbb\x9di", "đây không phải là một kế hoạch"),
        ("a.xlsx", b"x", "Chỉ đọc được tệp .txt, .docx và PDF có chữ."),
        ("a.docx", b"x", "Tệp .docx bị hỏng hoặc không phải tệp Word."),
    ],
)
def test_a_file_that_is_no_plan_is_refused_with_one_sentence(client, cast, name, content, sentence):
    page = signed_in(client, cast.dung).post(reverse("plan-new"), {"file": SimpleUploadedFile(name, content)})
    assert sentence in text(page)
    assert Plan.objects.count() == 0


def test_the_officer_launches_and_the_school_answers(client, cast):
    way.confirmed(cast)
    first = Round.objects.order_by("pk").first()
    units = [cast.district_office.pk, cast.high_school.pk]
    page = signed_in(client, cast.dung).post(reverse("round-launch", args=[first.pk]), {"units": units}, follow=True)
    assert f"Đã phát động {first.name} tới 2 đơn vị." in text(page)
    dispatch = Dispatch.objects.get(unit=cast.high_school)
    told = {"text": "Toàn trường tham gia", "people_count": 45, "movements": [Movement.objects.first().pk]}
    page = signed_in(client, cast.mai).post(reverse("dispatch", args=[dispatch.pk]), told, follow=True)
    assert "Đã gửi đăng ký hưởng ứng." in text(page)
    dispatch.refresh_from_db()
    assert (dispatch.answer, dispatch.people_count) == ("Toàn trường tham gia", 45)


def test_a_stranger_finds_no_dispatch_of_another_school(client, cast):
    round_ = way.launched(cast, whole_sector=True)
    dispatch = way.dispatch_to(round_, cast.school_a)
    assert signed_in(client, cast.cuc).get(reverse("dispatch", args=[dispatch.pk])).status_code == 404
    assert "Trường Tiểu học Kim Đồng" in text(signed_in(client, cast.hoa).get(reverse("dispatch", args=[dispatch.pk])))


def test_a_report_is_written_handed_in_and_taken_in(client, cast):
    round_ = way.launched(cast)
    dispatch = way.dispatch_to(round_, cast.high_school)
    signed_in(client, cast.mai).post(reverse("review-begin", args=[dispatch.pk]))
    review = Review.objects.get()
    url = reverse("review", args=[review.pk])
    movement = Movement.objects.first().pk
    page = client.post(url, {"version": 0, "so-people": 45, f"pt-{movement}": "Ba tiết học mở"}, follow=True)
    assert "Đã lưu báo cáo." in text(page)
    assert "Báo cáo đã lưu, đang chờ thủ trưởng đơn vị ký và nộp tới" in text(page)
    assert "Ký và nộp" not in text(page)
    assert client.post(reverse("review-hand-in", args=[review.pk]), follow=True).status_code == 200
    assert Review.objects.get().state == "draft"
    page = signed_in(client, cast.nga).get("/")
    assert f'<a href="{url}">Ký và nộp báo cáo sơ kết' in text(page)
    assert "Ký và nộp tới Sở GDĐT" in text(client.get(url))
    client.post(reverse("review-hand-in", args=[review.pk]))
    page = signed_in(client, cast.dung).post(reverse("review-accept", args=[review.pk]), follow=True)
    assert "Đã tiếp nhận báo cáo." in text(page)
    assert "Ba tiết học mở" in text(signed_in(client, cast.dung).get(reverse("movement", args=[movement])))


def test_a_round_that_cannot_be_closed_says_who_is_missing(client, cast):
    round_ = way.launched(cast)
    page = signed_in(client, cast.dung).get(reverse("round", args=[round_.pk]))
    assert "Còn 3 đơn vị chưa có báo cáo sơ kết được tiếp nhận" in text(page)


@pytest.mark.parametrize("place", ["round", "plan", "movements"])
def test_pages_ask_as_often_for_one_unit_as_for_many(client, cast, place):
    round_ = way.launched(cast)
    few = _queries(client, cast, place, round_)
    way.actions.launch(round_, by=cast.by("dung"), units=[cast.school_a, cast.school_b])
    assert _queries(client, cast, place, round_) == few


def _queries(client, cast, place, round_):
    args = {"round": [round_.pk], "plan": [round_.plan_id], "movements": []}[place]
    signed_in(client, cast.dung)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse(place, args=args)).status_code == 200
    return len(asked)
