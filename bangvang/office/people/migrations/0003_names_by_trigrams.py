"""Names of people along an index, on PostgreSQL."""

from django.db import migrations

from bangvang.toolbox.trigrams import index_of


class Migration(migrations.Migration):
    dependencies = [("people", "0002_staff_lists")]
    operations = [index_of("people_person")]
