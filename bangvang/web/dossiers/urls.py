"""Đề nghị and Hồ sơ: campaigns, letters, the table of a unit's people, dossiers one by one and in bulk."""

from django.urls import path

from bangvang.web.dossiers.views import bulk, campaigns, dossier, downloads, lines, proposals, steps, table

urlpatterns = [
    path("de-nghi/", proposals.proposal_list, name="proposals"),
    path("de-nghi/tiep-nhan/", proposals.receive_many, name="proposals-receive"),
    path("de-nghi/dot/mo/", campaigns.open_campaign, name="campaign-open"),
    path("de-nghi/dot/<int:pk>/", campaigns.campaign_detail, name="campaign"),
    path("de-nghi/dot/<int:pk>/giai-trinh/", campaigns.ask_supplement, name="campaign-late"),
    path("de-nghi/dot/<int:pk>/lap/<int:unit>/", campaigns.draw_up, name="proposal-draw-up"),
    path("de-nghi/bo-sung/<int:pk>/", campaigns.supplement_detail, name="supplement"),
    path("de-nghi/<int:pk>/", proposals.proposal_detail, name="proposal"),
    path("de-nghi/<int:pk>/danh-sach/", table.choices, name="proposal-table"),
    path("de-nghi/<int:pk>/bang-dien-san.xlsx", table.workbook_out, name="proposal-table-sheet"),
    path("de-nghi/<int:pk>/dien-san/", table.fill, name="proposal-table-fill"),
    path("de-nghi/<int:pk>/nop-excel/", table.workbook_in, name="proposal-table-in"),
    path("de-nghi/<int:pk>/danh-sach.xlsx", downloads.proposal_sheet, name="proposal-sheet"),
    path("de-nghi/<int:pk>/van-ban/<slug:kind>.<slug:suffix>", downloads.proposal_paper, name="proposal-paper"),
    path("de-nghi/<int:pk>/ban-ky/", downloads.signed_letter, name="proposal-signed"),
    path("de-nghi/<int:pk>/bien-ban/", steps.record_minutes, name="proposal-minutes"),
    path("de-nghi/<int:pk>/niem-yet/", steps.post_list, name="proposal-post"),
    path("de-nghi/<int:pk>/ket-thuc-niem-yet/", steps.close_posting, name="proposal-close-posting"),
    path("de-nghi/<int:pk>/ky/", steps.sign, name="proposal-sign"),
    path("de-nghi/<int:pk>/tai-ban-ky/", steps.sign_with_file, name="proposal-sign-with-file"),
    path("de-nghi/<int:pk>/them-bieu-duong/", proposals.add_commended, name="proposal-commended"),
    path("de-nghi/<int:pk>/<slug:path>/", proposals.take_step, name="proposal-step"),
    path("ho-so/", lines.line_list, name="lines"),
    path("ho-so/danh-sach.xlsx", downloads.line_sheet, name="lines-sheet"),
    path("ho-so/hang-loat/", bulk.preview, name="lines-bulk"),
    path("ho-so/hang-loat/<uuid:batch>/", bulk.done, name="lines-bulk-done"),
    path("ho-so/giay-to/<int:pk>/", downloads.dossier_file, name="dossier-file"),
    path("ho-so/bien-ban/<int:pk>/", downloads.minutes_file, name="dossier-minutes"),
    path("ho-so/<int:pk>/", dossier.dossier_detail, name="dossier"),
    path("ho-so/<int:pk>/luu/", dossier.save_line, name="dossier-save"),
    path("ho-so/<int:pk>/dinh-kem/", dossier.attach, name="dossier-attach"),
    path("ho-so/<int:pk>/y-kien/", dossier.give_opinion, name="dossier-opinion"),
    path("ho-so/<int:pk>/tra-lai/", dossier.return_line, name="dossier-return"),
    path("ho-so/<int:pk>/xac-nhan-khac/", dossier.override, name="dossier-override"),
    path("ho-so/<int:pk>/phieu-tham-dinh.<slug:suffix>", downloads.appraisal_paper, name="dossier-appraisal"),
    path("ho-so/<int:pk>/<slug:path>/", dossier.take_step, name="dossier-step"),
]
