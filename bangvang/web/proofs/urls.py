"""Đối chiếu bản chụp: rows of the register beside their scans; one award with what later decisions did to it."""

from django.urls import path

from bangvang.web.proofs import views, views_acts, views_rows, views_scans

HERE = "so-khen-thuong/doi-chieu/"

urlpatterns = [
    path(HERE, views.queue, name="proofs"),
    path(f"{HERE}tai-len/", views_scans.take_in, name="proofs-upload"),
    path(f"{HERE}hoan-tac/", views_rows.take_back_answer, name="proofs-undo"),
    path(f"{HERE}<slug:kind>/quyet-dinh/", views_scans.attach, name="proofs-attach"),
    path(f"{HERE}<slug:kind>/<int:pk>/", views_rows.row_page, name="proof"),
    path(f"{HERE}<slug:kind>/<int:pk>/ban-chup/", views_scans.scan, name="proof-scan"),
    path(f"{HERE}<slug:kind>/<int:pk>/cong-van-xac-nhan/", views_scans.letter, name="proof-letter"),
    path(f"{HERE}<slug:kind>/<int:pk>/ca-quyet-dinh/", views_rows.whole_decision, name="proof-all"),
    path(f"{HERE}<slug:kind>/<int:pk>/tra-loi/<slug:answer>/", views_rows.answer, name="proof-answer"),
    path("so-khen-thuong/<int:pk>/", views_acts.award, name="award"),
    path("so-khen-thuong/<int:pk>/dieu-chinh/", views_acts.correct, name="award-correct"),
    path("so-khen-thuong/<int:pk>/cap-doi-cap-lai/", views_acts.renew, name="award-renew"),
    path("so-khen-thuong/<int:pk>/thu-hoi/", views_acts.take_back, name="award-take-back"),
    path("so-khen-thuong/<int:pk>/da-trao/", views_acts.hand_over, name="award-hand-over"),
    path("so-khen-thuong/quyet-dinh-sau/<int:pk>/rut/", views_acts.withdraw, name="act-withdraw"),
]
