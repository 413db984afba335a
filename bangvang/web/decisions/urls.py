"""Quyết định: ours and those of other authorities; the register of awards; certificates."""

from django.urls import path

from bangvang.web.decisions import views, views_entered

urlpatterns = [
    path("quyet-dinh/", views.decision_list, name="decisions"),
    path("quyet-dinh/soan/", views.draft, name="decision-draft"),
    path("quyet-dinh/nhap/", views_entered.enter, name="decision-enter"),
    path("quyet-dinh/<int:pk>/", views.decision_detail, name="decision"),
    path("quyet-dinh/<int:pk>/ban-hanh/", views.issue, name="decision-issue"),
    path("quyet-dinh/<int:pk>/ban-chinh-thuc/", views.attach_official, name="decision-official"),
    path("quyet-dinh/<int:pk>/van-ban.<str:suffix>", views.paper, name="decision-paper"),
    path("quyet-dinh/<int:pk>/bang-giay-khen.pdf", views.certificates, name="decision-certificates"),
    path("quyet-dinh/<int:pk>/tao-lai-tep/", views.make_files_again, name="decision-make-again"),
    path("quyet-dinh/<int:pk>/ban-chup/", views.scan, name="decision-scan"),
    path("quyet-dinh/<int:pk>/danh-sach.xlsx", views.names_sheet, name="decision-names"),
    path("quyet-dinh/<int:pk>/doi-chieu/", views_entered.match, name="decision-match"),
    path("quyet-dinh/<int:pk>/xac-nhan/", views_entered.confirm, name="decision-confirm"),
    path("bang-giay-khen/<int:pk>/thu-hoi/", views.revoke, name="certificate-revoke"),
]
