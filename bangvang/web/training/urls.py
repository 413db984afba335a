"""Tập huấn: sessions, who is called, who came, what is handed out."""

from django.urls import path

from bangvang.web.training import views, views_running

urlpatterns = [
    path("tap-huan/", views.training_list, name="trainings"),
    path("tap-huan/lap/<int:unit>/", views_running.plan, name="training-plan"),
    path("tap-huan/tai-lieu/<int:pk>/", views.material, name="training-material"),
    path("tap-huan/tai-lieu/<int:pk>/go/", views_running.take_back, name="training-material-take-back"),
    path("tap-huan/nguoi-duoc-moi/<int:pk>/rut-ten/", views_running.take_off, name="training-take-off"),
    path("tap-huan/<int:pk>/", views.training, name="training"),
    path("tap-huan/<int:pk>/danh-sach/", views.sheet, name="training-sheet"),
    path("tap-huan/<int:pk>/sua/", views_running.change, name="training-change"),
    path("tap-huan/<int:pk>/thong-bao/", views_running.announce, name="training-announce"),
    path("tap-huan/<int:pk>/moi-them/", views_running.call, name="training-call"),
    path("tap-huan/<int:pk>/tai-lieu/", views_running.add_material, name="training-add-material"),
    path("tap-huan/<int:pk>/diem-danh/", views_running.mark, name="training-mark"),
    path("tap-huan/<int:pk>/ket-thuc/", views_running.close, name="training-close"),
    path("tap-huan/<int:pk>/huy/", views_running.cancel, name="training-cancel"),
]
