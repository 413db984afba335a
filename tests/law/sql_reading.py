"""A second reading of a few articles, written by hand in SQL from the Law and not from the rulebook: the three answers are SQL's own.

NULL is "not known"; AND, OR and comparisons of NULL give the rest. Only the facts of `people.py` occur."""

import sqlite3
from datetime import date
from typing import Any

from .people import DAY

REACH = 16
RANK = {"KHT": 0, "HT": 1, "HTT": 2, "HTXS": 3}

TABLES = """
create table subject(id, exemplary, united, no_hold, free, merits_known, movement, sudden, contribution, awards_known, periods_known,
                     joined, members, completed, ldtt, cstdcs, disciplined, cluster, tinh3, bo3);
create table year(id, j, since, until, ended, given, rating, months, disc, titles_known, ini_known, res_known, leave_known);
create table title(id, j, code);
create table product(id, j, what, scope, used);
create table leave(id, j, kind, months, course, kept, result);
create table award(id, code, day, kind, revoked);
"""

# A year's facts; a year before the person joined holds nothing.
FACTS = """
create view flags as select y.*,
  case when ended then 0 else rating >= 2 end as htt,
  case when ended then 0 else rating >= 3 end as htxs,
  case when ended then 0 when titles_known is null then null else exists(select 1 from title t where t.id = y.id and t.j = y.j and code = 'CSTDCS') end as cs,
  case when ended then 0 when titles_known is null then null else exists(select 1 from title t where t.id = y.id and t.j = y.j and code in ('CSTDT', 'CSTDB')) end as ct,
  case when ended then 0 when titles_known is null then null else exists(select 1 from title t where t.id = y.id and t.j = y.j and code = 'TTLDXS') end as xs,
  case when ended then 0 when ini_known is null then null else (select count(*) from product p where p.id = y.id and p.j = y.j and what = 'ini' and ifnull(used, '') in ('', 'CSTDCS')) end as ini_any,
  case when ended then 0 when res_known is null then null else (select count(*) from product p where p.id = y.id and p.j = y.j and what = 'res' and ifnull(used, '') in ('', 'CSTDCS')) end as res_any,
  case when ended then 0 when ini_known is null then null else (select count(*) from product p where p.id = y.id and p.j = y.j and what = 'ini' and scope <> 'base' and ifnull(used, '') in ('', 'CSTDCS')) end as ini_wide,
  case when ended then 0 when res_known is null then null else (select count(*) from product p where p.id = y.id and p.j = y.j and what = 'res' and scope <> 'base' and ifnull(used, '') in ('', 'CSTDCS')) end as res_wide,
  case when ended then 0 else disc end as level
from year y;

create view counting as select f.*,
  case when exists(select 1 from flags n where n.id = f.id and n.j < f.j and n.level > 0) then 0
       when f.level > 0 then null
       when s.periods_known is null and exists(select 1 from flags n where n.id = f.id and n.j <= f.j and n.level is null) then null
       else 1 end as counts,
  case when s.awards_known is null then null
       when exists(select 1 from award a where a.id = f.id and a.code in ('BKTTG') and not revoked and kind not in ('dot_xuat', 'chuyen_de') and a.day <= :day and a.day <= f.since) then 1
       else 0 end as after_ttg,
  case when s.awards_known is null then null
       else not exists(select 1 from award a where a.id = f.id and a.code = 'BKTTG' and not revoked and kind not in ('dot_xuat', 'chuyen_de') and a.day <= :day and a.day > f.until) end as fresh_ttg,
  case when s.awards_known is null then null
       else not exists(select 1 from award a where a.id = f.id and a.code = 'HCLD3' and not revoked and kind not in ('dot_xuat', 'chuyen_de') and a.day <= :day and a.day > f.until) end as fresh_hc3
from flags f join subject s on s.id = f.id;
"""

STUDY = """case when kind <> 'study' then 1 when kept = 0 then 0 when course < 12 then kept
 when (case result when 'gioi' then 1 when 'kha' then 1 when 'yeu' then 0 else null end) = 1 then kept
 when course is null then null
 when result = 'yeu' then 0 else null end"""

LDTT = f"""
select y.id,
  htt and s.exemplary
  and case when s.joined < y.since then 1
       when months is not null and months + (select total(months) from leave l where l.id = y.id and l.j = 0 and kind in ('maternity', 'study', 'injury')) >= 6 then 1
       when months is not null then case when s.joined is null then null else 0 end
       when s.joined is null then null
       when max(date(s.joined, '+6 months'), s.joined) <= '2024-05-31' then 1
       when max(date(s.joined, '+6 months'), s.joined) > '2024-07-15' then 0
       else null end
  and case when not y.given then null
       when leave_known is null then case when months is null then null when 9 - 3 < months or (s.joined >= y.since and {{span}} - months < 3) then 1 else null end
       else (select min(v) from (select case when (select count(*) from leave l where l.id = y.id and l.j = 0 and ({STUDY}) = 0) > 0 then 0
             when (select count(*) from leave l where l.id = y.id and l.j = 0 and ({STUDY}) is null) > 0 then null
             when (select total(months) from leave l where l.id = y.id and l.j = 0 and kind in ('sick', 'unpaid')) >= 3 then null else 1 end as v)) end
  and case when disc is null then null when disc > 0 then null else 1 end
  and counts as met
from counting y join subject s on s.id = y.id where j = 0
"""

