"""Open to everybody: honour roll, check of a certificate, lists posted for opinion."""

from django.urls import path

from bangvang.web.public import views

urlpatterns = [
    path("cong-khai/", views.honour_roll, name="honour-roll"),
    path("tra-cuu/", views.check, name="check-award"),
    path("tra-cuu/<str:code>/", views.check_code, name="check-code"),
    path("niem-yet/", views.postings, name="postings"),
    path("niem-yet/<int:pk>/", views.posting, name="posting"),
]
