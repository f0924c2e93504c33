"""Fixing a settlement: figures and PDF sealed, costs and income closed; and withdrawing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.text import slugify

from agreements.models import ProjectYear, SupportAgreement
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, refuse, require
from clusterbeleid.core.files import store_bytes
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.parameters import current_params
from clusterbeleid.core.state import change_state, record_creations
from clusterbeleid.kernel.findings import Explained
from cofinancing.documents.settlement import digest_of, sealed_figures, settlement_pdf
from cofinancing.enums import SettlementState
from cofinancing.models import Settlement
from cofinancing.permissions.settlements import may_settle, may_withdraw_settlement
from cofinancing.queries.settlements import agreement_money
from cofinancing.transitions import SETTLEMENTS


@dataclass(frozen=True)
class _Result:
    """What is to be sealed: the subject, accepted costs and aid in euro, lines and findings."""

    name: str
    accepted: Decimal
    aid: Decimal
    explained: Explained


@transaction.atomic
def settle_project_year(
    project_year: ProjectYear, *, aid: Decimal, motivation: str, actor: Actor, at: datetime
) -> Settlement:
    """Fix the aid due for a project year, in euro; its costs and income are closed from then on.

    Raises ``Refused`` with everything that blocks: costs that wait, aid above grant, cap or costs.
    """
    agreement = _locked(project_year.agreement_id, actor, motivation)
    _not_settled(agreement, project_year.pk)
    found = agreement_money(agreement, current_params()).year(
        project_year.pk, current_params(), wanted=aid
    )
    refuse(found.explained.findings)
    name = f"{agreement.reference}/{project_year.number}"
    result = _Result(name, found.year.accepted, aid, found.explained)
    return _seal(agreement, project_year, result, motivation, actor, at)


@transaction.atomic
def settle_agreement(
    agreement: SupportAgreement, *, motivation: str, actor: Actor, at: datetime
) -> Settlement:
    """Fix the settlement of the whole agreement: the sum of its years, half of the costs at most.

    Raises ``Refused`` while a year is open, without a statement on separate accounts, and above
    the intensity, nominal or in present value (R5, R8, R17).
    """
    stored = _locked(agreement.pk, actor, motivation)
    _not_settled(stored, None)
    whole = agreement_money(stored, current_params()).whole(current_params())
    refuse(whole.explained.findings)
    result = _Result(stored.reference, whole.accepted, whole.aid, whole.explained)
    return _seal(stored, None, result, motivation, actor, at)


@transaction.atomic
def withdraw_settlement(
    settlement: Settlement, *, actor: Actor, at: datetime, reason: str
) -> Settlement:
    """Make way for a new settlement; costs and income of the year open again.

    Raises ``Refused`` for a year while the whole agreement is settled.
    """
    agreement = _lock(settlement.agreement_id)
    stored = Settlement.objects.select_for_update(of=("self",)).get(pk=settlement.pk)
    require(may_withdraw_settlement(actor, stored))
    if stored.project_year_id is not None:
        _not_settled(agreement, None)
    return change_state(
        stored, "withdraw_settlement", table=SETTLEMENTS, actor=actor, at=at, reason=reason
    )


def _locked(agreement_id: int, actor: Actor, motivation: str) -> SupportAgreement:
    require(may_settle(actor))
    if not motivation.strip():
        raise Refused.because("settlement.no_motivation", "R8")
    agreement = _lock(agreement_id)
    if not agreement.is_confirmed:
        raise Refused.because("cost.not_granted", "R7")
    return agreement


def _lock(agreement_id: int) -> SupportAgreement:
    """Lock the agreement and its years: nobody judges a cost or settles meanwhile."""
    rows = SupportAgreement.objects.select_for_update(of=("self",), no_key=True)
    agreement = rows.select_related("cluster", "scheme").get(pk=agreement_id)
    years = ProjectYear.objects.select_for_update(no_key=True).filter(agreement=agreement)
    list(years.order_by("pk").values_list("pk", flat=True))
    return agreement


def _not_settled(agreement: SupportAgreement, project_year_id: int | None) -> None:
    """Raise ``Refused`` when the year, or the agreement as a whole, is settled already."""
    fixed = Settlement.objects.filter(agreement=agreement, state=SettlementState.FIXED)
    keys = set(fixed.values_list("project_year_id", flat=True))
    if None in keys:
        raise Refused.because("settlement.whole_fixed", "R8")
    if project_year_id in keys:
        raise Refused.because("settlement.fixed_already", "R8")


def _seal(
    agreement: SupportAgreement,
    project_year: ProjectYear | None,
    result: _Result,
    motivation: str,
    actor: Actor,
    at: datetime,
) -> Settlement:
    figures = sealed_figures(result.name, result.accepted, result.aid, result.explained)
    pdf = settlement_pdf(agreement, figures, motivation=motivation, by=actor.label, at=at)
    earlier = Settlement.objects.filter(agreement=agreement, project_year=project_year)
    settlement = Settlement(
        agreement=agreement,
        project_year=project_year,
        number=earlier.count() + 1,
        accepted=result.accepted,
        aid=result.aid,
        figures=figures,
        sha256=digest_of(figures),
        document=store_bytes(
            pdf,
            name=f"afrekening-{slugify(result.name)}.pdf",
            content_type="application/pdf",
            scope=agreement.cluster.scope,
            actor=actor,
            at=at,
        ),
        motivation=motivation,
        fixed_by_id=actor.user_id,
        fixed_at=at,
    )
    save_tracked(settlement, actor=actor, at=at, reason=motivation)
    record_creations([settlement], "settle", actor=actor, at=at, reason=motivation)
    return settlement
