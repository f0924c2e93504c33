import clusterbeleid.core.migration_steps
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
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
        ("agreements", "0001_initial"),
        ("clusters", "0001_initial"),
        ("core", "0002_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="DeadlineChange",
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
                            "kind",
                            models.CharField(
                                choices=[("extension", "Extension"), ("suspension", "Suspension")],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "new_due",
                            models.DateField(blank=True, null=True, verbose_name="new due date"),
                        ),
                        (
                            "suspended_from",
                            models.DateField(blank=True, null=True, verbose_name="suspended from"),
                        ),
                        (
                            "suspended_to",
                            models.DateField(blank=True, null=True, verbose_name="suspended to"),
                        ),
                        ("old_due", models.DateField(verbose_name="due date before")),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("batch", models.UUIDField(default=uuid.uuid4)),
                        ("decided_at", models.DateTimeField()),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
                            ),
                        ),
                        (
                            "project_year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deadline_changes",
                                to="agreements.projectyear",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "moved due date",
                        "ordering": ["decided_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["extension", "suspension"])),
                                name="deadline_change_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "extension"),
                                        ("new_due__gt", models.F("old_due")),
                                        ("new_due__isnull", False),
                                        ("suspended_from__isnull", True),
                                        ("suspended_to__isnull", True),
                                    ),
                                    models.Q(
                                        ("kind", "suspension"),
                                        ("new_due__isnull", True),
                                        ("suspended_from__isnull", False),
                                        ("suspended_to__gte", models.F("suspended_from")),
                                    ),
                                    _connector="OR",
                                ),
                                name="deadline_change_whole",
                                violation_error_message="Give a later due date, or a period of suspension.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="deadline_change_has_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeadlineChangeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("extension", "Extension"), ("suspension", "Suspension")],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "new_due",
                            models.DateField(blank=True, null=True, verbose_name="new due date"),
                        ),
                        (
                            "suspended_from",
                            models.DateField(blank=True, null=True, verbose_name="suspended from"),
                        ),
                        (
                            "suspended_to",
                            models.DateField(blank=True, null=True, verbose_name="suspended to"),
                        ),
                        ("old_due", models.DateField(verbose_name="due date before")),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("batch", models.UUIDField(default=uuid.uuid4)),
                        ("decided_at", models.DateTimeField()),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="core.storedfile",
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
                                to="cofinancing.deadlinechange",
                            ),
                        ),
                        (
                            "project_year",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="agreements.projectyear",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalContribution",
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
                            "source",
                            models.CharField(
                                choices=[
                                    ("company_cash", "Contribution in cash by a company"),
                                    ("company_services", "Paid services to a company"),
                                    (
                                        "federation_fee",
                                        "Compulsory contribution to a federation or centre",
                                    ),
                                    ("public_flemish", "Public Flemish money"),
                                    ("public_other", "Other public money"),
                                    ("knowledge_fee", "Contribution by a knowledge institution"),
                                    ("in_kind", "Contribution in kind"),
                                ],
                                max_length=20,
                                verbose_name="kind of source",
                            ),
                        ),
                        (
                            "pledged_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="pledged",
                            ),
                        ),
                        (
                            "invoiced_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="invoiced",
                            ),
                        ),
                        (
                            "invoice_number",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="invoice number"
                            ),
                        ),
                        (
                            "invoiced_on",
                            models.DateField(blank=True, null=True, verbose_name="invoice date"),
                        ),
                        (
                            "received_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="received",
                            ),
                        ),
                        (
                            "value_date",
                            models.DateField(blank=True, null=True, verbose_name="value date"),
                        ),
                        (
                            "bank_reference",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="bank reference"
                            ),
                        ),
                        (
                            "receipt_recorded_at",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                null=True,
                                verbose_name="receipt entered at",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("pledged", "Pledged"),
                                    ("invoiced", "Invoiced"),
                                    ("received", "Received"),
                                    ("accepted", "Accepted"),
                                    ("rejected", "Rejected"),
                                ],
                                default="pledged",
                                max_length=10,
                            ),
                        ),
                        ("decision_reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "late_proof_reason",
                            models.TextField(
                                blank=True, verbose_name="reason for counting it in time"
                            ),
                        ),
                        ("is_demo", models.BooleanField(default=False)),
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
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="core.storedfile",
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
                            "imported_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="core.backgroundjob",
                            ),
                        ),
                        (
                            "late_proof_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
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
                            ),
                        ),
                        (
                            "project_year",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agreements.projectyear",
                            ),
                        ),
                        (
                            "receipt_recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical contribution",
                        "verbose_name_plural": "historical contributions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="LapseDecision",
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
                        ("facts", models.JSONField()),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("lapse", "Propose that the grant lapses"),
                                    ("extra_term", "Grant an extra term"),
                                    ("continue", "Continue without consequence"),
                                ],
                                max_length=12,
                                verbose_name="outcome",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("decided_at", models.DateTimeField()),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
                            ),
                        ),
                        (
                            "project_year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lapse_decisions",
                                to="agreements.projectyear",
                            ),
                        ),
                        (
                            "task",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lapse_decision",
                                to="core.task",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "decision after a missed due date",
                        "ordering": ["decided_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("outcome__in", ["lapse", "extra_term", "continue"])
                                ),
                                name="lapse_outcome_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="lapse_has_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LapseDecisionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("facts", models.JSONField()),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("lapse", "Propose that the grant lapses"),
                                    ("extra_term", "Grant an extra term"),
                                    ("continue", "Continue without consequence"),
                                ],
                                max_length=12,
                                verbose_name="outcome",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("decided_at", models.DateTimeField()),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="core.storedfile",
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
                                to="cofinancing.lapsedecision",
                            ),
                        ),
                        (
                            "project_year",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="agreements.projectyear",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="core.task",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Contribution",
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
                            "source",
                            models.CharField(
                                choices=[
                                    ("company_cash", "Contribution in cash by a company"),
                                    ("company_services", "Paid services to a company"),
                                    (
                                        "federation_fee",
                                        "Compulsory contribution to a federation or centre",
                                    ),
                                    ("public_flemish", "Public Flemish money"),
                                    ("public_other", "Other public money"),
                                    ("knowledge_fee", "Contribution by a knowledge institution"),
                                    ("in_kind", "Contribution in kind"),
                                ],
                                max_length=20,
                                verbose_name="kind of source",
                            ),
                        ),
                        (
                            "pledged_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="pledged",
                            ),
                        ),
                        (
                            "invoiced_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="invoiced",
                            ),
                        ),
                        (
                            "invoice_number",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="invoice number"
                            ),
                        ),
                        (
                            "invoiced_on",
                            models.DateField(blank=True, null=True, verbose_name="invoice date"),
                        ),
                        (
                            "received_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="received",
                            ),
                        ),
                        (
                            "value_date",
                            models.DateField(blank=True, null=True, verbose_name="value date"),
                        ),
                        (
                            "bank_reference",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="bank reference"
                            ),
                        ),
                        (
                            "receipt_recorded_at",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                null=True,
                                verbose_name="receipt entered at",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("pledged", "Pledged"),
                                    ("invoiced", "Invoiced"),
                                    ("received", "Received"),
                                    ("accepted", "Accepted"),
                                    ("rejected", "Rejected"),
                                ],
                                default="pledged",
                                max_length=10,
                            ),
                        ),
                        ("decision_reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "late_proof_reason",
                            models.TextField(
                                blank=True, verbose_name="reason for counting it in time"
                            ),
                        ),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
                            ),
                        ),
                        (
                            "imported_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.backgroundjob",
                            ),
                        ),
                        (
                            "late_proof_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributions",
                                to="clusters.organisation",
                            ),
                        ),
                        (
                            "project_year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributions",
                                to="agreements.projectyear",
                            ),
                        ),
                        (
                            "receipt_recorded_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "contribution",
                        "ordering": ["project_year_id", "organisation__name", "pk"],
                        "indexes": [
                            models.Index(
                                fields=["project_year", "value_date"],
                                include=("state", "source", "received_amount"),
                                name="contribution_sums",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["pledged", "invoiced", "received", "accepted", "rejected"],
                                    )
                                ),
                                name="contribution_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "source__in",
                                        [
                                            "company_cash",
                                            "company_services",
                                            "federation_fee",
                                            "public_flemish",
                                            "public_other",
                                            "knowledge_fee",
                                            "in_kind",
                                        ],
                                    )
                                ),
                                name="contribution_source_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("pledged_amount__isnull", True),
                                        ("pledged_amount__gt", 0),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("invoiced_amount__isnull", True),
                                        ("invoiced_amount__gt", 0),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("received_amount__isnull", True),
                                        ("received_amount__gt", 0),
                                        _connector="OR",
                                    ),
                                ),
                                name="contribution_amounts_positive",
                                violation_error_message="An amount is above zero.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["received", "accepted"]), _negated=True
                                    ),
                                    models.Q(
                                        ("receipt_recorded_at__isnull", False),
                                        ("received_amount__isnull", False),
                                        ("value_date__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="contribution_receipt_whole",
                                violation_error_message="Money received has an amount and a value date.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["received", "accepted"]), _negated=True
                                    ),
                                    models.Q(
                                        django.db.models.lookups.Exact(
                                            django.db.models.functions.text.Upper(
                                                models.Func(
                                                    models.Func(
                                                        models.F("bank_reference"),
                                                        template="normalize(%(expressions)s, NFKC)",
                                                    ),
                                                    models.Value("[^0-9A-Za-z]"),
                                                    models.Value(""),
                                                    models.Value("g"),
                                                    function="regexp_replace",
                                                ),
                                                output_field=models.TextField(),
                                            ),
                                            models.Value(""),
                                        ),
                                        _negated=True,
                                    ),
                                    _connector="OR",
                                ),
                                name="contribution_receipt_has_reference",
                                violation_error_message="Give the reference of the bank.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["pledged", "invoiced"]), _negated=True),
                                    models.Q(
                                        ("bank_reference", ""),
                                        ("receipt_recorded_at__isnull", True),
                                        ("received_amount__isnull", True),
                                        ("value_date__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="contribution_no_receipt_yet",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("invoice_number", ""),
                                        ("invoiced_amount__isnull", True),
                                        ("invoiced_on__isnull", True),
                                    ),
                                    models.Q(
                                        ("invoiced_amount__isnull", False),
                                        ("invoiced_on__isnull", False),
                                        models.Q(("invoice_number", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="contribution_invoice_whole",
                                violation_error_message="An invoice has an amount, a number and a date.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "accepted"), _negated=True),
                                    ("decided_by__isnull", True),
                                    ("receipt_recorded_by__isnull", True),
                                    models.Q(
                                        ("decided_by", models.F("receipt_recorded_by")),
                                        _negated=True,
                                    ),
                                    _connector="OR",
                                ),
                                name="contribution_own_entry_not_accepted",
                                violation_error_message="Nobody accepts the money that he or she entered.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "rejected"), _negated=True),
                                    models.Q(("decision_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="contribution_rejection_has_reason",
                                violation_error_message="Give the reason of the rejection.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("late_proof_by__isnull", True),
                                    models.Q(
                                        ("evidence__isnull", False),
                                        models.Q(("late_proof_reason", ""), _negated=True),
                                        models.Q(
                                            ("receipt_recorded_by__isnull", True),
                                            models.Q(
                                                ("late_proof_by", models.F("receipt_recorded_by")),
                                                _negated=True,
                                            ),
                                            _connector="OR",
                                        ),
                                        models.Q(
                                            ("decided_by__isnull", True),
                                            models.Q(
                                                ("late_proof_by", models.F("decided_by")),
                                                _negated=True,
                                            ),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="contribution_two_people",
                                violation_error_message="A second person confirms a late proof.",
                            ),
                            models.UniqueConstraint(
                                models.F("organisation"),
                                models.F("value_date"),
                                django.db.models.functions.text.Upper(
                                    models.Func(
                                        models.Func(
                                            models.F("bank_reference"),
                                            template="normalize(%(expressions)s, NFKC)",
                                        ),
                                        models.Value("[^0-9A-Za-z]"),
                                        models.Value(""),
                                        models.Value("g"),
                                        function="regexp_replace",
                                    ),
                                    output_field=models.TextField(),
                                ),
                                condition=models.Q(("state__in", ["received", "accepted"])),
                                name="contribution_payment_once",
                                violation_error_message="This payment already counts in another line.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContributionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("company_cash", "Contribution in cash by a company"),
                                    ("company_services", "Paid services to a company"),
                                    (
                                        "federation_fee",
                                        "Compulsory contribution to a federation or centre",
                                    ),
                                    ("public_flemish", "Public Flemish money"),
                                    ("public_other", "Other public money"),
                                    ("knowledge_fee", "Contribution by a knowledge institution"),
                                    ("in_kind", "Contribution in kind"),
                                ],
                                max_length=20,
                                verbose_name="kind of source",
                            ),
                        ),
                        (
                            "pledged_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="pledged",
                            ),
                        ),
                        (
                            "invoiced_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="invoiced",
                            ),
                        ),
                        (
                            "invoice_number",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="invoice number"
                            ),
                        ),
                        (
                            "invoiced_on",
                            models.DateField(blank=True, null=True, verbose_name="invoice date"),
                        ),
                        (
                            "received_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="received",
                            ),
                        ),
                        (
                            "value_date",
                            models.DateField(blank=True, null=True, verbose_name="value date"),
                        ),
                        (
                            "bank_reference",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="bank reference"
                            ),
                        ),
                        (
                            "receipt_recorded_at",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                null=True,
                                verbose_name="receipt entered at",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("pledged", "Pledged"),
                                    ("invoiced", "Invoiced"),
                                    ("received", "Received"),
                                    ("accepted", "Accepted"),
                                    ("rejected", "Rejected"),
                                ],
                                default="pledged",
                                max_length=10,
                            ),
                        ),
                        ("decision_reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "late_proof_reason",
                            models.TextField(
                                blank=True, verbose_name="reason for counting it in time"
                            ),
                        ),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="core.storedfile",
                            ),
                        ),
                        (
                            "imported_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="core.backgroundjob",
                            ),
                        ),
                        (
                            "late_proof_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="clusters.organisation",
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
                                to="cofinancing.contribution",
                            ),
                        ),
                        (
                            "project_year",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="agreements.projectyear",
                            ),
                        ),
                        (
                            "receipt_recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contribution",
                    trigger=pgtrigger.compiler.Trigger(
                        name="contribution_decided_is_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF OLD.state IN ('accepted', 'rejected') AND (\n    NEW.project_year_id <> OLD.project_year_id OR NEW.organisation_id <> OLD.organisation_id\n    OR NEW.source <> OLD.source\n    OR NEW.received_amount IS DISTINCT FROM OLD.received_amount\n    OR NEW.value_date IS DISTINCT FROM OLD.value_date\n    OR NEW.bank_reference <> OLD.bank_reference\n    OR NEW.receipt_recorded_at IS DISTINCT FROM OLD.receipt_recorded_at\n    OR NEW.receipt_recorded_by_id IS DISTINCT FROM OLD.receipt_recorded_by_id\n    OR NEW.evidence_id IS DISTINCT FROM OLD.evidence_id) THEN\n    RAISE EXCEPTION 'a decided contribution keeps its money and its evidence' USING ERRCODE = 'check_violation';\nEND IF;\n\nIF NEW.receipt_recorded_at < OLD.receipt_recorded_at THEN\n    RAISE EXCEPTION 'the stamp of a receipt never moves back' USING ERRCODE = 'check_violation';\nEND IF;\n\nIF OLD.late_proof_by_id IS NOT NULL AND NEW.late_proof_by_id = OLD.late_proof_by_id\n    AND (NEW.evidence_id IS DISTINCT FROM OLD.evidence_id\n         OR NEW.received_amount IS DISTINCT FROM OLD.received_amount\n         OR NEW.value_date IS DISTINCT FROM OLD.value_date) THEN\n    RAISE EXCEPTION 'a proof holds for the money and the evidence it was given for' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;",
                            hash="3898b108ad2ecf5a4aaec605600aa967601c29a0",
                            operation="UPDATE",
                            pgid="pgtrigger_contribution_decided_is_fixed_02efb",
                            table="cofinancing_contribution",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contribution",
                    trigger=pgtrigger.compiler.Trigger(
                        name="contribution_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="bf9a8e880bab2247950223d4ce1ab703a94fb63c",
                            operation="DELETE",
                            pgid="pgtrigger_contribution_stays_3f6bd",
                            table="cofinancing_contribution",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contribution",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_contributionevent" ("bank_reference", "decided_by_id", "decision_reason", "evidence_id", "id", "imported_by_id", "invoice_number", "invoiced_amount", "invoiced_on", "is_demo", "late_proof_by_id", "late_proof_reason", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pledged_amount", "project_year_id", "receipt_recorded_at", "receipt_recorded_by_id", "received_amount", "source", "state", "value_date", "version") VALUES (NEW."bank_reference", NEW."decided_by_id", NEW."decision_reason", NEW."evidence_id", NEW."id", NEW."imported_by_id", NEW."invoice_number", NEW."invoiced_amount", NEW."invoiced_on", NEW."is_demo", NEW."late_proof_by_id", NEW."late_proof_reason", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pledged_amount", NEW."project_year_id", NEW."receipt_recorded_at", NEW."receipt_recorded_by_id", NEW."received_amount", NEW."source", NEW."state", NEW."value_date", NEW."version"); RETURN NULL;',
                            hash="48afae6ae78cc2e9746de1ceae492218a67cb90c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_92c5a",
                            table="cofinancing_contribution",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contribution",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cofinancing_contributionevent" ("bank_reference", "decided_by_id", "decision_reason", "evidence_id", "id", "imported_by_id", "invoice_number", "invoiced_amount", "invoiced_on", "is_demo", "late_proof_by_id", "late_proof_reason", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pledged_amount", "project_year_id", "receipt_recorded_at", "receipt_recorded_by_id", "received_amount", "source", "state", "value_date", "version") VALUES (NEW."bank_reference", NEW."decided_by_id", NEW."decision_reason", NEW."evidence_id", NEW."id", NEW."imported_by_id", NEW."invoice_number", NEW."invoiced_amount", NEW."invoiced_on", NEW."is_demo", NEW."late_proof_by_id", NEW."late_proof_reason", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pledged_amount", NEW."project_year_id", NEW."receipt_recorded_at", NEW."receipt_recorded_by_id", NEW."received_amount", NEW."source", NEW."state", NEW."value_date", NEW."version"); RETURN NULL;',
                            hash="11e1704ab4436b7fc9b48c05e6363eee897fe022",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_91f71",
                            table="cofinancing_contribution",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contribution",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_contributionevent" ("bank_reference", "decided_by_id", "decision_reason", "evidence_id", "id", "imported_by_id", "invoice_number", "invoiced_amount", "invoiced_on", "is_demo", "late_proof_by_id", "late_proof_reason", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pledged_amount", "project_year_id", "receipt_recorded_at", "receipt_recorded_by_id", "received_amount", "source", "state", "value_date", "version") VALUES (OLD."bank_reference", OLD."decided_by_id", OLD."decision_reason", OLD."evidence_id", OLD."id", OLD."imported_by_id", OLD."invoice_number", OLD."invoiced_amount", OLD."invoiced_on", OLD."is_demo", OLD."late_proof_by_id", OLD."late_proof_reason", OLD."note", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pledged_amount", OLD."project_year_id", OLD."receipt_recorded_at", OLD."receipt_recorded_by_id", OLD."received_amount", OLD."source", OLD."state", OLD."value_date", OLD."version"); RETURN NULL;',
                            hash="15b61357f805ec51dc9e68108474546c4840f120",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9afe5",
                            table="cofinancing_contribution",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deadlinechange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="deadline_change_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="92a5c004b38561b21fa7354c3768444aa59e4562",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_deadline_change_is_final_7cab2",
                            table="cofinancing_deadlinechange",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deadlinechange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_deadlinechangeevent" ("batch", "decided_at", "decided_by_id", "document_id", "id", "kind", "new_due", "old_due", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "reason", "suspended_from", "suspended_to") VALUES (NEW."batch", NEW."decided_at", NEW."decided_by_id", NEW."document_id", NEW."id", NEW."kind", NEW."new_due", NEW."old_due", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_year_id", NEW."reason", NEW."suspended_from", NEW."suspended_to"); RETURN NULL;',
                            hash="24a6c12fd5465feff3f4e09405e2c17e4376bcea",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_eb23c",
                            table="cofinancing_deadlinechange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deadlinechange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cofinancing_deadlinechangeevent" ("batch", "decided_at", "decided_by_id", "document_id", "id", "kind", "new_due", "old_due", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "reason", "suspended_from", "suspended_to") VALUES (NEW."batch", NEW."decided_at", NEW."decided_by_id", NEW."document_id", NEW."id", NEW."kind", NEW."new_due", NEW."old_due", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_year_id", NEW."reason", NEW."suspended_from", NEW."suspended_to"); RETURN NULL;',
                            hash="6c71060bfa69868cd82c02e65d1b3f464a271ae1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_af3c6",
                            table="cofinancing_deadlinechange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deadlinechange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_deadlinechangeevent" ("batch", "decided_at", "decided_by_id", "document_id", "id", "kind", "new_due", "old_due", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "reason", "suspended_from", "suspended_to") VALUES (OLD."batch", OLD."decided_at", OLD."decided_by_id", OLD."document_id", OLD."id", OLD."kind", OLD."new_due", OLD."old_due", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_year_id", OLD."reason", OLD."suspended_from", OLD."suspended_to"); RETURN NULL;',
                            hash="5d2484b878912aa16947a935d0489fa32bd2e7b1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_96fef",
                            table="cofinancing_deadlinechange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lapsedecision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="lapse_decision_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c4cbe3cc25b9fc2f0022a7c56cc7b58e6f4980c0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_lapse_decision_is_final_a531e",
                            table="cofinancing_lapsedecision",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lapsedecision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_lapsedecisionevent" ("decided_at", "decided_by_id", "document_id", "facts", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "reason", "task_id") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."document_id", NEW."facts", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_year_id", NEW."reason", NEW."task_id"); RETURN NULL;',
                            hash="befe326f8f0f5bb8cab119fb5c611e67d0feb63d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_65da3",
                            table="cofinancing_lapsedecision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lapsedecision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cofinancing_lapsedecisionevent" ("decided_at", "decided_by_id", "document_id", "facts", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "reason", "task_id") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."document_id", NEW."facts", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_year_id", NEW."reason", NEW."task_id"); RETURN NULL;',
                            hash="b3547c7de597110cce22c8be7bcce111dc3b3132",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_32752",
                            table="cofinancing_lapsedecision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lapsedecision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_lapsedecisionevent" ("decided_at", "decided_by_id", "document_id", "facts", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "reason", "task_id") VALUES (OLD."decided_at", OLD."decided_by_id", OLD."document_id", OLD."facts", OLD."id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_year_id", OLD."reason", OLD."task_id"); RETURN NULL;',
                            hash="5ba997e7ee85fef783cc6d01003c2c7b0db534d2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8c9da",
                            table="cofinancing_lapsedecision",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
