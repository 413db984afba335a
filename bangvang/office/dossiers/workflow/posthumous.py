"""The step that puts somebody who has died on a tờ trình."""

from bangvang.office.dossiers import permissions
from bangvang.office.dossiers.queries import needs
from bangvang.toolbox.workflow import Step

ADD_POSTHUMOUS = Step(
    "dossiers.add_posthumous",
    "Đề nghị truy tặng",
    path="truy-tang",
    may=permissions.may_prepare,
    missing=needs.not_draft,
    form=True,
)
