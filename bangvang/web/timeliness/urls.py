"""Kịp thời: how long it takes from the achievement to the award, and the dossiers behind each figure."""

from django.urls import path

from bangvang.web.timeliness import views

urlpatterns = [
    path("kip-thoi/", views.overview, name="timeliness"),
    path("kip-thoi/ho-so/", views.drill, name="timeliness-dossiers"),
]
