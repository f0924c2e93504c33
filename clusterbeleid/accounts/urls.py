"""Addresses of pages about people."""

from django.urls import path

from clusterbeleid.accounts.views import passwords, people, rights, session, team

app_name = "accounts"
urlpatterns = [
    path("aanmelden/", session.log_in, name="login"),
    path("afmelden/", session.log_out, name="logout"),
    path("taal/", session.set_language, name="set_language"),
    path("organisatie-kiezen/", session.choose_organisation, name="choose_organisation"),
    path("wachtwoord-vergeten/", passwords.forgot_password, name="forgot_password"),
    path("wachtwoord-kiezen/", passwords.choose_password, name="choose_password"),
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
    path("beheer/rechten/<str:kind>/<int:right_id>/", rights.end_right, name="end_right"),
]
