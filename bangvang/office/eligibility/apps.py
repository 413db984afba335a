from django.apps import AppConfig


class EligibilityConfig(AppConfig):
    name = "bangvang.office.eligibility"
    label = "eligibility"
