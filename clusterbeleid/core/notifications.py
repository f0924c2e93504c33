"""The messages and runs of the ground floor, with their names for the screen."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core import jobs, outbox
from clusterbeleid.core.files import ORPHANS_RUN
from clusterbeleid.core.queries import RELAY_RUN

TRIAL = "core.trial"

outbox.register_kind(TRIAL, _("Trial message"))
jobs.register_job(RELAY_RUN, _("Sending messages"))
jobs.register_job(ORPHANS_RUN, _("Removing files that belong to nothing"))
