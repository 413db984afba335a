from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "bangvang.office.units"
    label = "units"
    verbose_name = "Tổ chức"
