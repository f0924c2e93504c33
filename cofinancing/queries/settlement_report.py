"""The settlement as plain JSON, for the command and whoever reads it."""

from __future__ import annotations

from decimal import Decimal

from agreements.models import SupportAgreement
from clusterbeleid.core.parameters import current_params
from cofinancing.queries.settlements import agreement_money
from cofinancing.rules.money.settlement import YearSettlement

Row = dict[str, object]


def settlement_report(reference: str) -> Row:
    """Return the settlement of an agreement as it stands: amounts and shares as exact text.

    Raises ``SupportAgreement.DoesNotExist``.
    """
    agreement = SupportAgreement.objects.select_related("cluster").get(reference=reference)
    whole = agreement_money(agreement, current_params()).whole(current_params())
    return {
        "agreement": agreement.reference,
        "lines": [line.as_json() for line in whole.explained.lines],
        "accepted": _text(whole.accepted),
        "aid": _text(whole.aid),
        "public_share": _text(whole.public_share),
        "cap_per_year": [_year(one) for one in whole.years],
        "findings": [finding.as_json() for finding in whole.explained.findings],
    }


def _year(one: YearSettlement) -> Row:
    return {
        "year": one.year.number,
        "cap": _text(one.year.cap),
        "granted": _text(one.year.granted),
        "accepted": _text(one.year.accepted),
        "aid": _text(one.aid),
        "paid": _text(one.year.paid),
        "fixed": one.year.settled is not None,
        "findings": [finding.as_json() for finding in one.explained.findings],
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
