"""PostgreSQL alone: parts of names are found along an index instead of by reading every row.

`pg_trgm` is a trusted extension: the plain owner of a database may create it. Where it is not there or not allowed, the
search reads the table as before, slower and with the same answers.
"""

from django.db import DatabaseError, migrations, transaction

INDEX = "people_person_search_trgm"


def build(apps, editor):
    if editor.connection.vendor != "postgresql":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
        if cursor.fetchone() is None:
            return
        try:
            with transaction.atomic(using=editor.connection.alias):
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
                cursor.execute(f"CREATE INDEX IF NOT EXISTS {INDEX} ON people_person USING gin ((' ' || search_text) gin_trgm_ops)")
        except DatabaseError:
            return


def take_down(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(f"DROP INDEX IF EXISTS {INDEX}")


class Migration(migrations.Migration):
    dependencies = [("people", "0002_staff_lists")]
    operations = [migrations.RunPython(build, take_down)]
