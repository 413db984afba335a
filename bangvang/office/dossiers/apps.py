from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "bangvang.office.dossiers"
    label = "dossiers"
