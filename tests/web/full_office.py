"""An office with something to hide at every address: what each url opens, with the names that may not leak."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.urls import get_resolver, reverse

from bangvang.office.achievements import actions as achievements
from bangvang.office.dossiers import actions as dossiers
from bangvang.office.dossiers.actions import asked_lists, workbooks
from bangvang.office.dossiers.models import Proposal
from bangvang.office.eligibility.actions import sweep_office
from bangvang.office.people import actions as people
from bangvang.office.people.models import Post
from bangvang.office.registrations import actions as registrations
from bangvang.office.registrations.queries import period_on
from bangvang.office.training import actions as training
from bangvang.office.units import actions as units
from bangvang.toolbox import calendar, files
from bangvang.web.workbooks.workbook import unit_workbook
from tests import make
from tests.office.councils import sitting
from tests.office.decisions import way as deciding
from tests.office.dossiers import way
from tests.office.movements import way as moving

# Names borne at school A and at the high school only. “Nguyễn Thị Hạnh A”… are the teachers the lines speak of.
SECRETS = (
    "Nguyễn Thị Hạnh",
    "Trần Thị Hoa",
    "Lê Văn Bình",
    "Nguyễn Tường Vy",
    "Hồ Thị Mai",
    "Bùi Thúy Nga",
    "Tổ Toán - Tin",
    "Cụm các trường Núi Thành",
    "Phạm Văn Khuất",
)
WHY = "Đơn phản ánh số 77 chưa kết luận"  # the reason of a hold: for the inspectorate alone

CONTEST = "Hội thi giáo viên dạy giỏi"

# What the number in an address names; after a space, which of the kind; "=" a word said as it is.
OPENS = {
    "account": "people.Account",
    "invite": "people.Account",
    "give-role": "people.Account",
    "end-role": "people.Account",
    "close-account": "people.Account",
    "reopen-account": "people.Account",
    "close-session": "people.SignIn",
    "end-delegation": "people.Delegation",
    "council": "councils.Council",
    "council-plan": "councils.Council",
    "meeting": "councils.Meeting",
    "conflict-take-back": "councils.Conflict",
    "ballot": "councils.Ballot",
    "decision": "decisions.Decision",
    "certificate-revoke": "decisions.Certificate",
    "instrument": "documents.LocalInstrument",
    "reading": "documents.ArticleConfirmation",
    "campaign": "dossiers.Campaign",
    "proposal-draw-up": "dossiers.Campaign",
    "supplement": "dossiers.Supplement",
    "proposal": "dossiers.Proposal",
    "dossier": "dossiers.Line",
    "dossier-file": "dossiers.LinePaper",
    "dossier-minutes": "toolbox.StoredFile",
    "workbook": "dossiers.UnitWorkbook",
    "asked-list": "dossiers.AskedList",
    "plan": "plans.Plan",
    "duty": "plans.Duty",
    "movement": "movements.Movement",
    "round": "movements.Round",
    "reviews": "movements.Round",
    "dispatch": "movements.Dispatch",
    "review-begin": "movements.Dispatch",
    "review": "movements.Review",
    "person": "people.Person",
    "post-describe": "people.Post",
    "leave-end": "people.Leave",
    "look-alikes": "people.Person",
    "told-apart-end": "people.NotTheSame",
    "staff-list": "people.StaffList",
    "on-duty": "units.Unit",
    "handover": "people.Handover",
    "training": "training.TrainingSession",
    "training-material": "training.Material",
    "training-take-off": "training.Attendance",
    "past-list": "achievements.PastList",
    "hold-place": "people.Person",
    "discipline-enter": "people.Person",
    "hold-lift": "achievements.Hold",
    "award": "achievements.AwardRecord",
    "act-withdraw": "achievements.LaterAct",
    "proof": "achievements.AwardRecord",
    "correction": "people.CorrectionRequest",
    "posting": "dossiers.Posting",
    "registration": "registrations.RegistrationSheet",
    "cluster": "units.Cluster",
    "unit": "units.Unit",
    "unit-area": "units.UnitTag",
    "team": "units.Unit tổ",
    "unit-change": "units.UnitChange",
}
WORDS = {
    "suffix": ["pdf", "docx"],
    "kind": ["to-trinh", "bien-ban", "kiem-phieu", "danh-sach", "khen-thuong", "danh-hieu", "dang-ky"],
    "answer": ["khop", "khong-khop", "doi-chieu-lai", "xac-nhan"],
    "period": [way.YEAR],
    "token": ["khong-co-that"],
    "code": ["khong-co-that"],
    "batch": ["00000000-0000-4000-8000-000000000000"],
}
OURS = {  # where the strangers own some of the kind themselves
    "units.Unit": {"code__in": ("TH-KD", "THPT-ST")},
    "units.Unit tổ": {"kind": "group"},
    "people.Person": {"full_name__startswith": "Nguyễn T"},
    "people.Account": {"username__in": ("hoa", "binh", "mai")},
    "people.RoleHeld": {"account__username": "hoa"},
    "achievements.AwardRecord": {"held_at__code__in": ("TH-KD", "THPT-ST")},
    "movements.Dispatch": {"unit__code__in": ("TH-KD", "THPT-ST")},
}
EACH = 3  # things opened per address


def build(cast: Any, on_commit: Any) -> None:
    """Every kind of thing the product knows, at school A and at the high school."""
    round_ = moving.launched(cast, whole_sector=True)
    moving.reported(cast, round_, cast.school_a, "binh")
    hanh = way.people(cast.school_a, 1)[0]
    sheet = registrations.open_sheet(cast.school_a, by=cast.by("hoa"), period="2024-2025")
    _team(cast, hanh)
    registrations.save_sheet(sheet, by=cast.by("hoa"), choices={hanh.pk: ["LDTT"]}, group_codes=[], version=0)
    staff = (
        "STT,Họ và tên,Ngày sinh,Chức vụ\n1,Nguyễn Thị Hạnh,01/01/1999,Giáo viên\n2,Trần Thị Hoa,,Giáo viên".encode()
    )
    people.take_in_list(cast.school_a, by=cast.by("hoa"), file=files.keep("ds.csv", staff, is_list=True))
    past = "STT,Họ và tên,Danh hiệu\n1,Trần Thị Hoa,LĐTT".encode()
    achievements.take_in_past(
        cast.school_a, by=cast.by("hoa"), kind="awards", file=files.keep("khen.csv", past, is_list=True)
    )
    of_vy = cast.by("vy")
    people.ask_correction(of_vy.account.person, by=of_vy, about="name", row="Họ và tên: Nguyễn Tường Vy", wanted="Vy")
    achievements.place_hold(hanh, by=cast.by("thu"), kind="complaint", source=WHY, since=way.TODAY)
    _past_award(cast, hanh)
    won = {"person": hanh, "contest": CONTEST, "prize": "nhat", "period": way.YEAR}
    achievements.enter_result(cast.school_a, by=cast.by("hoa"), **won)
    deciding.proposed_to_the_district(cast, count=2)
    book = files.keep("so.xlsx", unit_workbook(cast.school_a, period_on(cast.school_a, calendar.today())))
    workbooks.take_in_workbook(cast.school_a, by=cast.by("hoa"), file=book)
    asked = files.keep("dk.csv", "STT,Họ và tên,Danh hiệu đăng ký\n1,Trần Thị Hoa,LĐTT".encode(), is_list=True)
    told = {"kind": "registrations", "period": period_on(cast.school_a, calendar.today())}
    asked_lists.take_in_asked(cast.school_a, by=cast.by("hoa"), file=asked, **told)
    dossiers.attach_paper(way.drafted(cast, count=1).lines.all()[:1], "bao_cao", way.pdf(), by=cast.by("hoa"))
    _gone(cast)
    way.submitted(cast, count=1)
    sitting.voting(cast, count=2)
    deciding.issued(cast, on_commit, count=2, award="LDTT")
    told = {"name": "Trường Tiểu học Kim Đồng 1", "short_name": "TH Kim Đồng 1", "decision": "Quyết định số 15"}
    units.rename_unit(cast.school_a, by=cast.by("an"), since=date(2030, 1, 1), **told)
    _trained(cast, hanh)
    _cluster(cast)
    sweep_office()
    people.hand_over(
        cast.school_a,
        by=cast.by("binh"),
        giver=cast.hoa,
        receiver=cast.vy,
        role="clerk",
        since=date(2025, 1, 6),
        open_tasks=[{"label": "Trả lời yêu cầu đính chính của Nguyễn Tường Vy", "due": ""}],
    )


def _team(cast: Any, leader: Any) -> None:
    """A tổ of school A with its people, and one that has ended."""
    since = date(2023, 9, 5)
    team = units.found_team(cast.school_a, by=cast.by("hoa"), name="Tổ Toán - Tin", since=since)
    staff = [leader.pk, cast.vy.person_id]
    people.keep_team(team, by=cast.by("hoa"), people=staff, leader=leader.pk, since=since)
    gone = units.found_team(cast.school_a, by=cast.by("hoa"), name="Tổ Toán - Tin cũ", since=since)
    units.end_team(gone, by=cast.by("hoa"), since=date(2024, 1, 8))


def _gone(cast: Any) -> None:
    """One of school A who died in post, on the letter that is being drawn up."""
    died, letter = date(2024, 4, 3), Proposal.objects.filter(from_unit=cast.school_a, state="draft").latest("pk")
    person = make.person("Phạm Văn Khuất", at=cast.school_a)
    Post.objects.filter(person=person).update(until=died)
    told = {"award": "LDTT", "died_date": died, "death_paper": "Trích lục khai tử số 12"}
    dossiers.add_posthumous(letter, by=cast.by("hoa"), person=person, **told)


def _cluster(cast: Any) -> None:
    """One in which school A stands alone, with its result of last year."""
    made = units.form_cluster("Cụm các trường Núi Thành", "2022-2023", [cast.school_a], by=cast.by("an"))
    told = {"paper": "Biên bản suy tôn số 3", "paper_date": date(2023, 6, 2)}
    units.rank_cluster(made, by=cast.by("an"), places=[units.Placed(cast.school_a, 1)], **told)


def _trained(cast: Any, person: Any) -> None:
    """A session of the Phòng to which people of school A are called, with what was handed out; one of the Sở planned."""
    told = {"begins": way.TODAY, "ends": way.TODAY, "place": "Hội trường"}
    made = training.plan_session(cast.district_office, by=cast.by("phuc"), title="Tập huấn mùa hè", **told)
    training.call_people(made, by=cast.by("phuc"), people=[person, cast.hoa.person])
    training.announce(made, by=cast.by("phuc"))
    paper = files.keep("bai.txt", "Trần Thị Hoa".encode())
    training.add_material(made, by=cast.by("phuc"), title="Bài giảng", file=paper)
    row = made.attendances.get(person=cast.hoa.person)
    training.mark(made, by=cast.by("phuc"), marks={row.pk: ("absent", "Nguyễn Thị Hạnh đi thay")})
    training.plan_session(cast.department, by=cast.by("dung"), title="Lớp của Sở cho Bùi Thúy Nga", **told)


def _past_award(cast: Any, person: Any) -> None:
    """A declared award of past years with its scan, corrected by a later decision."""
    row = {"person": person, "award": "CSTDCS", "period": "2021-2022", "name_printed": person.full_name}
    head = {"number": "45/QĐ-UBND", "decided_date": date(2022, 6, 28), "issuer": "UBND huyện", "signer": ""}
    rows = [{**row, "held_at": cast.school_a}, {**row, "held_at": cast.school_a, "award": "LDTT"}]
    made = achievements.record_awards(rows, by=cast.by("hoa"), door="history", proof="declared", **head)
    achievements.attach_scan(
        made, by=cast.by("hoa"), file=files.keep("45.pdf", b"%PDF-1.4 Nguy\xe1\xbb\x85n Th\xe1\xbb\x8b H\xe1\xba\xa1nh")
    )
    act = {"number": "88/QĐ-UBND", "decided_date": date(2023, 3, 1), "issuer": "UBND huyện", "cause": "Sai năm"}
    achievements.correct_award(made[1], by=cast.by("dung"), act=act, right={"period": "2020-2021"})


def addresses() -> Iterator[tuple[str, str]]:
    """Every address of the product, filled with what exists."""
    for pattern in _patterns(get_resolver().url_patterns):
        names = list(pattern.pattern.converters)
        for filled in _fillings(pattern.name, names):
            yield pattern.name, reverse(pattern.name, kwargs=filled)


def _patterns(found: list) -> Iterator[Any]:
    for one in found:
        if hasattr(one, "url_patterns"):
            yield from _patterns(one.url_patterns)
        else:
            yield one


def _fillings(name: str, wanted: list[str]) -> list[dict[str, Any]]:
    filled: list[dict[str, Any]] = [{}]
    for word in wanted:
        filled = [{**one, word: value} for one in filled for value in _values(name, word)]
    return filled


def _values(name: str, word: str) -> list[Any]:
    if word in WORDS:
        return WORDS[word]
    if word == "path":
        return _step_paths(name)
    if word == "unit":
        return _ids("units.Unit")
    if word == "person":
        return _ids("people.Person")
    if word == "role":
        return _ids("people.RoleHeld")
    return _ids(OPENS[_longest(name)])


def _longest(name: str) -> str:
    fitting = [known for known in OPENS if name == known or name.startswith(f"{known}-")]
    assert fitting, f"Say in OPENS what the number in the address of “{name}” names."
    return max(fitting, key=len)


def _ids(label: str) -> list[int]:
    model = apps.get_model(label.split()[0])
    rows = model.objects.order_by("pk")
    ids = list(islice(rows.filter(**OURS.get(label, {})).values_list("pk", flat=True), EACH))
    return ids or [999_999]


def _step_paths(name: str) -> list[str]:
    from bangvang.office.dossiers import workflow as of_dossiers
    from bangvang.office.people import workflow as of_people
    from bangvang.office.registrations import workflow as of_registrations

    if name == "correction-step":
        return sorted(step.path for step in of_people.CORRECTION_STEPS)
    home = of_registrations if name.startswith("registration") else of_dossiers
    return sorted({step.path for step in vars(home).values() if hasattr(step, "typed_word") and step.path})


def everything() -> dict[str, int]:
    """A fingerprint of every table of the office: what a stranger's click may not change."""
    return {model._meta.label: _print(model) for model in apps.get_models() if _is_ours(model)}


def _is_ours(model: type[Model]) -> bool:
    label = model._meta.label
    return model.__module__.startswith("bangvang.") and label not in ("people.SignIn", "toolbox.ReadEntry")


def _print(model: type[Model]) -> int:
    return hash(str(list(model.objects.order_by("pk").values_list())))


NOT_PERSONAL = {"health"}
