"""What the granting authority was and is called (R49), and a first text for every kind of letter (R54)."""

from datetime import date, datetime, timezone

from django.db import migrations

NAMES = (
    (
        "Beslissingscomité bij het Fonds voor Flankerend Economisch en Innovatiebeleid (Hermesfonds)",
        "Decreet van 21 december 2001, art. 41ter; BVR van 18 december 2015",
        date(2016, 1, 1),
        date(2020, 12, 31),
    ),
    (
        "Beslissingscomité bij het Fonds voor Innoveren en Ondernemen (FIO)",
        "Decreet van 21 december 2001, art. 41ter; BVR van 18 december 2015",
        date(2021, 1, 1),
        None,
    ),
)
TYPES = (
    "grant",
    "refuse",
    "admissible",
    "not_admissible",
    "approve_pact",
    "prolong",
    "phase_out",
    "lapse",
    "suspend_payment",
    "change",
    "accept_report",
    "recover",
    "stop",
    "withdraw",
    "correct",
)
TEXTS = {
    "nl": (
        "Beslissing over $subject",
        "Beste $addressee,\n"
        "Op $day besliste het $authority over $subject ($reference).\n"
        "De beslissing, met nummer $number: $outcome\n"
        "Voorwaarden: $conditions\n"
        "Heb je vragen? Mail naar clusters@vlaio.be.",
        "Je kunt tegen deze beslissing beroep aantekenen bij de Raad van State. Dat doe je binnen 60 dagen"
        " nadat je deze brief kreeg, met een ondertekend verzoekschrift: aangetekend aan de Raad van State,"
        " Wetenschapsstraat 33, 1040 Brussel, of elektronisch op eproadmin.raadvst-consetat.be.",
    ),
    "en": (
        "Decision on $subject",
        "Dear $addressee,\n"
        "On $day the $authority decided on $subject ($reference).\n"
        "The decision, with number $number: $outcome\n"
        "Conditions: $conditions\n"
        "Any questions? Write to clusters@vlaio.be.",
        "You can appeal against this decision to the Council of State. You do so within 60 days of receiving"
        " this letter, by a signed application: by registered letter to the Council of State,"
        " Wetenschapsstraat 33, 1040 Brussels, or online at eproadmin.raadvst-consetat.be.",
    ),
}
MADE = datetime(2026, 1, 1, tzinfo=timezone.utc)


def fill(apps, schema_editor):
    authority = apps.get_model("committee", "AuthorityName")
    for name, basis, first, last in NAMES:
        authority.objects.create(name=name, legal_basis=basis, first_day=first, last_day=last)
    template = apps.get_model("committee", "LetterTemplate")
    for kind in TYPES:
        for language, (subject, body, appeal) in TEXTS.items():
            template.objects.create(
                decision_type=kind,
                language=language,
                number=1,
                subject=subject,
                body=body,
                appeal_clause=appeal,
                made_at=MADE,
            )


class Migration(migrations.Migration):
    dependencies = [("committee", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
