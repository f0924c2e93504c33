"""Who may open and send what, route by route: written from docs/decisions/0005-access.md, not from the code.

``tests/test_access_matrix.py`` holds every route of the application against this table. Whoever adds a
route writes down here first who may use it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Who(StrEnum):
    """Somebody, and what this person is to the file at hand."""

    ANONYMOUS = "anonymous"
    MANAGER = "account manager of the file"
    OTHER_MANAGER = "account manager of another file"
    HEAD = "head of team"
    CLUSTER = "cluster organisation of the file"
    OTHER_CLUSTER = "cluster organisation of another file"
    MEMBER = "committee member"
    EXPERT = "expert"
    FINANCE = "finance"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


EVERYBODY = frozenset(Who) - {Who.ANONYMOUS}
NOBODY: frozenset[Who] = frozenset()
HEAD = frozenset({Who.HEAD})
ADMINISTRATOR = frozenset({Who.ADMINISTRATOR})
# Keep the file: head of team everywhere, an account manager in the own files.
KEEPERS = frozenset({Who.HEAD, Who.MANAGER})
# Read the file inside the agency, and with the cluster organisation itself.
INSIDE = KEEPERS | {Who.FINANCE, Who.AUDITOR}
FILE = INSIDE | {Who.CLUSTER}
AGENCY = INSIDE | {Who.OTHER_MANAGER}
CLUSTER_SIDE = frozenset({Who.CLUSTER, Who.OTHER_CLUSTER})
# Enter money: the keepers and the cluster organisation.
ENTER = KEEPERS | {Who.CLUSTER}
MONEY = frozenset({Who.HEAD, Who.FINANCE})
PEOPLE = ADMINISTRATOR | {Who.AUDITOR}
REGISTER = frozenset({Who.HEAD, Who.MANAGER, Who.OTHER_MANAGER})
FIGURES = EVERYBODY - CLUSTER_SIDE - {Who.EXPERT}
DECIDERS = ADMINISTRATOR | HEAD


@dataclass(frozen=True)
class Rule:
    """What a route answers.

    ``get`` and ``post`` name who may; None: the route does not take that method. Who may not, but
    is in ``see``, is told why (403). Who is not in ``see`` hears that it does not exist (404), as
    for a record that is really absent. With ``see`` None the door stands before the record: 403,
    whether the record exists or not.
    """

    get: frozenset[Who] | None = None
    post: frozenset[Who] | None = None
    see: frozenset[Who] | None = None
    public: bool = False
    record: str = ""
    # For whom the record does not exist although the file does: an import is its maker's.
    hidden: frozenset[Who] = NOBODY

    def for_method(self, method: str) -> frozenset[Who] | None:
        """Return who may use ``method``; None when the route does not take it."""
        if method in {"GET", "HEAD"}:
            return self.get
        return self.post if method == "POST" else None


def page(who: frozenset[Who]) -> Rule:
    """Return a page to read, without a record."""
    return Rule(get=who)


def form(who: frozenset[Who]) -> Rule:
    """Return a page with a form, without a record."""
    return Rule(get=who, post=who)


def read(who: frozenset[Who] = FILE, record: str = "") -> Rule:
    """Return a page about a record of a file."""
    return Rule(get=who, see=FILE, record=record)


def keep(who: frozenset[Who] = KEEPERS, record: str = "", see: frozenset[Who] = FILE) -> Rule:
    """Return a form about a record of a file."""
    return Rule(get=who, post=who, see=see, record=record)


def send(who: frozenset[Who], record: str = "", see: frozenset[Who] = FILE) -> Rule:
    """Return an address that only takes what is sent to it."""
    return Rule(post=who, see=see, record=record)


POLICY: dict[str, Rule] = {
    # --- for machines and strangers ---------------------------------------------------------------------------
    "core:healthz": Rule(get=frozenset(Who), public=True),
    "core:readyz": Rule(get=frozenset(Who), public=True),
    "accounts:login": Rule(get=frozenset(Who), post=frozenset(Who), public=True),
    "accounts:set_language": Rule(post=frozenset(Who), public=True),
    "accounts:forgot_password": Rule(get=frozenset(Who), post=frozenset(Who), public=True),
    # Without a key that was mailed, it answers that the link does not work (410).
    "accounts:choose_password": Rule(get=frozenset(Who), post=frozenset(Who), public=True),
    # --- for everybody inside ---------------------------------------------------------------------------------
    "accounts:logout": Rule(post=EVERYBODY),
    "accounts:choose_organisation": form(EVERYBODY),
    "overview:portfolio": page(EVERYBODY),
    "overview:accessibility": page(EVERYBODY),
    "core:tasks": page(EVERYBODY),
    "core:tasks_all": page(EVERYBODY),
    "core:tasks_overdue": page(EVERYBODY),
    "core:tasks_closed": page(EVERYBODY),
    # --- people -----------------------------------------------------------------------------------------------
    "accounts:users": page(PEOPLE),
    "accounts:new_person": form(ADMINISTRATOR),
    "accounts:person": Rule(get=PEOPLE),
    "accounts:correct_person": form(ADMINISTRATOR),
    "accounts:add_role": Rule(post=ADMINISTRATOR),
    "accounts:add_mandate": Rule(post=ADMINISTRATOR),
    "accounts:set_active": form(ADMINISTRATOR),
    "accounts:send_link": Rule(post=ADMINISTRATOR),
    "accounts:end_right": form(ADMINISTRATOR),
    # --- machinery --------------------------------------------------------------------------------------------
    "core:job_runs": page(DECIDERS | {Who.AUDITOR}),
    "core:outbox": page(PEOPLE),
    "core:outbox_message": Rule(get=PEOPLE, post=ADMINISTRATOR),
    "core:outbox_rerun_all": Rule(post=ADMINISTRATOR),
    "core:outbox_trial": Rule(post=ADMINISTRATOR),
    # Real use has no such page, for anybody; tests/core/test_demo_day.py looks at it in the demo.
    "core:demo_day": Rule(get=NOBODY, post=NOBODY, see=NOBODY),
    # --- legal figures and schemes ----------------------------------------------------------------------------
    "core:parameters": page(FIGURES),
    "core:parameter": Rule(get=FIGURES, post=DECIDERS),
    "core:propose_parameter": form(DECIDERS),
    "agreements:schemes": page(FIGURES),
    "agreements:scheme": Rule(get=FIGURES),
    "agreements:new_scheme": form(DECIDERS),
    "agreements:change_scheme": form(DECIDERS),
    # --- tasks, files and jobs of a file ----------------------------------------------------------------------
    "core:task": Rule(get=INSIDE, post=KEEPERS, see=INSIDE),
    "core:file": read(),
    "core:file, internal": Rule(get=INSIDE, see=INSIDE, record="internal document"),
    "core:job": read(record="import"),
    # --- clusters and organisations ---------------------------------------------------------------------------
    "clusters:list": page(EVERYBODY),
    "clusters:new": form(HEAD),
    "clusters:organisations": page(EVERYBODY),
    "clusters:organisation": Rule(get=AGENCY | {Who.CLUSTER}, see=AGENCY | {Who.CLUSTER}),
    "clusters:new_organisation": form(REGISTER),
    "clusters:correct_organisation": form(REGISTER),
    "clusters:record_size": form(REGISTER),
    "clusters:members": read(),
    "clusters:members_all": read(),
    "clusters:add_member": keep(),
    "clusters:change_member": keep(),
    "clusters:board": read(),
    "clusters:add_seat": keep(),
    "clusters:change_seat": keep(),
    "clusters:assess_chair": keep(),
    "clusters:contacts": read(INSIDE),
    "clusters:log_contact": keep(),
    "clusters:correct_contact": keep(),
    "clusters:documents": read(),
    "clusters:add_document": keep(),
    "clusters:correct_document": keep(),
    "clusters:data": read(),
    "clusters:edit": keep(),
    "clusters:stop": keep(HEAD),
    "clusters:undo_stop": keep(HEAD),
    "clusters:appoint_operator": keep(HEAD),
    "clusters:change_operator": keep(HEAD),
    "clusters:assign_manager": keep(HEAD),
    "clusters:change_manager": keep(HEAD),
    "clusters:lineage": read(INSIDE),
    "clusters:assess_lineage": keep(),
    "clusters:merge_lineage": keep(HEAD),
    "clusters:undo_merge": keep(HEAD),
    # --- agreements -------------------------------------------------------------------------------------------
    "agreements:list": read(),
    "agreements:new": keep(),
    "agreements:check": send(KEEPERS),
    "agreements:detail": read(),
    # Drafts stay inside the agency.
    "agreements:correct": keep(record="draft", see=INSIDE),
    "agreements:confirm": keep(HEAD, record="draft", see=INSIDE),
    "agreements:withdraw": keep(record="draft", see=INSIDE),
    "agreements:end": keep(record="past agreement"),
    "agreements:stop": keep(HEAD),
    "agreements:money": keep(MONEY),
    # --- co-financing -----------------------------------------------------------------------------------------
    "cofinancing:cluster": read(),
    "cofinancing:project_year": read(),
    "cofinancing:extend": keep(),
    "cofinancing:suspend": keep(),
    "cofinancing:extend_many": form(REGISTER),
    "cofinancing:suspend_many": form(REGISTER),
    "cofinancing:decide_lapse": Rule(get=INSIDE, post=KEEPERS, see=INSIDE, record="lapse task"),
    "cofinancing:new_contribution": keep(ENTER),
    "cofinancing:accept_contributions": send(KEEPERS),
    "cofinancing:contributions_export": read(),
    "cofinancing:import": keep(ENTER),
    "cofinancing:import_template": read(ENTER),
    # What is wrong with a file may name lines of others: it is for its maker and the head of team.
    "cofinancing:import_job": Rule(
        get=KEEPERS, see=KEEPERS, record="import", hidden=EVERYBODY - KEEPERS
    ),
    "cofinancing:import_confirm": Rule(
        post=ENTER, see=FILE, record="import", hidden=frozenset({Who.CLUSTER})
    ),
    "cofinancing:contribution": read(),
    "cofinancing:contribution_invoice": keep(ENTER, record="pledge"),
    "cofinancing:contribution_receive": keep(ENTER, record="pledge"),
    "cofinancing:contribution_correct": keep(ENTER, record="pledge"),
    "cofinancing:contribution_evidence": keep(ENTER, record="pledge"),
    "cofinancing:contribution_withdraw": keep(ENTER, record="pledge"),
    "cofinancing:contribution_correct_receipt": keep(ENTER, record="receipt"),
    "cofinancing:contribution_accept": keep(record="receipt"),
    "cofinancing:contribution_reject": keep(record="receipt"),
    "cofinancing:contribution_late_proof": keep(record="late receipt"),
    "cofinancing:contribution_reconsider": keep(record="decided receipt"),
    # --- the file ---------------------------------------------------------------------------------------------
    "overview:cluster": read(),
    "overview:cluster_tasks": read(),
    "overview:cluster_history": read(),
    "overview:cluster_sheet": read(),
}
