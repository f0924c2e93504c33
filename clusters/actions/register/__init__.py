"""Facts about enterprises: from the service or the open data of the Crossroads Bank, or delivered (R66)."""

from clusters.actions.register.facts import FactsData, record_enterprise_facts
from clusters.actions.register.open_data import OpenData, open_register_file
from clusters.actions.register.runs import run_register, start_register_run
from clusters.actions.register.service import RegisterService, Unreachable, register_service

__all__ = [
    "FactsData",
    "OpenData",
    "RegisterService",
    "Unreachable",
    "open_register_file",
    "record_enterprise_facts",
    "register_service",
    "run_register",
    "start_register_run",
]
