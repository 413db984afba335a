"""Hồ sơ của tôi: one's own record, who read it, and requests to correct it with their answers."""

from django.urls import path

from bangvang.web.records import views, views_corrections

urlpatterns = [
    path("ho-so-cua-toi/", views.own_record, name="own-record"),
    path("ho-so-cua-toi/luot-xem/", views.own_reads, name="own-reads"),
    path("ho-so-cua-toi/dinh-chinh/", views_corrections.ask, name="correction-new"),
    path("dinh-chinh/", views_corrections.correction_list, name="corrections"),
    path("dinh-chinh/<int:pk>/", views_corrections.correction, name="correction"),
    path("dinh-chinh/<int:pk>/tep/", views_corrections.scan, name="correction-scan"),
    path("dinh-chinh/<int:pk>/<slug:path>/", views_corrections.take_step, name="correction-step"),
]
