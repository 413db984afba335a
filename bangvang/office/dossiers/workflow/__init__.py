"""The lives of campaigns, proposals and lines, as tables.

A fork (supported or not, given or not) is two steps, so each row keeps one target.
"""

from bangvang.office.dossiers import notices, permissions
from bangvang.office.dossiers.models import LineState, Proposal, ProposalState
from bangvang.office.dossiers.queries import needs
from bangvang.office.dossiers.queries.detail import unmade_files
from bangvang.toolbox.papers import none_failed
from bangvang.toolbox.workflow import Step

PUBLICITY = "Điều 5 khoản 2 điểm a, Luật số 06/2022/QH15"
FILE = "Điều 84, Luật số 06/2022/QH15"
LINE_OF_PROPOSAL = "Điều 83 khoản 1, Luật số 06/2022/QH15"
UNDER_WAY = (
    LineState.DRAFT,
    LineState.SUPPORTED,
    LineState.NOT_SUPPORTED,
    LineState.SUBMITTED,
    LineState.RECEIVED,
    LineState.RETURNED,
    LineState.VERIFIED,
)


# campaigns and late units
OPEN_CAMPAIGN = Step("dossiers.open_campaign", "Mở đợt xét", path="mo", may=permissions.may_open_campaign, form=True)
ASK_SUPPLEMENT = Step(
    "dossiers.ask_supplement",
    "Đề nghị mở đợt bổ sung",
    path="giai-trinh",
    may=permissions.may_ask_supplement,
    form=True,
    tell=(notices.supplement_asked,),
)
OPEN_SUPPLEMENT = Step(
    "dossiers.open_supplement",
    "Mở đợt bổ sung",
    path="mo-bo-sung",
    may=permissions.may_open_supplement,
    form=True,
    tell=(notices.supplement_opened,),
)

# proposals
DRAW_UP = Step(
    "dossiers.draw_up", "Lập tờ trình", path="lap", may=permissions.may_prepare, basis=LINE_OF_PROPOSAL, form=True
)
ADD_LINES = Step(
    "dossiers.add_lines",
    "Đưa vào danh sách",
    path="them",
    may=permissions.may_prepare,
    missing=needs.not_draft,
    form=True,
)
SAVE_CHOICES = Step(
    "dossiers.save_choices",
    "Lưu danh sách đề nghị",
    path="danh-sach",
    source=(ProposalState.DRAFT,),
    may=permissions.may_prepare,
    form=True,
)
RECORD_MINUTES = Step(
    "dossiers.record_minutes",
    "Nhập biên bản họp Hội đồng",
    path="bien-ban",
    source=(ProposalState.DRAFT,),
    may=permissions.may_prepare,
    missing=needs.nothing_to_vote,
    basis="Điều 84 khoản 1 điểm c, Luật số 06/2022/QH15",
    form=True,
)
POST = Step(
    "dossiers.post",
    "Niêm yết danh sách",
    path="niem-yet",
    source=(ProposalState.DRAFT,),
    target=ProposalState.POSTED,
    may=permissions.may_prepare,
    missing=needs.not_voted,
    basis=PUBLICITY,
    form=True,
)
CLOSE_POSTING = Step(
    "dossiers.close_posting",
    "Kết thúc niêm yết",
    path="ket-thuc-niem-yet",
    source=(ProposalState.POSTED,),
    target=ProposalState.CLEARED,
    may=permissions.may_prepare,
    missing=needs.still_posted,
    basis=PUBLICITY,
    form=True,
)
SIGN = Step(
    "dossiers.sign",
    "Ký tờ trình",
    path="ky",
    source=(ProposalState.DRAFT, ProposalState.CLEARED),
    target=ProposalState.SIGNED,
    may=permissions.may_sign,
    missing=needs.not_ready_to_sign,
    basis=FILE,
    form=True,
)
SIGN_WITH_FILE = Step(
    "dossiers.sign_with_file",
    "Tải tờ trình đã ký",
    path="tai-ban-ky",
    source=(ProposalState.DRAFT, ProposalState.CLEARED),
    target=ProposalState.SIGNED,
    may=permissions.may_hand_in,
    missing=needs.not_ready_to_sign,
    basis=FILE,
    form=True,
)
ATTACH_OFFICIAL = Step(
    "dossiers.attach_official",
    "Tải bản tờ trình đã ký",
    path="ban-chinh-thuc",
    source=(ProposalState.SIGNED, ProposalState.SUBMITTED, ProposalState.RECEIVED, ProposalState.SENT),
    may=permissions.may_hand_in,
    form=True,
)
MAKE_AGAIN = Step(
    "dossiers.make_files_again",
    "Tạo lại tệp",
    path="tao-lai-tep",
    may=permissions.may_make_again,
    missing=lambda proposal: none_failed(unmade_files(proposal)),
)
SUBMIT = Step(
    "dossiers.submit",
    "Nộp tờ trình",
    path="nop",
    source=(ProposalState.SIGNED,),
    target=ProposalState.SUBMITTED,
    may=permissions.may_hand_in,
    missing=needs.not_ready_to_submit,
    basis=LINE_OF_PROPOSAL,
    tell=(notices.proposal_submitted,),
)
SEND = Step(
    "dossiers.send",
    "Gửi tờ trình lên cấp trên",
    path="gui",
    source=(ProposalState.SIGNED,),
    target=ProposalState.SENT,
    may=permissions.may_hand_in,
    missing=needs.not_ready_to_submit,
    basis=LINE_OF_PROPOSAL,
)
RECALL = Step(
    "dossiers.recall",
    "Rút lại tờ trình để sửa",
    path="lay-lai",
    source=(ProposalState.SUBMITTED,),
    target=ProposalState.CLEARED,
    may=permissions.may_hand_in,
)
RECEIVE = Step(
    "dossiers.receive",
    "Tiếp nhận, cấp số đến",
    path="tiep-nhan",
    source=(ProposalState.SUBMITTED,),
    target=ProposalState.RECEIVED,
    may=permissions.may_receive,
    tell=(notices.proposal_received,),
)
WITHDRAW_PROPOSAL = Step(
    "dossiers.withdraw_proposal",
    "Rút tờ trình",
    path="rut",
    source=(ProposalState.DRAFT, ProposalState.POSTED, ProposalState.CLEARED, ProposalState.SIGNED),
    target=ProposalState.WITHDRAWN,
    may=permissions.may_prepare,
    typed_word="rút",
)
PROPOSE_UPWARDS = Step(
    "dossiers.propose_upwards",
    "Lập tờ trình lên cấp trên",
    path="trinh-len",
    may=permissions.may_send_upwards,
    basis=LINE_OF_PROPOSAL,
    form=True,
)

