import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0007_teams")]

    operations = [
        migrations.AddField(
            model_name="notthesame",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="notthesame",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RemoveConstraint(model_name="notthesame", name="one_pair_once"),
        migrations.AddConstraint(
            model_name="notthesame",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("first", "second"), name="one_pair_once"
            ),
        ),
    ]
