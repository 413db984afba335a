from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "bangvang.office.people"
    label = "people"
    verbose_name = "Con người"
