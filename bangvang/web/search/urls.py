"""Tra cứu: one box for people, units, decisions, texts and plans."""

from django.urls import path

from bangvang.web.search import views

urlpatterns = [
    path("tim-kiem/", views.search, name="search"),
    path("tim-kiem/goi-y/", views.first_found, name="search-first"),
]
