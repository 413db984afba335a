"""Papers of a decision: the decision itself with its list, and the certificates."""

from datetime import date

from django.conf import settings

from bangvang import lawbook
from bangvang.office.decisions.models import Certificate, Decision, DecisionLine
from bangvang.office.decisions.wording import sentences as say
from bangvang.office.dossiers.models import Vote
from bangvang.office.units.queries import letterhead_on
from bangvang.toolbox import calendar
from bangvang.toolbox.printing import (
    Annex,
    Article,
    Block,
    CertificateSheet,
    Column,
    Letterhead,
    Paper,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Table,
)
from bangvang.toolbox.vietnamese import money, money_words

SHORT = 10  # so many names stand in Điều 1, more in a list behind
NAMES = (
    Column("TT", 10, "center"),
    Column("Họ và tên, tập thể", 55),
    Column("Chức vụ, đơn vị", 90),
    Column("Tiền thưởng (đồng)", 30, "right"),
)


def decision_paper(decision: Decision) -> Paper:
    """Quyết định (mẫu 1.2 of NĐ 30/2020): căn cứ of its own day, Điều 1 to 3, groups before people."""
    day = decision.decided_date or calendar.today()
    head = letterhead_on(decision.unit, day)
    rows = _rows(decision)
    groups = sum(row.group_id is not None for row in rows)
    is_short = len(rows) <= SHORT
    return Paper(
        "decision",
        _letterhead(decision, day),
        "QUYẾT ĐỊNH",
        decision.title,
        authority=say.authority(decision.unit, head.name),
        bases=say.bases(decision, day, head.name, _minutes(decision)),
        enacting="QUYẾT ĐỊNH:",
        body=_articles(decision, rows, groups, is_short, head.name),
        signer=Signature(tuple(decision.signer_role.upper().split(" / ")), decision.signer),
        recipients=Recipients(("Như Điều 3", "Giám đốc, các Phó Giám đốc", "Cổng thông tin điện tử của Sở"), "VT, VP"),
        annexes=() if is_short else (_list(decision, rows, day, head.name),),
        illustrative=_is_invented(rows),
    )


def certificate_sheets(decision: Decision) -> list[CertificateSheet]:
    """A sheet for every certificate of the decision, in the order of its list."""
    found = Certificate.objects.filter(decision_line__decision=decision).select_related("decision_line", "record")
    made = list(found.order_by("decision_line__order"))
    if not made or decision.decided_date is None:
        return []
    head = letterhead_on(decision.unit, decision.decided_date)
    return [_sheet(decision, certificate, decision.decided_date, head.name, head.place) for certificate in made]


def _letterhead(decision: Decision, day: date) -> Letterhead:
    head = letterhead_on(decision.unit, day)
    plain, _slash, symbol = decision.number.partition("/")
    return Letterhead(
        head.parent, head.name, plain, symbol or f"QĐ-{head.symbol}", head.place, day if plain else None, day.year
    )


def _rows(decision: Decision) -> list[DecisionLine]:
    rows = list(decision.lines.select_related("person", "group").order_by("order", "pk"))
    return sorted(rows, key=lambda row: row.group_id is None)


def _articles(
    decision: Decision, rows: list[DecisionLine], groups: int, is_short: bool, unit_name: str
) -> tuple[Block, ...]:
    after_death = sum(row.is_posthumous for row in rows)
    one = Article(1, say.article_one(decision, groups, len(rows) - groups, is_short, after_death))
    total = sum(row.money or 0 for row in rows)
    two = Article(2, say.article_two(money(total), money_words(total)))
    names = (Table(NAMES, _name_rows(rows)),) if is_short else ()
    return (one, *names, two, Article(3, say.article_three(unit_name)))


def _name_rows(rows: list[DecisionLine]) -> tuple[Row, ...]:
    return tuple(
        Row((str(n), row.told_name, row.post_printed, f"{row.money:,}".replace(",", ".") if row.money else ""))
        for n, row in enumerate(rows, start=1)
    )


def _list(decision: Decision, rows: list[DecisionLine], day: date, unit_name: str) -> Annex:
    total = sum(row.money or 0 for row in rows)
    closing = Paragraph(
        f"(Danh sách này có {len(rows):02d} tên; tổng tiền thưởng {money(total)})", italic=True, indent=False
    )
    table = Table(NAMES, _name_rows(rows))
    return Annex(say.list_title(decision), say.attached_to(decision, day, unit_name), (table, closing), landscape=False)


def _minutes(decision: Decision) -> str:
    """The council's minutes on which the lines stand: drafts are made only from signed ones."""
    lines = decision.lines.values("line_id")
    vote = Vote.objects.filter(line__in=lines, unit=decision.unit).order_by("-held_date").first()
    if vote is None:
        return ""
    number = f" số {vote.minutes_number}" if vote.minutes_number else ""
    return f"Căn cứ Biên bản{number} ngày {vote.held_date:%d/%m/%Y} của Hội đồng thi đua, khen thưởng"


def _sheet(decision: Decision, certificate: Certificate, day: date, unit_name: str, place: str) -> CertificateSheet:
    row = certificate.decision_line
    told = lawbook.AWARDS[decision.award]
    return CertificateSheet(
        form=told.object,
        authority=say.authority(decision.unit, unit_name),
        recipient=row.name_printed,
        unit=row.post_printed,
        achievement=say.achievement(decision, row.achievement),
        verb=say.verb_of(decision.award, is_posthumous=row.is_posthumous),
        decision_number=decision.number,
        decision_date=day,
        register_number=certificate.book_number,
        place=place,
        date=day,
        signer_lines=tuple(decision.signer_role.upper().split(" / ")),
        signer_name=decision.signer,
        check_url=f"{settings.PUBLIC_ADDRESS}/tra-cuu/{certificate.code}/",
        check_code=certificate.code,
        illustrative=_is_invented([row]),
    )


def _is_invented(rows: list[DecisionLine]) -> bool:
    subjects = (row.person or row.group for row in rows)
    return any(subject.is_invented for subject in subjects if subject)
