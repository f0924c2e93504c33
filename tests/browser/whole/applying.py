"""From the call to a full proposal that was admitted, as people do it on their screens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from unittest import mock

from django.core import mail
from playwright.sync_api import Page, expect

from applications.actions.judging import admissibility
from applications.models import Application, Call
from clusterbeleid.accounts.models import User
from clusterbeleid.kernel.identifiers import format_kbo, make_kbo
from tests.applications.judging import builders as judged
from tests.browser.checks import stands
from tests.browser.parts import (
    choose,
    field,
    fill_in,
    follow,
    part,
    press,
    press_and_confirm,
    reads,
)
from tests.browser.whole.cast import Cast, Group, Stage
from tests.clusters import builders

CALL = "IBN-2026"
ALFA, BETA = format_kbo(make_kbo(700_001)), format_kbo(make_kbo(700_002))
PERSONNEL = "a. Animatie: samenwerking, informatie delen, bedrijven ondersteunen – Personeel"
AID = "Steun gevraagd aan VLAIO"
NOT_INVITED = "Het plan mist nog bedrijven die mee betalen."


def publish_the_call(stage: Stage, head: User) -> None:
    """Write a call with two steps and publish it; everybody can read it."""
    page = stage.seat(head)
    page.goto("/oproepen/")
    follow(page, "Nieuwe oproep")
    terms = {
        "Blijken van interesse vanaf": "02/02/2026 09:00",
        "Blijken van interesse tot": "31/03/2026 17:00",
        "Volledige voorstellen vanaf": "11/05/2026 09:00",
        "Volledige voorstellen tot": "30/06/2026 17:00",
    }
    fill_in(
        page,
        {
            "Soort": "Innovatief bedrijfsnetwerk",
            "Referentie": CALL,
            "Naam in het Nederlands": "Innovatieve bedrijfsnetwerken 2026",
            "Naam in het Engels": "Innovative business networks 2026",
            **terms,
            "Enveloppe": "500.000",
            "Minimumaantal bedrijven": "1",
            "Contact": "Karim Manager",
            "E-mailadres van de contactpersoon": "karim@example.be",
        },
    )
    press(page, "Bewaar")
    follow(page, "Publiceren")
    press(page, "Publiceren")
    reads(page, "Gepubliceerd")
    visitor = stage.open_page()
    visitor.goto("/open-oproepen/")
    reads(visitor, "Innovatieve bedrijfsnetwerken 2026", "31 maart 2026")


def start(page: Page, title: str) -> Application:
    """Begin an application in the open call."""
    page.goto("/aanvragen/nieuw/")
    field(page, "Oproep").select_option(str(Call.objects.get().pk))
    fill_in(page, {"Titel": title})
    press(page, "Aanvraag beginnen")
    reads(page, "Delen")
    return Application.objects.get(title=title)


def write(page: Page, section: str, texts: Mapping[str, str]) -> None:
    """Type in a section and see that it is stored."""
    open_section(page, section)
    for label, text in texts.items():
        page.get_by_label(label, exact=True).fill(text)
    expect(page.locator("#save-state")).to_contain_text("Bewaard om")


def open_section(page: Page, section: str) -> None:
    """Go to a part of the application by its tab, or from its first page."""
    page.get_by_role("link", name=section, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(section)


def write_with_two(stage: Stage, group: Group, application: Application) -> None:
    """Let two people write in one section at the same time: neither loses a word."""
    one, other = stage.seat(group.writer), stage.seat(group.signatory)
    for page in (one, other):
        page.goto(f"/aanvragen/{application.pk}/deel/general/")
    one.get_by_label("Samenvatting van het initiatief").fill("Serres die samen leren.")
    expect(one.locator("#save-state")).to_contain_text("Bewaard om")
    other.get_by_label("Plaats waar de activiteiten gebeuren").fill("Roeselare")
    expect(other.locator("#save-state")).to_contain_text("Bewaard om")
    other.reload()
    expect(other.get_by_label("Samenvatting van het initiatief")).to_have_value(
        "Serres die samen leren."
    )


def plan(page: Page) -> None:
    """Say how large the organisation is and set two project years, from the first part."""
    open_section(page, "Algemeen")
    follow(page, "Titel, periode en grootte wijzigen")
    fill_in(
        page,
        {
            "Grootte van de aanvragende organisatie": "Klein",
            "Eerste dag van de activiteiten": "01/01/2027",
            "Laatste dag van de activiteiten": "31/12/2028",
        },
    )
    press(page, "Bewaar")
    reads(page, "01/01/2027")


def add_company(page: Page, name: str, number: str) -> None:
    """Put a company in the consortium."""
    open_section(page, "Consortium")
    follow(page, "Organisatie toevoegen")
    fill_in(
        page,
        {
            "Ondernemingsnummer": number,
            "Naam": name,
            "Rol in de groep": "Bedrijf",
            "Grootte": "Klein",
            "Gemeente van de vestiging in Vlaanderen": "Roeselare",
        },
    )
    field(page, "Heeft een vestiging in Vlaanderen").check()
    press(page, "Bewaar")
    reads(page, name)


def in_both_years(row: str, amount: str) -> dict[str, str]:
    """Return one amount for each of the two project years of a row."""
    return {f"{row}, projectjaar {year}": amount for year in (1, 2)}


def add_money(page: Page, company: str, cost: str, aid: str) -> None:
    """Type what it costs, what is asked, and what the company promises."""
    write(page, "Begroting", in_both_years(PERSONNEL, cost))
    promises = in_both_years(f"{company} (Bedrijf)", aid)
    write(page, "Financiering en cofinanciering", in_both_years(AID, aid) | promises)


def hand_in(stage: Stage, page: Page, application: Application) -> None:
    """Read everything once more and sign; the sealed PDF follows."""
    page.goto(f"/aanvragen/{application.pk}/indienen/")
    page.get_by_label("Ik las de hele aanvraag").check()
    press(page, "Ondertekenen en indienen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ontvangstbewijs")
    stage.work()
    page.reload()
    expect(part(page, "receipt").get_by_role("link", name=".pdf")).to_be_visible()
    assert any(application.reference in letter.subject for letter in mail.outbox)


def express_interest(stage: Stage, cast: Cast) -> tuple[Application, Application]:
    """Write two expressions of interest that overlap, and hand both in."""
    made = []
    for group, title, company, number, cost, aid in (
        (cast.greenhouses, "Lerende serres", "Alfa", ALFA, "200.000", "100.000"),
        (cast.sensors, "Sensoren voor serres", "Beta", BETA, "100.000", "50.000"),
    ):
        page = stage.seat(group.signatory)
        application = start(page, title)
        plan(page)
        if group is cast.greenhouses:
            write_with_two(stage, group, application)
        else:
            write(
                page,
                "Algemeen",
                {
                    "Samenvatting van het initiatief": "Meten in de serre.",
                    "Plaats waar de activiteiten gebeuren": "Gent",
                },
            )
        add_company(page, company, number)
        add_money(page, company, cost, aid)
        hand_in(stage, page, application)
        made.append(application)
    return made[0], made[1]


def third_expression(stage: Stage) -> Application:
    """Let a third group be admitted too; its screens are those of the first two."""
    with mock.patch.object(judged, "NOW", stage.now):
        asked = judged.submitted(call=Call.objects.get(), title="Warmte uit water")
        judged.answered(judged.with_test(asked, tested_on=stage.now.date()))
        return admissibility.declare_admissible(asked, actor=builders.head(), at=stage.now)


def admit(stage: Stage, official: User, application: Application) -> None:
    """Test the exclusions, answer every point and declare admissible."""
    page = stage.seat(official)
    page.goto(f"/beoordelingen/{application.pk}/")
    follow(page, "Toets van de uitsluitingen registreren")
    fill_in(
        page,
        {
            "Getoetst op": stage.now.strftime("%d/%m/%Y"),
            "Jaar van de jaarrekening": "2025",
            "Bron": "Balanscentrale",
        },
    )
    choose(page, "Staat er nog een terugvorderingsbevel", "Nee")
    choose(page, "Is de onderneming in moeilijkheden?", "Nee")
    press(page, "Bewaar")
    reads(page, "Balanscentrale")
    open_points = part(page, "checklist").get_by_role("link", name="Beantwoord")
    while open_points.count():
        open_points.first.click()
        choose(page, "Is aan dit punt voldaan?", "Ja")
        fill_in(page, {"Waarom": "Nagelezen in het dossier."})
        press(page, "Bewaar")
        expect(part(page, "checklist")).to_be_visible()
    follow(page, "Ontvankelijk verklaren")
    press(page, "Ontvankelijk verklaren")
    reads(page, "Ontvankelijk")


def join(stage: Stage, head: User, lead: Application, other: Application) -> Application:
    """Join two expressions of interest that overlap into one proposal."""
    page = stage.seat(head)
    page.goto(f"/aanvragen/{lead.pk}/")
    follow(page, "Samenvoegen")
    page.get_by_label(other.reference).check()
    fill_in(page, {"Reden": "Beide plannen meten in dezelfde serres."})
    press(page, "Samenvoegen")
    reads(page, "Samengevoegd")
    stage.work()
    return Application.objects.get(step="full", title=lead.title)


def let_the_government_choose(stage: Stage, head: User, paper: Path, third: Application) -> None:
    """Register the decision of the government, look at the letters, and let them leave."""
    page = stage.seat(head)
    page.goto(f"/oproepen/{third.call_id}/regering/")
    follow(page, "Beslissing registreren")
    fill_in(
        page,
        {"Referentie van de beslissing": "VR 2026 0805/1", "Datum van de beslissing": "08/05/2026"},
    )
    field(page, "Document van het besluit").set_input_files(paper)
    choose(page, third.reference, "Niet uitnodigen")
    fill_in(page, {f"Gronden voor {third.reference}": NOT_INVITED})
    press(page, "Bewaar")
    page.get_by_text("Brief die zal vertrekken").click()
    reads(page, NOT_INVITED)
    stands(page)
    press_and_confirm(page, "Brieven versturen")
    stage.work()
    page.goto(page.url)
    reads(page, "Brief die vertrok")
    third.refresh_from_db()
    assert third.state == "not_invited"


def write_proposal(stage: Stage, signatory: User, proposal: Application) -> None:
    """Begin with what stands there already; only what changes by working together is typed."""
    page = stage.seat(signatory)
    page.goto("/aanvragen/")
    follow(page, proposal.reference)
    open_section(page, "Consortium")
    reads(page, "Alfa", "Beta")
    write(page, "Visie en programma", {"Visie van de cluster": "Elke serre leert van elke serre."})
    write(page, "Begroting", in_both_years(PERSONNEL, "300.000"))
    write(page, "Financiering en cofinanciering", in_both_years(AID, "150.000"))
    for company, promised in (("Alfa", "100000"), ("Beta", "50000")):
        promise = page.get_by_label(f"{company} (Bedrijf), projectjaar 1", exact=True)
        expect(promise).to_have_value(re.compile(rf"^{promised}|{promised[:-3]}[.]000"))
    hand_in(stage, page, proposal)


def ask_completion(stage: Stage, official: User, proposal: Application) -> None:
    """Open one part of the proposal again, with a term and a reason."""
    page = stage.seat(official)
    page.goto(f"/aanvragen/{proposal.pk}/")
    follow(page, "Aanvulling vragen")
    page.get_by_label("Risico's", exact=True).check()
    fill_in(page, {"Tot en met": "30/06/2026 17:00", "Reden": "Zeg wat je doet als een lid stopt."})
    press(page, "Vragen")
    reads(page, "De aanvrager vult aan")
    stage.work()


def complete(stage: Stage, signatory: User, proposal: Application) -> None:
    """Fill in what was asked; everything else stands still."""
    page = stage.seat(signatory)
    page.goto(f"/aanvragen/{proposal.pk}/")
    reads(page, "Zeg wat je doet als een lid stopt.")
    stands(page)
    open_section(page, "Visie en programma")
    expect(page.locator("main textarea")).to_have_count(0)
    write(page, "Risico's", {"Risico's en hoe je ze aanpakt": "Een ander lid neemt het over."})
    hand_in(stage, page, proposal)
    page.goto(f"/aanvragen/{proposal.pk}/versies/")
    reads(page, "Versie 2", "Een ander lid neemt het over.")
