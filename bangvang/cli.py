"""`bangvang …`: the office from a terminal. Each command is a few lines that call the storeys."""

import argparse
import gc
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import django


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when something was found, 2 when the input cannot be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangvang.config.settings")
    asked = _parser().parse_args(argv)
    if asked.run is run_season:
        _own_database(asked)
    django.setup()
    return int(asked.run(asked) or 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bangvang", description="Bảng Vàng: thi đua, khen thưởng ngành Giáo dục")
    commands = parser.add_subparsers(required=True, metavar="lệnh")
    _plan(commands)
    _sheet(commands)
    _register(commands)
    _law(commands)
    _demo(commands)
    _season(commands)
    _sweep(commands)
    _journal(commands)
    _command(commands, "worker", run_worker, "Làm việc nền: dựng văn bản, chuyển thông báo", json_too=False)
    return parser


def _command(commands, name: str, run, words: str, *, json_too: bool = True) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=words)
    command.set_defaults(run=run)
    if json_too:
        command.add_argument("--json", action="store_true", help="in một đối tượng JSON")
    return command


def _plan(commands) -> None:
    plan = commands.add_parser("plan", help="đọc kế hoạch").add_subparsers(required=True, metavar="việc")
    read = _command(plan, "read", read_plan, "Đọc một văn bản kế hoạch (.txt, .docx, PDF có chữ)")
    read.add_argument("file", type=Path)


def read_plan(asked: argparse.Namespace) -> int:
    from bangvang.office.plans import reading

    try:
        plan = reading.read_plan(asked.file.read_bytes(), asked.file.name)
    except (reading.NotAPlan, OSError) as refused:
        print(f"Không đọc được {asked.file.name}: {refused}", file=sys.stderr)
        return 2
    print(json.dumps(plan.as_dict(), ensure_ascii=False, indent=1) if asked.json else reading.as_text(plan))
    return 0


SHEET_KINDS = ("staff", "awards", "ratings", "registrations", "nominations", "initiatives", "results")
ASKING = ("registrations", "nominations")  # held against the table of one unit and year, where these are told


def _sheet(commands) -> None:
    sheet = commands.add_parser("sheet", help="đọc bảng Excel").add_subparsers(required=True, metavar="việc")
    read = _command(sheet, "read", read_sheet, "Xem trước một danh sách (.xlsx, .xls, .csv); không ghi gì")
    read.add_argument("file", type=Path)
    read.add_argument("--kind", choices=SHEET_KINDS, required=True, help="loại danh sách")
    read.add_argument("--page", help="trang cần đọc, nếu tệp có nhiều trang")
    read.add_argument("--unit", metavar="MÃ", help="đăng ký, đề nghị: so với bảng của đơn vị này")
    read.add_argument("--year", metavar="NĂM", help="năm của bảng đó, như 2023-2024; bỏ trống là năm hiện nay")


def read_sheet(asked: argparse.Namespace) -> int:
    """The preview of a list: 0 all rows good, 1 some doubtful or wrong, 2 the file was refused."""
    from bangvang.toolbox.sheets import MAX_BYTES, SheetRefused, reading

    try:
        if asked.file.stat().st_size > MAX_BYTES:
            raise SheetRefused(f"Tệp {asked.file.name} lớn hơn {MAX_BYTES // 1_000_000} MB.")
        told = _read_list(asked)
    except (SheetRefused, OSError) as refused:
        print(refused, file=sys.stderr)
        return 2
    print(json.dumps(told.as_dict(), ensure_ascii=False, indent=1) if asked.json else reading.as_text(told))
    return 1 if told.counts["doubtful"] or told.counts["wrong"] else 0


def _read_list(asked: argparse.Namespace):
    """A list of people, or of what they achieved, is held against the register where there is one; units by their names."""
    from django.db import DatabaseError

    from bangvang.office.people import queries as people
    from bangvang.office.people.reading.citizen_id import hidden
    from bangvang.office.units import queries as units
    from bangvang.toolbox.sheets import reading

    data, kind = asked.file.read_bytes(), _sheet_kind(asked.kind)
    try:
        has_register = not units.is_empty()
    except DatabaseError:
        has_register = False
    names = {"units": people.unit_names()} if has_register else {}
    told = reading.read_sheet(data, asked.file.name, kind, names=names, page=asked.page)
    compare = _register_for(kind.code, told, asked) if has_register else None
    return hidden(told.compared(compare) if compare else told)


