from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "bangvang.office.training"
    label = "training"
