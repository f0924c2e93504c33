import clusterbeleid.core.migration_steps
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("core", "0001_extensions"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="ClockSetting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("demo_day", models.DateField(verbose_name="day of the demo")),
                    ],
                    options={
                        "verbose_name": "clock of the demo",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("pk", 1)), name="clock_single_row"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalClockSetting",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("demo_day", models.DateField(verbose_name="day of the demo")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical clock of the demo",
                        "verbose_name_plural": "historical clock of the demos",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLegalParameter",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("key", models.CharField(max_length=80, verbose_name="figure")),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=4, max_digits=16, verbose_name="value"
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "valid_to",
                            models.DateField(blank=True, null=True, verbose_name="valid to"),
                        ),
                        ("rule", models.CharField(max_length=20, verbose_name="rule")),
                        ("source", models.TextField(verbose_name="source")),
                        (
                            "certainty",
                            models.CharField(
                                choices=[
                                    ("A", "Legal text read in full"),
                                    ("B", "Policy document"),
                                    ("C", "Public page"),
                                    ("D", "General knowledge, to be verified"),
                                    ("E", "Own choice"),
                                ],
                                max_length=1,
                                verbose_name="certainty",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("approved", "Approved"),
                                    ("rejected", "Rejected"),
                                ],
                                default="proposed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="proposed on")),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="decided on"),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="proposed by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical legal figure",
                        "verbose_name_plural": "historical legal figures",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalTask",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("kind", models.CharField(max_length=60, verbose_name="kind")),
                        (
                            "business_key",
                            models.CharField(db_index=True, max_length=200, verbose_name="key"),
                        ),
                        (
                            "scope",
                            models.CharField(
                                blank=True, db_index=True, max_length=60, verbose_name="file"
                            ),
                        ),
                        (
                            "object_id",
                            models.BigIntegerField(blank=True, null=True, verbose_name="subject"),
                        ),
                        (
                            "subject_label",
                            models.CharField(blank=True, max_length=200, verbose_name="subject"),
                        ),
                        (
                            "roles",
                            models.JSONField(blank=True, default=list, verbose_name="for roles"),
                        ),
                        ("facts", models.JSONField(blank=True, default=dict, verbose_name="facts")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                        ("opened_at", models.DateTimeField(verbose_name="opened")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("done", "Done"),
                                    ("dropped", "No longer needed"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(blank=True, max_length=40, verbose_name="outcome"),
                        ),
                        ("outcome_reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "closed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="closed"),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="closed by",
                            ),
                        ),
                        (
                            "content_type",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="contenttypes.contenttype",
                                verbose_name="kind of subject",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical task",
                        "verbose_name_plural": "historical tasks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="JobRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("name", models.CharField(max_length=60)),
                        ("on_day", models.DateField()),
                        ("started_at", models.DateTimeField()),
                        ("finished_at", models.DateTimeField(blank=True, null=True)),
                        ("looked_at", models.PositiveIntegerField(default=0)),
                        ("opened", models.PositiveIntegerField(default=0)),
                        ("sent", models.PositiveIntegerField(default=0)),
                        ("milliseconds", models.PositiveIntegerField(default=0)),
                        ("error", models.CharField(blank=True, max_length=500)),
                    ],
                    options={
                        "ordering": ["-started_at", "-pk"],
                        "indexes": [
                            models.Index(
                                fields=["name", "-started_at"], name="core_jobrun_name_64e01e_idx"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LegalParameter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("key", models.CharField(max_length=80, verbose_name="figure")),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=4, max_digits=16, verbose_name="value"
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "valid_to",
                            models.DateField(blank=True, null=True, verbose_name="valid to"),
                        ),
                        ("rule", models.CharField(max_length=20, verbose_name="rule")),
                        ("source", models.TextField(verbose_name="source")),
                        (
                            "certainty",
                            models.CharField(
                                choices=[
                                    ("A", "Legal text read in full"),
                                    ("B", "Policy document"),
                                    ("C", "Public page"),
                                    ("D", "General knowledge, to be verified"),
                                    ("E", "Own choice"),
                                ],
                                max_length=1,
                                verbose_name="certainty",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("approved", "Approved"),
                                    ("rejected", "Rejected"),
                                ],
                                default="proposed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="proposed on")),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="decided on"),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="proposed by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "legal figure",
                        "ordering": ["key", "valid_from", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["proposed", "approved", "rejected"])
                                ),
                                name="parameter_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="parameter_period_in_order",
                                violation_error_message="The last day lies before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by__isnull", True),
                                    ("proposed_by__isnull", True),
                                    models.Q(
                                        ("decided_by", models.F("proposed_by")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="parameter_two_people",
                                violation_error_message="A second person decides on a changed figure.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at__isnull", True), ("state", "proposed")),
                                    models.Q(
                                        models.Q(("state", "proposed"), _negated=True),
                                        ("decided_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="parameter_decided_has_moment",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("state", "approved")),
                                expressions=[
                                    ("key", "="),
                                    (
                                        models.Func(
                                            models.F("valid_from"),
                                            models.F("valid_to"),
                                            models.Value("[]"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="parameter_no_overlap",
                                violation_error_message="Another approved value covers the same days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LegalParameterEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("key", models.CharField(max_length=80, verbose_name="figure")),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=4, max_digits=16, verbose_name="value"
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "valid_to",
                            models.DateField(blank=True, null=True, verbose_name="valid to"),
                        ),
                        ("rule", models.CharField(max_length=20, verbose_name="rule")),
                        ("source", models.TextField(verbose_name="source")),
                        (
                            "certainty",
                            models.CharField(
                                choices=[
                                    ("A", "Legal text read in full"),
                                    ("B", "Policy document"),
                                    ("C", "Public page"),
                                    ("D", "General knowledge, to be verified"),
                                    ("E", "Own choice"),
                                ],
                                max_length=1,
                                verbose_name="certainty",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("approved", "Approved"),
                                    ("rejected", "Rejected"),
                                ],
                                default="proposed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="proposed on")),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="decided on"),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="core.legalparameter",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="proposed by",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OutboxMessage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("kind", models.CharField(max_length=60)),
                        ("business_key", models.CharField(max_length=200, unique=True)),
                        ("recipient", models.EmailField(max_length=254)),
                        ("language", models.CharField(default="nl", max_length=2)),
                        ("payload", models.JSONField(blank=True, default=dict)),
                        ("scope", models.CharField(blank=True, db_index=True, max_length=60)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("pending", "Waiting"),
                                    ("sent", "Sent"),
                                    ("parked", "Parked after five tries"),
                                ],
                                default="pending",
                                max_length=10,
                            ),
                        ),
                        ("created_at", models.DateTimeField()),
                        ("next_try_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("last_error", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "pending")),
                                fields=["next_try_at"],
                                name="outbox_waiting",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["pending", "sent", "parked"])),
                                name="outbox_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sent_at__isnull", False), ("state", "sent")),
                                    models.Q(
                                        models.Q(("state", "sent"), _negated=True),
                                        ("sent_at__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="outbox_sent_has_moment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StateChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("object_id", models.BigIntegerField()),
                        ("action", models.CharField(max_length=60)),
                        ("from_state", models.CharField(max_length=40)),
                        ("to_state", models.CharField(max_length=40)),
                        ("reason", models.TextField(blank=True)),
                        ("actor_label", models.CharField(max_length=200)),
                        ("at", models.DateTimeField()),
                        ("request_id", models.CharField(blank=True, max_length=40)),
                        (
                            "actor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "content_type",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="contenttypes.contenttype",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "indexes": [
                            models.Index(
                                fields=["content_type", "object_id"],
                                name="core_statec_content_3c72b4_idx",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StateChangeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("object_id", models.BigIntegerField()),
                        ("action", models.CharField(max_length=60)),
                        ("from_state", models.CharField(max_length=40)),
                        ("to_state", models.CharField(max_length=40)),
                        ("reason", models.TextField(blank=True)),
                        ("actor_label", models.CharField(max_length=200)),
                        ("at", models.DateTimeField()),
                        ("request_id", models.CharField(blank=True, max_length=40)),
                        (
                            "actor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "content_type",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="contenttypes.contenttype",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="core.statechange",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="StoredFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "reference",
                            models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
                        ),
                        ("scope", models.CharField(db_index=True, max_length=60)),
                        ("name", models.CharField(max_length=200)),
                        ("content_type", models.CharField(max_length=120)),
                        ("size", models.PositiveBigIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("path", models.CharField(max_length=200, unique=True)),
                        ("scanned_by", models.CharField(max_length=60)),
                        ("uploaded_at", models.DateTimeField()),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-uploaded_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("size__gt", 0)), name="file_not_empty"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BackgroundJob",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("kind", models.CharField(max_length=60)),
                        ("scope", models.CharField(blank=True, db_index=True, max_length=60)),
                        ("subject_id", models.BigIntegerField(blank=True, null=True)),
                        ("options", models.JSONField(blank=True, default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("running", "Busy"),
                                    ("done", "Done"),
                                    ("refused", "Refused"),
                                    ("failed", "Failed"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("done", models.PositiveIntegerField(default=0)),
                        ("total", models.PositiveIntegerField(default=0)),
                        ("result", models.JSONField(blank=True, default=dict)),
                        ("created_at", models.DateTimeField()),
                        ("finished_at", models.DateTimeField(blank=True, null=True)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        (
                            "started_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["waiting", "running", "done", "refused", "failed"],
                                    )
                                ),
                                name="job_state_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Task",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("kind", models.CharField(max_length=60, verbose_name="kind")),
                        (
                            "business_key",
                            models.CharField(max_length=200, unique=True, verbose_name="key"),
                        ),
                        (
                            "scope",
                            models.CharField(
                                blank=True, db_index=True, max_length=60, verbose_name="file"
                            ),
                        ),
                        (
                            "object_id",
                            models.BigIntegerField(blank=True, null=True, verbose_name="subject"),
                        ),
                        (
                            "subject_label",
                            models.CharField(blank=True, max_length=200, verbose_name="subject"),
                        ),
                        (
                            "roles",
                            models.JSONField(blank=True, default=list, verbose_name="for roles"),
                        ),
                        ("facts", models.JSONField(blank=True, default=dict, verbose_name="facts")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                        ("opened_at", models.DateTimeField(verbose_name="opened")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("done", "Done"),
                                    ("dropped", "No longer needed"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(blank=True, max_length=40, verbose_name="outcome"),
                        ),
                        ("outcome_reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "closed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="closed"),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="closed by",
                            ),
                        ),
                        (
                            "content_type",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="contenttypes.contenttype",
                                verbose_name="kind of subject",
                            ),
                        ),
                        (
                            "people",
                            models.ManyToManyField(
                                blank=True, related_name="tasks", to=settings.AUTH_USER_MODEL
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "task",
                        "ordering": ["due_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["open", "done", "dropped"])),
                                name="task_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at__isnull", True), ("state", "open")),
                                    models.Q(
                                        models.Q(("state", "open"), _negated=True),
                                        ("closed_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="task_closed_has_moment",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalparameter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "core_legalparameterevent" ("certainty", "decided_at", "decided_by_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "rule", "source", "state", "valid_from", "valid_to", "value", "version") VALUES (NEW."certainty", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."rule", NEW."source", NEW."state", NEW."valid_from", NEW."valid_to", NEW."value", NEW."version"); RETURN NULL;',
                            hash="fe11ec71d69c7f56488d4431fd8a7593d89e00ad",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3cc38",
                            table="core_legalparameter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalparameter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "core_legalparameterevent" ("certainty", "decided_at", "decided_by_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "rule", "source", "state", "valid_from", "valid_to", "value", "version") VALUES (NEW."certainty", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."rule", NEW."source", NEW."state", NEW."valid_from", NEW."valid_to", NEW."value", NEW."version"); RETURN NULL;',
                            hash="328c2cffba377a2d87b4627b9ce9448da1b6d72e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_92a0c",
                            table="core_legalparameter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalparameter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "core_legalparameterevent" ("certainty", "decided_at", "decided_by_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "rule", "source", "state", "valid_from", "valid_to", "value", "version") VALUES (OLD."certainty", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposed_at", OLD."proposed_by_id", OLD."reason", OLD."rule", OLD."source", OLD."state", OLD."valid_from", OLD."valid_to", OLD."value", OLD."version"); RETURN NULL;',
                            hash="ceb00ea78cd51bba51112d7b5d4aa7daf44c7fe5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_18ba8",
                            table="core_legalparameter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statechange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="state_change_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9ce63390f8cceb5dc28175ca7a3301c0a76be3e7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_state_change_is_final_67865",
                            table="core_statechange",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statechange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "core_statechangeevent" ("action", "actor_id", "actor_label", "at", "content_type_id", "from_state", "id", "object_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "request_id", "to_state") VALUES (NEW."action", NEW."actor_id", NEW."actor_label", NEW."at", NEW."content_type_id", NEW."from_state", NEW."id", NEW."object_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."request_id", NEW."to_state"); RETURN NULL;',
                            hash="ea6ab77099539b8f0e36907a10da334507c11e90",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5873a",
                            table="core_statechange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statechange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "core_statechangeevent" ("action", "actor_id", "actor_label", "at", "content_type_id", "from_state", "id", "object_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "request_id", "to_state") VALUES (NEW."action", NEW."actor_id", NEW."actor_label", NEW."at", NEW."content_type_id", NEW."from_state", NEW."id", NEW."object_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."request_id", NEW."to_state"); RETURN NULL;',
                            hash="4bdca5505009142c9dac3f363561c8f1baa8a6ba",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_95c84",
                            table="core_statechange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="statechange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "core_statechangeevent" ("action", "actor_id", "actor_label", "at", "content_type_id", "from_state", "id", "object_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "request_id", "to_state") VALUES (OLD."action", OLD."actor_id", OLD."actor_label", OLD."at", OLD."content_type_id", OLD."from_state", OLD."id", OLD."object_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."request_id", OLD."to_state"); RETURN NULL;',
                            hash="f06e49b64a166af86e613bd28762ee55b25313ea",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6af3b",
                            table="core_statechange",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