def _register_for(kind: str, told, asked: argparse.Namespace):
    """What each row says otherwise than the register of all units, or than the table of one."""
    from bangvang.office.achievements import queries as achievements
    from bangvang.office.people import queries as people

    if kind == "staff":
        return people.register_for(None, told.rows, None).told
    if kind in ASKING:
        return _table_for(kind, told, asked) if asked.unit else None
    return achievements.comparing_for(None, kind, [row.values for row in told.rows], None).told


def _table_for(kind: str, told, asked: argparse.Namespace):
    from bangvang.office.dossiers.queries.asked_lists import compared_with
    from bangvang.office.units.queries import unit_by_code
    from bangvang.toolbox.sheets import SheetRefused

    unit = unit_by_code(asked.unit)
    if unit is None:
        raise SheetRefused(f"Không có đơn vị mang mã {asked.unit}.")
    compare = compared_with(unit, kind, asked.year or "", told.rows)
    if compare is None:
        raise SheetRefused(f"{unit} hiện không có bảng nào đang lập cho danh sách này.")
    return compare


def _sheet_kind(code: str):
    from bangvang.office.achievements.reading import AWARDS_LIST, INITIATIVES, RATINGS, RESULTS
    from bangvang.office.dossiers.reading import NOMINATIONS, REGISTRATIONS
    from bangvang.office.people.reading import STAFF

    kinds = (STAFF, AWARDS_LIST, RATINGS, REGISTRATIONS, NOMINATIONS, INITIATIVES, RESULTS)
    return {kind.code: kind for kind in kinds}[code]


LOADED = {"written": "đã ghi", "same": "không có gì mới", "done": "đã nhập trước đó", "waiting": "chờ xử lý",
          "refused": "không nhận"}  # fmt: skip


def _register(commands) -> None:
    register = commands.add_parser("register", help="sổ cán bộ và sổ khen thưởng").add_subparsers(
        required=True, metavar="việc"
    )
    words = "Nạp danh sách cán bộ và thành tích các năm trước, mỗi tệp ghi trọn hoặc không ghi"
    load = _command(register, "load", load_register, words)
    load.add_argument("paths", type=Path, nargs="+", metavar="TỆP", help="tệp, hoặc thư mục có các tệp")
    load.add_argument("--unit", required=True, metavar="MÃ", help="mã đơn vị của các danh sách, hoặc đơn vị quản lý")
    load.add_argument("--kind", choices=("staff", "ratings", "awards", "initiatives", "results"), default="",
                      help="loại danh sách; bỏ trống là theo tên tệp")  # fmt: skip
    load.add_argument("--errors", type=Path, metavar="THƯ_MỤC", help="nơi ghi các dòng cần sửa kèm lý do")


def load_register(asked: argparse.Namespace) -> int:
    """0 all is in, 1 some files wait or were refused, 2 no such unit or no list there."""
    from tqdm import tqdm

    from bangvang.office.achievements.actions import files_to_load, load_files
    from bangvang.office.units.queries import unit_by_code

    unit = unit_by_code(asked.unit)
    if unit is None:
        print(f"Không có đơn vị mang mã {asked.unit}.", file=sys.stderr)
        return 2
    wanted = files_to_load(asked.paths, unit, asked.kind)
    if not wanted:
        print("Không có tệp .xlsx, .xls, .csv nào.", file=sys.stderr)
        return 2
    gc.freeze()
    gc.set_threshold(100_000)  # half a million rows pass by, none in a ring: to look for rings took a fifth of the time
    with tqdm(desc="Nạp danh sách", total=len(wanted), unit=" tệp", disable=asked.json) as bar:
        told = load_files(wanted, progress=lambda _one: bar.update(1))
    for one in told:
        _write_errors(one, asked.errors)
    print(json.dumps({"files": [one.as_dict() for one in told]}, ensure_ascii=False) if asked.json else _loaded(told))
    return 1 if any(one.state in ("waiting", "refused") for one in told) else 0


def _write_errors(one, folder: Path | None) -> None:
    """The clerk's own rows with their reasons, beside the others of this run."""
    from bangvang.web.shared.taken_lists import error_workbook

    if folder is None or one.state != "waiting":
        return
    folder.mkdir(parents=True, exist_ok=True)
    rows = one.found.rows.filter(state__in=("doubtful", "wrong"))
    name = f"{one.unit} {one.path.stem} - cần sửa.xlsx"
    (folder / name).write_bytes(error_workbook(one.found, rows, _sheet_kind(one.kind)))


