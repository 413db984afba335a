from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "bangvang.office.councils"
    label = "councils"
