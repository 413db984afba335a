"""Đơn vị: the tree within one's reach, and the page of a unit."""

from django.urls import path

from bangvang.web.units import views, views_changes, views_clusters, views_founding, views_rankings, views_teams

urlpatterns = [
    path("don-vi/", views.unit_list, name="units"),
    path("don-vi/excel/", views.unit_export, name="units-export"),
    path("don-vi/cum-khoi/excel/", views.cluster_export, name="clusters-export"),
    path("don-vi/thay-doi/excel/", views_changes.change_export, name="unit-changes-export"),
    path("don-vi/thay-doi/", views_changes.change_list, name="unit-changes"),
    path("don-vi/thay-doi/<int:pk>/", views_changes.change_detail, name="unit-change"),
    path("don-vi/thay-doi/<int:pk>/huy/", views_changes.cancel, name="unit-change-cancel"),
    path("don-vi/<int:pk>/thay-doi/", views_changes.change, name="unit-reorganise"),
    path("don-vi/thay-doi/<int:pk>/nguoc-lai/", views_changes.opposite, name="unit-change-opposite"),
    path("don-vi/thanh-lap/", views_founding.found, name="unit-found"),
    path("don-vi/<int:pk>/tach/", views_founding.split, name="unit-split"),
    path("don-vi/<int:pk>/dia-ban/", views_founding.tag, name="unit-tag"),
    path("don-vi/dia-ban/<int:pk>/ket-thuc/", views_founding.end_tag, name="unit-area-end"),
    path("don-vi/<int:pk>/lap-to/", views_teams.found, name="team-found"),
    path("don-vi/to/<int:pk>/", views_teams.team, name="team"),
    path("don-vi/to/<int:pk>/doi-ten/", views_teams.rename, name="team-rename"),
    path("don-vi/to/<int:pk>/ket-thuc/", views_teams.end, name="team-end"),
    path("cum-khoi/", views_clusters.cluster_list, name="clusters"),
    path("cum-khoi/lap/", views_clusters.form_cluster, name="cluster-form"),
    path("cum-khoi/<int:pk>/", views_clusters.cluster, name="cluster"),
    path("cum-khoi/<int:pk>/ket-qua/", views_rankings.rank, name="cluster-rank"),
    path("cum-khoi/<int:pk>/ket-qua/excel/", views_rankings.export, name="cluster-ranking-export"),
    path("cum-khoi/<int:pk>/vao/", views_clusters.join, name="cluster-join"),
    path("cum-khoi/<int:pk>/ra/", views_clusters.leave, name="cluster-leave"),
    path("don-vi/<int:pk>/", views.unit, name="unit"),
]
