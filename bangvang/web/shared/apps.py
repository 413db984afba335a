from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "bangvang.web.shared"
    label = "shared"