CSTDT = """
select s.id, s.exemplary
  and (select case when min(ifnull(cs, 0)) = 1 then 1 when min(ifnull(cs, 1)) = 0 then 0 end from flags f where f.id = s.id and j < 3)
  and (select case when max(ifnull(ct, 1)) = 0 then 1 when max(ifnull(ct, 0)) = 1 then 0 end from flags f where f.id = s.id and j in (1, 2))
  and (select case when min(ifnull(counts, 0)) = 1 then 1 when min(ifnull(counts, 1)) = 0 then 0 end from counting f where f.id = s.id and j < 3)
  and (case (select max(max(ifnull(ini_wide, 0), ifnull(res_wide, 0))) > 0 from flags f where f.id = s.id and j < 3) when 1 then 1 end
       or case (select max(max(ifnull(ini_wide, 1), ifnull(res_wide, 1))) > 0 from flags f where f.id = s.id and j < 16) when 0 then 0 end)
  and s.no_hold and s.free as met
from subject s
"""

RUNS = """
select s.id,
  exists(select 1 from (select 5 as k union select 6 union select 7 union select 8 union select 9 union select 10 union select 11 union select 12
                        union select 13 union select 14 union select 15 union select 16)
         where (select min({low}) from counting c where c.id = s.id and c.j < k) = 1
           and (select {enough_low} from counting c where c.id = s.id and c.j < k)) as low,
  exists(select 1 from (select 5 as k union select 6 union select 7 union select 8 union select 9 union select 10 union select 11 union select 12
                        union select 13 union select 14 union select 15 union select 16)
         where (select min({high}) from counting c where c.id = s.id and c.j < k) = 1
           and (select {enough_high} from counting c where c.id = s.id and c.j < k)) as high
from subject s
"""


def _run(over: list[str], enough: dict[str, int]) -> str:
    def side(known: int) -> tuple[str, str]:
        every = " and ".join(f"ifnull({name}, {known})" for name in over)
        return every, " and ".join(f"sum(ifnull({name}, {known})) >= {least}" for name, least in enough.items())

    (low, enough_low), (high, enough_high) = side(0), side(1)
    return RUNS.format(low=low, high=high, enough_low=enough_low, enough_high=enough_high)


def answers_in_sql(kind: str, many: list[dict[str, Any]]) -> list[dict[str, str]]:
    """The answers SQL gives for a few awards, one mapping a subject."""
    base = sqlite3.connect(":memory:")
    base.executescript(TABLES)
    for number, facts in enumerate(many):
        _load(base, number, kind, facts)
    base.executescript(FACTS.replace(":day", f"'{DAY.isoformat()}'"))
    found = _persons(base) if kind == "person" else _groups(base)
    return [{code: _word(answers[i]) for code, answers in found.items()} for i in range(len(many))]


def _word(value: int | None) -> str:
    return "unknown" if value is None else "eligible" if value else "not_eligible"


def _column(base: sqlite3.Connection, query: str) -> dict[int, int | None]:
    return dict(base.execute(query).fetchall())


def _persons(base: sqlite3.Connection) -> dict[str, dict[int, int | None]]:
    span = "((2024 - cast(substr(s.joined, 1, 4) as int)) * 12 + 5 - cast(substr(s.joined, 6, 2) as int) - (31 < cast(substr(s.joined, 9, 2) as int)) + 1)"
    base.execute("create view ldtt as " + LDTT.replace("{span}", span))
    base.execute("create view cstdt as " + CSTDT)
    base.execute("create view ttg as " + _run(["htt", "counts", "fresh_ttg"], {"cs": 3}))
    base.execute("create view hc3 as " + _run(["htt", "after_ttg", "counts", "fresh_hc3"], {"htxs": 1, "cs": 3}))
    between = "case when low then 1 when not high then 0 end"
    held = """case when awards_known is null then null else exists(select 1 from award a where a.id = s.id and code in ('BKT', 'BKB')
              and not revoked and kind not in ('dot_xuat', 'chuyen_de') and a.day <= '2024-07-15') end"""
    merit = {
        name: f"case when merits_known is null then null else {name} end"
        for name in ("movement", "sudden", "contribution")
    }
    return {
        "LDTT": _column(base, "select s.id, met and no_hold and free from ldtt join subject s using (id)"),
        "CSTDCS": _column(
            base,
            """select s.id, met and (htxs or ini_any > 0 or res_any > 0) and no_hold and free
               from ldtt join subject s using (id) join flags f on f.id = s.id and f.j = 0""",
        ),
        "CSTDT": _column(base, "select id, met from cstdt"),
        "BKTTG": _column(
            base,
            f"""select s.id, exemplary and no_hold and free and ((({held}) and ({between}))
                or {merit["movement"]} or {merit["sudden"]} or {merit["contribution"]}) from ttg join subject s using (id)""",
        ),
        "HCLD3": _column(
            base,
            f"""select s.id, exemplary and no_hold and free and (({between}) or {merit["sudden"]}
                or case when {merit["movement"]} = 0 then 0 end or case when {merit["contribution"]} = 0 then 0 end)
                from hc3 join subject s using (id)""",
        ),
    }


