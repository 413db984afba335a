"""The database itself refuses to change or delete a journal entry, on SQLite and on PostgreSQL."""

from django.db import migrations

SQLITE = [
    f"""CREATE TRIGGER journal_refuses_{verb.lower()} BEFORE {verb} ON toolbox_journalentry
    BEGIN SELECT RAISE(ABORT, 'journal entries are never changed'); END"""
    for verb in ("UPDATE", "DELETE")
]
POSTGRES = [
    """CREATE FUNCTION journal_refuses() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION 'journal entries are never changed'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER journal_refuses_change BEFORE UPDATE OR DELETE ON toolbox_journalentry
    FOR EACH ROW EXECUTE FUNCTION journal_refuses()""",
    # An empty journal has nothing to lose, so the flush of the tests may truncate it.
    """CREATE FUNCTION journal_refuses_truncate() RETURNS trigger AS $$
    BEGIN IF EXISTS (SELECT 1 FROM toolbox_journalentry) THEN
    RAISE EXCEPTION 'journal entries are never changed'; END IF; RETURN NULL; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER journal_refuses_truncate BEFORE TRUNCATE ON toolbox_journalentry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses_truncate()""",
]


def refuse(apps, schema_editor):
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("toolbox", "0001_initial")]
    operations = [migrations.RunPython(refuse, migrations.RunPython.noop)]
