"""The Celery application and its timetable.

Every entry asks "what is due and not done", so a missed or doubled run changes nothing.
"""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clusterbeleid.settings.production")

app = Celery("clusterbeleid")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# A doorbell that nobody answered is worth nothing half a minute later: the next ring does the same work.
_HALF_A_MINUTE = {"schedule": 30.0, "options": {"expires": 30.0}}

# Times are local (Europe/Brussels). 03:10 lies after the hour that summer time skips or repeats.
# Set in one go: looking into `app.conf` here would load the settings before anybody can report a fault.
app.conf.beat_schedule = {
    "check co-financing": {
        "task": "cofinancing.tasks.check_cofinancing_nightly",
        "schedule": crontab(hour="3", minute="10"),
    },
    "check ten years": {
        "task": "agreements.tasks.check_ten_years_nightly",
        "schedule": crontab(hour="3", minute="10"),
    },
    "watch duties outward": {
        "task": "agreements.tasks.watch_outward_nightly",
        "schedule": crontab(hour="3", minute="15"),
    },
    "watch evaluations": {
        "task": "evaluations.tasks.watch_evaluations_nightly",
        "schedule": crontab(hour="3", minute="20"),
    },
    "open reports": {
        "task": "evaluations.tasks.open_reports_nightly",
        "schedule": crontab(hour="3", minute="30"),
    },
    "remind of reports and conditions": {
        "task": "evaluations.tasks.remind_duties_nightly",
        "schedule": crontab(hour="3", minute="45"),
    },
    "watch cluster pacts": {
        "task": "clusters.tasks.watch_pacts_nightly",
        "schedule": crontab(hour="3", minute="20"),
    },
    "watch sizes of members": {
        "task": "clusters.tasks.watch_sizes_nightly",
        "schedule": crontab(hour="3", minute="25"),
    },
    "watch recoveries": {
        "task": "cofinancing.tasks.watch_recoveries_nightly",
        "schedule": crontab(hour="3", minute="50"),
    },
    "send reminders": {
        "task": "cofinancing.tasks.send_reminders_nightly",
        "schedule": crontab(hour="3", minute="40"),
    },
    # After the night's work, before the first coffee.
    "send overviews of the day": {
        "task": "clusterbeleid.accounts.tasks.send_digests_daily",
        "schedule": crontab(hour="6", minute="0"),
    },
    "forget answered calls": {
        "task": "clusterbeleid.api.tasks.forget_calls_nightly",
        "schedule": crontab(hour="4", minute="20"),
    },
    "remove orphan files": {
        "task": "clusterbeleid.core.tasks.remove_orphan_files_nightly",
        "schedule": crontab(hour="4", minute="10"),
    },
    "relay outbox": {"task": "clusterbeleid.core.tasks.relay_outbox", **_HALF_A_MINUTE},
    "post webhooks": {"task": "clusterbeleid.api.tasks.post_webhooks_often", **_HALF_A_MINUTE},
    "resume background jobs": {
        "task": "clusterbeleid.core.tasks.resume_background_jobs",
        **_HALF_A_MINUTE,
    },
}
