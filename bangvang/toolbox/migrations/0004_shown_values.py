from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("toolbox", "0003_failed_jobs")]

    operations = [
        migrations.AddField(
            model_name="readentry",
            name="what",
            field=models.CharField(blank=True, default="", max_length=30),
            preserve_default=False,
        ),
    ]
