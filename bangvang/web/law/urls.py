"""Luật: the rulebook as a book, on any day."""

from django.urls import path

from bangvang.web.law import views

urlpatterns = [
    path("luat/", views.book, name="law"),
    path("luat/van-ban/", views.instruments, name="law-instruments"),
    path("luat/thay-doi/", views.changes, name="law-changes"),
    path("luat/<slug:code>/", views.award, name="law-award"),
]
