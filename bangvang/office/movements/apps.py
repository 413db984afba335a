from django.apps import AppConfig


class MovementsConfig(AppConfig):
    name = "bangvang.office.movements"
    label = "movements"
