"""Nhật ký: every step, for those who may look."""

from django.urls import path

from bangvang.web.oversight import views

urlpatterns = [
    path("nhat-ky/", views.journal, name="journal"),
    path("nhat-ky/excel/", views.journal_export, name="journal-export"),
    path("nhat-ky/luot-xem/excel/", views.reads_export, name="journal-reads-export"),
    path("nhat-ky/luot-xem/", views.reads, name="journal-reads"),
    path("nhat-ky/kiem-tra/", views.verify, name="journal-verify"),
]
