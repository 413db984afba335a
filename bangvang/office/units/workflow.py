"""The steps of thay đổi tổ chức: entered by decision, in effect on their day, cancelled only before it."""

from bangvang.office.units import permissions
from bangvang.office.units.models import UnitChange
from bangvang.toolbox.workflow import Lack, Step


def still_waits(change: UnitChange) -> list[Lack]:
    """Only a change whose day has not come can be taken back."""
    return [Lack(f"{change} đã có hiệu lực.")] if change.applied_at else []


RENAME = Step("units.rename", "Đổi tên đơn vị", may=permissions.may_reorganise, form=True)
MOVE = Step("units.move", "Chuyển đơn vị", may=permissions.may_reorganise, form=True)
MERGE = Step("units.merge", "Sáp nhập đơn vị", may=permissions.may_reorganise, form=True)
SPLIT = Step("units.split", "Chia, tách đơn vị", may=permissions.may_reorganise, form=True)
DISSOLVE = Step("units.dissolve", "Giải thể đơn vị", may=permissions.may_reorganise, form=True)
CANCEL = Step(
    "units.cancel_change",
    "Hủy thay đổi chưa có hiệu lực",
    may=permissions.may_cancel,
    missing=still_waits,
    needs_reason=True,
)
FOUND = Step("units.found_at", "Thành lập đơn vị", may=permissions.may_reorganise, form=True)
TAG = Step("units.tag", "Ghi địa bàn của đơn vị", may=permissions.may_reorganise, form=True)
END_TAG = Step("units.end_tag", "Kết thúc địa bàn", may=permissions.may_change_of, form=True)
FORM_CLUSTER = Step("units.form_cluster_at", "Lập cụm, khối thi đua", may=permissions.may_reorganise, form=True)
JOIN_CLUSTER = Step("units.join_cluster", "Ghi thành viên cụm, khối", may=permissions.may_keep_cluster, form=True)
LEAVE_CLUSTER = Step("units.leave_cluster", "Đưa ra khỏi cụm, khối", may=permissions.may_keep_cluster, form=True)
RANK_CLUSTER = Step(
    "units.rank_cluster", "Ghi kết quả thi đua của cụm, khối", may=permissions.may_keep_cluster, form=True
)
FOUND_TEAM = Step("units.found_team", "Lập tổ", may=permissions.may_keep_teams, form=True)
RENAME_TEAM = Step("units.rename_team", "Đổi tên tổ", may=permissions.may_keep_team, form=True)
END_TEAM = Step("units.end_team", "Kết thúc tổ", may=permissions.may_keep_team, form=True)
CLUSTER_STEPS = (FORM_CLUSTER, JOIN_CLUSTER, LEAVE_CLUSTER, RANK_CLUSTER)
STEPS = (RENAME, MOVE, MERGE, SPLIT, DISSOLVE, CANCEL, FOUND, TAG, END_TAG, *CLUSTER_STEPS)
TEAM_STEPS = (FOUND_TEAM, RENAME_TEAM, END_TEAM)
