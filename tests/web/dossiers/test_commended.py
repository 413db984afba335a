"""Names of a round's report come onto the list for Giấy khen with one click."""

from django.urls import reverse

from bangvang.office.dossiers import actions
from bangvang.office.dossiers.models import Line
from bangvang.office.movements import actions as movements
from tests.cast import signed_in
from tests.office.dossiers import way
from tests.office.movements import way as rounds


def test_a_name_put_forward_in_an_accepted_report_is_not_typed_again(client, cast):
    round_ = rounds.launched(cast)
    review = movements.begin_review(rounds.dispatch_to(round_, cast.high_school), by=cast.by("mai"))
    movements.put_forward(review, by=cast.by("mai"), person=cast.nga.person, reason_given="Tiêu biểu")
    call = way.campaign(cast, "department", awards=("GK",))
    proposal = actions.draw_up(cast.high_school, call, by=cast.by("mai"))
    url = reverse("proposal-commended", args=[proposal.pk])
    signed_in(client, cast.mai).post(url)
    assert Line.objects.count() == 0  # the report is not accepted yet
    review = rounds.reported(cast, round_, cast.high_school, "mai")
    movements.accept_reviews([review], by=cast.by("dung"))
    for _twice in range(2):
        client.post(url)
    assert list(Line.objects.values_list("person", "award")) == [(cast.nga.person_id, "GK")]


def test_a_letter_keeps_its_list_after_its_lines_joined_the_next_one(client, cast):
    lines = way.supported_above(cast, count=2)
    first = lines[0].proposal_id
    upward = actions.propose_upwards(lines, by=cast.by("phuc"))
    assert upward.pk != first
    signed_in(client, cast.phuc)
    page = client.get(reverse("proposal", args=[first]))
    assert [line.pk for line in page.context["lines"].rows] == sorted(line.pk for line in lines)
    counts = {row.pk: row.line_count for row in client.get(reverse("proposals")).context["pages"].rows}
    assert counts == {first: 2, upward.pk: 2}
