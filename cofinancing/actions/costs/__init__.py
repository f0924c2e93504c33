"""What people do with costs: claim, prove, correct, accept in whole or in part, reject.

Every way in (screen, import, demo data) ends here. Each action locks the project year first, so
that a settlement never misses a cost that is judged at the same moment.
"""

from cofinancing.actions.costs.bulk import CostOutcome, judge_costs
from cofinancing.actions.costs.claiming import claim_cost, correct_cost, withdraw_cost
from cofinancing.actions.costs.common import CostData, assess_stored_cost
from cofinancing.actions.costs.judging import accept_cost, reconsider_cost, reject_cost
from cofinancing.actions.costs.proving import upload_cost_evidence

__all__ = [
    "CostData",
    "CostOutcome",
    "accept_cost",
    "assess_stored_cost",
    "claim_cost",
    "correct_cost",
    "judge_costs",
    "reconsider_cost",
    "reject_cost",
    "upload_cost_evidence",
    "withdraw_cost",
]
