"""Addresses of pages about people."""

from django.urls import path

from clusterbeleid.accounts.views import (
    factors,
    passwords,
    people,
    preferences,
    provider,
    rights,
    second_step,
    security,
    session,
    team,
)

app_name = "accounts"
urlpatterns = [
    path("aanmelden/", session.log_in, name="login"),
    path("afmelden/", session.log_out, name="logout"),
    path("aanmelden/tweede-stap/", second_step.second_step, name="second_step"),
    path("aanmelden/passkey/", second_step.passkey_login, name="passkey_login"),
    path("aanmelden/oidc/", provider.oidc_login, name="oidc_login"),
    path("aanmelden/oidc/antwoord/", provider.oidc_callback, name="oidc_callback"),
    path("aanmelden/oidc/binnenkomen/", provider.oidc_enter, name="oidc_enter"),
    path("beveiliging/", security.security, name="security"),
    path("beveiliging/wachtwoord/", security.prove, name="prove"),
    path("beveiliging/codes/", factors.add_codes, name="add_codes"),
    path("beveiliging/passkey/", factors.add_passkey, name="add_passkey"),
    path("beveiliging/herstelcodes/", factors.recovery_codes, name="recovery_codes"),
    path("beveiliging/tweede-stap/<int:factor_id>/", factors.remove_factor, name="remove_factor"),
    path("beveiliging/sessies/", security.end_other_sessions, name="end_other_sessions"),
    path("beveiliging/sessies/<uuid:reference>/", security.end_session, name="end_session"),
    path("taal/", session.set_language, name="set_language"),
    path("organisatie-kiezen/", session.choose_organisation, name="choose_organisation"),
    path("wachtwoord-vergeten/", passwords.forgot_password, name="forgot_password"),
    path("wachtwoord-kiezen/", passwords.choose_password, name="choose_password"),
    path("voorkeuren/", preferences.preferences, name="preferences"),
    path("team/", team.team, name="team"),
    path("team/uitnodigen/", team.invite, name="invite_colleague"),
    path("team/<int:mandate_id>/beeindigen/", team.end, name="end_team_mandate"),
    path("beheer/gebruikers/", people.people_list, name="users"),
    path("beheer/gebruikers/nieuw/", people.new_person, name="new_person"),
    path("beheer/gebruikers/<int:person_id>/", people.person, name="person"),
    path(
        "beheer/gebruikers/<int:person_id>/gegevens/",
        people.correct_person,
        name="correct_person",
    ),
    path("beheer/gebruikers/<int:person_id>/rol/", rights.add_role, name="add_role"),
    path("beheer/gebruikers/<int:person_id>/mandaat/", rights.add_mandate, name="add_mandate"),
    path("beheer/gebruikers/<int:person_id>/account/", people.set_active, name="set_active"),
    path("beheer/gebruikers/<int:person_id>/link/", people.send_link, name="send_link"),
    path(
        "beheer/gebruikers/<int:person_id>/tweede-stap/",
        people.forget_factors,
        name="forget_factors",
    ),
    path("beheer/rechten/<str:kind>/<int:right_id>/", rights.end_right, name="end_right"),
]