def _loaded(told) -> str:
    """How many files came to what, and each that needs somebody."""
    counts = {words: sum(one.state == state for one in told) for state, words in LOADED.items()}
    rows = sum(one.counts.get("new", 0) + one.counts.get("changed", 0) for one in told if one.state == "written")
    head = f"{len(told)} tệp: {', '.join(f'{count} {words}' for words, count in counts.items() if count)}; ghi {rows} dòng."
    open_ones = [one for one in told if one.state in ("waiting", "refused")]
    return "\n".join([head, *(f"  {one.path}: {one.reason}" for one in open_ones)])


def _law(commands) -> None:
    law = commands.add_parser("law", help="sổ luật").add_subparsers(required=True, metavar="việc")
    check = _command(law, "check", check_law, "Chạy các tình huống luật trong một tệp YAML, hoặc “-” từ đầu vào")
    check.add_argument("file")
    listed = _command(law, "list", list_law, "Danh hiệu, hình thức và văn bản có hiệu lực vào một ngày")
    listed.add_argument("--on", type=date.fromisoformat, required=True, metavar="NGÀY")
    explain = _command(law, "explain", explain_law, "Điều kiện của một danh hiệu, hình thức vào một ngày")
    explain.add_argument("award")
    explain.add_argument("--on", type=date.fromisoformat, required=True, metavar="NGÀY")
    diff = _command(law, "diff", diff_law, "Điều gì thay đổi giữa hai ngày")
    diff.add_argument("--from", dest="first", type=date.fromisoformat, required=True, metavar="NGÀY")
    diff.add_argument("--to", dest="last", type=date.fromisoformat, required=True, metavar="NGÀY")


def check_law(asked: argparse.Namespace) -> int:
    from bangvang import lawbook

    try:
        text = sys.stdin.read() if asked.file == "-" else Path(asked.file).read_text(encoding="utf-8")
        report = lawbook.check_cases(text)
    except (lawbook.LawbookError, OSError, UnicodeError) as refused:
        print(refused, file=sys.stderr)
        return 2
    print(json.dumps(report.as_dict(), ensure_ascii=False) if asked.json else "\n".join(lawbook.report_lines(report)))
    return 0 if report.agreed == report.cases else 1


def list_law(asked: argparse.Namespace) -> int:
    from bangvang import lawbook

    return _told(asked, lambda: lawbook.list_on(asked.on))


def explain_law(asked: argparse.Namespace) -> int:
    from bangvang import lawbook

    return _told(asked, lambda: lawbook.explain_award(asked.award, day=asked.on))


def diff_law(asked: argparse.Namespace) -> int:
    from bangvang import lawbook

    return _told(asked, lambda: lawbook.diff_between(asked.first, asked.last))


def _told(asked: argparse.Namespace, look) -> int:
    """Print what the lawbook tells: rows that can say themselves in lines or as JSON."""
    from bangvang import lawbook

    try:
        rows = look()
    except lawbook.LawbookError as refused:
        print(refused, file=sys.stderr)
        return 2
    if asked.json:
        print(json.dumps([row.as_dict() for row in rows], ensure_ascii=False))
    else:
        print("\n".join(line for row in rows for line in _lines(row)))
    return 0


def _lines(row) -> list[str]:
    """An award with its clauses, or one change, as an officer reads it."""
    if hasattr(row, "what"):
        return [f"{row.what} ({row.whom})", f"  trước: {row.before}", f"  sau: {row.after}", f"  căn cứ: {row.cite}"]
    head = f"{row.code}: {row.label} ({row.kind}), độ tin cậy {row.confidence}. {row.basis}"
    head += f". Chưa đối chiếu văn bản: {row.unread}" if row.unread else ""
    return [head, *(line for clause in row.clauses for line in _clause_lines(clause, "  "))]


def _clause_lines(clause, indent: str) -> list[str]:
    own = f"{indent}- {clause.sentence} [{clause.cite}]"
    return [own, *(line for way in clause.ways for line in _clause_lines(way, f"{indent}    "))]


def _demo(commands) -> None:
    demo = commands.add_parser("demo", help="dữ liệu minh họa").add_subparsers(
        required=True, metavar="việc", dest="what"
    )
    load = _command(demo, "load", run_demo, "Nạp cơ quan minh họa vào cơ sở dữ liệu trống", json_too=False)
    load.add_argument("--size", choices=("small", "province"), default="small")
    _command(demo, "accounts", run_demo, "In các tài khoản minh họa theo vai trò", json_too=False)
    words = (
        "Các lần sắp xếp tổ chức năm 2025 trên cơ quan minh họa: ai về đâu, ngày nào; không có --write thì không ghi gì"
    )
    again = _command(demo, "reorganise", run_demo, words)
    again.add_argument("--write", action="store_true", help="thực hiện và ghi lại")
    again.add_argument(
        "--until", type=date.fromisoformat, metavar="NGÀY", help="chỉ các bước có hiệu lực đến hết ngày này"
    )


