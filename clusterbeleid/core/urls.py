"""Addresses of the ground floor."""

from django.urls import include, path

from clusterbeleid.core.views import demo_day, files, health, jobs, outbox, tasks

app_name = "core"
urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("taken/", tasks.task_list, name="tasks"),
    path("taken/alle/", tasks.task_list, {"which": "all"}, name="tasks_all"),
    path("taken/te-laat/", tasks.task_list, {"which": "overdue"}, name="tasks_overdue"),
    path("taken/afgesloten/", tasks.task_list, {"which": "closed"}, name="tasks_closed"),
    path("taken/<int:task_id>/", tasks.task, name="task"),
    path("bestanden/<uuid:reference>/", files.stored_file, name="file"),
    path("opdrachten/<int:job_id>/", jobs.job, name="job"),
    path("beheer/demodag/", demo_day.demo_day, name="demo_day"),
    path("beheer/nachtwerk/", jobs.job_runs, name="job_runs"),
    path("beheer/berichten/", outbox.message_list, name="outbox"),
    path("beheer/berichten/opnieuw/", outbox.rerun_all, name="outbox_rerun_all"),
    path("beheer/berichten/proef/", outbox.trial, name="outbox_trial"),
    path("beheer/berichten/<int:message_id>/", outbox.message, name="outbox_message"),
    path("", include("clusterbeleid.core.parameter_urls")),
]
