"""The life of a meeting: planned → open → counted → minuted → signed."""

from bangvang.office.councils import notices, permissions
from bangvang.office.councils.models import Ballot, BallotState, Meeting, MeetingState
from bangvang.office.councils.queries import attendance_of, awards_without_ballot, unmade_files
from bangvang.toolbox.papers import none_failed
from bangvang.toolbox.workflow import Lack, Step


def _none_failed(meeting: Meeting) -> list[Lack]:
    return none_failed(unmade_files(meeting))


def without_quorum(meeting: Meeting) -> list[Lack]:
    told = attendance_of(meeting)
    if told.is_enough:
        return []
    return [
        Lack(
            f"Mới có {told.present}/{told.members} thành viên có mặt, cần ít nhất {told.needed}.",
            "Thư ký cập nhật điểm danh.",
        )
    ]


def _without_agenda(meeting: Meeting) -> list[Lack]:
    return without_quorum(meeting) if meeting.items.exists() else [Lack("Chương trình họp chưa có hồ sơ nào.")]


def _while_voting(meeting: Meeting) -> list[Lack]:
    """Attendance is the base of a running vote: it rests until the count."""
    if meeting.ballots.filter(state=BallotState.OPEN).exists():
        return [Lack("Đang bỏ phiếu nên chưa sửa được điểm danh.", "Kết thúc kiểm phiếu rồi cập nhật.")]
    return []


def _without_count(meeting: Meeting) -> list[Lack]:
    lacks = []
    if waiting := awards_without_ballot(meeting):
        lacks.append(Lack(f"Còn {len(waiting)} danh hiệu, hình thức chưa kiểm phiếu."))
    if unknown := meeting.items.filter(has_passed=None).count():
        who = "Văn phòng Sở nhập quy định của địa phương."
        lacks.append(Lack(f"Chưa rõ tỷ lệ phiếu phải đạt của {unknown} mục.", who))
    return lacks


def _cannot_open_ballot(meeting: Meeting) -> list[Lack]:
    if meeting.state != MeetingState.OPEN:
        return [Lack("Phiên họp chưa khai mạc hoặc đã kết thúc.")]
    return without_quorum(meeting)


def _nobody_voted(ballot: Ballot) -> list[Lack]:
    if ballot.way != Ballot.Way.SECRET or ballot.roll.filter(has_voted=True).exists():
        return []
    return [Lack("Chưa có thành viên nào bỏ phiếu.")]


FOUND = Step("councils.found", "Thành lập Hội đồng", path="lap", may=permissions.founds_council, form=True)
PLAN = Step(
    "councils.plan",
    "Lên lịch họp",
    path="len-lich",
    may=permissions.keeps_council,
    form=True,
    tell=(notices.meeting_called,),
)
SET_AGENDA = Step(
    "councils.set_agenda",
    "Đưa hồ sơ vào chương trình",
    path="chuong-trinh",
    source=(MeetingState.PLANNED,),
    may=permissions.keeps_meeting,
    form=True,
)
REMOVE_ITEMS = Step(
    "councils.remove_items",
    "Đưa hồ sơ ra khỏi chương trình",
    path="rut-ho-so",
    source=(MeetingState.PLANNED, MeetingState.OPEN),
    may=permissions.keeps_meeting,
    form=True,
    needs_reason=True,
)
MOVE_MEETING = Step(
    "councils.move_meeting",
    "Đổi thời gian, địa điểm",
    path="doi-lich",
    source=(MeetingState.PLANNED,),
    may=permissions.keeps_meeting,
    form=True,
    tell=(notices.meeting_moved,),
)
MARK_PRESENCE = Step(
    "councils.mark_presence",
    "Điểm danh",
    path="diem-danh",
    source=(MeetingState.PLANNED, MeetingState.OPEN),
    may=permissions.keeps_meeting,
    missing=_while_voting,
    form=True,
)
OPEN_MEETING = Step(
    "councils.open_meeting",
    "Khai mạc phiên họp",
    path="khai-mac",
    source=(MeetingState.PLANNED,),
    target=MeetingState.OPEN,
    may=permissions.keeps_meeting,
    missing=_without_agenda,
)
DECLARE = Step("councils.declare", "Khai không tham gia bỏ phiếu", path="khai", may=permissions.may_declare, form=True)
TAKE_BACK = Step(
    "councils.take_back",
    "Rút khai không tham gia",
    path="rut-khai",
    may=permissions.may_take_back,
)
OPEN_BALLOT = Step(
    "councils.open_ballot",
    "Mở bỏ phiếu",
    path="mo-phieu",
    may=permissions.keeps_meeting,
    missing=_cannot_open_ballot,
    form=True,
    tell=(notices.ballot_opened,),
)
CAST = Step(
    "councils.cast",
    "Bỏ phiếu",
    path="bo-phieu",
    source=(BallotState.OPEN,),
    may=permissions.may_cast,
    form=True,
    secret=True,
)
CLOSE_BALLOT = Step(
    "councils.close_ballot",
    "Kết thúc bỏ phiếu, kiểm phiếu",
    path="kiem-phieu",
    source=(BallotState.OPEN,),
    target=BallotState.CLOSED,
    may=permissions.may_open_or_close,
    missing=_nobody_voted,
    typed_word="kiểm phiếu",
    form=True,
)
ENTER_COUNT = Step(
    "councils.enter_count",
    "Nhập kết quả kiểm phiếu giấy",
    path="nhap-phieu",
    source=(BallotState.OPEN,),
    may=permissions.may_count,
    form=True,
)
FINISH_COUNT = Step(
    "councils.finish_count",
    "Hoàn thành kiểm phiếu",
    source=(MeetingState.OPEN,),
    target=MeetingState.COUNTED,
    internal=True,
)
WRITE_MINUTES = Step(
    "councils.write_minutes",
    "Lập biên bản",
    path="lap-bien-ban",
    source=(MeetingState.COUNTED,),
    target=MeetingState.MINUTED,
    may=permissions.keeps_meeting,
    missing=_without_count,
    form=True,
    tell=(notices.minutes_to_chair,),
)
SIGN_MINUTES = Step(
    "councils.sign_minutes",
    "Ký biên bản",
    path="ky-bien-ban",
    source=(MeetingState.MINUTED,),
    target=MeetingState.SIGNED,
    may=permissions.may_sign,
)
MAKE_AGAIN = Step(
    "councils.make_files_again",
    "Tạo lại tệp",
    path="tao-lai-tep",
    may=permissions.may_make_again,
    missing=_none_failed,
)
UPLOAD_MINUTES = Step(
    "councils.upload_minutes",
    "Tải biên bản đã ký",
    path="tai-bien-ban",
    source=(MeetingState.MINUTED,),
    target=MeetingState.SIGNED,
    may=permissions.keeps_meeting,
    form=True,
)
STEPS = (
    FOUND,
    PLAN,
    SET_AGENDA,
    REMOVE_ITEMS,
    MOVE_MEETING,
    MARK_PRESENCE,
    OPEN_MEETING,
    DECLARE,
    TAKE_BACK,
    OPEN_BALLOT,
    CAST,
    CLOSE_BALLOT,
    ENTER_COUNT,
    FINISH_COUNT,
    WRITE_MINUTES,
    SIGN_MINUTES,
    UPLOAD_MINUTES,
)
