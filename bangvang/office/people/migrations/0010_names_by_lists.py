import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0009_citizen_ids_in_lists")]

    operations = [
        migrations.AddField(
            model_name="staffrow",
            name=name,
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.personname",
            ),
        )
        for name in ("made_name", "ended_name")
    ]
