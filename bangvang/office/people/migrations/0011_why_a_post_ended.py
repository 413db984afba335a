from django.db import migrations, models

WAYS = [("retired", "Nghỉ hưu"), ("resigned", "Thôi việc"), ("moved", "Chuyển đi"), ("died", "Mất")]


class Migration(migrations.Migration):
    dependencies = [("people", "0010_names_by_lists")]

    operations = [
        migrations.AddField(
            model_name="post",
            name="ended_as",
            field=models.CharField(
                blank=True, choices=WAYS, default="", max_length=10, verbose_name="lý do nghỉ"
            ),
            preserve_default=False,
        ),
    ]
