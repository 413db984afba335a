"""Nhập thành tích các năm trước: lists of past awards, ratings, initiatives and contest results."""

from django.urls import path

from bangvang.web.history import views

HERE = "so-khen-thuong/nhap/"

urlpatterns = [
    path(HERE, views.past_lists, name="past-lists"),
    path(f"{HERE}<slug:kind>/<int:unit>/", views.past_list_new, name="past-list-new"),
    path(f"{HERE}<int:pk>/", views.past_list, name="past-list"),
    path(f"{HERE}<int:pk>/doc-lai/", views.read_again, name="past-list-read-again"),
    path(f"{HERE}<int:pk>/chon/", views.choose, name="past-list-choose"),
    path(f"{HERE}<int:pk>/nhan-het/", views.take_only_namesakes, name="past-list-take"),
    path(f"{HERE}<int:pk>/them-het/", views.add_all_unknown, name="past-list-add"),
    path(f"{HERE}<int:pk>/ghi/", views.write, name="past-list-write"),
    path(f"{HERE}<int:pk>/thu-hoi/", views.void, name="past-list-void"),
    path(f"{HERE}<int:pk>/dong-can-sua/", views.errors, name="past-list-errors"),
]
