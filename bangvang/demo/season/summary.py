"""What the season brought, and whether its figures agree with one another."""

import json
import resource
import shutil
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db.models import Count, F, Q

from bangvang.office.achievements.models import AwardRecord, Door
from bangvang.office.councils.models import AgendaItem, BallotPaper
from bangvang.office.decisions.models import Certificate, Decision, DecisionLine, DecisionState
from bangvang.office.dossiers.models import Line, LineState, Stop, Vote
from bangvang.office.registrations.models import Registration
from bangvang.toolbox import audit, files
from bangvang.toolbox.models import JournalEntry, Paper, StoredFile

PROCESSES = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)  # this one, and the one that drew the papers
FILES = ("paper__pdf", "paper__docx")
SAMPLE = 12  # papers of each other kind
ENDED = (LineState.AWARDED, LineState.DECLINED, LineState.WITHDRAWN, LineState.NOT_SUPPORTED)


@dataclass(frozen=True)
class Summary:
    """Figures of the whole line; awarded per title and level."""

    registered: int
    proposed: int
    appraised: int
    returned: int
    voted: int
    awarded: dict[str, dict[str, int]]
    papers: int
    certificates: int
    journal: int
    seconds: dict[str, float]
    cpu_seconds: dict[str, float]
    memory_mb: int

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    def as_text(self) -> str:
        lines = [
            f"Đã đăng ký {self.registered}, đề nghị {self.proposed}, thẩm định {self.appraised}, trả lại {self.returned}, "
            f"bỏ phiếu {self.voted} lượt.",
            *(
                f"{award}: " + ", ".join(f"{level} {count}" for level, count in levels.items())
                for award, levels in self.awarded.items()
            ),
            f"Văn bản {self.papers}, bằng và giấy khen {self.certificates}, nhật ký {self.journal} mục.",
            f"Tổng thời gian {sum(self.seconds.values()):.1f} giây (xử lý {sum(self.cpu_seconds.values()):.1f} giây), "
            f"bộ nhớ {self.memory_mb} MB.",
        ]
        return "\n".join(lines)


def sum_up(seconds: dict[str, float], cpu_seconds: dict[str, float]) -> Summary:
    return Summary(
        registered=Registration.objects.filter(withdrawn_at=None).count(),
        proposed=Line.objects.count(),
        appraised=JournalEntry.objects.filter(step="dossiers.verify").count(),
        returned=JournalEntry.objects.filter(step="dossiers.return").count(),
        voted=Vote.objects.count(),
        awarded=_awarded(),
        papers=Paper.objects.count(),
        certificates=Certificate.objects.count(),
        journal=JournalEntry.objects.count(),
        seconds={name: round(spent, 2) for name, spent in seconds.items()},
        cpu_seconds={name: round(spent, 2) for name, spent in cpu_seconds.items()},
        memory_mb=sum(resource.getrusage(who).ru_maxrss for who in PROCESSES) // 1024,
    )


def _awarded() -> dict[str, dict[str, int]]:
    """This season's awards by title and by who decided."""
    levels = {str(Door.ISSUED): "Giám đốc Sở", str(Door.ENTERED): "cấp khác"}
    rows = (
        AwardRecord.objects.filter(door__in=levels)
        .values("award", "door")
        .annotate(count=Count("pk"))
        .order_by("award")
    )
    told: dict[str, dict[str, int]] = {}
    for row in rows:
        told.setdefault(row["award"], {})[levels[row["door"]]] = row["count"]
    return told


def broken_invariants() -> list[str]:
    """One sentence for each figure that does not agree; empty when all do."""
    checks = (
        _lines_have_ended,
        _awards_have_decisions,
        _votes_add_up,
        _counts_agree,
        _certificates_agree,
        _papers_made,
    )
    found = [sentence for check in checks for sentence in check()]
    if entry := audit.broken_entry():
        found.append(f"Nhật ký không khớp từ mục số {entry.pk}.")
    return found


def _lines_have_ended() -> list[str]:
    left = Line.objects.exclude(state__in=ENDED).count()
    return [f"Còn {left} hồ sơ chưa có kết quả cuối cùng."] if left else []


