"""Money claimed back: proposed, approved with a letter, received, suspended or written off (R46)."""

from cofinancing.actions.booking import ReceiptData
from cofinancing.actions.recoveries.deciding import (
    RecoveryData,
    approve_recovery,
    propose_recovery,
    withdraw_recovery,
)
from cofinancing.actions.recoveries.nightly import nightly_recoveries, watch_recoveries
from cofinancing.actions.recoveries.pausing import (
    ask_write_off,
    resume_recovery,
    suspend_recovery,
    write_off_recovery,
)
from cofinancing.actions.recoveries.paying import divide_recovery, drop_set_off, set_off
from cofinancing.actions.recoveries.receiving import receive_recovery

__all__ = [
    "ReceiptData",
    "RecoveryData",
    "approve_recovery",
    "ask_write_off",
    "divide_recovery",
    "drop_set_off",
    "nightly_recoveries",
    "propose_recovery",
    "receive_recovery",
    "resume_recovery",
    "set_off",
    "suspend_recovery",
    "watch_recoveries",
    "withdraw_recovery",
    "write_off_recovery",
]
