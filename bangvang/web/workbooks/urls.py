"""Sổ Excel của đơn vị: filled in and handed out, taken back with its differences."""

from django.urls import path

from bangvang.web.workbooks import views

urlpatterns = [
    path("so-cong-tac/", views.workbooks, name="workbooks"),
    path("so-cong-tac/don-vi/<int:unit>/", views.download, name="workbook-download"),
    path("so-cong-tac/don-vi/<int:unit>/tai-len/", views.upload, name="workbook-upload"),
    path("so-cong-tac/<int:pk>/", views.workbook, name="workbook"),
    path("so-cong-tac/<int:pk>/chon/", views.choose, name="workbook-choose"),
    path("so-cong-tac/<int:pk>/ghi/", views.write, name="workbook-write"),
    path("so-cong-tac/<int:pk>/thu-hoi/", views.void, name="workbook-void"),
]
