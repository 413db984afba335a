"""Đơn vị: the tree within one's reach, and the page of a unit."""

from django.urls import path

from bangvang.web.units import views

urlpatterns = [
    path("don-vi/", views.unit_list, name="units"),
    path("don-vi/<int:pk>/", views.unit, name="unit"),
]
