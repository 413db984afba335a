"""The things that steps are asked of: of a school, of a Phòng, of a unit directly under the Sở, of the Sở itself.

They are rows as they stand in the office, without the road that led to them: a right hangs on whose they are.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from bangvang.office.achievements.models import AwardRecord, Hold, LaterAct, PastList
from bangvang.office.councils.models import AgendaItem, Ballot, BallotRoll, Conflict, Council, Meeting, Member
from bangvang.office.decisions.models import Certificate, Decision, DecisionLine
from bangvang.office.documents.models import ArticleConfirmation, LocalInstrument
from bangvang.office.dossiers.models import AskedList, Campaign, Line, Proposal, Supplement, UnitWorkbook
from bangvang.office.movements.models import Dispatch, Movement, Review, Round
from bangvang.office.people.models import (
    Account,
    CorrectionRequest,
    Delegation,
    Leave,
    NotTheSame,
    Person,
    Post,
    RoleHeld,
    StaffList,
)
from bangvang.office.people.queries import Acting
from bangvang.office.plans.models import Duty, DutyOwner, Plan
from bangvang.office.registrations.models import RegistrationSheet
from bangvang.office.training.models import Attendance, Material, TrainingSession
from bangvang.office.units.models import Cluster, Unit, UnitChange, UnitTag
from bangvang.toolbox import calendar, files
from tests import make
from tests.cast import Cast
from tests.guards.rights_steps import THINGS

__all__ = ["THINGS", "Things"]

DAY = date(2024, 6, 3)
NAMES = {
    "A": "trường A",
    "B": "trường B",
    "P": "Phòng P",
    "C": "trường C",
    "S": "Sở",
}
ABOVE = {"A": "P", "B": "P", "P": "S", "C": "S", "S": "U"}


class Things:
    """Each thing is made when it is first asked for: `get("proposal A")` → its words and the row."""

    def __init__(self, cast: Cast, everyone: dict[tuple[str, str], Acting]) -> None:
        self.everyone = everyone
        self.units: dict[str, Unit] = {
            "A": cast.school_a,
            "B": cast.school_b,
            "P": cast.district_office,
            "C": cast.high_school,
            "S": cast.department,
            "U": cast.province,
        }
        self.get = cache(self._get)

    def _get(self, key: str) -> tuple[str, Any]:
        noun, _space, rest = key.partition(" ")
        make_one: Callable[[str], tuple[str, Any]] = getattr(self, f"_{noun}")
        return make_one(rest)

    def _thing(self, key: str) -> Any:
        return self.get(key)[1]

    def _account_of(self, role: str, place: str) -> Account:
        return self.everyone[role, place].account

    # people
    def _unit(self, place: str) -> tuple[str, Unit]:
        return NAMES[place], self.units[place]

    def _change(self, place: str) -> tuple[str, UnitChange]:
        told = {"what": "rename", "name": "Tên mới", "short_name": "Tên mới", "since": DAY, "decision": "15/QĐ"}
        made = UnitChange.objects.create(unit=self.units[place], entered_at=calendar.now(), **told)
        return f"thay đổi chưa có hiệu lực của {NAMES[place]}", made

    def _tag(self, place: str) -> tuple[str, UnitTag]:
        made = UnitTag.objects.create(unit=self.units[place], kind="difficult", since=DAY)
        return f"địa bàn của {NAMES[place]}", made

    def _team(self, place: str) -> tuple[str, Unit]:
        return f"tổ của {NAMES[place]}", make.unit("Tổ Toán", "group", self.units[place])

    def _cluster(self, place: str) -> tuple[str, Cluster]:
        return f"cụm thi đua do {NAMES[place]} lập", Cluster.objects.create(name="Cụm số 1", year="2023-2024")

    def _account(self, place: str) -> tuple[str, Account]:
        return f"tài khoản cán bộ phụ trách của {NAMES[place]}", self._account_of("clerk", place)

    def _role(self, place: str) -> tuple[str, RoleHeld]:
        held = RoleHeld.objects.get(account=self._account_of("clerk", place))
        return f"vai trò tại {NAMES[place]}", held

    def _delegation(self, place: str) -> tuple[str, Delegation]:
        giver, receiver = self._account_of("head", place), self._account_of("clerk", place)
        made = Delegation.objects.create(giver=giver, receiver=receiver, since=DAY, until=DAY)
        return f"ủy quyền của thủ trưởng cho cán bộ phụ trách {NAMES[place]}", made

    def _person(self, place: str) -> tuple[str, Person]:
        return f"người của {NAMES[place]}", make.person(f"Nguyễn Thị Của {place}", at=self.units[place])

    def _post(self, place: str) -> tuple[str, Post]:
        words, person = self._person(place)
        return f"vị trí công tác của {words}", person.posts.get()

    def _leave(self, place: str) -> tuple[str, Leave]:
        words, person = self._person(place)
        return f"thời gian nghỉ của {words}", Leave.objects.create(person=person, kind="study", since=DAY)

    def _pair(self, place: str) -> tuple[str, NotTheSame]:
        words, first = self._person(place)
        second = make.person(f"Nguyễn Thị Của {place}", at=self.units[place])
        told = {"first": first, "second": second, "told_at": calendar.now()}
        return f"hai {words}", NotTheSame.objects.create(**told)

    def _list(self, place: str) -> tuple[str, StaffList]:
        file = files.keep("ds.csv", b"x", is_list=True)
        made = StaffList.objects.create(unit=self.units[place], file=file, taken_at=calendar.now())
        return f"danh sách cán bộ của {NAMES[place]}", made

    def _workbook(self, place: str) -> tuple[str, UnitWorkbook]:
        file = files.keep("so.csv", b"x", is_list=True)
        told = {"unit": self.units[place], "period": "2023-2024", "file": file, "taken_at": calendar.now()}
        return f"sổ Excel của {NAMES[place]}", UnitWorkbook.objects.create(**told)

    def _asked(self, place: str) -> tuple[str, AskedList]:
        file = files.keep("dk.csv", b"x", is_list=True)
        told = {"unit": self.units[place], "kind": "registrations", "period": "2023-2024", "file": file}
        return f"danh sách đăng ký của {NAMES[place]}", AskedList.objects.create(**told, taken_at=calendar.now())

    def _oneself(self, place: str) -> tuple[str, Person]:
        return f"hồ sơ của chính giáo viên {NAMES[place]}", self._account_of("teacher", place).person

    def _correction(self, words: str) -> tuple[str, CorrectionRequest]:
        place, role = (words, "teacher") if words in self.units else ("A", "clerk")
        person = self._account_of(role, place).person
        told = {"unit": self.units[place], "about": "name", "wanted": "Đúng", "sent_date": DAY, "due": DAY}
        whose = "giáo viên" if role == "teacher" else "chính cán bộ phụ trách"
        made = CorrectionRequest.objects.create(person=person, **told)
        return f"yêu cầu đính chính của {whose} {NAMES[place]}", made

    def _past(self, place: str) -> tuple[str, PastList]:
        file = files.keep("cac-nam.csv", b"x", is_list=True)
        made = PastList.objects.create(unit=self.units[place], kind="awards", file=file, taken_at=calendar.now())
        return f"danh sách các năm trước của {NAMES[place]}", made

    # training
    def _session(self, place: str) -> tuple[str, TrainingSession]:
        told = {"title": "Tập huấn", "begins": DAY, "ends": DAY, "place": "Hội trường", "planned_at": calendar.now()}
        return f"lớp tập huấn của {NAMES[place]}", TrainingSession.objects.create(unit=self.units[place], **told)

    def _material(self, place: str) -> tuple[str, Material]:
        told = {"session": self._thing(f"session {place}"), "file": files.keep("bai.txt", b"x")}
        made = Material.objects.create(title="Bài giảng", added_at=calendar.now(), **told)
        return f"tài liệu lớp tập huấn của {NAMES[place]}", made

    def _called(self, place: str) -> tuple[str, Attendance]:
        told = {"session": self._thing(f"session {place}"), "person": self._thing(f"person {place}")}
        return f"người được mời dự lớp tập huấn của {NAMES[place]}", Attendance.objects.create(**told)

    # plans and movements
    def _plan(self, place: str) -> tuple[str, Plan]:
        made = Plan.objects.create(unit=self.units[place], title="Kế hoạch", year=2024, entered_at=calendar.now())
        return f"kế hoạch của {NAMES[place]}", made

    def _owner(self, place: str) -> tuple[str, DutyOwner]:
        duty = Duty.objects.create(plan=self._thing("plan S"), clause="1", actor="Đơn vị", text="Báo cáo")
        made = DutyOwner.objects.create(duty=duty, body=self.units[place].name, unit=self.units[place])
        return f"nhiệm vụ của {NAMES[place]}", made

    def _round(self, place: str) -> tuple[str, Round]:
        return f"đợt thi đua của {NAMES[place]}", Round.objects.create(plan=self._thing(f"plan {place}"), name="Đợt 1")

    def _movement(self, place: str) -> tuple[str, Movement]:
        plan = self._thing(f"plan {place}")
        made = Movement.objects.create(name="Dạy tốt, học tốt", kind="Phong trào", plan=plan)
        return f"phong trào của {NAMES[place]}", made

    def _dispatch(self, place: str) -> tuple[str, Dispatch]:
        round_ = self._thing("round S")
        made = Dispatch.objects.create(round=round_, unit=self.units[place], sent_at=calendar.now())
        return f"văn bản phát động gửi {NAMES[place]}", made

    def _review(self, place: str) -> tuple[str, Review]:
        above = ABOVE[place]
        made = Review.objects.create(round=self._thing("round S"), unit=self.units[place], to_unit=self.units[above])
        return f"báo cáo của {NAMES[place]} gửi {NAMES[above]}", made

    def _sheet(self, place: str) -> tuple[str, RegistrationSheet]:
        above = ABOVE[place]
        made = RegistrationSheet.objects.create(unit=self.units[place], to_unit=self.units[above], period="2023-2024")
        return f"bản đăng ký của {NAMES[place]} gửi {NAMES[above]}", made

    def _hold(self, place: str) -> tuple[str, Hold]:
        made = Hold.objects.create(
            person=self._thing(f"person {place}"), kind=Hold.Kind.COMPLAINT, source="Đơn", since=DAY
        )
        return f"việc chờ xác nhận của người {NAMES[place]}", made

    def _award(self, words: str) -> tuple[str, AwardRecord]:
        place = words if words in self.units else "A"
        told = f"khen thưởng tự khai của {NAMES[place]}"
        row = {"award": "LDTT", "period": "2021-2022", "name_printed": "Nguyễn Văn Cũ", "proof": "declared"}
        row |= {"door": "history", "number": f"{words}/QĐ", "decided_date": DAY, "issuer": "UBND huyện"}
        if words == "of P's own hand":
            row["entered_by"], told = self._account_of("officer", "P"), f"{told}, do chuyên viên P nhập"
        if words == "by S":
            row["issuer"], told = self.units["S"].name, f"{told}, Sở ban hành"
        person = make.person("Nguyễn Văn Cũ", at=self.units[place])
        return told, AwardRecord.objects.create(person=person, held_at=self.units[place], **row)

    def _act(self, place: str) -> tuple[str, LaterAct]:
        told = {"nature": "reissue", "number": "9/QĐ", "decided_date": DAY, "issuer": "UBND", "cause": "Rách"}
        made = LaterAct.objects.create(record=self._thing(f"award {place}"), entered_at=calendar.now(), **told)
        return f"quyết định cấp lại bằng của {NAMES[place]}", made

    # dossiers
    def _campaign(self, place: str) -> tuple[str, Campaign]:
        made = Campaign.objects.create(
            unit=self.units[place],
            name="Đợt xét",
            period="2023-2024",
            awards=["LDTT"],
            opens_date=DAY,
            deadline_date=DAY + timedelta(days=30),
            deadline_hour=time(17),
        )
        return f"đợt xét của {NAMES[place]}", made

    def _supplement(self, place: str) -> tuple[str, Supplement]:
        above = ABOVE[place]
        made = Supplement.objects.create(
            campaign=self._thing(f"campaign {above}"),
            unit=self.units[place],
            explanation="Mất điện",
            asked_at=calendar.now(),
        )
        return f"nộp muộn của {NAMES[place]} vào đợt của {NAMES[above]}", made

    def _proposal(self, place: str) -> tuple[str, Proposal]:
        above = ABOVE[place]
        made = Proposal.objects.create(
            from_unit=self.units[place], to_unit=self.units[above], period="2023-2024", created_at=calendar.now()
        )
        goes_to = "cấp trên ngoài hệ thống" if place in "PS" else NAMES[above]
        return f"tờ trình của {NAMES[place]} gửi {goes_to}", made

    def _line(self, words: str) -> tuple[str, Line]:
        if words == "of the officer of P":
            person = self.everyone["officer", "P"].account.person
            return "hồ sơ của chính chuyên viên P đang ở P", self._line_of(person, "A", "P")
        unit, _at, place = words.partition(" at ")
        person = make.person("Nguyễn Văn Hồ Sơ", at=self.units[unit])
        return f"hồ sơ của {NAMES[unit]} đang ở {NAMES[place]}", self._line_of(person, unit, place)

    def _line_of(self, person: Person, unit: str, place: str) -> Line:
        return Line.objects.create(
            person=person,
            award="LDTT",
            period="2023-2024",
            unit=self.units[unit],
            place=self.units[place],
            subject_name=person.full_name,
            name_key=person.full_name,
            search_text=person.full_name,
            created_at=calendar.now(),
        )

    # councils
    def _council(self, place: str) -> tuple[str, Council]:
        made = Council.objects.create(
            unit=self.units[place], name="Hội đồng", number="1/QĐ", decided_date=DAY, since=DAY
        )
        for role, seat in (("director", "chair"), ("secretary", "secretary"), ("member", "member")):
            account = self._account_of(role, place)
            Member.objects.create(council=made, person=account.person, account=account, role=seat, since=DAY)
        return f"Hội đồng của {NAMES[place]}", made

    def _meeting(self, place: str) -> tuple[str, Meeting]:
        council = self._thing(f"council {place}")
        held_at = datetime.combine(DAY, time(8), calendar.now().tzinfo)
        made = Meeting.objects.create(council=council, title="Xét", period="2023-2024", held_at=held_at)
        return f"phiên họp của Hội đồng {NAMES[place]} (Giám đốc là Chủ tịch)", made

    def _item(self, place: str) -> tuple[str, AgendaItem]:
        line = self._thing(f"line C at {place}")
        made = AgendaItem.objects.create(meeting=self._thing(f"meeting {place}"), line=line)
        return f"hồ sơ trong chương trình họp của {NAMES[place]}", made

    def _conflict(self, place: str) -> tuple[str, Conflict]:
        member = self._thing(f"council {place}").members.get(role="member")
        item = self._thing(f"item {place}")
        made = Conflict.objects.create(item=item, member=member, reason="Người thân", declared_at=calendar.now())
        return f"khai báo của một thành viên Hội đồng {NAMES[place]}", made

    def _ballot(self, place: str) -> tuple[str, Ballot]:
        meeting = self._thing(f"meeting {place}")
        made = Ballot.objects.create(meeting=meeting, award="LDTT")
        for member in meeting.council.members.all():
            BallotRoll.objects.create(ballot=made, member=member)
        return f"lượt bỏ phiếu của Hội đồng {NAMES[place]} (Giám đốc, Thư ký, một Thành viên)", made

    # decisions
    def _decision(self, place: str, door: str = "issued", entered_by: Account | None = None) -> tuple[str, Decision]:
        made = Decision.objects.create(
            door=door,
            unit=self.units[place],
            issuer="Sở",
            title="Tặng Giấy khen",
            period="2023-2024",
            entered_by=entered_by,
            created_at=calendar.now(),
        )
        return f"dự thảo quyết định của {NAMES[place]}", made

    def _entered(self, place: str) -> tuple[str, Decision]:
        role = {"A": "clerk", "P": "officer", "S": "officer"}[place]
        who = {"clerk": "cán bộ phụ trách", "officer": "chuyên viên"}[role]
        made = self._decision(place, "entered", self._account_of(role, place))[1]
        return f"quyết định của cấp khác do {who} {NAMES[place]} nhập", made

    def _certificate(self, place: str) -> tuple[str, Certificate]:
        person, unit = self._thing(f"person {place}"), self.units[place]
        given = {"person": person, "award": "GK", "name_printed": person.full_name}
        name = DecisionLine.objects.create(decision=self._decision(place)[1], **given)
        record = AwardRecord.objects.create(
            **given, period="2023-2024", held_at=unit, number="9/QĐ", decided_date=DAY, issuer="Sở", door="issued"
        )
        made = Certificate.objects.create(
            code="QH-0001", record=record, decision_line=name, book_number="1", issued_date=DAY
        )
        return f"giấy khen do {NAMES[place]} cấp", made

    def _instrument(self, place: str) -> tuple[str, LocalInstrument]:
        made = LocalInstrument.objects.create(
            number="5/QĐ",
            title="Quy định",
            issuer=place,
            issued_date=DAY,
            since=DAY,
            scope=self.units[place],
            entered_at=calendar.now(),
        )
        return f"quy định áp dụng trong phạm vi {NAMES[place]}", made

    def _reading(self, place: str) -> tuple[str, ArticleConfirmation]:
        made = ArticleConfirmation.objects.create(
            article="L26 24",
            since=DAY,
            document_number="06/2026/QH16",
            document_date=DAY,
            page="1",
            read_by="Cán bộ",
            scope=self.units[place],
            entered_by=self._account_of("officer", place),
            entered_at=calendar.now(),
        )
        return f"kết quả đối chiếu do chuyên viên {NAMES[place]} nhập", made
