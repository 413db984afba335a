"""Cán bộ, giáo viên: people of one's units, a person's record, yearly lists, the register of awards."""

from django.urls import path

from bangvang.web.people import views, views_conduct, views_lists, views_record, views_staff

urlpatterns = [
    path("can-bo/", views.people_list, name="people"),
    path("can-bo/excel/", views.people_export, name="people-export"),
    path("can-bo/<int:pk>/", views.person, name="person"),
    path("can-bo/<int:pk>/cho-xac-nhan/", views_conduct.place_hold, name="hold-place"),
    path("can-bo/<int:pk>/ky-luat/", views_conduct.enter_discipline, name="discipline-enter"),
    path("can-bo/<int:pk>/doi-ten/", views_record.rename, name="person-rename"),
    path("can-bo/<int:pk>/chuyen/", views_record.move, name="person-move"),
    path("can-bo/<int:pk>/sua/", views_record.describe, name="person-describe"),
    path("can-bo/<int:pk>/so-dinh-danh/", views_record.citizen_id, name="person-citizen-id"),
    path("can-bo/<int:pk>/nghi/", views_record.enter_leave, name="person-leave"),
    path("can-bo/<int:person>/nghi/<int:pk>/tro-lai/", views_record.end_leave, name="leave-end"),
    path("can-bo/<int:person>/vi-tri/<int:pk>/", views_record.describe_post, name="post-describe"),
    path("can-bo/danh-sach/", views_staff.staff_lists, name="staff-lists"),
    path("can-bo/danh-sach/nhap/<int:unit>/", views_staff.staff_list_new, name="staff-list-new"),
    path("can-bo/danh-sach/<int:pk>/", views_staff.staff_list, name="staff-list"),
    path("can-bo/danh-sach/<int:pk>/doc-lai/", views_staff.read_again, name="staff-list-read-again"),
    path("can-bo/danh-sach/<int:pk>/chon/", views_staff.choose, name="staff-list-choose"),
    path("can-bo/danh-sach/<int:pk>/ghi/", views_staff.write, name="staff-list-write"),
    path("can-bo/danh-sach/<int:pk>/thu-hoi/", views_staff.void, name="staff-list-void"),
    path("can-bo/danh-sach/<int:pk>/dong-can-sua/", views_staff.errors, name="staff-list-errors"),
    path("viec-cho-xac-nhan/", views_conduct.hold_list, name="holds"),
    path("viec-cho-xac-nhan/excel/", views_conduct.hold_export, name="holds-export"),
    path("viec-cho-xac-nhan/<int:pk>/ket-luan/", views_conduct.lift_hold, name="hold-lift"),
    path("so-khen-thuong/", views.award_list, name="awards"),
    path("so-khen-thuong/excel/", views.award_export, name="awards-export"),
    path("xep-loai/<int:unit>/<str:period>/", views_lists.ratings, name="ratings"),
    path("xep-loai/<int:unit>/<str:period>/excel/", views_lists.ratings_export, name="ratings-export"),
    path("xep-loai/<int:unit>/<str:period>/tep/", views_lists.ratings_file, name="ratings-file"),
    path("sang-kien/<int:unit>/<str:period>/", views_lists.initiatives, name="initiatives"),
    path("sang-kien/<int:unit>/<str:period>/excel/", views_lists.initiatives_export, name="initiatives-export"),
    path("sang-kien/<int:unit>/<str:period>/nhap/", views_lists.initiatives_new, name="initiatives-new"),
    path("sang-kien/<int:unit>/<str:period>/da-du/", views_lists.list_is_complete, name="list-complete"),
]
