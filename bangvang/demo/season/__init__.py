"""The season: the office carried from 5 September 2023 to 31 January 2025 by the very actions the screens use."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from bangvang.demo import load as demo
from bangvang.demo.season import calendar_year, outside, plan, praise, proposals, registering, reviews, upward
from bangvang.demo.season.cast import Cast
from bangvang.demo.season.drawing import DrawnAside
from bangvang.demo.season.summary import Summary, broken_invariants, sum_up, write_out

Stage = tuple[str, Callable[[Cast], None]]

STAGES: tuple[Stage, ...] = (
    ("Đăng ký thi đua năm học 2023-2024", registering.register_schools),
    ("Đăng ký thi đua của các Phòng GDĐT", registering.register_district_offices),
    ("Nhập và xác nhận kế hoạch năm 2024", plan.take_in_and_confirm),
    ("Phát động đợt thứ nhất", plan.launch_first_round),
    ("Đăng ký thi đua năm 2024 của cơ quan Sở", registering.register_offices),
    ("Sáng kiến và xếp loại năm học", reviews.rate_the_year),
    ("Sơ kết đợt thứ nhất", reviews.close_first_round),
    ("Đề nghị của các trường", proposals.schools_propose),
    ("Đề nghị của chính các Phòng GDĐT", proposals.offices_propose_themselves),
    ("Thẩm định tại Phòng GDĐT và Sở", proposals.officers_appraise),
    ("Họp Hội đồng, bỏ phiếu", proposals.councils_vote),
    ("Quyết định của Giám đốc Sở", proposals.director_decides),
    ("Giấy khen của Giám đốc Sở qua sơ kết đợt", praise.praise_the_commended),
    ("Trình Chủ tịch UBND cấp huyện", proposals.offices_send_on),
    ("Quyết định của cấp huyện", outside.districts_answer),
    ("Trình UBND tỉnh: Tập thể lao động xuất sắc, Bằng khen", upward.propose_to_province),
    ("Quyết định của UBND tỉnh", outside.province_answers),
    ("Sơ kết đợt thứ hai", reviews.close_second_round),
    ("Năm công tác 2024 của cơ quan Sở", calendar_year.close_offices),
)


def run(size: str = "small", *, out: Path | None = None, as_json: bool = False) -> int:
    """Load an office without its running year, run every stage, check, sum up; 0 when every invariant holds."""
    clock = Clock(out=sys.stderr if as_json else sys.stdout)
    with DrawnAside() as aside:
        with clock.stage("Nạp cơ quan minh họa"):
            cast = Cast(demo.load(size, with_this_year=False, quiet=True))
        for name, stage in STAGES:
            with clock.stage(name):
                stage(cast)
        with clock.stage("Dựng nốt văn bản"):
            aside.keep_all()
    summary = sum_up(clock.seconds, clock.cpu_seconds)
    broken = broken_invariants()
    if out:
        write_out(out, summary, broken)
    _tell(summary, broken, as_json)
    return 1 if broken else 0


@dataclass
class Clock:
    """How long each stage took, on the wall and of the processor; tells both as it goes."""

    out: TextIO
    seconds: dict[str, float] = field(default_factory=dict)
    cpu_seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what happens inside."""
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.seconds[name], self.cpu_seconds[name] = time.perf_counter() - wall, time.process_time() - cpu
        told = f"{self.seconds[name]:7.1f} giây, xử lý {self.cpu_seconds[name]:7.1f} giây"
        print(f"{len(self.seconds):2}/{len(STAGES) + 2} {name}: {told}", file=self.out, flush=True)


def _tell(summary: Summary, broken: list[str], as_json: bool) -> None:
    if as_json:
        print(json.dumps({**summary.as_dict(), "broken": broken}, ensure_ascii=False))
        return
    print(summary.as_text())
    print("\n".join(broken) if broken else "Mọi số liệu khớp nhau; nhật ký nguyên vẹn.")
