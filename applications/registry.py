"""What this room tells the ground floor; loaded once the models are there."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from applications import events
from applications.actions.judging import decided
from applications.actions.judging.government import BATCH, batch_address, batch_worker
from applications.actions.sealing import SEAL, make_sealed_pdf, receipt_address
from applications.documents.subject import KIND, ApplicationProvider
from applications.queries.files import applications_to_name, visible_scopes
from applications.queries.judging.committee import waiting_applications
from applications.queries.judging.government import visible_call_scopes
from applications.queries.judging.ties import circle_around_key
from applications.queries.snapshots import may_read_file
from clusterbeleid.core import background, files, scopes
from clusters.queries import interest_files
from committee.effects import register_effect
from committee.enums import DecisionType
from committee.subjects import register_subject

background.register_worker(
    SEAL, make_sealed_pdf, _("PDF of an application"), address=receipt_address
)
files.register_guard(may_read_file)
interest_files.register("application", applications_to_name)
scopes.register("application", visible_scopes)
background.register_worker(
    BATCH, batch_worker, _("Letters about the choice of the government"), address=batch_address
)
scopes.register("call", visible_call_scopes)
register_subject(
    KIND,
    ApplicationProvider(),
    _("Application"),
    waiting=waiting_applications,
    listed=decided.follow_agenda,
    circle=circle_around_key,
)
register_effect(DecisionType.GRANT, KIND, apply=decided.apply_grant, preview=decided.preview_grant)
register_effect(
    DecisionType.REFUSE, KIND, apply=decided.apply_refuse, preview=decided.preview_refuse
)
events.register()
