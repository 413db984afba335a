"""Đơn vị: the tree within one's reach, and the page of a unit."""

from django.urls import path

from bangvang.web.units import views, views_changes

urlpatterns = [
    path("don-vi/", views.unit_list, name="units"),
    path("don-vi/excel/", views.unit_export, name="units-export"),
    path("don-vi/cum-khoi/excel/", views.cluster_export, name="clusters-export"),
    path("don-vi/thay-doi/excel/", views_changes.change_export, name="unit-changes-export"),
    path("don-vi/thay-doi/", views_changes.change_list, name="unit-changes"),
    path("don-vi/thay-doi/<int:pk>/huy/", views_changes.cancel, name="unit-change-cancel"),
    path("don-vi/<int:pk>/thay-doi/", views_changes.change, name="unit-reorganise"),
    path("don-vi/<int:pk>/", views.unit, name="unit"),
]
