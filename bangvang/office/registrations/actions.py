"""Every write on registration sheets: opened, saved as a draft, handed in, received or sent back."""

from collections.abc import Iterable, Mapping

from bangvang.office.registrations import workflow
from bangvang.office.registrations.models import Registration, RegistrationSheet
from bangvang.office.registrations.queries import team_choices_of
from bangvang.office.units.models import Unit
from bangvang.office.units.queries import managing_unit, teams_on
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.workflow import Lack, NotNow, begins, performs

Choice = tuple[int | None, int | None, str]  # person, tổ (neither: the unit itself) and award


@begins(workflow.OPEN)
def open_sheet(unit: Unit, *, by: Author, period: str) -> RegistrationSheet:
    """The unit's sheet of the year; there is one, however often it is opened."""
    known = {"unit": unit, "period": period}
    sheet, _new = RegistrationSheet.objects.get_or_create(**known, defaults={"to_unit": managing_unit(unit)})
    return sheet


@performs(workflow.SAVE)
def save_sheet(
    sheet: RegistrationSheet,
    *,
    by: Author,
    choices: Mapping[int, Iterable[str]],
    group_codes: Iterable[str],
    version: int,
    teams: Mapping[int, Iterable[str]] | None = None,
) -> None:
    """Keep the draft: titles by person id, the unit's own, and by tổ (None: as they are). `version` is the one the writer saw."""
    if version != sheet.version:
        raise NotNow(workflow.SAVE, [Lack(OTHER_SAVED)], sheet)
    wanted: set[Choice] = {(person, None, code) for person, codes in choices.items() for code in codes}
    wanted |= {(None, None, code) for code in group_codes}
    told = team_choices_of(sheet) if teams is None else teams
    ours = {team.pk for team in teams_on(sheet.unit, calendar.today())} if told else set()
    _write(sheet, wanted | {(None, team, code) for team, codes in told.items() if team in ours for code in codes})
    sheet.version += 1
    sheet.save(update_fields=["version"])


OTHER_SAVED = (
    "Người khác vừa lưu bản đăng ký này. Các ô vừa đánh dấu vẫn còn trên trang;"
    " xin đối chiếu với bản mới lưu rồi lưu lại."
)


@performs(workflow.HAND_IN)
def hand_in(sheet: RegistrationSheet, *, by: Author) -> None:
    """The head signs, the sheet goes one step up."""
    sheet.handed_in_at = calendar.now()
    sheet.save(update_fields=["handed_in_at"])


@performs(workflow.RECALL)
def recall(sheet: RegistrationSheet, *, by: Author) -> None:
    """Take it back while nobody has received it."""
    sheet.handed_in_at = None
    sheet.save(update_fields=["handed_in_at"])


@performs(workflow.RECEIVE, many=True)
def receive(sheets: list[RegistrationSheet], *, by: Author) -> None:
    """The step above takes the sheets in."""
    for sheet in sheets:
        sheet.received_at = calendar.now()
    RegistrationSheet.objects.bulk_update(sheets, ["received_at"])


@performs(workflow.RETURN)
def return_sheet(sheet: RegistrationSheet, *, by: Author) -> None:
    """Back to the unit with the reason; it is a draft again."""
    sheet.handed_in_at = sheet.received_at = None
    sheet.save(update_fields=["handed_in_at", "received_at"])


def _write(sheet: RegistrationSheet, wanted: set[Choice]) -> None:
    """Add what is new, strike out what is gone; a struck one can come back."""
    rows = {(row.person_id, row.team_id, row.award): row for row in sheet.registrations.all()}
    now = calendar.now()
    changed = []
    for key, row in rows.items():
        if (key in wanted) == (row.withdrawn_at is not None):
            row.withdrawn_at = None if key in wanted else now
            changed.append(row)
    Registration.objects.bulk_update(changed, ["withdrawn_at"], batch_size=300)
    fresh = sorted(wanted - rows.keys(), key=str)
    Registration.objects.bulk_create(
        [Registration(sheet=sheet, person_id=person, team_id=team, award=code) for person, team, code in fresh],
        batch_size=500,
    )
