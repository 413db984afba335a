"""Decisions issued here: what they need, what they write, what cannot be done twice."""

import pytest
from django.db import IntegrityError, transaction

from bangvang.office.achievements.models import AwardRecord, CompleteList, Door
from bangvang.office.decisions import actions, queries
from bangvang.office.decisions.models import Certificate, Decision, DecisionState
from bangvang.office.dossiers import actions as dossiers
from bangvang.office.dossiers.models import Line, LineState
from bangvang.toolbox import audit, files, numbering
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import Notice, RegisterNumber
from bangvang.toolbox.workflow import NotNow, NotYours
from tests.office.decisions import way
from tests.office.dossiers import way as dossier_way

commits = "django_capture_on_commit_callbacks"


def test_a_decision_is_drafted_only_from_lines_with_signed_minutes(cast):
    proposal = dossier_way.received(cast, school="high_school")
    with pytest.raises(NotNow) as refused:
        actions.draft(
            cast.department,
            by=cast.by("dung"),
            lines=list(proposal.lines.all()),
            title="x",
            signer="y",
            signer_role="z",
        )
    assert "chưa được Hội đồng thông qua bằng biên bản đã ký" in str(refused.value)
    assert Decision.objects.count() == 0


def test_issuing_takes_the_next_number_and_writes_register_certificates_and_lines(
    cast, django_capture_on_commit_callbacks
):
    decision = way.issued(cast, django_capture_on_commit_callbacks)
    assert (decision.number, decision.state) == ("01/QĐ-SGDĐT", DecisionState.ISSUED)
    records = AwardRecord.objects.filter(door=Door.ISSUED).values_list("award", "period", "number", "issuer")
    assert set(records) == {("CSTDCS", "2023-2024", "01/QĐ-SGDĐT", cast.department.name)}
    assert set(Line.objects.values_list("state", flat=True)) == {LineState.AWARDED}
    assert list(Certificate.objects.order_by("pk").values_list("book_number", flat=True)) == ["0001/2024", "0002/2024"]


def test_prize_money_is_that_of_the_decision_s_day(cast, django_capture_on_commit_callbacks):
    decision = way.issued(cast, django_capture_on_commit_callbacks)
    assert set(decision.lines.values_list("money", flat=True)) == {1_800_000}


def test_the_paper_and_all_certificates_are_made_after_commit_and_never_again(cast, django_capture_on_commit_callbacks):
    decision = Decision.objects.get(pk=way.issued(cast, django_capture_on_commit_callbacks).pk)
    assert files.read(decision.paper.pdf)[:5] == b"%PDF-"
    made = decision.certificates_file_id
    actions.print_certificates(decision.pk)
    assert Decision.objects.get(pk=decision.pk).certificates_file_id == made


def test_lao_dong_tien_tien_gets_money_and_no_certificate(cast, django_capture_on_commit_callbacks):
    way.issued(cast, django_capture_on_commit_callbacks, award="LDTT", grade="HTT")
    assert (AwardRecord.objects.count(), Certificate.objects.count()) == (2, 0)


def test_a_number_of_the_registry_is_taken_once(cast):
    numbering.take("SGDDT:QĐ", 2024, 612)
    decision = way.drafted(cast)
    with pytest.raises(NotNow) as refused:
        actions.issue(decision, by=cast.by("lan"), decided_date=way.TODAY, number="612")
    assert "Số 612 năm 2024 đã được cấp cho văn bản khác." in str(refused.value)
    done = actions.issue(decision, by=cast.by("lan"), decided_date=way.TODAY, number="613")
    assert done.number == "613/QĐ-SGDĐT"


@pytest.mark.parametrize("number", ["sáu trăm", "6 12", "/QĐ-SGDĐT", "-5", "²", "1234567"])
def test_a_number_that_is_no_integer_is_one_clear_sentence(cast, number):
    decision = way.drafted(cast)
    with pytest.raises(NotNow) as refused:
        actions.issue(decision, by=cast.by("lan"), decided_date=way.TODAY, number=number)
    sentence = "Số quyết định là số nguyên, ví dụ 612 hoặc 612/QĐ-SGDĐT."
    assert [str(lack) for lack in refused.value.lacks] == [sentence]


