from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("training", "0001_sessions"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AddField(
            model_name="attendance",
            name="taken_off_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="rút tên lúc"),
        ),
        migrations.RemoveConstraint(model_name="attendance", name="one_person_once_a_session"),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_off_at", None)),
                fields=("session", "person"),
                name="one_person_once_a_session",
            ),
        ),
    ]