# lines
SAVE_LINE = Step(
    "dossiers.save_line",
    "Lưu tóm tắt thành tích",
    path="luu",
    source=(LineState.DRAFT, LineState.SUPPORTED, LineState.RETURNED),
    may=permissions.may_mend,
    form=True,
)
ATTACH = Step(
    "dossiers.attach_paper",
    "Đính kèm thành phần hồ sơ",
    path="dinh-kem",
    source=(LineState.DRAFT, LineState.BEFORE_COUNCIL, LineState.SUPPORTED, LineState.RETURNED),
    may=permissions.may_mend,
    basis=FILE,
    form=True,
)
DROP = Step(
    "dossiers.drop",
    "Bỏ khỏi danh sách",
    source=(LineState.DRAFT,),
    target=LineState.WITHDRAWN,
    may=permissions.may_write,
    internal=True,
)
PICK_UP = Step(
    "dossiers.pick_up",
    "Đưa lại vào danh sách",
    source=(LineState.WITHDRAWN,),
    target=LineState.DRAFT,
    may=permissions.may_write,
    internal=True,
)
WITHDRAW = Step(
    "dossiers.withdraw",
    "Rút hồ sơ",
    path="rut",
    source=UNDER_WAY,
    target=LineState.WITHDRAWN,
    may=permissions.may_withdraw,
    needs_reason=True,
    typed_word="rút",
    tell=(notices.lines_withdrawn,),
)
PUT_BEFORE_COUNCIL = Step(
    "dossiers.put_before_council",
    "Trình Hội đồng",
    source=(LineState.DRAFT, LineState.VERIFIED),
    target=LineState.BEFORE_COUNCIL,
    internal=True,
)
LEAVE_COUNCIL = Step(
    "dossiers.leave_council", "Đưa ra khỏi chương trình họp", source=(LineState.BEFORE_COUNCIL,), internal=True
)
BEFORE_A_VOTE = (LineState.DRAFT, LineState.VERIFIED, LineState.BEFORE_COUNCIL)
SUPPORT = Step(
    "dossiers.support",
    "Ghi kết quả Hội đồng thông qua",
    source=BEFORE_A_VOTE,
    target=LineState.SUPPORTED,
    internal=True,
    tell=(notices.lines_voted,),
)
NOT_SUPPORT = Step(
    "dossiers.not_support",
    "Ghi kết quả Hội đồng không thông qua",
    source=BEFORE_A_VOTE,
    target=LineState.NOT_SUPPORTED,
    internal=True,
    tell=(notices.lines_voted,),
)
JOIN = Step("dossiers.join", "Đưa vào tờ trình", source=(LineState.SUPPORTED,), internal=True)
HAND_IN = Step(
    "dossiers.hand_in",
    "Nộp theo tờ trình",
    source=(LineState.SUPPORTED,),
    target=LineState.SUBMITTED,
    internal=True,
    basis=LINE_OF_PROPOSAL,
)
GO_OUT = Step(
    "dossiers.go_out",
    "Gửi cấp trên theo tờ trình",
    source=(LineState.SUPPORTED,),
    target=LineState.PROPOSED,
    internal=True,
    basis=LINE_OF_PROPOSAL,
)
COME_BACK = Step(
    "dossiers.come_back",
    "Lấy lại theo tờ trình",
    source=(LineState.SUBMITTED,),
    target=LineState.SUPPORTED,
    internal=True,
)
TAKE_IN = Step(
    "dossiers.take_in",
    "Tiếp nhận theo tờ trình",
    source=(LineState.SUBMITTED,),
    target=LineState.RECEIVED,
    internal=True,
)
VERIFY = Step(
    "dossiers.verify",
    "Xác nhận đã thẩm định",
    path="tham-dinh",
    source=(LineState.RECEIVED,),
    target=LineState.VERIFIED,
    may=permissions.may_appraise,
    missing=needs.verdict_unsettled,
    undoable=True,
)
RETURN = Step(
    "dossiers.return",
    "Trả lại để bổ sung",
    path="tra-lai",
    source=(LineState.RECEIVED, LineState.VERIFIED, LineState.RETURNED),  # a Phòng sends on what the Sở sent back
    target=LineState.RETURNED,
    may=permissions.may_appraise,
    form=True,
    needs_reason=True,
    tell=(notices.lines_returned,),
)
UNDO_RETURN = Step(
    "dossiers.undo_return",
    "Lấy lại hồ sơ vừa trả",
    path="hoan-tac-tra-lai",
    source=(LineState.RETURNED,),
    target=LineState.RECEIVED,
    may=permissions.may_take_back,
)
OVERRIDE = Step(
    "dossiers.override_verdict",
    "Xác nhận khác kết quả đối chiếu",
    path="xac-nhan-khac",
    source=(LineState.RECEIVED,),
    may=permissions.may_appraise,
    needs_reason=True,
    undoable=True,
    form=True,
)
CHECK_PAPERS = Step(
    "dossiers.check_papers",
    "Xác nhận đã kiểm tra giấy tờ",
    path="kiem-tra",
    source=(LineState.RECEIVED, LineState.VERIFIED),
    may=permissions.may_appraise,
)
LOOK_AGAIN = Step(
    "dossiers.look_again",
    "Đối chiếu lại điều kiện",
    path="doi-chieu-lai",
    source=(LineState.RECEIVED,),
    may=permissions.may_appraise,
)
OPINE = Step("dossiers.give_opinion", "Ghi ý kiến", path="y-kien", source=(), may=permissions.may_speak, form=True)
MEND = Step(
    "dossiers.mend",
    "Đã bổ sung, lập tờ trình nộp lại",
    path="nop-lai",
    source=(LineState.RETURNED,),
    target=LineState.SUPPORTED,
    may=permissions.may_mend,
)
AWARD = Step(
    "dossiers.award",
    "Ghi quyết định công nhận",
    source=(LineState.SUPPORTED, LineState.PROPOSED),
    target=LineState.AWARDED,
    internal=True,
    tell=(notices.lines_concluded,),
)
DECLINE = Step(
    "dossiers.decline",
    "Ghi kết quả không được công nhận",
    source=(LineState.SUPPORTED, LineState.PROPOSED),
    target=LineState.DECLINED,
    internal=True,
    tell=(notices.lines_concluded,),
)

