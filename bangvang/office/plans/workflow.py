"""The life of a plan and of its duties."""

from bangvang.office.plans import notices, permissions
from bangvang.office.plans.models import PlanState
from bangvang.toolbox.workflow import Step

TAKE_IN = Step(
    "plans.take_in", "Nhập kế hoạch", path="nhap", target=PlanState.READ, may=permissions.may_take_in, form=True
)
MAKE_DUTIES = Step(
    "plans.make_duties",
    "Lập nhiệm vụ từ kế hoạch",
    source=(PlanState.READ,),
    target=PlanState.CONFIRMED,
    may=permissions.may_write_plan,
    internal=True,
)
REPORT_DUTY = Step("plans.report_duty", "Báo cáo nhiệm vụ", path="bao-cao", may=permissions.may_report, form=True)
URGE = Step("plans.urge", "Đôn đốc", path="don-doc", may=permissions.may_urge, tell=(notices.duties_to_owners,))
STEPS = (TAKE_IN, MAKE_DUTIES, REPORT_DUTY, URGE)