def run_demo(asked: argparse.Namespace) -> int:
    from bangvang.demo import commands

    return commands.RUN[asked.what](asked)


def _season(commands) -> None:
    season = _command(commands, "season", run_season, "Đưa cơ quan minh họa qua cả năm, từ 05/9/2023 đến 31/01/2025")
    season.add_argument("--size", choices=("small", "province"), default="small")
    season.add_argument("--out", type=Path, help="thư mục nhận văn bản và bản tổng hợp")


def _own_database(asked: argparse.Namespace) -> None:
    """A season is played in a database of its own beside its papers; jobs run at once."""
    asked.out = asked.out or Path(tempfile.mkdtemp(prefix="bangvang-season-"))
    os.environ["BANGVANG_DATA"] = str(asked.out / "data")
    os.environ["BANGVANG_JOBS_AT_ONCE"] = "1"
    (asked.out / "data").mkdir(parents=True, exist_ok=True)


def run_season(asked: argparse.Namespace) -> int:
    from django.core.management import call_command

    from bangvang.demo.season import run

    call_command("migrate", verbosity=0)
    return run(asked.size, out=asked.out, as_json=asked.json)


def _sweep(commands) -> None:
    sweep = _command(commands, "sweep", run_sweep, "Rà soát mọi người, mọi tập thể theo mọi danh hiệu, hình thức")
    sweep.add_argument("--year", metavar="NĂM", help="năm học (2023-2024) hoặc năm (2024); bỏ trống là năm đang xét")


def run_sweep(asked: argparse.Namespace) -> int:
    from tqdm import tqdm

    from bangvang import lawbook
    from bangvang.office.eligibility.actions import sweep_office

    with tqdm(desc="Rà soát", unit=" lượt", disable=asked.json) as bar:
        try:
            report = sweep_office(year=asked.year, progress=lambda done, total: _moved(bar, done, total))
        except lawbook.LawbookError as refused:
            print(refused, file=sys.stderr)
            return 2
    print(json.dumps(report.as_dict(), ensure_ascii=False) if asked.json else "\n".join(_sweep_lines(report)))
    return 0


def _moved(bar, done: int, total: int) -> None:
    bar.total = total
    bar.update(done - bar.n)


def _sweep_lines(report) -> list[str]:
    """Counts by award and answer, as a table."""
    head = f"Năm {', '.join(report.periods)}: {report.people} người, {report.groups} tập thể; "
    head += f"tính lại {report.changed}, bỏ {report.gone}; {report.ms['total'] / 1000:.1f} giây"
    lines = [head, f"{'':8} {'đủ điều kiện':>14} {'chưa đủ':>10} {'chưa rõ':>10} {'sắp đủ':>10}"]
    for award, counts in sorted(report.awards.items()):
        told = [counts.get(name, 0) for name in ("eligible", "not_eligible", "unknown", "near")]
        lines.append(f"{award:8} {told[0]:14} {told[1]:10} {told[2]:10} {told[3]:10}")
    return lines


def _journal(commands) -> None:
    journal = commands.add_parser("journal", help="nhật ký").add_subparsers(required=True, metavar="việc")
    _command(journal, "verify", verify_journal, "Kiểm tra chuỗi dấu vân tay của nhật ký")


def verify_journal(asked: argparse.Namespace) -> int:
    from bangvang.toolbox import audit
    from bangvang.toolbox.models import JournalEntry

    count, broken = JournalEntry.objects.count(), audit.broken_entry()
    if asked.json:
        print(json.dumps({"entries": count, "broken": broken.pk if broken else None}))
    elif broken:
        print(f"Nhật ký bị sửa: mục đầu tiên không khớp là mục số {broken.pk}, “{broken.step}”, {broken.thing_label}.")
    else:
        print(f"Nhật ký nguyên vẹn: {count} mục, mỗi mục khớp với mục trước.")
    return 1 if broken else 0


def run_worker(asked: argparse.Namespace) -> int:
    from bangvang.toolbox import jobs

    jobs.work()
    return 0


if __name__ == "__main__":
    sys.exit(main())
