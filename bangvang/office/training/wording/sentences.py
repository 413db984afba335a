"""Sentences of notices about training."""

from bangvang.office.training.models import TrainingSession

CANCELLED = "Hủy lớp tập huấn"
CHANGED = "Thay đổi thời gian, địa điểm lớp tập huấn"
TAKEN_OFF = "Rút lời mời tập huấn"
INVITED = "Mời tập huấn"


def when_and_where(session: TrainingSession) -> str:
    if session.begins == session.ends:
        return f"Ngày {session.begins:%d/%m/%Y}, tại {session.place}"
    return f"Từ ngày {session.begins:%d/%m/%Y} đến ngày {session.ends:%d/%m/%Y}, tại {session.place}"