def _groups(base: sqlite3.Connection) -> dict[str, dict[int, int | None]]:
    flags = "from subject s join flags f on f.id = s.id and f.j = 0"
    none_over = "case when disciplined = 0 then 1 when disciplined > 0 then 0 when members = 0 then 1 end"
    return {
        "TTLDTT": _column(
            base,
            f"select s.id, htt and exemplary and united and no_hold and {_share('ldtt', 70)} and {none_over} {flags}",
        ),
        "TTLDXS": _column(
            base,
            f"""select s.id, htxs and exemplary and united and no_hold and {_share("completed", 100)} and {_share("ldtt", 70)}
                and case when cstdcs is null and members = 0 then 0 else cstdcs >= 1 end {flags}""",
        ),
        "CTDT": _column(
            base,
            """select s.id, exemplary and united and no_hold and (cluster or tinh3 or case when bo3 = 0 then 0 end) from subject s""",
        ),
    }


def _share(part: str, percent: int) -> str:
    return f"case when members = 0 then 0 else {part} * 100 >= members * {percent} end"


def _load(base: sqlite3.Connection, number: int, kind: str, facts: dict[str, Any]) -> None:
    merits, awards = facts.get("merits"), facts.get("awards")
    began = facts.get("joined" if kind == "person" else "founded")
    row = {
        "id": number,
        "exemplary": facts.get("exemplary"),
        "united": facts.get("united"),
        "no_hold": 1 if facts.get("holds") == [] else None,
        "free": 1 if kind == "group" else None if "disciplined_now" not in facts else not facts["disciplined_now"],
        "merits_known": None if merits is None else 1,
        "movement": "movement_summary" in (merits or ()),
        "sudden": any(name.startswith("sudden") for name in merits or ()),
        "contribution": "contribution" in (merits or ()),
        "awards_known": None if awards is None else 1,
        "periods_known": 1 if "discipline_periods" in facts or kind == "group" else None,
        "joined": None if began is None else began.isoformat(),
        **{name: facts.get(name) for name in ("members", "completed", "ldtt", "cstdcs")},
        "disciplined": facts.get("disciplined_members"),
        "cluster": facts.get("leads_cluster"),
        "tinh3": _leads(facts.get("leads_movement"), "tinh"),
        "bo3": _leads(facts.get("leads_movement"), "bo"),
    }
    base.execute(f"insert into subject({', '.join(row)}) values ({', '.join('?' * len(row))})", tuple(row.values()))
    for award in awards or ():
        values = (number, award["code"], award["day"].isoformat(), award["kind"], award.get("revoked", False))
        base.execute("insert into award values (?, ?, ?, ?, ?)", values)
    _load_years(base, number, kind, facts.get("history", {}), began)


def _leads(given: dict[str, Any] | None, launcher: str) -> bool | None:
    if given is None:
        return None
    if not given or given.get("by", launcher) != launcher or given.get("years", 3) < 3:
        return False
    return True if len(given) == 2 else None


def _load_years(base: sqlite3.Connection, number: int, kind: str, history: dict[str, Any], began: date | None) -> None:
    school = True
    for j in range(REACH):
        last = 2024 - j
        label = next((name for name in (f"{last - 1}-{last}", str(last)) if name in history), None)
        school = school if label is None else "-" in label
        since, until = (date(last - 1, 9, 1), date(last, 5, 31)) if school else (date(last, 1, 1), date(last, 12, 31))
        raw = history.get(label, {}) if label else {}
        ended = label is None and began is not None and until < began
        disc = None if "discipline" not in raw else int(raw["discipline"] != "none")
        known = [1 if name in raw else None for name in ("titles", "initiatives", "research", "leave")]
        year = (
            number,
            j,
            since.isoformat(),
            until.isoformat(),
            ended,
            label is not None,
            RANK.get(raw.get("rating", "")),
            raw.get("months_worked"),
            disc,
        )
        base.execute("insert into year values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*year, *known))
        base.executemany("insert into title values (?, ?, ?)", [(number, j, code) for code in raw.get("titles", ())])
        for what, key in (("ini", "initiatives"), ("res", "research")):
            base.executemany(
                "insert into product values (?, ?, ?, ?, ?)",
                [(number, j, what, each["scope"], each.get("used_for")) for each in raw.get(key, ())],
            )
        base.executemany(
            "insert into leave values (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    number,
                    j,
                    each["kind"],
                    each.get("months"),
                    each.get("course_months"),
                    each.get("kept_rules"),
                    each.get("result"),
                )
                for each in raw.get("leave", ())
            ],
        )
