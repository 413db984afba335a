from django.urls import path

from bangvang.web.desk import views

urlpatterns = [path("", views.desk, name="desk")]
