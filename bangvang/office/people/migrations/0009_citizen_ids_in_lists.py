from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0008_told_apart_ends")]

    operations = [
        migrations.AddField(
            model_name="staffrow",
            name="citizen_id",
            field=models.CharField(blank=True, default="", max_length=12, verbose_name="số định danh cá nhân"),
            preserve_default=False,
        ),
    ]
