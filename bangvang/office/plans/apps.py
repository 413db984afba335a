from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "bangvang.office.plans"
    label = "plans"
