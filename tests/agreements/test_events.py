"""What other systems hear of a grant: granted, amended, ended; never a draft."""

from datetime import date

import pytest

from clusterbeleid.core.models import BusinessEvent
from tests.agreements.builders import (
    legal_figures,
    make_draft,
    running_agreement,
    stopped,
    with_operator,
)
from tests.clusters.builders import make_cluster

pytestmark = pytest.mark.django_db


def told():
    rows = BusinessEvent.objects.filter(subject="agreement").order_by("pk")
    return [(row.name, row.object_id, row.scope) for row in rows]


def test_draft_is_not_told():
    legal_figures()
    make_draft(with_operator(make_cluster()))
    assert told() == []


def test_grant_and_its_end_are_told_with_their_states():
    legal_figures()
    agreement = running_agreement(with_operator(make_cluster()))
    stopped(agreement, date(2018, 6, 30))

    scope = f"cluster:{agreement.cluster_id}"
    assert told() == [
        ("agreement.granted", agreement.pk, scope),
        ("agreement.stopped", agreement.pk, scope),
    ]
    facts = BusinessEvent.objects.get(name="agreement.stopped").facts
    assert (facts["from"], facts["to"], facts["last_day"]) == (
        "running",
        "stopped",
        {"$day": "2018-06-30"},
    )
