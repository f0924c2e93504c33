"""Addresses of agreements, their ledger and the schemes."""

from django.urls import path

from agreements.views import (
    awards,
    decisions,
    drafts,
    duties,
    outward,
    pages,
    plans,
    public_awards,
    registers,
    schemes,
)

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
    path(
        "overeenkomsten/<int:agreement_id>/betalingsplan/<int:year_number>/",
        plans.amend,
        name="amend_plan",
    ),
    path("verplichtingen/<int:duty_id>/", duties.meet, name="meet_duty"),
    path("verplichtingen/<int:duty_id>/gegevens/", awards.fill_in, name="fill_in_award"),
    path("staatssteun/", awards.queue, name="awards"),
    path("steunregister/", public_awards.register, name="public_awards"),
    *(
        path(f"staatssteun/staatssteun.{kind}", awards.bulk, {"kind": kind}, name=f"awards_{kind}")
        for kind in ("csv", "xml")
    ),
    *(
        path(
            f"steunregister/steunregister.{kind}",
            public_awards.download,
            {"kind": kind},
            name=f"public_awards_{kind}",
        )
        for kind in ("csv", "xml", "json")
    ),
    path("de-minimis/", registers.de_minimis, name="de_minimis"),
    path("de-minimis/nieuw/", registers.new_de_minimis, name="new_de_minimis"),
    path("de-minimis/<int:aid_id>/", registers.aid, name="de_minimis_aid"),
    path("de-minimis/<int:aid_id>/register/", registers.register, name="register_de_minimis"),
    path("clusters/<int:cluster_id>/kortingen/", outward.discounts, name="discounts"),
    path("clusters/<int:cluster_id>/kortingen/nieuw/", outward.new_discount, name="new_discount"),
    path("subsidieregister/", outward.quarters, name="quarters"),
    *(
        one
        for kind in ("csv", "xml")
        for one in (
            path(
                f"de-minimis/deminimis.{kind}",
                registers.bulk,
                {"kind": kind},
                name=f"de_minimis_{kind}",
            ),
            path(
                f"subsidieregister/<str:quarter>.{kind}",
                outward.quarter_file,
                {"kind": kind},
                name=f"quarter_{kind}",
            ),
            path(
                f"subsidieregister/jaar/<int:calendar_year>.{kind}",
                outward.year_file,
                {"kind": kind},
                name=f"year_{kind}",
            ),
        )
    ),
    path("europese-commissie/", outward.scheme_duties, name="scheme_duties"),
    path("europese-commissie/nieuw/", outward.new_request, name="new_request"),
    path("europese-commissie/<int:scheme_duty_id>/", outward.meet_duty, name="meet_scheme_duty"),
    path("steunregelingen/", schemes.schemes, name="schemes"),
    path("steunregelingen/nieuw/", schemes.new_scheme, name="new_scheme"),
    path("steunregelingen/<int:scheme_id>/", schemes.scheme, name="scheme"),
    path("steunregelingen/<int:scheme_id>/wijzigen/", schemes.change_scheme, name="change_scheme"),
]
