"""What this room tells the rooms below about nights and the demo; loaded once the models are there."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from clusterbeleid.api.demo import make_systems
from clusterbeleid.api.idempotency import FORGET_RUN
from clusterbeleid.core import jobs
from clusterbeleid.overview.demo.chapters import register_chapter

jobs.register_job(FORGET_RUN, _("Answers to other systems that nobody repeats any more"))
register_chapter("api.systems", make_systems)
