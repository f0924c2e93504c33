import clusterbeleid.core.migration_steps
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("core", "0002_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="HistoricalOrganisation",
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
                            "kbo",
                            models.CharField(
                                db_index=True, max_length=10, verbose_name="enterprise number"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("company", "Company"),
                                    ("knowledge", "Knowledge institution"),
                                    ("authority", "Authority"),
                                    ("civil", "Civil society organisation"),
                                    ("federation", "Federation"),
                                    ("collective_centre", "Collective centre"),
                                    ("soc", "Strategic research centre (SOC)"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "flemish_establishment",
                            models.BooleanField(verbose_name="site in Flanders"),
                        ),
                        (
                            "municipality",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="municipality"
                            ),
                        ),
                        (
                            "website",
                            models.CharField(blank=True, max_length=200, verbose_name="website"),
                        ),
                        (
                            "is_demo",
                            models.BooleanField(
                                default=False, verbose_name="invented for the demo"
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
                    ],
                    options={
                        "verbose_name": "historical organisation",
                        "verbose_name_plural": "historical organisations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Lineage",
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
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged_from",
                                to="clusters.lineage",
                                verbose_name="merged into",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lineage",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("merged_into__isnull", True),
                                    models.Q(("merged_into", models.F("pk")), _negated=True),
                                    _connector="OR",
                                ),
                                name="lineage_not_into_itself",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Cluster",
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
                            "name",
                            models.CharField(max_length=200, unique=True, verbose_name="name"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("SPC", "Spearhead cluster"),
                                    ("IBN", "Innovative business network"),
                                    ("AD_HOC", "Ad hoc cluster"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("domain", models.CharField(max_length=200, verbose_name="domain")),
                        (
                            "website",
                            models.CharField(blank=True, max_length=200, verbose_name="website"),
                        ),
                        (
                            "stopped_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="last day of support before the ten years",
                            ),
                        ),
                        (
                            "stopped_reason",
                            models.TextField(blank=True, verbose_name="reason of the stop"),
                        ),
                        (
                            "published_members",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="members as published"
                            ),
                        ),
                        (
                            "published_sme_pct",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="share of SMEs as published",
                            ),
                        ),
                        (
                            "published_source",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="source of the publication"
                            ),
                        ),
                        (
                            "lineage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clusters",
                                to="clusters.lineage",
                                verbose_name="lineage",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cluster",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["SPC", "IBN", "AD_HOC"])),
                                name="cluster_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stopped_on__isnull", True),
                                    models.Q(("stopped_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="cluster_stop_has_reason",
                                violation_error_message="Give the reason of the stop.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("published_members__isnull", True),
                                        ("published_sme_pct__isnull", True),
                                    ),
                                    models.Q(("published_source", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="cluster_published_has_source",
                                violation_error_message="Give the source of the published figures.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactEntry",
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
                        ("on_day", models.DateField(verbose_name="date")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("meeting", "Meeting"),
                                    ("visit", "Visit"),
                                    ("call", "Telephone call"),
                                    ("mail", "E-mail"),
                                ],
                                max_length=10,
                                verbose_name="channel",
                            ),
                        ),
                        ("with_whom", models.CharField(max_length=200, verbose_name="with whom")),
                        ("summary", models.TextField(verbose_name="summary")),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="logged by",
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="clusters.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "contact",
                        "ordering": ["-on_day", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("channel__in", ["meeting", "visit", "call", "mail"])
                                ),
                                name="contact_channel_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAccountManagement",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        (
                            "fte",
                            models.DecimalField(
                                decimal_places=2, max_digits=4, verbose_name="full-time equivalent"
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
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="account manager",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical account management",
                        "verbose_name_plural": "historical account managements",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCluster",
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
                            "name",
                            models.CharField(db_index=True, max_length=200, verbose_name="name"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("SPC", "Spearhead cluster"),
                                    ("IBN", "Innovative business network"),
                                    ("AD_HOC", "Ad hoc cluster"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("domain", models.CharField(max_length=200, verbose_name="domain")),
                        (
                            "website",
                            models.CharField(blank=True, max_length=200, verbose_name="website"),
                        ),
                        (
                            "stopped_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="last day of support before the ten years",
                            ),
                        ),
                        (
                            "stopped_reason",
                            models.TextField(blank=True, verbose_name="reason of the stop"),
                        ),
                        (
                            "published_members",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="members as published"
                            ),
                        ),
                        (
                            "published_sme_pct",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="share of SMEs as published",
                            ),
                        ),
                        (
                            "published_source",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="source of the publication"
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
                            "lineage",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.lineage",
                                verbose_name="lineage",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical cluster",
                        "verbose_name_plural": "historical clusters",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalClusterDocument",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "document_class",
                            models.CharField(
                                choices=[
                                    ("public", "Public"),
                                    ("shared", "Agency and cluster organisation"),
                                    ("internal", "Internal to the agency"),
                                ],
                                max_length=10,
                                verbose_name="who may read it",
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
                            "file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="core.storedfile",
                                verbose_name="file",
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
                        "verbose_name": "historical document",
                        "verbose_name_plural": "historical documents",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalContactEntry",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("on_day", models.DateField(verbose_name="date")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("meeting", "Meeting"),
                                    ("visit", "Visit"),
                                    ("call", "Telephone call"),
                                    ("mail", "E-mail"),
                                ],
                                max_length=10,
                                verbose_name="channel",
                            ),
                        ),
                        ("with_whom", models.CharField(max_length=200, verbose_name="with whom")),
                        ("summary", models.TextField(verbose_name="summary")),
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
                            "author",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="logged by",
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
                    ],
                    options={
                        "verbose_name": "historical contact",
                        "verbose_name_plural": "historical contacts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLineage",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
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
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.lineage",
                                verbose_name="merged into",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical lineage",
                        "verbose_name_plural": "historical lineages",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLineageAssessment",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("same_members", models.TextField(verbose_name="overlap of members")),
                        (
                            "same_people",
                            models.TextField(verbose_name="overlap of board and staff"),
                        ),
                        (
                            "same_mission",
                            models.TextField(verbose_name="overlap of domain and mission"),
                        ),
                        (
                            "same_brand",
                            models.TextField(verbose_name="overlap of brand and assets"),
                        ),
                        ("same_area", models.TextField(verbose_name="overlap of target area")),
                        ("continuity", models.TextField(verbose_name="economic continuity")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("same", "Same lineage"),
                                    ("partly", "Partly the same lineage"),
                                    ("new", "New lineage"),
                                ],
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        ("motivation", models.TextField(verbose_name="motivation")),
                        ("decided_at", models.DateTimeField(verbose_name="decided on")),
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
                            "legal_advice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="core.storedfile",
                                verbose_name="legal advice",
                            ),
                        ),
                        (
                            "compared_with",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.lineage",
                                verbose_name="compared with lineage",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical lineage assessment",
                        "verbose_name_plural": "historical lineage assessments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="LineageAssessment",
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
                        ("same_members", models.TextField(verbose_name="overlap of members")),
                        (
                            "same_people",
                            models.TextField(verbose_name="overlap of board and staff"),
                        ),
                        (
                            "same_mission",
                            models.TextField(verbose_name="overlap of domain and mission"),
                        ),
                        (
                            "same_brand",
                            models.TextField(verbose_name="overlap of brand and assets"),
                        ),
                        ("same_area", models.TextField(verbose_name="overlap of target area")),
                        ("continuity", models.TextField(verbose_name="economic continuity")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("same", "Same lineage"),
                                    ("partly", "Partly the same lineage"),
                                    ("new", "New lineage"),
                                ],
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        ("motivation", models.TextField(verbose_name="motivation")),
                        ("decided_at", models.DateTimeField(verbose_name="decided on")),
                        (
                            "cluster",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lineage_assessments",
                                to="clusters.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "compared_with",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assessments",
                                to="clusters.lineage",
                                verbose_name="compared with lineage",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        (
                            "legal_advice",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
                                verbose_name="legal advice",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lineage assessment",
                        "ordering": ["-decided_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("outcome__in", ["same", "partly", "new"])),
                                name="lineage_outcome_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "new"), _negated=True),
                                    ("legal_advice__isnull", False),
                                    _connector="OR",
                                ),
                                name="lineage_new_needs_advice",
                                violation_error_message="A new lineage needs a legal advice.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LineageAssessmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("same_members", models.TextField(verbose_name="overlap of members")),
                        (
                            "same_people",
                            models.TextField(verbose_name="overlap of board and staff"),
                        ),
                        (
                            "same_mission",
                            models.TextField(verbose_name="overlap of domain and mission"),
                        ),
                        (
                            "same_brand",
                            models.TextField(verbose_name="overlap of brand and assets"),
                        ),
                        ("same_area", models.TextField(verbose_name="overlap of target area")),
                        ("continuity", models.TextField(verbose_name="economic continuity")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("same", "Same lineage"),
                                    ("partly", "Partly the same lineage"),
                                    ("new", "New lineage"),
                                ],
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        ("motivation", models.TextField(verbose_name="motivation")),
                        ("decided_at", models.DateTimeField(verbose_name="decided on")),
                        (
                            "cluster",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="clusters.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "compared_with",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="clusters.lineage",
                                verbose_name="compared with lineage",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        (
                            "legal_advice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="core.storedfile",
                                verbose_name="legal advice",
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
                                to="clusters.lineageassessment",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Organisation",
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
                            "kbo",
                            models.CharField(
                                max_length=10, unique=True, verbose_name="enterprise number"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("company", "Company"),
                                    ("knowledge", "Knowledge institution"),
                                    ("authority", "Authority"),
                                    ("civil", "Civil society organisation"),
                                    ("federation", "Federation"),
                                    ("collective_centre", "Collective centre"),
                                    ("soc", "Strategic research centre (SOC)"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "flemish_establishment",
                            models.BooleanField(verbose_name="site in Flanders"),
                        ),
                        (
                            "municipality",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="municipality"
                            ),
                        ),
                        (
                            "website",
                            models.CharField(blank=True, max_length=200, verbose_name="website"),
                        ),
                        (
                            "is_demo",
                            models.BooleanField(
                                default=False, verbose_name="invented for the demo"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "organisation",
                        "ordering": ["name", "pk"],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    django.db.models.functions.text.Upper("name"),
                                    name="gin_trgm_ops",
                                ),
                                name="organisation_name_search",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "company",
                                            "knowledge",
                                            "authority",
                                            "civil",
                                            "federation",
                                            "collective_centre",
                                            "soc",
                                        ],
                                    )
                                ),
                                name="organisation_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kbo__regex", "^[01][0-9]{9}$")),
                                name="organisation_kbo_canonical",
                                violation_error_message="An enterprise number has ten digits.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClusterOperator",
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
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        (
                            "cluster",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="operators",
                                to="clusters.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="operates",
                                to="clusters.organisation",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cluster organisation",
                        "ordering": ["cluster_id", "first_day", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_day__isnull", True),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="operator_period_in_order",
                                violation_error_message="The last day lies before the first day.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("cluster", "="),
                                    (
                                        models.Func(
                                            models.F("first_day"),
                                            models.F("last_day"),
                                            models.Value("[]"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="operator_no_overlap",
                                violation_error_message="Another organisation carries out this cluster on some of these days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalBoardMandate",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        ("person", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "seat",
                            models.CharField(
                                choices=[
                                    ("flemish_company", "Flemish company"),
                                    ("other_company", "Company outside Flanders"),
                                    ("knowledge", "Knowledge institution"),
                                    ("authority", "Authority"),
                                    ("other", "Other"),
                                    ("vlaio_observer", "Observer of VLAIO, without vote"),
                                ],
                                max_length=20,
                                verbose_name="represents",
                            ),
                        ),
                        ("is_chair", models.BooleanField(default=False, verbose_name="chair")),
                        (
                            "company_background",
                            models.TextField(
                                blank=True, verbose_name="company background of the chair"
                            ),
                        ),
                        (
                            "is_demo",
                            models.BooleanField(
                                default=False, verbose_name="invented for the demo"
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
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.organisation",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical board mandate",
                        "verbose_name_plural": "historical board mandates",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalClusterOperator",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
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
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.organisation",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical cluster organisation",
                        "verbose_name_plural": "historical cluster organisations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMembership",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
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
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.organisation",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical membership",
                        "verbose_name_plural": "historical memberships",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSizeSnapshot",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("on_day", models.DateField(verbose_name="reference date")),
                        (
                            "size",
                            models.CharField(
                                choices=[
                                    ("micro", "Micro"),
                                    ("small", "Small"),
                                    ("medium", "Medium-sized"),
                                    ("large", "Large"),
                                ],
                                max_length=10,
                                verbose_name="size",
                            ),
                        ),
                        (
                            "staff",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                verbose_name="staff in annual work units",
                            ),
                        ),
                        (
                            "turnover",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="turnover",
                            ),
                        ),
                        (
                            "balance",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="balance sheet total",
                            ),
                        ),
                        ("source", models.CharField(max_length=200, verbose_name="source")),
                        (
                            "manual_reason",
                            models.TextField(
                                blank=True, verbose_name="reason for a size chosen by hand"
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
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="clusters.organisation",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical size snapshot",
                        "verbose_name_plural": "historical size snapshots",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Membership",
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
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        (
                            "cluster",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="clusters.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="clusters.organisation",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "membership",
                        "ordering": ["cluster_id", "organisation__name", "first_day", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_day__isnull", True),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="membership_period_in_order",
                                violation_error_message="The last day lies before the first day.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("cluster", "="),
                                    ("organisation", "="),
                                    (
                                        models.Func(
                                            models.F("first_day"),
                                            models.F("last_day"),
                                            models.Value("[]"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="membership_no_overlap",
                                violation_error_message="This organisation is already a member on some of these days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SizeSnapshot",
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
                        ("on_day", models.DateField(verbose_name="reference date")),
                        (
                            "size",
                            models.CharField(
                                choices=[
                                    ("micro", "Micro"),
                                    ("small", "Small"),
                                    ("medium", "Medium-sized"),
                                    ("large", "Large"),
                                ],
                                max_length=10,
                                verbose_name="size",
                            ),
                        ),
                        (
                            "staff",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                verbose_name="staff in annual work units",
                            ),
                        ),
                        (
                            "turnover",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="turnover",
                            ),
                        ),
                        (
                            "balance",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="balance sheet total",
                            ),
                        ),
                        ("source", models.CharField(max_length=200, verbose_name="source")),
                        (
                            "manual_reason",
                            models.TextField(
                                blank=True, verbose_name="reason for a size chosen by hand"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sizes",
                                to="clusters.organisation",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "size snapshot",
                        "ordering": ["organisation_id", "-on_day", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("size__in", ["micro", "small", "medium", "large"])
                                ),
                                name="size_known",
                            ),
                            models.UniqueConstraint(
                                fields=("organisation", "on_day"),
                                name="size_one_a_day",
                                violation_error_message="There is already a size for this date.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("staff__isnull", False),
                                    models.Q(("manual_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="size_has_grounds",
                                violation_error_message="Give the staff, or the reason for your own choice.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BoardMandate",
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
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        ("person", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "seat",
                            models.CharField(
                                choices=[
                                    ("flemish_company", "Flemish company"),
                                    ("other_company", "Company outside Flanders"),
                                    ("knowledge", "Knowledge institution"),
                                    ("authority", "Authority"),
                                    ("other", "Other"),
                                    ("vlaio_observer", "Observer of VLAIO, without vote"),
                                ],
                                max_length=20,
                                verbose_name="represents",
                            ),
                        ),
                        ("is_chair", models.BooleanField(default=False, verbose_name="chair")),
                        (
                            "company_background",
                            models.TextField(
                                blank=True, verbose_name="company background of the chair"
                            ),
                        ),
                        (
                            "is_demo",
                            models.BooleanField(
                                default=False, verbose_name="invented for the demo"
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="board",
                                to="clusters.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="board_seats",
                                to="clusters.organisation",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "board mandate",
                        "ordering": ["cluster_id", "-is_chair", "person", "first_day", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "seat__in",
                                        [
                                            "flemish_company",
                                            "other_company",
                                            "knowledge",
                                            "authority",
                                            "other",
                                            "vlaio_observer",
                                        ],
                                    )
                                ),
                                name="board_seat_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_day__isnull", True),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="board_period_in_order",
                                violation_error_message="The last day lies before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_chair", False),
                                    models.Q(("seat", "vlaio_observer"), _negated=True),
                                    _connector="OR",
                                ),
                                name="board_observer_no_chair",
                                violation_error_message="The observer of VLAIO cannot chair the board.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("is_chair", True)),
                                expressions=[
                                    ("cluster", "="),
                                    (
                                        models.Func(
                                            models.F("first_day"),
                                            models.F("last_day"),
                                            models.Value("[]"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="board_one_chair",
                                violation_error_message="The board already has a chair on some of these days.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("cluster", "="),
                                    ("person", "="),
                                    (
                                        models.Func(
                                            models.F("first_day"),
                                            models.F("last_day"),
                                            models.Value("[]"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="board_person_once",
                                violation_error_message="This person already sits on the board on some of these days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AccountManagement",
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
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        (
                            "fte",
                            models.DecimalField(
                                decimal_places=2, max_digits=4, verbose_name="full-time equivalent"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="managed_clusters",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="account manager",
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="account_managers",
                                to="clusters.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "account management",
                        "ordering": ["cluster_id", "first_day", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_day__isnull", True),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="management_period_in_order",
                                violation_error_message="The last day lies before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("fte__gt", 0), ("fte__lte", 1)),
                                name="management_fte_in_range",
                                violation_error_message="A full-time equivalent lies between 0 and 1.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("cluster", "="),
                                    ("user", "="),
                                    (
                                        models.Func(
                                            models.F("first_day"),
                                            models.F("last_day"),
                                            models.Value("[]"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="management_no_overlap",
                                violation_error_message="This person already follows the cluster on some of these days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClusterDocument",
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
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "document_class",
                            models.CharField(
                                choices=[
                                    ("public", "Public"),
                                    ("shared", "Agency and cluster organisation"),
                                    ("internal", "Internal to the agency"),
                                ],
                                max_length=10,
                                verbose_name="who may read it",
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="clusters.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
                                verbose_name="file",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "document",
                        "ordering": ["-file__uploaded_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("document_class__in", ["public", "shared", "internal"])
                                ),
                                name="document_class_known",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lineageassessment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "clusters_lineageassessmentevent" ("cluster_id", "compared_with_id", "continuity", "decided_at", "decided_by_id", "id", "legal_advice_id", "motivation", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "same_area", "same_brand", "same_members", "same_mission", "same_people", "version") VALUES (NEW."cluster_id", NEW."compared_with_id", NEW."continuity", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."legal_advice_id", NEW."motivation", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."same_area", NEW."same_brand", NEW."same_members", NEW."same_mission", NEW."same_people", NEW."version"); RETURN NULL;',
                            hash="f3b9904e5fb745f7d224fe85baa2071295a9b8d1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ef798",
                            table="clusters_lineageassessment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lineageassessment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "clusters_lineageassessmentevent" ("cluster_id", "compared_with_id", "continuity", "decided_at", "decided_by_id", "id", "legal_advice_id", "motivation", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "same_area", "same_brand", "same_members", "same_mission", "same_people", "version") VALUES (NEW."cluster_id", NEW."compared_with_id", NEW."continuity", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."legal_advice_id", NEW."motivation", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."same_area", NEW."same_brand", NEW."same_members", NEW."same_mission", NEW."same_people", NEW."version"); RETURN NULL;',
                            hash="e0a736e1f7bee470223d552e55ca9a88224d3b54",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_309b8",
                            table="clusters_lineageassessment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lineageassessment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "clusters_lineageassessmentevent" ("cluster_id", "compared_with_id", "continuity", "decided_at", "decided_by_id", "id", "legal_advice_id", "motivation", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "same_area", "same_brand", "same_members", "same_mission", "same_people", "version") VALUES (OLD."cluster_id", OLD."compared_with_id", OLD."continuity", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."legal_advice_id", OLD."motivation", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."same_area", OLD."same_brand", OLD."same_members", OLD."same_mission", OLD."same_people", OLD."version"); RETURN NULL;',
                            hash="07dbf10a1323c97e13659ce0e83300868847448e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bbaa1",
                            table="clusters_lineageassessment",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
