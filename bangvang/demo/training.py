"""Two sessions of training: one held by the Sở in the autumn, one to come at its first Phòng."""

from datetime import date

from bangvang.demo.organisation import Organisation
from bangvang.office.people.models import Role
from bangvang.office.training import actions
from bangvang.office.training.models import Mark, TrainingSession
from bangvang.office.units.models import Unit
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.calendar import office_day
from bangvang.toolbox.files import keep

TOLD, HELD, COMING = date(2023, 10, 2), date(2023, 10, 18), date(2024, 6, 21)
OF_THE_SO = """Quy trình xét danh hiệu thi đua, hình thức khen thưởng theo Luật số 06/2022/QH15.
Lập hồ sơ, tờ trình; viết báo cáo thành tích; lưu hồ sơ."""
OF_THE_PHONG = "Kiểm tra hồ sơ cuối năm học trước khi nộp; những lỗi thường gặp."


def build(organisation: Organisation) -> None:
    """Both call those who do the work below."""
    with office_day(TOLD):
        session = _called(organisation.department, "Tập huấn công tác thi đua, khen thưởng năm học 2023-2024", HELD)
        paper = keep("noi-dung-tap-huan.txt", OF_THE_SO.encode())
        actions.add_material(session, by=MACHINE, title="Nội dung tập huấn", file=paper)
    with office_day(HELD):
        _attended(session)
    with office_day(date(2024, 6, 5)):
        phong = next(
            unit for unit in organisation.offices if unit.children.filter(roles_here__role=Role.CLERK).exists()
        )
        _called(phong, "Hướng dẫn hồ sơ khen thưởng cuối năm học", COMING, content=OF_THE_PHONG)


def _called(unit: Unit, title: str, day: date, content: str = OF_THE_SO) -> TrainingSession:
    told = {"title": title, "content": content, "begins": day, "ends": day, "place": f"Hội trường {unit.short_name}"}
    session = actions.plan_session(unit, by=MACHINE, roles=[Role.CLERK], **told)
    return actions.announce(session, by=MACHINE)


def _attended(session: TrainingSession) -> None:
    """All but the last."""
    *came, away = session.attendances.order_by("pk").values_list("pk", flat=True)
    marks = dict.fromkeys(came, (Mark.PRESENT.value, "")) | {away: (Mark.ABSENT.value, "Đi công tác")}
    actions.mark(session, by=MACHINE, marks=marks)
    actions.close_session(session, by=MACHINE)
