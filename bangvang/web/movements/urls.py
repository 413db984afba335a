"""Phong trào: from the confirmed plan to rounds launched, answered, reviewed and closed."""

from django.urls import path

from bangvang.web.movements import views
from bangvang.web.movements import views_reviews as reviews

urlpatterns = [
    path("ke-hoach/<int:pk>/xac-nhan/", views.confirm_plan, name="plan-confirm"),
    path("phong-trao/", views.movement_list, name="movements"),
    path("phong-trao/<int:pk>/", views.movement_detail, name="movement"),
    path("phong-trao/<int:pk>/tong-ket/", views.review_movement, name="movement-review"),
    path("dot-thi-dua/<int:pk>/", views.round_detail, name="round"),
    path("dot-thi-dua/<int:pk>/phat-dong/", views.launch, name="round-launch"),
    path("dot-thi-dua/<int:pk>/so-ket/", views.close_round, name="round-close"),
    path("phat-dong/<int:pk>/", views.dispatch_detail, name="dispatch"),
    path("phat-dong/<int:pk>/nhan/", views.receive, name="dispatch-receive"),
    path("phat-dong/<int:pk>/gui-xuong/", views.forward, name="dispatch-forward"),
    path("phat-dong/<int:pk>/bao-cao/", reviews.begin, name="review-begin"),
    path("bao-cao-so-ket/<int:pk>/", reviews.detail, name="review"),
    path("bao-cao-so-ket/<int:pk>/bieu-duong/", reviews.put_forward, name="review-commend"),
    path("bao-cao-so-ket/<int:pk>/bao-cao.<slug:suffix>", reviews.paper, name="review-paper"),
    path("bao-cao-so-ket/<int:pk>/nop/", reviews.hand_in, name="review-hand-in"),
    path("bao-cao-so-ket/<int:pk>/tiep-nhan/", reviews.accept, name="review-accept"),
    path("bao-cao-so-ket/<int:pk>/tra-lai/", reviews.send_back, name="review-return"),
    path("dot-thi-dua/<int:pk>/tiep-nhan/", reviews.accept_all, name="reviews-accept"),
]
