"""Quy định của địa phương: the texts whose numbers the lawbook takes."""

from django.urls import path

from bangvang.web.documents import views, views_readings

urlpatterns = [
    path("quy-dinh/", views.instrument_list, name="instruments"),
    path("quy-dinh/nhap/", views.enter, name="instrument-new"),
    path("quy-dinh/gia-dinh/", views.suppose, name="suppose"),
    path("quy-dinh/doi-chieu/", views_readings.readings, name="readings"),
    path("quy-dinh/doi-chieu/nhap/", views_readings.enter, name="readings-new"),
    path("quy-dinh/doi-chieu/xac-nhan/", views_readings.confirm_many, name="readings-confirm"),
    path("quy-dinh/doi-chieu/<int:pk>/", views_readings.reading, name="reading"),
    path("quy-dinh/doi-chieu/<int:pk>/tep/", views_readings.proof, name="reading-scan"),
    path("quy-dinh/doi-chieu/<int:pk>/<slug:path>/", views_readings.take_step, name="reading-step"),
    path("quy-dinh/<int:pk>/", views.instrument, name="instrument"),
    path("quy-dinh/<int:pk>/anh-huong/", views.affected, name="instrument-affected"),
    path("quy-dinh/<int:pk>/ap-dung/", views.apply, name="instrument-apply"),
    path("quy-dinh/<int:pk>/bo/", views.drop, name="instrument-drop"),
    path("quy-dinh/<int:pk>/het-hieu-luc/", views.end, name="instrument-end"),
    path("quy-dinh/<int:pk>/tep/", views.scan, name="instrument-scan"),
]
