"""What the granting authority was and is called (R49), and the first text of every letter (R54).

They are rows once loaded: a new name or another text is added on the screen, never here.
"""

from __future__ import annotations

from datetime import date

# Name, legal basis, first and last day.
NAMES: tuple[tuple[str, str, date, date | None], ...] = (
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

# By language: subject line, text, how to appeal. The term of appeal is to be verified (certainty D).
LETTERS: dict[str, tuple[str, str, str]] = {
    "nl": (
        "Beslissing over $subject",
        (
            "Beste $addressee,\n"
            "Op $day besliste het $authority over $subject ($reference).\n"
            "De beslissing, met nummer $number: $outcome\n"
            "Voorwaarden: $conditions\n"
            "Heb je vragen? Mail naar clusters@vlaio.be."
        ),
        (
            "Je kunt tegen deze beslissing beroep aantekenen bij de Raad van State. Dat doe je binnen 60 dagen"
            " nadat je deze brief kreeg, met een ondertekend verzoekschrift: aangetekend aan de Raad van State,"
            " Wetenschapsstraat 33, 1040 Brussel, of elektronisch op eproadmin.raadvst-consetat.be."
        ),
    ),
    "en": (
        "Decision on $subject",
        (
            "Dear $addressee,\n"
            "On $day the $authority decided on $subject ($reference).\n"
            "The decision, with number $number: $outcome\n"
            "Conditions: $conditions\n"
            "Any questions? Write to clusters@vlaio.be."
        ),
        (
            "You can appeal against this decision to the Council of State. You do so within 60 days of receiving"
            " this letter, by a signed application: by registered letter to the Council of State,"
            " Wetenschapsstraat 33, 1040 Brussels, or online at eproadmin.raadvst-consetat.be."
        ),
    ),
}
