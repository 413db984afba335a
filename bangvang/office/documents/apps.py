from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "bangvang.office.documents"
    label = "documents"
