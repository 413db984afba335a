"""Steps on local regulations."""

from bangvang.office.documents import permissions
from bangvang.toolbox.workflow import Step

ENTER = Step("documents.enter", "Nhập quy định của địa phương", path="nhap", may=permissions.may_enter, form=True)
END = Step("documents.end", "Ghi ngày hết hiệu lực", path="het-hieu-luc", may=permissions.may_end, form=True)
STEPS = (ENTER, END)