def _awards_have_decisions() -> list[str]:
    loose = AwardRecord.objects.filter(Q(number="") | Q(issuer=""))
    return [f"Có {loose.count()} danh hiệu không có quyết định."] if loose.exists() else []


def _votes_add_up() -> list[str]:
    """Every vote: for + against + invalid = the item's electorate; the secret papers say the same as the item."""
    wrong = AgendaItem.objects.exclude(electorate=F("votes_for") + F("votes_against") + F("invalid"))
    told = [f"Có {wrong.count()} mục bỏ phiếu không cộng đủ."] if wrong.exists() else []
    papers = Counter(BallotPaper.objects.filter(choice="for").values_list("item_id", flat=True))
    secret = AgendaItem.objects.filter(pk__in=list(papers)[:30_000])
    off = [item for item in secret if item.votes_for != papers[item.pk]]
    return told + ([f"Có {len(off)} mục có số phiếu khác kết quả kiểm."] if off else [])


def _counts_agree() -> list[str]:
    """Awarded lines = names given by decisions = rows this season added to the register."""
    awarded = Line.objects.filter(state=LineState.AWARDED).count()
    given = DecisionLine.objects.filter(
        outcome__in=("given", "name_differs"), decision__state__in=(DecisionState.ISSUED, DecisionState.CONFIRMED)
    ).count()
    entered = AwardRecord.objects.exclude(door=Door.HISTORY).count()
    if awarded == given == entered:
        return []
    return [
        f"Số hồ sơ được công nhận {awarded}, tên trong quyết định {given}, dòng trong sổ {entered} không bằng nhau."
    ]


def _certificates_agree() -> list[str]:
    """A certificate for every name of our own decisions whose object is one, and for no other."""
    from bangvang.office.decisions.queries import has_certificate

    own = DecisionLine.objects.filter(decision__door=Door.ISSUED, decision__state=DecisionState.ISSUED)
    wanted = sum(has_certificate(award) for award in own.values_list("award", flat=True))
    made = Certificate.objects.count()
    return [] if wanted == made else [f"Cần {wanted} bằng, giấy khen nhưng có {made}."]


def _papers_made() -> list[str]:
    left = Paper.objects.filter(state=Paper.State.QUEUED).count()
    stops = (
        Stop.objects.filter(line__state__in=ENDED, left_at=None).exclude(line__state=LineState.NOT_SUPPORTED).count()
    )
    told = [f"Còn {left} văn bản chưa có tệp."] if left else []
    return told + ([f"Còn {stops} chặng của hồ sơ đã xong chưa khép."] if stops else [])


def write_out(out: Path, summary: Summary, broken: list[str]) -> None:
    """Every decision with its certificates, a sample of the other papers, and the summary into the folder."""
    out.mkdir(parents=True, exist_ok=True)
    for decision in Decision.objects.filter(door=Door.ISSUED).select_related(*FILES, "certificates_file"):
        name = decision.number.replace("/", "-")
        if decision.paper:
            _copy_paper(decision.paper, out / name)
        _copy(decision.certificates_file, out / f"{name}-bang-giay-khen.pdf")
    kinds = Paper.objects.exclude(kind="decision").order_by("kind").values_list("kind", flat=True).distinct()
    for kind in kinds:
        for paper in Paper.objects.filter(kind=kind).select_related("pdf", "docx").order_by("pk")[:SAMPLE]:
            _copy_paper(paper, out / "mau" / f"{kind}-{paper.pk}")
    told = {**summary.as_dict(), "broken": broken}
    (out / "tong-hop.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    (out / "tong-hop.txt").write_text(summary.as_text() + "\n" + "\n".join(broken), encoding="utf-8")


def _copy_paper(paper: Paper, target: Path) -> None:
    _copy(paper.pdf, target.with_name(f"{target.name}.pdf"))
    _copy(paper.docx, target.with_name(f"{target.name}.docx"))


def _copy(file: StoredFile | None, target: Path) -> None:
    if file:
        target.parent.mkdir(exist_ok=True)
        with target.open("wb") as written, files.storage().open(file.path) as source:
            shutil.copyfileobj(source, written)
