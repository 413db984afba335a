"""Names of units along an index, on PostgreSQL."""

from django.db import migrations

from bangvang.toolbox.trigrams import index_of


class Migration(migrations.Migration):
    dependencies = [("units", "0003_areas_by_date")]
    operations = [index_of("units_unit")]
