from django.apps import AppConfig


class AchievementsConfig(AppConfig):
    name = "bangvang.office.achievements"
    label = "achievements"
