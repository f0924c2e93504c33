"""Addresses of agreements, their ledger and the schemes."""

from django.urls import path

from agreements.views import decisions, drafts, pages, schemes

app_name = "agreements"

urlpatterns = [
    path("clusters/<int:cluster_id>/overeenkomsten/", pages.agreements, name="list"),
    path("clusters/<int:cluster_id>/overeenkomsten/nieuw/", drafts.new_agreement, name="new"),
    path("clusters/<int:cluster_id>/overeenkomsten/toets/", drafts.check_typed, name="check"),
    path("overeenkomsten/<int:agreement_id>/", pages.agreement, name="detail"),
    path("overeenkomsten/<int:agreement_id>/verbeteren/", drafts.correct, name="correct"),
    path("overeenkomsten/<int:agreement_id>/bevestigen/", decisions.confirm, name="confirm"),
    path("overeenkomsten/<int:agreement_id>/intrekken/", decisions.withdraw, name="withdraw"),
    path("overeenkomsten/<int:agreement_id>/beeindigen/", decisions.end, name="end"),
    path("overeenkomsten/<int:agreement_id>/stoppen/", decisions.stop, name="stop"),
    path("overeenkomsten/<int:agreement_id>/geld/", decisions.money, name="money"),
    path("steunregelingen/", schemes.schemes, name="schemes"),
    path("steunregelingen/nieuw/", schemes.new_scheme, name="new_scheme"),
    path("steunregelingen/<int:scheme_id>/", schemes.scheme, name="scheme"),
    path("steunregelingen/<int:scheme_id>/wijzigen/", schemes.change_scheme, name="change_scheme"),
]
