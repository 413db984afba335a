from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "bangvang.office.decisions"
    label = "decisions"
