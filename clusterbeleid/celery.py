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
    "send reminders": {
        "task": "cofinancing.tasks.send_reminders_nightly",
        "schedule": crontab(hour="3", minute="40"),
    },
    "remove orphan files": {
        "task": "clusterbeleid.core.tasks.remove_orphan_files_nightly",
        "schedule": crontab(hour="4", minute="10"),
    },
    "relay outbox": {"task": "clusterbeleid.core.tasks.relay_outbox", **_HALF_A_MINUTE},
    "resume background jobs": {
        "task": "clusterbeleid.core.tasks.resume_background_jobs",
        **_HALF_A_MINUTE,
    },
}
