import django.db.models.deletion
from django.db import migrations, models

KINDS = [
    ("department", "Sở Giáo dục và Đào tạo"),
    ("division", "Phòng thuộc Sở"),
    ("office", "Văn phòng Sở"),
    ("district_office", "Phòng GDĐT"),
    ("district_school", "Trường thuộc Phòng GDĐT"),
    ("commune_school", "Trường thuộc xã"),
    ("department_unit", "Đơn vị trực thuộc Sở"),
    ("union", "Công đoàn Giáo dục"),
    ("province", "Ủy ban nhân dân tỉnh"),
    ("district", "Ủy ban nhân dân cấp huyện"),
    ("commune", "Ủy ban nhân dân cấp xã"),
    ("group", "Tổ trong đơn vị"),
]
AREAS = [
    ("mountain", "Miền núi"),
    ("difficult", "Vùng có điều kiện kinh tế - xã hội đặc biệt khó khăn"),
    ("remote", "Vùng sâu, vùng xa, đi lại khó khăn"),
    ("island", "Hải đảo"),
]
ROLES = [("head", "Cụm trưởng, khối trưởng"), ("deputy", "Cụm phó, khối phó"), ("member", "Thành viên")]


def first_tags(apps, schema_editor):
    """What was ticked without a day is told since the unit was founded: facts of before read the same."""
    unit_type, tag_type = apps.get_model("units", "Unit"), apps.get_model("units", "UnitTag")
    for kind, field in (("mountain", "is_mountain"), ("difficult", "is_difficult")):
        rows = unit_type.objects.filter(**{field: True}).values_list("pk", "since", "until")
        tags = [tag_type(unit_id=pk, kind=kind, since=since, until=until) for pk, since, until in rows]
        tag_type.objects.bulk_create(tags, batch_size=200)


def ticks_again(apps, schema_editor):
    unit_type, tag_type = apps.get_model("units", "Unit"), apps.get_model("units", "UnitTag")
    for kind, field in (("mountain", "is_mountain"), ("difficult", "is_difficult")):
        tagged = tag_type.objects.filter(kind=kind, until=None).values("unit_id")
        unit_type.objects.filter(pk__in=tagged).update(**{field: True})


class Migration(migrations.Migration):
    dependencies = [("units", "0002_places_by_date")]

    operations = [
        migrations.CreateModel(
            name="UnitTag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=AREAS, max_length=10, verbose_name="địa bàn")),
                ("since", models.DateField(verbose_name="từ ngày")),
                ("until", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="quyết định")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tags", to="units.unit"
                    ),
                ),
            ],
            options={
                "verbose_name": "địa bàn của đơn vị",
                "ordering": ["unit", "since", "pk"],
                "constraints": [models.UniqueConstraint(fields=("unit", "kind", "since"), name="one_tag_once")],
            },
        ),
        migrations.RunPython(first_tags, ticks_again),
        migrations.RemoveField(model_name="unit", name="is_difficult"),
        migrations.RemoveField(model_name="unit", name="is_mountain"),
        migrations.AddField(
            model_name="clustermember",
            name="since",
            field=models.DateField(blank=True, null=True, verbose_name="từ ngày"),
        ),
        migrations.AddField(
            model_name="clustermember",
            name="until",
            field=models.DateField(blank=True, null=True, verbose_name="đến hết ngày"),
        ),
        migrations.AlterField(
            model_name="clustermember",
            name="role",
            field=models.CharField(choices=ROLES, default="member", max_length=10, verbose_name="vai trò"),
        ),
        migrations.AlterField(
            model_name="unit",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=20, verbose_name="loại đơn vị"),
        ),
        migrations.AlterField(
            model_name="unitchange",
            name="kind",
            field=models.CharField(blank=True, choices=KINDS, max_length=20, verbose_name="loại đơn vị mới"),
        ),
        migrations.AlterField(
            model_name="unitplace",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=20, verbose_name="loại đơn vị"),
        ),
    ]
