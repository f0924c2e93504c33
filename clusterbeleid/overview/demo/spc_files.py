"""Two other SPC files of the demo: one that experts are judging now, and one half written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from applications.actions.data import MemberData
from applications.actions.files import start_application
from applications.actions.judging.admissibility import start_assessment
from applications.actions.judging.reviews import accept_review, invite_expert
from applications.enums import DocumentKind
from applications.models import Application, Call, Expert
from clusterbeleid.overview.demo import people, writing
from clusterbeleid.overview.demo.calendar import BEGINNING, moment
from clusterbeleid.overview.demo.groups import Numbers, register, signs_for
from clusterbeleid.overview.demo.judging import admit

_ROBOTS = {
    "summary": (
        "Bouwers van robots, machinebedrijven en ziekenhuizen maken robots die veilig naast"
        " mensen werken, ook in kleine reeksen en in de zorg."
    ),
    "location": "Leuven en Genk",
    "vision": "In 2036 werkt in een op de drie Vlaamse kmo's met productie een robot naast mensen.",
    "programme": (
        "Drie lijnen: veilig samenwerken, snel omstellen en leren van de operator. Elke lijn"
        " eindigt in een proefopstelling die leden kunnen huren."
    ),
    "need": "Kmo's kunnen een robot niet uitproberen voor ze hem kopen.",
    "additionality": "Zonder steun leent elk bedrijf zijn machine enkel aan zijn eigen klanten.",
    "support-base": "Negentien bedrijven tekenden, veertien daarvan zijn kmo's.",
    "openness": "Het lidgeld begint bij € 400. Niet-leden huren de opstelling aan kostprijs.",
    "organisation": "Een directeur en twee ingenieurs; het bestuur komt zes keer per jaar samen.",
    "workplan": "Jaar 1: eerste opstelling. Jaar 2: ziekenhuizen. Jaar 3: evaluatie.",
    "risk": "Regels over veiligheid kunnen wijzigen; een jurist van de sector volgt ze op.",
}


def make_file_with_experts(call: Call, numbers: Numbers, pool: Mapping[str, Expert]) -> Application:
    """Hand in a file that two experts judge now: one is writing, one has still to answer."""
    body = register("Robotica Vlaanderen vzw", "Leuven", numbers.next())
    by = signs_for(body, "stef", "Stef Moens").signatory
    at = moment(date(2026, 9, 21))
    application = start_application(call, "Robots naast mensen", actor=by, at=at)
    application = writing.plan(application, date(2027, 1, 1), date(2029, 12, 31), by=by, at=at)
    members = [
        _company(numbers, name, size, town)
        for name, size, town in (
            ("Dijleberg Automatie nv", "large", "Leuven"),
            ("Eikhof Robotica bv", "small", "Genk"),
            ("Olmland Machines nv", "medium", "Geel"),
        )
    ]
    writing.fill(application, _ROBOTS, members, (60, 10, 30), 400_000, by=by, at=at)
    for kind, title in (
        (DocumentKind.BUSINESS_PLAN, "Businessplan"),
        (DocumentKind.LETTER_OF_INTENT, "Intentieverklaringen"),
    ):
        writing.attach(application, kind.value, title, by=by, at=at)
    writing.hand_in(application, by=by, at=moment(date(2026, 10, 12), 15))
    admit(application, date(2026, 10, 26), by="els")
    manager, asked = people.actor("els"), moment(date(2026, 11, 9), 10)
    start_assessment(application, actor=manager, at=asked)
    reviews = [
        invite_expert(application, pool[key], date(2026, 12, 18), actor=manager, at=asked)
        for key in ("anna", "peter")
    ]
    accept_review(reviews[0], actor=people.actor("anna"), at=moment(date(2026, 11, 12), 8))
    return application


def make_draft(call: Call, numbers: Numbers) -> Application:
    """Begin a file of which half is still to be written."""
    body = register("Circulair Bouwen Vlaanderen vzw", "Mechelen", numbers.next())
    people.give_mandate(people.BY_KEY["mieke"], body.kbo, BEGINNING)
    by, at = people.actor("mieke"), moment(date(2026, 11, 16), 9)
    application = start_application(call, "Circulair bouwen", actor=by, at=at)
    texts = {
        "summary": (
            "Aannemers, slopers en makers van bouwmaterialen zorgen er samen voor dat een gebouw"
            " na zijn leven de grondstof wordt van het volgende."
        ),
        "location": "Mechelen",
        "vision": "Tegen 2036 komt een derde van de materialen op Vlaamse werven uit afbraak.",
        "need": "Slopers weten niet wat er in een gebouw zit en aannemers niet wat vrijkomt.",
        "programme": (
            "Vier lijnen: meten wat er in gebouwen zit, anders afbreken, materialen keuren en"
            " nieuwe producten maken."
        ),
        "activity-matching": "Elke maand brengen we slopers en makers samen op een werf.",
        "openness": "Elk bouwbedrijf kan lid worden; het lidgeld begint bij € 300.",
        "support-base": "Tweeëntwintig bedrijven tekenden al, vijftien daarvan zijn kmo's.",
    }
    writing.answer(application, texts, by=by, at=at)
    company = _company(numbers, "Vaartland Sloopwerken nv", "medium", "Mechelen")
    writing.join_consortium(application, [company], by=by, at=at)
    return application


def _company(numbers: Numbers, name: str, size: str, town: str) -> MemberData:
    return MemberData(
        kbo=numbers.next(),
        name=name,
        part="company",
        size=size,
        flemish_site=True,
        municipality=town,
    )
