import django.db.models.deletion
from django.db import migrations, models

ROLES = [
    ("clerk", "Cán bộ phụ trách thi đua, khen thưởng"),
    ("head", "Thủ trưởng đơn vị"),
    ("officer", "Chuyên viên thẩm định"),
    ("head_of_office", "Chánh Văn phòng"),
    ("director", "Giám đốc Sở"),
    ("secretary", "Thư ký Hội đồng"),
    ("member", "Thành viên Hội đồng"),
    ("teacher", "Giáo viên, nhân viên"),
    ("union", "Cán bộ công đoàn"),
    ("inspector", "Thanh tra"),
    ("administrator", "Quản trị tài khoản"),
]


def to(related_name, model):
    on_delete = django.db.models.deletion.PROTECT
    return models.ForeignKey(on_delete=on_delete, related_name=related_name, to=model)


class Migration(migrations.Migration):
    dependencies = [("units", "0003_areas_by_date"), ("people", "0005_one_person_two_records")]

    operations = [
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(choices=ROLES, max_length=20, verbose_name="vai trò")),
                ("since", models.DateField(verbose_name="bên nhận làm từ ngày")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="nội dung bàn giao")),
                ("open_tasks", models.JSONField(default=list, verbose_name="việc đang làm dở")),
                ("made_at", models.DateTimeField()),
                ("giver", to("handovers_given", "people.account")),
                ("receiver", to("handovers_received", "people.account")),
                ("unit", to("handovers", "units.unit")),
            ],
            options={"verbose_name": "biên bản bàn giao", "ordering": ["-since", "-pk"]},
        ),
    ]
