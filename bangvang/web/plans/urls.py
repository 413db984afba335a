"""Kế hoạch: list, text beside duties, a duty's reports, urging."""

from django.urls import path

from bangvang.web.plans import views

urlpatterns = [
    path("ke-hoach/", views.plan_list, name="plans"),
    path("ke-hoach/nhap/", views.take_in, name="plan-new"),
    path("ke-hoach/<int:pk>/", views.plan_detail, name="plan"),
    path("ke-hoach/<int:pk>/nhiem-vu/excel/", views.duties_export, name="plan-duties-export"),
    path("ke-hoach/<int:pk>/tep/", views.source, name="plan-source"),
    path("ke-hoach/<int:pk>/don-doc/", views.urge_all, name="plan-urge"),
    path("nhiem-vu/<int:pk>/", views.duty_detail, name="duty"),
    path("nhiem-vu/<int:pk>/don-doc/", views.urge_one, name="duty-urge"),
]
