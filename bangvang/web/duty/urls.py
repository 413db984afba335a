"""Cán bộ làm công tác thi đua: who does the work at each unit, and how it passes on."""

from django.urls import path

from bangvang.web.duty import views, views_handover

urlpatterns = [
    path("can-bo-phu-trach/", views.duty_list, name="on-duty"),
    path("can-bo-phu-trach/excel/", views.duty_export, name="on-duty-export"),
    path("can-bo-phu-trach/<int:pk>/", views.duty_at_unit, name="on-duty-unit"),
    path("can-bo-phu-trach/<int:unit>/ban-giao/", views_handover.hand_over, name="hand-over"),
    path("can-bo-phu-trach/ban-giao/<int:pk>/", views_handover.handover, name="handover"),
    path("can-bo-phu-trach/ban-giao/<int:pk>/bien-ban.<str:suffix>", views_handover.minutes, name="handover-minutes"),
]
