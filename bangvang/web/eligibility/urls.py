"""Rà soát for officers, Tôi đang ở đâu for one person."""

from django.urls import path

from bangvang.web.eligibility import views

urlpatterns = [
    path("ra-soat/", views.review_list, name="sweep"),
    path("ra-soat/excel/", views.export, name="sweep-export"),
    path("ra-soat/lai/", views.again, name="sweep-again"),
    path("toi-dang-o-dau/", views.own_standing, name="own-standing"),
    path("can-bo/<int:pk>/dang-o-dau/", views.person_standing, name="person-standing"),
]
