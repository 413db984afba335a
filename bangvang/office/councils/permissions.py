"""Who may do what in a council."""

from rules import predicate

from bangvang.office.councils.models import Member, MemberRole
from bangvang.office.people.models import Role
from bangvang.office.people.permissions import holds_at, is_system


def _is_chair(by, council_id: int) -> bool:
    seats = Member.objects.filter(council_id=council_id, account_id=by.principal.pk, role=MemberRole.CHAIR, until=None)
    return seats.exists()


@predicate
def chairs_meeting(by, meeting) -> bool:
    return _is_chair(by, meeting.council_id)


@predicate
def chairs_ballot(by, ballot) -> bool:
    return _is_chair(by, ballot.meeting.council_id)


@predicate
def sits_on_roll(by, ballot) -> bool:
    """A vote is the member's own: nobody casts it under delegation."""
    return by.giver is None and ballot.roll.filter(member__account_id=by.account.pk).exists()


@predicate
def sits_for_item(by, item) -> bool:
    return Member.objects.filter(council_id=item.meeting.council_id, account_id=by.account.pk, until=None).exists()


founds_council = (
    is_system | holds_at(Role.SECRETARY, "pk") | holds_at(Role.HEAD_OF_OFFICE, "pk") | holds_at(Role.HEAD, "pk")
)
keeps_council = is_system | holds_at(Role.SECRETARY, "unit_id")
keeps_meeting = is_system | holds_at(Role.SECRETARY, "council.unit_id")
keeps_item = is_system | holds_at(Role.SECRETARY, "meeting.council.unit_id")
keeps_ballot = is_system | holds_at(Role.SECRETARY, "meeting.council.unit_id")
may_open_or_close = keeps_ballot | chairs_ballot
may_count = keeps_ballot | chairs_ballot | predicate(lambda by, ballot: _sits(by, ballot), name="sits_on_council")
may_cast = sits_on_roll
may_declare = keeps_item | sits_for_item
may_take_back = (
    is_system
    | holds_at(Role.SECRETARY, "item.meeting.council.unit_id")
    | predicate(lambda by, conflict: conflict.member.account_id == by.account.pk, name="declared_it")
)
may_sign = is_system | chairs_meeting
may_make_again = keeps_meeting | chairs_meeting


def _sits(by, ballot) -> bool:
    return Member.objects.filter(council_id=ballot.meeting.council_id, account_id=by.account.pk, until=None).exists()
