import django.db.models.deletion
from django.db import migrations, models


def first_places(apps, schema_editor):
    """Every unit has stood where it stands since it was founded: no other place was kept before."""
    unit_type, place_type = apps.get_model("units", "Unit"), apps.get_model("units", "UnitPlace")
    rows = unit_type.objects.values_list("pk", "parent_id", "kind", "since", "until")
    places = [
        place_type(unit_id=pk, parent_id=parent, kind=kind, since=since, until=until)
        for pk, parent, kind, since, until in rows
    ]
    place_type.objects.bulk_create(places, batch_size=200)


class Migration(migrations.Migration):

    dependencies = [
        ('units', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='unit',
            name='kind',
            field=models.CharField(choices=[('department', 'Sở Giáo dục và Đào tạo'), ('division', 'Phòng thuộc Sở'), ('office', 'Văn phòng Sở'), ('district_office', 'Phòng GDĐT'), ('district_school', 'Trường thuộc Phòng GDĐT'), ('commune_school', 'Trường thuộc xã'), ('department_unit', 'Đơn vị trực thuộc Sở'), ('union', 'Công đoàn Giáo dục'), ('province', 'Ủy ban nhân dân tỉnh'), ('district', 'Ủy ban nhân dân cấp huyện'), ('commune', 'Ủy ban nhân dân cấp xã')], max_length=20, verbose_name='loại đơn vị'),
        ),
        migrations.CreateModel(
            name='UnitChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('rename', 'Đổi tên'), ('move', 'Chuyển về đơn vị khác'), ('merge', 'Sáp nhập'), ('split', 'Chia, tách'), ('dissolve', 'Giải thể')], max_length=10, verbose_name='thay đổi')),
                ('kind', models.CharField(blank=True, choices=[('department', 'Sở Giáo dục và Đào tạo'), ('division', 'Phòng thuộc Sở'), ('office', 'Văn phòng Sở'), ('district_office', 'Phòng GDĐT'), ('district_school', 'Trường thuộc Phòng GDĐT'), ('commune_school', 'Trường thuộc xã'), ('department_unit', 'Đơn vị trực thuộc Sở'), ('union', 'Công đoàn Giáo dục'), ('province', 'Ủy ban nhân dân tỉnh'), ('district', 'Ủy ban nhân dân cấp huyện'), ('commune', 'Ủy ban nhân dân cấp xã')], max_length=20, verbose_name='loại đơn vị mới')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='tên mới')),
                ('short_name', models.CharField(blank=True, max_length=80, verbose_name='tên ngắn mới')),
                ('since', models.DateField(verbose_name='có hiệu lực từ ngày')),
                ('decision', models.CharField(max_length=200, verbose_name='quyết định')),
                ('entered_at', models.DateTimeField()),
                ('applied_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('other', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='changes_to_here', to='units.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='units.unit')),
            ],
            options={
                'verbose_name': 'thay đổi tổ chức',
                'ordering': ['since', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='UnitPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('department', 'Sở Giáo dục và Đào tạo'), ('division', 'Phòng thuộc Sở'), ('office', 'Văn phòng Sở'), ('district_office', 'Phòng GDĐT'), ('district_school', 'Trường thuộc Phòng GDĐT'), ('commune_school', 'Trường thuộc xã'), ('department_unit', 'Đơn vị trực thuộc Sở'), ('union', 'Công đoàn Giáo dục'), ('province', 'Ủy ban nhân dân tỉnh'), ('district', 'Ủy ban nhân dân cấp huyện'), ('commune', 'Ủy ban nhân dân cấp xã')], max_length=20, verbose_name='loại đơn vị')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('decision', models.CharField(blank=True, max_length=200, verbose_name='quyết định')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='units.unit')),
            ],
            options={
                'verbose_name': 'vị trí của đơn vị',
                'ordering': ['unit', 'since'],
            },
        ),
        migrations.RunPython(first_places, migrations.RunPython.noop),
    ]
