import clusterbeleid.core.migration_steps
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("clusters", "0001_initial"),
        ("core", "0002_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="ClusterPact",
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
                        (
                            "number",
                            models.PositiveSmallIntegerField(verbose_name="version of the pact"),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "introduction",
                            models.TextField(blank=True, verbose_name="what it is about"),
                        ),
                        (
                            "source",
                            models.CharField(blank=True, max_length=200, verbose_name="source"),
                        ),
                        (
                            "first_review_due",
                            models.DateField(verbose_name="first yearly review due"),
                        ),
                        (
                            "signed_in",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="year of signing"
                            ),
                        ),
                        (
                            "signed_on",
                            models.DateField(blank=True, null=True, verbose_name="last signature"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("signed", "Signed"),
                                    ("renewed", "Replaced by a newer version"),
                                    ("ended", "Ended"),
                                    ("withdrawn", "Draft withdrawn"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pacts",
                                to="clusters.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "predecessor",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successor",
                                to="clusters.clusterpact",
                                verbose_name="renews version",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cluster pact",
                        "ordering": ["cluster_id", "-number"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["draft", "signed", "renewed", "ended", "withdrawn"],
                                    )
                                ),
                                name="pact_state_known",
                            ),
                            models.UniqueConstraint(
                                fields=("cluster", "number"), name="pact_number_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "draft")),
                                fields=("cluster",),
                                name="pact_one_draft",
                                violation_error_message="A draft of the next version is already there.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "signed")),
                                fields=("cluster",),
                                name="pact_one_in_force",
                                violation_error_message="Another version of the pact is in force.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("signed_in__isnull", True),
                                        ("signed_on__isnull", True),
                                        ("state__in", ["draft", "withdrawn"]),
                                    ),
                                    models.Q(
                                        ("signed_in__isnull", False),
                                        ("state__in", ["signed", "renewed", "ended"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="pact_signed_has_year",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalClusterPact",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        (
                            "number",
                            models.PositiveSmallIntegerField(verbose_name="version of the pact"),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "introduction",
                            models.TextField(blank=True, verbose_name="what it is about"),
                        ),
                        (
                            "source",
                            models.CharField(blank=True, max_length=200, verbose_name="source"),
                        ),
                        (
                            "first_review_due",
                            models.DateField(verbose_name="first yearly review due"),
                        ),
                        (
                            "signed_in",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="year of signing"
                            ),
                        ),
                        (
                            "signed_on",
                            models.DateField(blank=True, null=True, verbose_name="last signature"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("signed", "Signed"),
                                    ("renewed", "Replaced by a newer version"),
                                    ("ended", "Ended"),
                                    ("withdrawn", "Draft withdrawn"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
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
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.cluster",
                                verbose_name="cluster",
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
                            "predecessor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.clusterpact",
                                verbose_name="renews version",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical cluster pact",
                        "verbose_name_plural": "historical cluster pacts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPactParty",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("minister", "Minister"),
                                    ("agency", "VLAIO"),
                                    ("cluster", "Cluster organisation and members"),
                                ],
                                max_length=10,
                                verbose_name="side",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
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
                        (
                            "pact",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.clusterpact",
                                verbose_name="cluster pact",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical party to the pact",
                        "verbose_name_plural": "historical party to the pacts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PactParty",
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
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("minister", "Minister"),
                                    ("agency", "VLAIO"),
                                    ("cluster", "Cluster organisation and members"),
                                ],
                                max_length=10,
                                verbose_name="side",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "pact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parties",
                                to="clusters.clusterpact",
                                verbose_name="cluster pact",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "party to the pact",
                        "ordering": ["pact_id", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["minister", "agency", "cluster"])),
                                name="pact_party_kind_known",
                            ),
                            models.UniqueConstraint(
                                fields=("pact", "name"),
                                name="pact_party_once",
                                violation_error_message="This party is already named.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PactCommitment",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("title", models.CharField(max_length=300, verbose_name="commitment")),
                        ("detail", models.TextField(blank=True, verbose_name="explanation")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="term")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "To begin"),
                                    ("running", "Under way"),
                                    ("done", "Kept"),
                                    ("dropped", "Dropped"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="copies",
                                to="clusters.pactcommitment",
                                verbose_name="taken over from",
                            ),
                        ),
                        (
                            "pact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="clusters.clusterpact",
                                verbose_name="cluster pact",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="clusters.pactparty",
                                verbose_name="promised by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "commitment of the pact",
                        "ordering": ["pact_id", "number"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["open", "running", "done", "dropped"])
                                ),
                                name="commitment_state_known",
                            ),
                            models.UniqueConstraint(
                                fields=("pact", "number"), name="commitment_number_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPactSignatory",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("minister", "Minister"),
                                    ("agency_head", "Head of VLAIO"),
                                    ("chair", "Chair of the cluster"),
                                    ("director", "Director of the cluster"),
                                ],
                                max_length=12,
                                verbose_name="signs as",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("function", models.CharField(max_length=200, verbose_name="function")),
                        (
                            "signed_on",
                            models.DateField(blank=True, null=True, verbose_name="signed on"),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pact",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.clusterpact",
                                verbose_name="cluster pact",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.pactparty",
                                verbose_name="signs for",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical signatory of the pact",
                        "verbose_name_plural": "historical signatory of the pacts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPactCommitment",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("title", models.CharField(max_length=300, verbose_name="commitment")),
                        ("detail", models.TextField(blank=True, verbose_name="explanation")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="term")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "To begin"),
                                    ("running", "Under way"),
                                    ("done", "Kept"),
                                    ("dropped", "Dropped"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pact",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.clusterpact",
                                verbose_name="cluster pact",
                            ),
                        ),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.pactcommitment",
                                verbose_name="taken over from",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.pactparty",
                                verbose_name="promised by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical commitment of the pact",
                        "verbose_name_plural": "historical commitment of the pacts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PactProgress",
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
                        ("text", models.TextField(verbose_name="what was done")),
                        ("reported_at", models.DateTimeField(verbose_name="reported")),
                        (
                            "commitment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="progress",
                                to="clusters.pactcommitment",
                                verbose_name="commitment",
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
                                verbose_name="evidence",
                            ),
                        ),
                        (
                            "reported_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reported by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "progress on a commitment",
                        "ordering": ["-reported_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="progress_has_text",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PactProgressEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("text", models.TextField(verbose_name="what was done")),
                        ("reported_at", models.DateTimeField(verbose_name="reported")),
                        (
                            "commitment",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="clusters.pactcommitment",
                                verbose_name="commitment",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="core.storedfile",
                                verbose_name="evidence",
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
                                to="clusters.pactprogress",
                            ),
                        ),
                        (
                            "reported_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reported by",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PactReview",
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
                        ("held_on", models.DateField(verbose_name="date of the review")),
                        (
                            "plan",
                            models.CharField(
                                max_length=200, verbose_name="yearly plan it rests on"
                            ),
                        ),
                        ("findings", models.TextField(verbose_name="findings")),
                        ("next_due", models.DateField(verbose_name="next review due")),
                        ("recorded_at", models.DateTimeField(verbose_name="recorded")),
                        (
                            "pact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="clusters.clusterpact",
                                verbose_name="cluster pact",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="recorded by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "review of the pact",
                        "ordering": ["-held_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pact", "held_on"),
                                name="pact_review_once_a_day",
                                violation_error_message="A review of that day is already recorded.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("next_due__gt", models.F("held_on"))),
                                name="pact_review_next_is_later",
                                violation_error_message="The next review comes after this one.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PactReviewEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("held_on", models.DateField(verbose_name="date of the review")),
                        (
                            "plan",
                            models.CharField(
                                max_length=200, verbose_name="yearly plan it rests on"
                            ),
                        ),
                        ("findings", models.TextField(verbose_name="findings")),
                        ("next_due", models.DateField(verbose_name="next review due")),
                        ("recorded_at", models.DateTimeField(verbose_name="recorded")),
                        (
                            "pact",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="clusters.clusterpact",
                                verbose_name="cluster pact",
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
                                to="clusters.pactreview",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="recorded by",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PactSignatory",
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
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("minister", "Minister"),
                                    ("agency_head", "Head of VLAIO"),
                                    ("chair", "Chair of the cluster"),
                                    ("director", "Director of the cluster"),
                                ],
                                max_length=12,
                                verbose_name="signs as",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("function", models.CharField(max_length=200, verbose_name="function")),
                        (
                            "signed_on",
                            models.DateField(blank=True, null=True, verbose_name="signed on"),
                        ),
                        (
                            "pact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatories",
                                to="clusters.clusterpact",
                                verbose_name="cluster pact",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatories",
                                to="clusters.pactparty",
                                verbose_name="signs for",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "signatory of the pact",
                        "ordering": ["pact_id", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("role__in", ["minister", "agency_head", "chair", "director"])
                                ),
                                name="pact_signatory_role_known",
                            ),
                            models.UniqueConstraint(
                                fields=("pact", "name"),
                                name="pact_signatory_once",
                                violation_error_message="This person already signs.",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="clusterpact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="pact_is_frozen",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF OLD.state = 'draft' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nIF TG_OP = 'DELETE' OR (OLD.cluster_id, OLD.number, OLD.title, OLD.introduction, OLD.source,\n    OLD.first_review_due, OLD.signed_in, OLD.signed_on, OLD.predecessor_id)\n    IS DISTINCT FROM (NEW.cluster_id, NEW.number, NEW.title, NEW.introduction, NEW.source,\n    NEW.first_review_due, NEW.signed_in, NEW.signed_on, NEW.predecessor_id)\nTHEN RAISE EXCEPTION 'a signed cluster pact stands as it was signed' USING ERRCODE = 'check_violation'; END IF;\nRETURN NEW;\n",
                            hash="5bee8f78712090d77b8fb5a5ba63ca38c4992ca0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_pact_is_frozen_26904",
                            table="clusters_clusterpact",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pactparty",
                    trigger=pgtrigger.compiler.Trigger(
                        name="pact_party_is_frozen",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP = 'INSERT' THEN\n    IF (SELECT state FROM clusters_clusterpact WHERE id = NEW.pact_id) = 'draft'\n        OR ((SELECT state FROM clusters_clusterpact WHERE id = NEW.pact_id) = 'signed' AND NEW.kind = 'minister') THEN RETURN NEW; END IF;\n    RAISE EXCEPTION 'a signed cluster pact stands as it was signed' USING ERRCODE = 'check_violation';\nEND IF;\nIF (SELECT state FROM clusters_clusterpact WHERE id = OLD.pact_id) <> 'draft' THEN RAISE EXCEPTION 'a signed cluster pact stands as it was signed' USING ERRCODE = 'check_violation'; END IF;\nIF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\nIF (SELECT state FROM clusters_clusterpact WHERE id = NEW.pact_id) <> 'draft' THEN RAISE EXCEPTION 'a signed cluster pact stands as it was signed' USING ERRCODE = 'check_violation'; END IF;\nRETURN NEW;\n",
                            hash="cff1bf305d2e82f9a41309fa45d209bab26507ce",
                            operation="UPDATE OR DELETE OR INSERT",
                            pgid="pgtrigger_pact_party_is_frozen_a1230",
                            table="clusters_pactparty",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pactcommitment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="commitment_is_frozen",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP <> 'INSERT' AND (SELECT state FROM clusters_clusterpact WHERE id = OLD.pact_id) <> 'draft' THEN\n    IF TG_OP = 'DELETE' OR (SELECT state FROM clusters_clusterpact WHERE id = OLD.pact_id) <> 'signed'\n        OR (OLD.pact_id, OLD.owner_id, OLD.number, OLD.title, OLD.detail, OLD.due_on, OLD.copied_from_id)\n        IS DISTINCT FROM\n        (NEW.pact_id, NEW.owner_id, NEW.number, NEW.title, NEW.detail, NEW.due_on, NEW.copied_from_id)\n    THEN RAISE EXCEPTION 'a signed cluster pact stands as it was signed' USING ERRCODE = 'check_violation'; END IF;\n    RETURN NEW;\nEND IF;\nIF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\nIF (SELECT state FROM clusters_clusterpact WHERE id = NEW.pact_id) <> 'draft' THEN RAISE EXCEPTION 'a signed cluster pact stands as it was signed' USING ERRCODE = 'check_violation'; END IF;\nRETURN NEW;\n",
                            hash="f3a03d4d8e9ebf76bd2a4a4f574d9b1b854421ba",
                            operation="UPDATE OR DELETE OR INSERT",
                            pgid="pgtrigger_commitment_is_frozen_addde",
                            table="clusters_pactcommitment",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pactprogress",
                    trigger=pgtrigger.compiler.Trigger(
                        name="progress_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="08820d448e878f6462d47f69047cd2bb3da699e1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_progress_is_final_1a7e2",
                            table="clusters_pactprogress",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pactprogress",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "clusters_pactprogressevent" ("commitment_id", "file_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by_id", "text") VALUES (NEW."commitment_id", NEW."file_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reported_at", NEW."reported_by_id", NEW."text"); RETURN NULL;',
                            hash="b5d38eff6031a38deca6e1e204993d09c8b65d93",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6ee4a",
                            table="clusters_pactprogress",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pactprogress",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "clusters_pactprogressevent" ("commitment_id", "file_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by_id", "text") VALUES (NEW."commitment_id", NEW."file_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reported_at", NEW."reported_by_id", NEW."text"); RETURN NULL;',
                            hash="836a52c9b1e866cde0db57d3929f294d3fe6a2a9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ba68e",
                            table="clusters_pactprogress",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pactprogress",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "clusters_pactprogressevent" ("commitment_id", "file_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by_id", "text") VALUES (OLD."commitment_id", OLD."file_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reported_at", OLD."reported_by_id", OLD."text"); RETURN NULL;',
                            hash="223baa20af863e7a1ff1430a6ca68f6eba39adfb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d63aa",
                            table="clusters_pactprogress",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pactreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="pact_review_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bc1a72471b3e74c0f4a3365f9e4b573295101a2b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_pact_review_is_final_84d30",
                            table="clusters_pactreview",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pactreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "clusters_pactreviewevent" ("findings", "held_on", "id", "next_due", "pact_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "recorded_at", "recorded_by_id") VALUES (NEW."findings", NEW."held_on", NEW."id", NEW."next_due", NEW."pact_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan", NEW."recorded_at", NEW."recorded_by_id"); RETURN NULL;',
                            hash="a6664abda24164b68b66b90b999e0614e18b35dc",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_404cf",
                            table="clusters_pactreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pactreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "clusters_pactreviewevent" ("findings", "held_on", "id", "next_due", "pact_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "recorded_at", "recorded_by_id") VALUES (NEW."findings", NEW."held_on", NEW."id", NEW."next_due", NEW."pact_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan", NEW."recorded_at", NEW."recorded_by_id"); RETURN NULL;',
                            hash="0869a1a37a250eaea02ffe143f95a3bd380e91b5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9af0b",
                            table="clusters_pactreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pactreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "clusters_pactreviewevent" ("findings", "held_on", "id", "next_due", "pact_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "recorded_at", "recorded_by_id") VALUES (OLD."findings", OLD."held_on", OLD."id", OLD."next_due", OLD."pact_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan", OLD."recorded_at", OLD."recorded_by_id"); RETURN NULL;',
                            hash="dc32b99e21d4ea1b9976b40aaf13f6e8de1ace86",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_275c2",
                            table="clusters_pactreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pactsignatory",
                    trigger=pgtrigger.compiler.Trigger(
                        name="pact_signatory_is_frozen",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP = 'INSERT' THEN\n    IF (SELECT state FROM clusters_clusterpact WHERE id = NEW.pact_id) = 'draft'\n        OR ((SELECT state FROM clusters_clusterpact WHERE id = NEW.pact_id) = 'signed' AND NEW.role = 'minister') THEN RETURN NEW; END IF;\n    RAISE EXCEPTION 'a signed cluster pact stands as it was signed' USING ERRCODE = 'check_violation';\nEND IF;\nIF (SELECT state FROM clusters_clusterpact WHERE id = OLD.pact_id) <> 'draft' THEN RAISE EXCEPTION 'a signed cluster pact stands as it was signed' USING ERRCODE = 'check_violation'; END IF;\nIF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\nIF (SELECT state FROM clusters_clusterpact WHERE id = NEW.pact_id) <> 'draft' THEN RAISE EXCEPTION 'a signed cluster pact stands as it was signed' USING ERRCODE = 'check_violation'; END IF;\nRETURN NEW;\n",
                            hash="bd288dc1c1e52b36c0e466e04c2e067012801ed5",
                            operation="UPDATE OR DELETE OR INSERT",
                            pgid="pgtrigger_pact_signatory_is_frozen_fc330",
                            table="clusters_pactsignatory",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