CAMPAIGN_STEPS = (OPEN_CAMPAIGN, ASK_SUPPLEMENT, OPEN_SUPPLEMENT)
PROPOSAL_STEPS = (
    RECORD_MINUTES,
    POST,
    CLOSE_POSTING,
    SIGN,
    SIGN_WITH_FILE,
    SUBMIT,
    SEND,
    RECEIVE,
    RECALL,
    WITHDRAW_PROPOSAL,
)
LINE_STEPS = (VERIFY, OVERRIDE, LOOK_AGAIN, CHECK_PAPERS, RETURN, UNDO_RETURN, SAVE_LINE, ATTACH, MEND, OPINE, WITHDRAW)
OF_THE_COUNCIL = (PUT_BEFORE_COUNCIL, LEAVE_COUNCIL, SUPPORT, NOT_SUPPORT)
WITH_THE_LETTER = (JOIN, HAND_IN, GO_OUT, COME_BACK, TAKE_IN)
INTERNAL_STEPS = (DROP, PICK_UP, *OF_THE_COUNCIL, *WITH_THE_LETTER, AWARD, DECLINE)
OF_THE_LETTER = (DRAW_UP, ADD_LINES, SAVE_CHOICES, PROPOSE_UPWARDS, ATTACH_OFFICIAL, MAKE_AGAIN)
STEPS = (*CAMPAIGN_STEPS, *OF_THE_LETTER, *PROPOSAL_STEPS, *LINE_STEPS, *INTERNAL_STEPS)


def proposal_steps(proposal: Proposal) -> list[Step]:
    """The steps that fit: an authority outside is sent to, the others are handed in to; what stays in the house goes nowhere."""
    unfit: tuple[Step, ...] = (SUBMIT,) if needs.goes_outside(proposal) else (SEND,)
    if needs.stays_here(proposal):
        unfit = (SIGN, SIGN_WITH_FILE, SUBMIT, SEND, RECALL, RECEIVE)
    return [step for step in PROPOSAL_STEPS if step not in unfit]
