"""People and accounts, staff lists taken in, corrections asked for, tổ."""

from bangvang.office.people.models.accounts import (
    Account,
    AccountManager,
    Delegation,
    Handover,
    Invitation,
    LinkRequest,
    Role,
    RoleHeld,
    SignIn,
)
from bangvang.office.people.models.corrections import (
    About,
    CorrectionRequest,
    CorrectionState,
)
from bangvang.office.people.models.lists import (
    ListState,
    ReadList,
    ReadRow,
    RowState,
    StaffList,
    StaffRow,
)
from bangvang.office.people.models.persons import (
    Contract,
    Leave,
    LeaveKind,
    LeftAs,
    NotTheSame,
    Person,
    PersonName,
    Post,
    PostKind,
    Sex,
)
from bangvang.office.people.models.teams import (
    TeamMember,
)

__all__ = [
    "About",
    "Account",
    "AccountManager",
    "Contract",
    "CorrectionRequest",
    "CorrectionState",
    "Delegation",
    "Handover",
    "Invitation",
    "Leave",
    "LeaveKind",
    "LeftAs",
    "LinkRequest",
    "ListState",
    "NotTheSame",
    "Person",
    "PersonName",
    "Post",
    "PostKind",
    "ReadList",
    "ReadRow",
    "Role",
    "RoleHeld",
    "RowState",
    "Sex",
    "SignIn",
    "StaffList",
    "StaffRow",
    "TeamMember",
]
