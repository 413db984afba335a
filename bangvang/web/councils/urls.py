"""Hội đồng, phiên họp, bỏ phiếu. The member's sheet and the chair's view are two pages."""

from django.urls import path

from bangvang.web.councils import views, views_ballots, views_meetings

urlpatterns = [
    path("hoi-dong/", views.council_list, name="councils"),
    path("hoi-dong/<int:pk>/", views.council_detail, name="council"),
    path("hoi-dong/<int:pk>/len-lich/", views.plan, name="council-plan"),
    path("hoi-dong/lap/<int:unit>/", views.found, name="council-found"),
    path("phien-hop/", views_meetings.meeting_list, name="meetings"),
    path("phien-hop/<int:pk>/", views_meetings.meeting_detail, name="meeting"),
    path("phien-hop/<int:pk>/excel/", views_meetings.export, name="meeting-export"),
    path("phien-hop/<int:pk>/doi-lich/", views_meetings.move, name="meeting-move"),
    path("phien-hop/<int:pk>/chuong-trinh/", views_meetings.agenda, name="meeting-agenda"),
    path("phien-hop/<int:pk>/rut-ho-so/", views_meetings.put_off, name="meeting-put-off"),
    path("phien-hop/<int:pk>/diem-danh/", views_meetings.presence, name="meeting-presence"),
    path("phien-hop/<int:pk>/khai-mac/", views_meetings.open_meeting, name="meeting-open"),
    path("phien-hop/<int:pk>/khai/", views_meetings.declare, name="meeting-declare"),
    path("phien-hop/rut-khai/<int:pk>/", views_meetings.take_back, name="conflict-take-back"),
    path("phien-hop/<int:pk>/mo-phieu/", views_ballots.open_ballot, name="ballot-open"),
    path("phien-hop/<int:pk>/lap-bien-ban/", views_meetings.write_minutes, name="meeting-minutes"),
    path("phien-hop/<int:pk>/ky-bien-ban/", views_meetings.sign, name="meeting-sign"),
    path("phien-hop/<int:pk>/tai-bien-ban/", views_meetings.upload, name="meeting-upload"),
    path("phien-hop/<int:pk>/van-ban/<slug:kind>.<slug:suffix>", views_meetings.paper, name="meeting-paper"),
    path("phien-hop/<int:pk>/tao-lai-tep/", views_meetings.make_files_again, name="meeting-make-again"),
    path("phien-hop/<int:pk>/ban-ky/", views_meetings.signed_file, name="meeting-signed"),
    path("bo-phieu/<int:pk>/", views_ballots.ballot, name="ballot"),
    path("bo-phieu/<int:pk>/bien-nhan/", views_ballots.receipt, name="ballot-receipt"),
    path("luot-phieu/<int:pk>/", views_ballots.chair, name="ballot-chair"),
    path("luot-phieu/<int:pk>/kiem-phieu/", views_ballots.close, name="ballot-close"),
    path("luot-phieu/<int:pk>/nhap-phieu/", views_ballots.enter_count, name="ballot-count"),
]
