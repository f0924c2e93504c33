"""Each step of a state table is told to other systems, or stands here with the reason why not."""

from agreements.models import GrantDuty, SupportAgreement
from agreements.transitions import AGREEMENTS, DUTIES
from applications.models import Application
from applications.transitions import APPLICATIONS
from clusterbeleid.core.events import announced_steps
from clusters.models import ClusterPact
from clusters.transitions import PACTS
from cofinancing.models import Payment, Recovery, Settlement
from cofinancing.transitions import PAYMENTS, RECOVERIES, SETTLEMENTS
from committee.enums import DecisionType
from committee.events import NAMES
from evaluations.interim_transitions import EVALUATIONS
from evaluations.models import Evaluation, Report
from evaluations.transitions import REPORTS

TABLES = {
    SupportAgreement: AGREEMENTS,
    GrantDuty: DUTIES,
    Application: APPLICATIONS,
    ClusterPact: PACTS,
    Payment: PAYMENTS,
    Recovery: RECOVERIES,
    Settlement: SETTLEMENTS,
    Evaluation: EVALUATIONS,
    Report: REPORTS,
}
# Drafts are seen by nobody outside, so neither is their end.
UNTOLD = {
    SupportAgreement: {"withdraw_draft"},
    Application: {"drop_draft"},
    ClusterPact: {"withdraw_pact"},
}
# A record that begins in a state others may see.
BEGINNINGS = {
    Payment: {"propose"},
    Recovery: {"propose"},
    Settlement: {"settle"},
    Evaluation: {"plan_evaluation"},
    Report: {"open_report"},
}


def test_every_step_of_what_is_told_has_a_name():
    told = {model: set(names) for model, (_subject, names) in announced_steps().items()}
    assert told == {
        model: {row.action for row in table.transitions} - UNTOLD.get(model, set())
        | BEGINNINGS.get(model, set())
        for model, table in TABLES.items()
    }


def test_names_begin_with_their_subject():
    for subject, names in announced_steps().values():
        assert {name.partition(".")[0] for name in names.values()} == {subject}


def test_every_kind_of_decision_has_a_name_of_its_own():
    assert set(NAMES) == set(DecisionType)
    assert len(set(NAMES.values())) == len(NAMES)
