"""Cuộc thi, kỳ thi: results in, proposals out."""

from django.urls import path

from bangvang.web.contests import views

urlpatterns = [
    path("cuoc-thi/", views.contest_list, name="contests"),
    path("cuoc-thi/ket-qua/", views.contest, name="contest"),
    path("cuoc-thi/ket-qua/excel/", views.contest_export, name="contest-export"),
    path("cuoc-thi/ket-qua/de-nghi/", views.propose, name="contest-propose"),
    path("cuoc-thi/ket-qua/mo-dot/", views.open_round, name="contest-open-round"),
    path("cuoc-thi/nhap/<int:unit>/", views.enter, name="contest-enter"),
]
