"""The IBN call of the demo: twelve expressions of interest, seven full proposals and their judgement."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from applications.actions.completing import withdraw
from applications.actions.data import MemberData
from applications.actions.files import start_application
from applications.actions.judging.advice import AdviceData
from applications.actions.judging.government import Choice, carry_out, register_decision
from applications.actions.proposals import join
from applications.enums import Step
from applications.judging_enums import Proposal
from applications.models import Application, Call, Expert
from applications.queries.judging.government import waiting_selections
from clusterbeleid.overview.demo import people, writing
from clusterbeleid.overview.demo.calendar import moment
from clusterbeleid.overview.demo.files import page
from clusterbeleid.overview.demo.groups import Applicant, Numbers, register, signs_for
from clusterbeleid.overview.demo.judging import Opinion, admit, advise, assess

FIRST_DAY, LAST_DAY = date(2027, 1, 1), date(2029, 12, 31)
GRANTED, REFUSED = "granted", "refused"
WITHDRAWN, JOINED, NOT_INVITED = "withdrawn", "joined", "not_invited"
_INVITATION = "Het plan past in de oproep en de bedrijven dragen het zelf."
_NO_INVITATION = (
    "Het plan mist nog bedrijven die mee betalen. Andere plannen in deze oproep zijn verder."
)
_MANAGERS = ("karim", "els")
_SHARES = {2: (60, 40), 3: (50, 20, 30)}


@dataclass
class Network:
    """A network of the data file, and its files as far as the story has come."""

    told: Mapping[str, Any]
    by: Applicant
    expression: Application
    proposal: Application | None = None
    partners: list[Network] = field(default_factory=list)

    @property
    def fate(self) -> str:
        """Return how the story of this network ends."""
        return str(self.told["fate"])

    @property
    def aid(self) -> int:
        """Aid asked for a year, in euro; a joint proposal asks for all its partners."""
        return int(self.told["aid"]) + sum(partner.aid for partner in self.partners)


def make_networks(call: Call, numbers: Numbers, pool: Mapping[str, Expert]) -> list[Network]:
    """Tell the call from the first expression of interest to the last advice."""
    networks = [
        _express(call, one, numbers, date(2026, 3, 2) + timedelta(days=place))
        for place, one in enumerate(_told())
    ]
    for place, network in enumerate(networks):
        admit(network.expression, date(2026, 4, 9), by=_MANAGERS[place % 2])
    leads = _invite(call, networks)
    for place, network in enumerate(leads):
        _propose(network, date(2026, 6, 8) + timedelta(days=3 * place))
    for place, network in enumerate(leads):
        _judge(network, pool, by=_MANAGERS[place % 2])
    return networks


def _told() -> Sequence[Mapping[str, Any]]:
    with (Path(__file__).parent / "networks.toml").open("rb") as lines:
        found: Sequence[Mapping[str, Any]] = tomllib.load(lines)["network"]
    return found


def _express(call: Call, told: Mapping[str, Any], numbers: Numbers, day: date) -> Network:
    """Write and hand in an expression of interest."""
    body = register(told["body"], told["town"], numbers.next())
    applicant = signs_for(body, *told["contact"])
    by, at = applicant.signatory, moment(day)
    application = start_application(call, told["title"], actor=by, at=at)
    application = writing.plan(application, FIRST_DAY, LAST_DAY, by=by, at=at)
    members = [
        MemberData(
            kbo=numbers.next(),
            name=name,
            part="company",
            size=size,
            flemish_site=True,
            municipality=told["town"],
        )
        for name, size in told["companies"]
    ]
    writing.fill(
        application,
        _first_answers(told),
        members,
        _SHARES[len(members)],
        told["aid"],
        by=by,
        at=at,
    )
    writing.hand_in(application, by=by, at=moment(day + timedelta(days=8), 15))
    return Network(told, applicant, Application.objects.get(pk=application.pk))


def _invite(call: Call, networks: Sequence[Network]) -> list[Network]:
    """Join two, let the government invite six, and return those who write a full proposal."""
    by_key = {network.told["key"]: network for network in networks}
    for network in networks:
        if "into" in network.told:
            by_key[network.told["into"]].partners.append(network)
    for network in networks:
        if network.partners:
            _join(network)
    _let_the_government_choose(call, networks)
    made = Application.objects.filter(call=call, step=Step.FULL).prefetch_related("origins")
    by_expression = {row.expression_id: one for one in made for row in one.origins.all()}
    leads = [network for network in networks if "into" not in network.told]
    for network in leads:
        network.proposal = by_expression.get(network.expression.pk)
    return [network for network in leads if network.proposal is not None]


def _join(network: Network) -> None:
    join(
        [network.expression, *(one.expression for one in network.partners)],
        network.expression,
        actor=people.actor("hilde"),
        at=moment(date(2026, 4, 27), 11),
        reason="Vijf bedrijven staan in beide plannen; samen maken ze meer kans.",
    )


def _let_the_government_choose(call: Call, networks: Sequence[Network]) -> None:
    """Register the decision with its document, and carry out every choice with its letter."""
    head = people.actor("hilde")
    choices = [
        Choice(
            network.expression.pk,
            network.fate != NOT_INVITED,
            _NO_INVITATION if network.fate == NOT_INVITED else _INVITATION,
        )
        for network in networks
        if network.fate != JOINED
    ]
    decision = register_decision(
        call,
        SimpleUploadedFile("beslissing-demo.pdf", page(), content_type="application/pdf"),
        choices,
        reference="VR 2026 0805 DEMO.1",
        decided_on=date(2026, 5, 8),
        actor=head,
        at=moment(date(2026, 5, 8), 15),
    )
    for selection in waiting_selections(decision):
        carry_out(selection, actor=head, at=moment(date(2026, 5, 11), 9))


def _propose(network: Network, day: date) -> None:
    """Complete the proposal and hand it in; one network steps out instead."""
    proposal = network.proposal
    if proposal is None:
        return
    by, at = network.by.signatory, moment(day)
    if network.fate == WITHDRAWN:
        reason = "Twee van de vier bedrijven verhuizen; de warmteleiding komt er niet."
        withdraw(proposal, actor=by, at=at, reason=reason)
        return
    proposal = writing.plan(proposal, FIRST_DAY, LAST_DAY, by=by, at=at)
    writing.answer(proposal, _later_answers(network.told), by=by, at=at)
    if network.partners:
        writing.budget(proposal, network.aid, by=by, at=at, version=1)
    writing.attach(proposal, "mandate", "Mandaat van de bedrijven", by=by, at=at)
    writing.hand_in(proposal, by=by, at=moment(day + timedelta(days=1), 16))


def _judge(network: Network, pool: Mapping[str, Expert], *, by: str) -> None:
    """Admit a proposal, let two experts score it, and advise."""
    proposal = network.proposal
    if proposal is None or network.fate == WITHDRAWN:
        return
    admit(proposal, date(2026, 7, 6), by=by)
    opinions = _opinions(network.told)
    assess(proposal, opinions, pool, date(2026, 7, 13), date(2026, 8, 31), by=by)
    positive = network.fate != REFUSED
    data = AdviceData(
        proposal=(Proposal.GRANT if positive else Proposal.REFUSE).value,
        motivation=_motivation(network, positive),
        draft_decision=(
            f"Steun aan {network.told['title']} voor drie projectjaren, zoals gevraagd."
            if positive
            else f"Geen steun aan {network.told['title']}."
        ),
    )
    advise(proposal, data, date(2026, 9, 14), by=by)


def _first_answers(told: Mapping[str, Any]) -> dict[str, str]:
    return {
        "summary": told["summary"],
        "location": f"{told['town']} en omgeving",
        "vision": (
            f"Over vijf jaar is Vlaanderen in Europa bekend om {told['focus']}. Nieuwe bedrijven"
            " komen erbij en de bestaande verkopen hun kennis ook buiten de landsgrenzen."
        ),
        "need": told["need"],
        "support-base": told["support"],
    }


def _later_answers(told: Mapping[str, Any]) -> dict[str, str]:
    """Return what only a full proposal answers."""
    focus, body = told["focus"], told["body"]
    return {
        "programme": (
            f"We werken in drie lijnen. Eerst brengen we in kaart waar {focus} vandaag vastloopt."
            f" Daarna testen we samen: {told['pilot']}. Tot slot delen we de resultaten in"
            " werkgroepen en bedrijfsbezoeken, ook met kmo's die nog geen lid zijn."
        ),
        "activity-projects": "Elk jaar begeleiden we vier ideeën van eerste gesprek tot aanvraag.",
        "activity-knowledge": "Acht werkgroepen en twee studiedagen per jaar, open voor iedereen.",
        "additionality": (
            "Zonder steun is er geen neutrale partij die bedrijven samenbrengt. De steun betaalt"
            " één voltijdse en één halftijdse medewerker; de testen betalen de leden zelf."
        ),
        "openness": (
            "Het lidgeld hangt af van de grootte: van € 250 voor een micro-onderneming tot"
            " € 4.000 voor een groot bedrijf. De tarieven staan op de website."
        ),
        "international": "We bezoeken elk jaar een zusternetwerk en nemen twee kmo's gratis mee.",
        "organisation": (
            f"{body} werft een netwerkmanager aan. Het bestuur komt vijf keer per jaar samen;"
            " kmo's hebben er de helft van de stemmen."
        ),
        "workplan": (
            "Jaar 1: aanwerven, leden bezoeken, eerste test voorbereiden. Jaar 2: testen en"
            " meten. Jaar 3: resultaten verspreiden en verder werken zonder steun voorbereiden."
        ),
        "risk": (
            "Het grootste risico is dat bedrijven hun gegevens niet willen delen. Daarom tekenen"
            " ze vooraf afspraken over wie wat mag zien."
        ),
    }


def _opinions(told: Mapping[str, Any]) -> list[Opinion]:
    """Return two opinions: the second expert is a point stricter on one criterion."""
    points = tuple(told["scores"])
    stricter = (points[0], max(points[1] - 1, 0), *points[2:])
    texts = (
        f"De verwachte winst op {told['focus']} is met cijfers onderbouwd.",
        "De noodzaak is duidelijk; wat bedrijven zonder steun zouden doen, kan scherper.",
        told["support"],
        "Het team is klein maar past bij het plan.",
        f"De proefopzet is concreet: {told['pilot']}.",
    )
    return [Opinion("peter", points, texts), Opinion("claire", stricter, texts)]


def _motivation(network: Network, positive: bool) -> str:
    if positive:
        return (
            "Beide experts waarderen het plan. De bedrijven leggen de helft van de kosten"
            " zelf samen en de gevraagde steun past binnen de enveloppe."
        )
    return (
        "De experts missen cijfers over de winst voor de bedrijven en vinden de organisatie"
        " te licht. Binnen de enveloppe gaan hoger gerangschikte voorstellen voor."
    )
