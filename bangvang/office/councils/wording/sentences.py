"""Sentences of the minutes and the count sheet."""

from bangvang import lawbook
from bangvang.office.councils.models import AgendaItem, Meeting

WAYS = {
    "secret": "bỏ phiếu kín",
    "hands": "biểu quyết công khai, kiểm đếm tại phòng họp",
    "paper": "bỏ phiếu kín bằng phiếu giấy",
}
RECALLED = "Chủ tịch Hội đồng nêu tiêu chuẩn xét theo quy định; thư ký trình bày danh sách và kết quả thẩm định; các thành viên thảo luận."
CLOSED = "Biên bản được thông qua tại phiên họp, lập thành 02 bản có giá trị như nhau"


def year_named(period: str) -> str:
    return f"năm học {period.replace('-', ' - ')}" if "-" in period else f"năm {period}"


def subject(meeting: Meeting) -> str:
    return f"Họp xét thi đua, khen thưởng {year_named(meeting.period)}"


def label(award: str) -> str:
    return lawbook.AWARDS[award].label


def presence(members: int, present: int, written: int) -> str:
    text = f"{members} thành viên theo quyết định; có mặt {present}"
    if written:
        text += f", có ý kiến bằng văn bản {written}"
    absent = members - present - written
    return f"{text}, vắng {absent}" if absent else f"{text}, không có thành viên vắng"


def result(item: AgendaItem) -> str:
    if item.has_passed is None:
        return "Chưa rõ"
    return "Đạt" if item.has_passed else "Không đạt"


def threshold(rule: lawbook.Threshold, source: str = "") -> str:
    """What a name needs, in words, with the place that says so; where nothing is set, so it says."""
    if not rule.known:
        return "Chưa có quy định về tỷ lệ phiếu"
    base = "tổng số thành viên" if rule.base == "members" else "số thành viên tham gia"
    return f"Cần ít nhất {rule.numerator}/{rule.denominator} {base} đồng ý ({source or rule.cite})"


def share(votes: int, base: int) -> str:
    """Numerator and denominator, then the percentage: 10/11 (90,9 %)."""
    if not base:
        return f"{votes}/0"
    percent = f"{100 * votes / base:.1f}".replace(".", ",").removesuffix(",0")
    return f"{votes}/{base} ({percent} %)"


def counted_by(first: str, second: str) -> str:
    return f"; kiểm phiếu: {first}, {second}"
