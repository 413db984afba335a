from django.apps import AppConfig


class ToolboxConfig(AppConfig):
    name = "bangvang.toolbox"
    label = "toolbox"
    verbose_name = "Dụng cụ"
