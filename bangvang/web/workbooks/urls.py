"""Sổ Excel của đơn vị: filled in and handed out, taken back with its differences."""

from django.urls import path

from bangvang.web.workbooks import views, views_lists

LISTS = "so-cong-tac/danh-sach/"

urlpatterns = [
    path("so-cong-tac/", views.workbooks, name="workbooks"),
    path("so-cong-tac/don-vi/<int:unit>/", views.download, name="workbook-download"),
    path("so-cong-tac/don-vi/<int:unit>/tai-len/", views.upload, name="workbook-upload"),
    path("so-cong-tac/<int:pk>/", views.workbook, name="workbook"),
    path("so-cong-tac/<int:pk>/chon/", views.choose, name="workbook-choose"),
    path("so-cong-tac/<int:pk>/ghi/", views.write, name="workbook-write"),
    path("so-cong-tac/<int:pk>/thu-hoi/", views.void, name="workbook-void"),
    path(f"{LISTS}<slug:kind>/<int:unit>/", views_lists.asked_list_new, name="asked-list-new"),
    path(f"{LISTS}<int:pk>/", views_lists.asked_list, name="asked-list"),
    path(f"{LISTS}<int:pk>/doc-lai/", views_lists.read_again, name="asked-list-read-again"),
    path(f"{LISTS}<int:pk>/chon/", views_lists.choose, name="asked-list-choose"),
    path(f"{LISTS}<int:pk>/nhan-het/", views_lists.take_only, name="asked-list-take"),
    path(f"{LISTS}<int:pk>/ghi/", views_lists.write, name="asked-list-write"),
    path(f"{LISTS}<int:pk>/thu-hoi/", views_lists.void, name="asked-list-void"),
    path(f"{LISTS}<int:pk>/dong-can-sua/", views_lists.errors, name="asked-list-errors"),
]