def settled(unit):
    return CompleteList.objects.filter(unit=unit, period="2023-2024", kind="titles").exists()


def carried(cast, school, has_passed):
    """One dossier of another school that came before the same council."""
    proposal = dossier_way.drafted(cast, count=1, award="CSTDCS", school="high_school", grade="HTXS")
    line = proposal.lines.get()
    Line.objects.filter(pk=line.pk).update(unit=school, state="before_council", place=cast.department)
    dossiers.record_vote(
        [Line.objects.get(pk=line.pk)],
        by=MACHINE,
        unit=cast.department,
        results={line.pk: (8 if has_passed else 3, has_passed, "")},
        members=9,
        present=9,
        held_date=way.TODAY,
        minutes_number="06",
    )


def test_a_school_whose_only_name_was_not_carried_has_its_list_settled_by_the_decision(cast):
    decision = way.drafted(cast)
    carried(cast, cast.school_b, has_passed=False)
    actions.issue(decision, by=cast.by("lan"), decided_date=way.TODAY)
    assert (settled(cast.high_school), settled(cast.school_b), settled(cast.school_a)) == (True, True, False)


def test_a_school_whose_name_waits_for_a_later_decision_is_not_settled_yet(cast):
    decision = way.drafted(cast)
    carried(cast, cast.school_b, has_passed=True)
    actions.issue(decision, by=cast.by("lan"), decided_date=way.TODAY)
    assert (settled(cast.high_school), settled(cast.school_b)) == (True, False)


def test_an_officer_does_not_issue_and_nothing_is_left_of_the_attempt(cast):
    decision = way.drafted(cast)
    with pytest.raises(NotYours):
        actions.issue(decision, by=cast.by("dung"), decided_date=way.TODAY)
    assert (AwardRecord.objects.count(), RegisterNumber.objects.filter(register="SGDDT:QĐ").count()) == (0, 0)


def test_a_decision_issued_twice_is_refused_the_second_time(cast):
    decision = way.drafted(cast)
    actions.issue(decision, by=cast.by("lan"), decided_date=way.TODAY)
    with pytest.raises(NotNow):
        actions.issue(decision, by=cast.by("lan"), decided_date=way.TODAY)
    assert AwardRecord.objects.count() == 2


def test_the_unit_is_told_of_its_people(cast):
    decision = way.drafted(cast)
    actions.issue(decision, by=cast.by("lan"), decided_date=way.TODAY)
    told = set(Notice.objects.filter(subject__contains="đã có hiệu lực").values_list("recipient_id", flat=True))
    assert told == {cast.mai.pk, cast.nga.pk}


def test_a_certificate_is_checked_by_its_code_however_it_is_typed(cast):
    actions.issue(way.drafted(cast), by=cast.by("lan"), decided_date=way.TODAY)
    certificate = Certificate.objects.select_related("record").first()
    typed = f" {certificate.code[:5].lower()}-{certificate.code[5:]} "
    found = queries.check_code(typed)
    assert (found.state, found.name, found.award) == (
        "valid",
        certificate.record.name_printed,
        "Chiến sĩ thi đua cơ sở",
    )
    assert queries.check_code("ABCDEFGHJK").state == "unknown"


def test_a_revoked_certificate_says_so_and_the_register_keeps_the_row(cast):
    actions.issue(way.drafted(cast), by=cast.by("lan"), decided_date=way.TODAY)
    certificate = Certificate.objects.first()
    actions.revoke(certificate, by=cast.by("lan"), reason="Khai sai thành tích", decision="700/QĐ-SGDĐT")
    assert queries.check_code(certificate.code).state == "revoked"
    record = AwardRecord.objects.get(pk=certificate.record_id)
    assert (record.revoked_date, record.revoked_by) == (way.TODAY, "700/QĐ-SGDĐT")
    assert audit.broken_entry() is None


def test_the_same_decision_cannot_stand_twice_in_the_register(cast):
    actions.issue(way.drafted(cast), by=cast.by("lan"), decided_date=way.TODAY)
    row = AwardRecord.objects.first()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
