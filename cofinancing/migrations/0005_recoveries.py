import clusterbeleid.core.migration_steps
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0003_grant_duties"),
        ("cofinancing", "0004_payments"),
        ("core", "0003_daily_overview"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="HistoricalRecovery",
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
                            "ground",
                            models.CharField(
                                choices=[
                                    ("settlement", "More was paid than the settlement allows"),
                                    ("payment", "A payment should not have been made"),
                                    ("decision", "A decision asks the aid back"),
                                ],
                                max_length=10,
                                verbose_name="ground",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="reason")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
                            ),
                        ),
                        (
                            "interest_from",
                            models.DateField(blank=True, null=True, verbose_name="interest from"),
                        ),
                        (
                            "interest",
                            models.DecimalField(
                                decimal_places=2, default=0, max_digits=12, verbose_name="interest"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("claimed", "To be paid back"),
                                    ("partly", "Partly paid back"),
                                    ("suspended", "Suspended"),
                                    ("write_off", "Write-off asked"),
                                    ("paid_back", "Paid back"),
                                    ("written_off", "Written off"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="proposed",
                                max_length=12,
                            ),
                        ),
                        (
                            "proposed_at",
                            models.DateTimeField(editable=False, verbose_name="proposed at"),
                        ),
                        (
                            "approved_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="approved at"
                            ),
                        ),
                        ("figures", models.JSONField(editable=False, null=True)),
                        (
                            "due_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="to be paid back by"
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
                            "approved_by",
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
                            "document",
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
                            "letter",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="core.storedfile",
                            ),
                        ),
                        (
                            "payment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cofinancing.payment",
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
                            "proposed_by",
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
                            "settlement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cofinancing.settlement",
                            ),
                        ),
                        (
                            "write_off_by",
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
                            "write_off_document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="core.storedfile",
                            ),
                        ),
                        (
                            "written_off_by",
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
                        "verbose_name": "historical recovery",
                        "verbose_name_plural": "historical recoverys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Recovery",
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
                            "ground",
                            models.CharField(
                                choices=[
                                    ("settlement", "More was paid than the settlement allows"),
                                    ("payment", "A payment should not have been made"),
                                    ("decision", "A decision asks the aid back"),
                                ],
                                max_length=10,
                                verbose_name="ground",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="reason")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
                            ),
                        ),
                        (
                            "interest_from",
                            models.DateField(blank=True, null=True, verbose_name="interest from"),
                        ),
                        (
                            "interest",
                            models.DecimalField(
                                decimal_places=2, default=0, max_digits=12, verbose_name="interest"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("claimed", "To be paid back"),
                                    ("partly", "Partly paid back"),
                                    ("suspended", "Suspended"),
                                    ("write_off", "Write-off asked"),
                                    ("paid_back", "Paid back"),
                                    ("written_off", "Written off"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="proposed",
                                max_length=12,
                            ),
                        ),
                        (
                            "proposed_at",
                            models.DateTimeField(editable=False, verbose_name="proposed at"),
                        ),
                        (
                            "approved_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="approved at"
                            ),
                        ),
                        ("figures", models.JSONField(editable=False, null=True)),
                        (
                            "due_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="to be paid back by"
                            ),
                        ),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "approved_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
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
                            "letter",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
                            ),
                        ),
                        (
                            "payment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recoveries",
                                to="cofinancing.payment",
                            ),
                        ),
                        (
                            "project_year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recoveries",
                                to="agreements.projectyear",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "settlement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recoveries",
                                to="cofinancing.settlement",
                            ),
                        ),
                        (
                            "write_off_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "write_off_document",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
                            ),
                        ),
                        (
                            "written_off_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "recovery",
                        "ordering": ["project_year_id", "proposed_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RecoveryEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "ground",
                            models.CharField(
                                choices=[
                                    ("settlement", "More was paid than the settlement allows"),
                                    ("payment", "A payment should not have been made"),
                                    ("decision", "A decision asks the aid back"),
                                ],
                                max_length=10,
                                verbose_name="ground",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="reason")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
                            ),
                        ),
                        (
                            "interest_from",
                            models.DateField(blank=True, null=True, verbose_name="interest from"),
                        ),
                        (
                            "interest",
                            models.DecimalField(
                                decimal_places=2, default=0, max_digits=12, verbose_name="interest"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("claimed", "To be paid back"),
                                    ("partly", "Partly paid back"),
                                    ("suspended", "Suspended"),
                                    ("write_off", "Write-off asked"),
                                    ("paid_back", "Paid back"),
                                    ("written_off", "Written off"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="proposed",
                                max_length=12,
                            ),
                        ),
                        (
                            "proposed_at",
                            models.DateTimeField(editable=False, verbose_name="proposed at"),
                        ),
                        (
                            "approved_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="approved at"
                            ),
                        ),
                        ("figures", models.JSONField(editable=False, null=True)),
                        (
                            "due_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="to be paid back by"
                            ),
                        ),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "approved_by",
                            models.ForeignKey(
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
                            "letter",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="core.storedfile",
                            ),
                        ),
                        (
                            "payment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cofinancing.payment",
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
                                to="cofinancing.recovery",
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
                            "proposed_by",
                            models.ForeignKey(
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
                            "settlement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cofinancing.settlement",
                            ),
                        ),
                        (
                            "write_off_by",
                            models.ForeignKey(
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
                            "write_off_document",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="core.storedfile",
                            ),
                        ),
                        (
                            "written_off_by",
                            models.ForeignKey(
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
                migrations.CreateModel(
                    name="RecoveryReceipt",
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
                        ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                        (
                            "principal",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="on the aid"
                            ),
                        ),
                        (
                            "interest",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="on the interest"
                            ),
                        ),
                        ("received_on", models.DateField(verbose_name="received on")),
                        (
                            "bank_reference",
                            models.CharField(max_length=100, verbose_name="bank reference"),
                        ),
                        (
                            "ledger",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recovery_receipt",
                                to="agreements.ledgerentry",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recovery",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipts",
                                to="cofinancing.recovery",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "receipt of a recovery",
                        "ordering": ["recovery_id", "received_on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RecoveryReceiptEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                        (
                            "principal",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="on the aid"
                            ),
                        ),
                        (
                            "interest",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="on the interest"
                            ),
                        ),
                        ("received_on", models.DateField(verbose_name="received on")),
                        (
                            "bank_reference",
                            models.CharField(max_length=100, verbose_name="bank reference"),
                        ),
                        (
                            "ledger",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="agreements.ledgerentry",
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
                                to="cofinancing.recoveryreceipt",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recovery",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cofinancing.recovery",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddConstraint(
                    model_name="recovery",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "proposed",
                                    "claimed",
                                    "partly",
                                    "suspended",
                                    "write_off",
                                    "paid_back",
                                    "written_off",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="recovery_state_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recovery",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gt", 0),
                            ("interest__gte", 0),
                            models.Q(("reason", ""), _negated=True),
                        ),
                        name="recovery_amount_positive",
                        violation_error_message="An amount is above zero.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recovery",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ground", "settlement"),
                                ("payment__isnull", True),
                                ("settlement__isnull", False),
                            ),
                            models.Q(
                                ("ground", "payment"),
                                ("payment__isnull", False),
                                ("settlement__isnull", True),
                            ),
                            models.Q(
                                ("document__isnull", False),
                                ("ground", "decision"),
                                ("payment__isnull", True),
                                ("settlement__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="recovery_rests_on_its_ground",
                        violation_error_message="A recovery rests on a settlement, payment or decision.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recovery",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    [
                                        "claimed",
                                        "partly",
                                        "suspended",
                                        "write_off",
                                        "paid_back",
                                        "written_off",
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                ("due_on__isnull", False),
                                ("letter__isnull", False),
                                models.Q(
                                    ("proposed_by__isnull", True),
                                    models.Q(
                                        ("approved_by", models.F("proposed_by")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="recovery_signed_by_two",
                        violation_error_message="A second person approves a recovery.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recovery",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["write_off", "written_off"]), _negated=True),
                            models.Q(
                                ("write_off_by__isnull", False),
                                ("write_off_document__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="recovery_write_off_by_decision",
                        violation_error_message="A write-off rests on a decision.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recovery",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "written_off"), _negated=True),
                            models.Q(
                                ("written_off_by__isnull", False),
                                models.Q(
                                    ("written_off_by", models.F("write_off_by")), _negated=True
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="recovery_written_off_by_two",
                        violation_error_message="A second person writes off.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recovery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="recovery_within_paid",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF NEW.state NOT IN ('proposed', 'claimed', 'partly', 'suspended', 'write_off') THEN\n    RETURN NEW;\nEND IF;\nPERFORM 1 FROM agreements_supportagreement AS agreement\nJOIN agreements_projectyear AS year ON year.agreement_id = agreement.id\nWHERE year.id = NEW.project_year_id FOR NO KEY UPDATE OF agreement;\nIF NEW.amount - (\n    SELECT COALESCE(SUM(receipt.principal), 0) FROM cofinancing_recoveryreceipt AS receipt\n    WHERE receipt.recovery_id = NEW.id) + (\n    SELECT COALESCE(SUM(other.amount - (\n    SELECT COALESCE(SUM(receipt.principal), 0) FROM cofinancing_recoveryreceipt AS receipt\n    WHERE receipt.recovery_id = other.id)), 0)\n    FROM cofinancing_recovery AS other\n    WHERE other.project_year_id = NEW.project_year_id AND other.id <> NEW.id\n      AND other.state IN ('proposed', 'claimed', 'partly', 'suspended', 'write_off')\n) > (\n    SELECT COALESCE(SUM(CASE entry.kind WHEN 'paid' THEN entry.amount ELSE -entry.amount END), 0)\n    FROM agreements_ledgerentry AS entry\n    WHERE entry.project_year_id = NEW.project_year_id AND entry.kind IN ('paid', 'recovered')\n) THEN\n    RAISE EXCEPTION 'recoveries stay within what was paid' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="bed058b8bf5839c1eab57fdeaafa9d2f498285d7",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_recovery_within_paid_becfc",
                            table="cofinancing_recovery",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recovery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="recovery_rests_on_own_year",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF (NEW.settlement_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM cofinancing_settlement AS one\n        WHERE one.id = NEW.settlement_id AND one.project_year_id = NEW.project_year_id))\n    OR (NEW.payment_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM cofinancing_payment AS one\n        WHERE one.id = NEW.payment_id AND one.project_year_id = NEW.project_year_id)) THEN\n    RAISE EXCEPTION 'a recovery rests on its own project year' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;",
                            hash="4a7e207f75490c17df93ba40c668285e8b5e77ce",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_recovery_rests_on_own_year_a39d6",
                            table="cofinancing_recovery",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recovery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="recovery_signed_is_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF NEW.amount <> OLD.amount OR NEW.project_year_id <> OLD.project_year_id\n    OR NEW.ground <> OLD.ground OR NEW.reason <> OLD.reason\n    OR NEW.settlement_id IS DISTINCT FROM OLD.settlement_id\n    OR NEW.payment_id IS DISTINCT FROM OLD.payment_id\n    OR NEW.document_id IS DISTINCT FROM OLD.document_id\n    OR NEW.interest_from IS DISTINCT FROM OLD.interest_from\n    OR NEW.proposed_by_id IS DISTINCT FROM OLD.proposed_by_id\n    OR (OLD.approved_at IS NOT NULL AND (\n        NEW.interest <> OLD.interest OR NEW.figures IS DISTINCT FROM OLD.figures\n        OR NEW.letter_id IS DISTINCT FROM OLD.letter_id\n        OR NEW.approved_by_id IS DISTINCT FROM OLD.approved_by_id)) THEN\n    RAISE EXCEPTION 'a recovery keeps its amount, its ground and its signatures' USING ERRCODE = 'check_violation';\nEND IF;\n\nIF NEW.state = 'paid_back' AND NEW.amount + NEW.interest <> (\n        SELECT COALESCE(SUM(receipt.principal + receipt.interest), 0)\n        FROM cofinancing_recoveryreceipt AS receipt WHERE receipt.recovery_id = NEW.id) THEN\n    RAISE EXCEPTION 'a recovery is paid back when all of it came in' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;",
                            hash="7ce910bfca7e254c8872ad29261cc3cabf7c0e6d",
                            operation="UPDATE",
                            pgid="pgtrigger_recovery_signed_is_fixed_74ff2",
                            table="cofinancing_recovery",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recovery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="recovery_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="8e3244e349bac3e3dd6206e4a1e3d40314a3a004",
                            operation="DELETE",
                            pgid="pgtrigger_recovery_stays_11e41",
                            table="cofinancing_recovery",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recovery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_recoveryevent" ("amount", "approved_at", "approved_by_id", "document_id", "due_on", "figures", "ground", "id", "interest", "interest_from", "is_demo", "letter_id", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "proposed_at", "proposed_by_id", "reason", "settlement_id", "state", "version", "write_off_by_id", "write_off_document_id", "written_off_by_id") VALUES (NEW."amount", NEW."approved_at", NEW."approved_by_id", NEW."document_id", NEW."due_on", NEW."figures", NEW."ground", NEW."id", NEW."interest", NEW."interest_from", NEW."is_demo", NEW."letter_id", NEW."payment_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_year_id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."settlement_id", NEW."state", NEW."version", NEW."write_off_by_id", NEW."write_off_document_id", NEW."written_off_by_id"); RETURN NULL;',
                            hash="cb96feff31b667a69e773960b7e50951b38c91be",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3f754",
                            table="cofinancing_recovery",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recovery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cofinancing_recoveryevent" ("amount", "approved_at", "approved_by_id", "document_id", "due_on", "figures", "ground", "id", "interest", "interest_from", "is_demo", "letter_id", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "proposed_at", "proposed_by_id", "reason", "settlement_id", "state", "version", "write_off_by_id", "write_off_document_id", "written_off_by_id") VALUES (NEW."amount", NEW."approved_at", NEW."approved_by_id", NEW."document_id", NEW."due_on", NEW."figures", NEW."ground", NEW."id", NEW."interest", NEW."interest_from", NEW."is_demo", NEW."letter_id", NEW."payment_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_year_id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."settlement_id", NEW."state", NEW."version", NEW."write_off_by_id", NEW."write_off_document_id", NEW."written_off_by_id"); RETURN NULL;',
                            hash="bbcc84cde5bb5595fbdd736a04223d30868d35e5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c1a66",
                            table="cofinancing_recovery",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recovery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_recoveryevent" ("amount", "approved_at", "approved_by_id", "document_id", "due_on", "figures", "ground", "id", "interest", "interest_from", "is_demo", "letter_id", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "proposed_at", "proposed_by_id", "reason", "settlement_id", "state", "version", "write_off_by_id", "write_off_document_id", "written_off_by_id") VALUES (OLD."amount", OLD."approved_at", OLD."approved_by_id", OLD."document_id", OLD."due_on", OLD."figures", OLD."ground", OLD."id", OLD."interest", OLD."interest_from", OLD."is_demo", OLD."letter_id", OLD."payment_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_year_id", OLD."proposed_at", OLD."proposed_by_id", OLD."reason", OLD."settlement_id", OLD."state", OLD."version", OLD."write_off_by_id", OLD."write_off_document_id", OLD."written_off_by_id"); RETURN NULL;',
                            hash="0ae6285a9022f91414cfcf987f3c1a1df9ff081b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_187d9",
                            table="cofinancing_recovery",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recoveryreceipt",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("interest__gte", 0),
                            ("principal__gte", 0),
                            models.Q(("principal__gt", 0), ("interest__gt", 0), _connector="OR"),
                            models.Q(("bank_reference", ""), _negated=True),
                        ),
                        name="recovery_receipt_positive",
                        violation_error_message="An amount is above zero.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recoveryreceipt",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ledger__isnull", True), ("principal", 0)),
                            models.Q(("ledger__isnull", False), ("principal__gt", 0)),
                            _connector="OR",
                        ),
                        name="recovery_receipt_in_the_ledger",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recoveryreceipt",
                    constraint=models.UniqueConstraint(
                        django.db.models.functions.text.Lower("bank_reference"),
                        name="recovery_receipt_once",
                        violation_error_message="This bank reference is known already.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recoveryreceipt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="recovery_receipt_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2025db30ea46a01b5d76ca02537cff416f370bd0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_recovery_receipt_is_final_2b122",
                            table="cofinancing_recoveryreceipt",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recoveryreceipt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="recovery_receipt_within_claim",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nPERFORM 1 FROM cofinancing_recovery AS claim WHERE claim.id = NEW.recovery_id FOR UPDATE;\nIF NOT EXISTS (\n    SELECT 1 FROM cofinancing_recovery AS claim\n    WHERE claim.id = NEW.recovery_id AND claim.state IN ('claimed', 'partly')\n      AND claim.amount >= NEW.principal + (\n        SELECT COALESCE(SUM(other.principal), 0) FROM cofinancing_recoveryreceipt AS other\n        WHERE other.recovery_id = claim.id)\n      AND claim.interest >= NEW.interest + (\n        SELECT COALESCE(SUM(other.interest), 0) FROM cofinancing_recoveryreceipt AS other\n        WHERE other.recovery_id = claim.id)\n) THEN\n    RAISE EXCEPTION 'no more comes back than is claimed' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="6d2c9b9f4e1c11a030cae125d81b60e6e428f6f9",
                            operation="INSERT",
                            pgid="pgtrigger_recovery_receipt_within_claim_e34e0",
                            table="cofinancing_recoveryreceipt",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recoveryreceipt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_recoveryreceiptevent" ("bank_reference", "id", "interest", "ledger_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "principal", "received_on", "recorded_at", "recorded_by_id", "recovery_id") VALUES (NEW."bank_reference", NEW."id", NEW."interest", NEW."ledger_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."principal", NEW."received_on", NEW."recorded_at", NEW."recorded_by_id", NEW."recovery_id"); RETURN NULL;',
                            hash="6f5ab3d242afb2476bff55f584a88e07753f4a4a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bc1ce",
                            table="cofinancing_recoveryreceipt",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recoveryreceipt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cofinancing_recoveryreceiptevent" ("bank_reference", "id", "interest", "ledger_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "principal", "received_on", "recorded_at", "recorded_by_id", "recovery_id") VALUES (NEW."bank_reference", NEW."id", NEW."interest", NEW."ledger_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."principal", NEW."received_on", NEW."recorded_at", NEW."recorded_by_id", NEW."recovery_id"); RETURN NULL;',
                            hash="f9bb694082358212c7db61a81a6a0d21db0258da",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3b21f",
                            table="cofinancing_recoveryreceipt",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recoveryreceipt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_recoveryreceiptevent" ("bank_reference", "id", "interest", "ledger_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "principal", "received_on", "recorded_at", "recorded_by_id", "recovery_id") VALUES (OLD."bank_reference", OLD."id", OLD."interest", OLD."ledger_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."principal", OLD."received_on", OLD."recorded_at", OLD."recorded_by_id", OLD."recovery_id"); RETURN NULL;',
                            hash="f2aded0fecb3d2ca007975f8bf54bfcb9e2658cf",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a8679",
                            table="cofinancing_recoveryreceipt",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        )
    ]
