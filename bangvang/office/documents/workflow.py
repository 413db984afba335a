"""Steps on local regulations, and on articles read in the text the office holds."""

from bangvang.office.documents import permissions
from bangvang.office.documents.models import ArticleConfirmation, InstrumentState, ReadingState
from bangvang.toolbox.workflow import Lack, Step


def _not_in_force(confirmation: ArticleConfirmation) -> list[Lack]:
    if confirmation.withdraws_id is not None or confirmation.state != ReadingState.CONFIRMED:
        return [Lack("Chỉ rút được kết quả đối chiếu đã xác nhận.")]
    return [Lack("Kết quả đối chiếu này đã được rút.")] if confirmation.withdrawals.exists() else []


ENTER = Step("documents.enter", "Nhập quy định của địa phương", path="nhap", may=permissions.may_enter, form=True)
APPLY = Step(
    "documents.apply",
    "Đưa quy định vào áp dụng",
    path="ap-dung",
    source=(InstrumentState.DRAFT,),
    target=InstrumentState.APPLIED,
    may=permissions.may_change,
)
DROP = Step(
    "documents.drop",
    "Không áp dụng",
    path="bo",
    source=(InstrumentState.DRAFT,),
    target=InstrumentState.DROPPED,
    may=permissions.may_change,
    needs_reason=True,
)
END = Step(
    "documents.end",
    "Ghi ngày hết hiệu lực",
    path="het-hieu-luc",
    source=(InstrumentState.APPLIED,),
    may=permissions.may_change,
    form=True,
)
READ_ARTICLES = Step(
    "documents.read_articles",
    "Nhập kết quả đối chiếu điều luật",
    path="nhap",
    may=permissions.may_read_article,
    form=True,
)
CONFIRM_ARTICLES = Step(
    "documents.confirm_articles",
    "Xác nhận kết quả đối chiếu",
    path="xac-nhan",
    source=(ReadingState.ENTERED,),
    target=ReadingState.CONFIRMED,
    may=permissions.may_confirm_article,
)
DECLINE_ARTICLE = Step(
    "documents.decline_article",
    "Không xác nhận",
    path="khong-xac-nhan",
    source=(ReadingState.ENTERED,),
    target=ReadingState.DECLINED,
    may=permissions.works_here,
    needs_reason=True,
)
WITHDRAW_ARTICLE = Step(
    "documents.withdraw_article",
    "Rút kết quả đối chiếu",
    path="rut",
    source=(ReadingState.CONFIRMED,),
    may=permissions.works_here,
    missing=_not_in_force,
    needs_reason=True,
)
INSTRUMENT_STEPS = (APPLY, DROP)
READING_STEPS = (CONFIRM_ARTICLES, DECLINE_ARTICLE, WITHDRAW_ARTICLE)
STEPS = (ENTER, *INSTRUMENT_STEPS, END, READ_ARTICLES, *READING_STEPS)
