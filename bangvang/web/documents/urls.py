"""Quy định của địa phương: the texts whose numbers the lawbook takes."""

from django.urls import path

from bangvang.web.documents import views

urlpatterns = [
    path("quy-dinh/", views.instrument_list, name="instruments"),
    path("quy-dinh/nhap/", views.enter, name="instrument-new"),
    path("quy-dinh/<int:pk>/", views.instrument, name="instrument"),
    path("quy-dinh/<int:pk>/het-hieu-luc/", views.end, name="instrument-end"),
    path("quy-dinh/<int:pk>/tep/", views.scan, name="instrument-scan"),
]
