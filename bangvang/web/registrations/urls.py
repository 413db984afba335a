"""Đăng ký thi đua: sheets of the units, one sheet as a table, its steps."""

from django.urls import path

from bangvang.web.registrations import views

urlpatterns = [
    path("dang-ky/", views.sheet_list, name="registrations"),
    path("dang-ky/tiep-nhan/", views.receive_many, name="registrations-receive"),
    path("dang-ky/hoan-tac/", views.undo_receipt, name="registrations-undo"),
    path("dang-ky/lap/<int:unit>/<str:period>/", views.open_sheet, name="registration-open"),
    path("dang-ky/<int:pk>/", views.sheet, name="registration"),
    path("dang-ky/<int:pk>/tu-luu/", views.keep_draft, name="registration-draft"),
    path("dang-ky/<int:pk>/excel/", views.export, name="registration-export"),
    path("dang-ky/<int:pk>/nguoi/<int:person>/", views.reasons, name="registration-person"),
    path("dang-ky/<int:pk>/<slug:path>/", views.take_step, name="registration-step"),
]
