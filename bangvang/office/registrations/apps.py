from django.apps import AppConfig


class RegistrationsConfig(AppConfig):
    name = "bangvang.office.registrations"
    label = "registrations"
