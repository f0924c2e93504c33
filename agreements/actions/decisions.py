"""Confirming, ending and stopping an agreement."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from agreements.actions.checking import check_stored
from agreements.actions.drafts import locked
from agreements.actions.duties import bind_duties
from agreements.actions.lines import commit, release_rest
from agreements.actions.plans import plan_grant
from agreements.models import SupportAgreement, SupportScheme
from agreements.permissions import (
    end_facts,
    may_confirm_agreement,
    may_end_agreement,
    may_stop_agreement,
)
from agreements.rules import override_gaps
from agreements.transitions import AGREEMENTS, ConfirmFacts
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Conflict, Refused, require
from clusterbeleid.core.files import store_upload
from clusterbeleid.core.models import StoredFile
from clusterbeleid.core.state import change_state
from clusterbeleid.core.uploads import KINDS
from clusterbeleid.kernel.findings import Finding, Level
from clusters.actions.common import day_of
from clusters.models import Lineage
from clusters.queries import lineage_family


@transaction.atomic
def confirm_agreement(
    agreement: SupportAgreement,
    *,
    actor: Actor,
    at: datetime,
    expected_version: int | None = None,
    motivation: str = "",
    advice: StoredFile | None = None,
) -> SupportAgreement:
    """Let a draft count: check it, keep the check with it, commit its aid in the ledger, plan its payment, set its duties.

    The lineage is locked, so two grants cannot pass the ten years or the threshold together; so
    is the scheme, whose effect on the ten years is fixed from here on.
    Raises ``Refused`` with all findings when one blocks, or when an exception lacks its
    ``motivation`` or, past the calendar clock, its legal ``advice`` (R10); ``Conflict`` when
    the draft changed after the actor read it.
    """
    _lock_lineage(agreement)
    stored = locked(agreement)
    _lock_scheme(stored)
    require(may_confirm_agreement(actor, stored, on=day_of(at)))
    _refuse_changed(stored, expected_version)
    _refuse_foreign(stored, advice)
    explained = check_stored(stored, on=day_of(at))
    missing = override_gaps(
        explained.findings, motivated=bool(motivation.strip()), has_advice=advice is not None
    )
    stored.confirmed_by_id = actor.user_id
    stored.override_reason = motivation.strip()
    stored.legal_advice = advice
    stored.checked = explained.as_json()
    change_state(
        stored,
        "confirm_agreement",
        table=AGREEMENTS,
        actor=actor,
        at=at,
        reason=motivation.strip() or "agreements.confirmed",
        facts=ConfirmFacts((*explained.findings, *missing)),
    )
    commit(stored, actor=actor, at=at)
    plan_grant(stored, actor=actor, at=at, reason="agreements.planned")
    bind_duties(stored, actor=actor, at=at, reason="agreements.bound")
    return stored


@transaction.atomic
def confirm_with_upload(
    agreement: SupportAgreement,
    uploaded: UploadedFile[Any] | None,
    *,
    actor: Actor,
    at: datetime,
    expected_version: int,
    motivation: str = "",
) -> SupportAgreement:
    """Confirm with the advice as somebody hands it in; a refusal leaves no record of the file.

    Raises ``Refused`` (also ``file.*``) and ``Conflict``, as ``confirm_agreement``.
    """
    require(may_confirm_agreement(actor, agreement, on=day_of(at)))
    advice = None
    if uploaded is not None:
        scope = agreement.cluster.scope
        advice = store_upload(uploaded, scope=scope, actor=actor, at=at, allowed=KINDS)
    return confirm_agreement(
        agreement,
        actor=actor,
        at=at,
        expected_version=expected_version,
        motivation=motivation,
        advice=advice,
    )


@transaction.atomic
def end_agreement(
    agreement: SupportAgreement,
    *,
    actor: Actor,
    at: datetime,
    reason: str = "agreements.ended",
) -> SupportAgreement:
    """Close an agreement whose last day has passed; raises ``Refused``."""
    stored = locked(agreement)
    require(may_end_agreement(actor, stored, on=day_of(at)))
    facts = end_facts(stored, on=day_of(at))
    return change_state(
        stored, "end_agreement", table=AGREEMENTS, actor=actor, at=at, reason=reason, facts=facts
    )


@transaction.atomic
def stop_agreement(
    agreement: SupportAgreement, *, last_day: date, actor: Actor, at: datetime, reason: str
) -> SupportAgreement:
    """Let an agreement end before its last day, with the reason.

    What was committed for project years that begin after ``last_day`` and was not paid is
    released; a balance of earlier years stays until somebody releases it. Raises ``Refused``.
    """
    stored = locked(agreement)
    require(may_stop_agreement(actor, stored, on=day_of(at)))
    _refuse_outside(stored, last_day)
    stored.last_day = last_day
    change_state(stored, "stop_agreement", table=AGREEMENTS, actor=actor, at=at, reason=reason)
    release_rest(stored, actor=actor, at=at, reason=reason)
    return stored


def _refuse_outside(agreement: SupportAgreement, last_day: date) -> None:
    """Raise ``Refused`` for a stop before the first day, or not before the last one."""
    planned = agreement.last_day or agreement.first_day
    if not agreement.first_day <= last_day < planned:
        days = {"first_day": agreement.first_day, "last_day": planned}
        raise Refused.because("agreement.stop_outside", "R51", **days)


def _lock_lineage(agreement: SupportAgreement) -> None:
    family = lineage_family(agreement.cluster.lineage_id)
    list(Lineage.objects.select_for_update().filter(pk__in=family).order_by("pk"))


def _lock_scheme(stored: SupportAgreement) -> None:
    stored.scheme = SupportScheme.objects.select_for_update(no_key=True).get(pk=stored.scheme_id)


def _refuse_changed(stored: SupportAgreement, expected_version: int | None) -> None:
    if expected_version is None or stored.version == expected_version:
        return
    last = stored.history.select_related("history_user").first()
    raise Conflict({"version": stored.version}, str(last.history_user or "") if last else "")


def _refuse_foreign(stored: SupportAgreement, advice: StoredFile | None) -> None:
    """Refuse an advice that was uploaded in another file (A6)."""
    if advice is not None and advice.scope != stored.cluster.scope:
        raise Refused(Finding(Level.BLOCK, "agreement.advice_of_other_file", "R10"))
