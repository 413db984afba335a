from django.urls import path

from bangvang.web.accounts import administering, views

urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign-in"),
    path("dang-xuat/", views.sign_out, name="sign-out"),
    path("dang-nhap/xin-lien-ket/", views.ask_for_link, name="ask-for-link"),
    path("thu-moi/<str:token>/", views.invitation, name="invitation"),
    path("tai-khoan/", views.my_account, name="my-account"),
    path("tai-khoan/mat-khau/", views.change_password, name="change-password"),
    path("tai-khoan/phien/<int:pk>/dong/", views.close_session, name="close-session"),
    path("tai-khoan/phien/dong-het/", views.close_other_sessions, name="close-other-sessions"),
    path("tai-khoan/uy-quyen/", views.delegate, name="delegate"),
    path("tai-khoan/uy-quyen/<int:pk>/ket-thuc/", views.end_delegation, name="end-delegation"),
    path("tai-khoan/xu-ly-thay/", views.act_for_other, name="act-for"),
    path("quan-tri/tai-khoan/", administering.accounts, name="accounts"),
    path("quan-tri/tai-khoan/mo/", administering.new_account, name="new-account"),
    path("quan-tri/tai-khoan/<int:pk>/", administering.account, name="account"),
    path("quan-tri/tai-khoan/<int:pk>/moi/", administering.invite, name="invite"),
    path("quan-tri/tai-khoan/<int:pk>/giao-vai-tro/", administering.give_role, name="give-role"),
    path("quan-tri/tai-khoan/<int:pk>/vai-tro/<int:role>/ket-thuc/", administering.end_role, name="end-role"),
    path("quan-tri/tai-khoan/<int:pk>/ngung/", administering.close, name="close-account"),
    path("quan-tri/tai-khoan/<int:pk>/dung-lai/", administering.reopen, name="reopen-account"),
]
