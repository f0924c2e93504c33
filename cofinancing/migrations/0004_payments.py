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
        ("agreements", "0002_payment_plan"),
        ("clusters", "0001_initial"),
        ("cofinancing", "0003_settlement"),
        ("core", "0002_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="BankAccount",
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
                            "iban",
                            models.CharField(max_length=34, verbose_name="account number (IBAN)"),
                        ),
                        (
                            "holder",
                            models.CharField(max_length=140, verbose_name="holder of the account"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("entered", "To verify"),
                                    ("verified", "Verified"),
                                    ("ended", "No longer in use"),
                                ],
                                default="entered",
                                max_length=10,
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
                            "entered_by",
                            models.ForeignKey(
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
                                related_name="bank_accounts",
                                to="clusters.organisation",
                            ),
                        ),
                        (
                            "verified_by",
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
                        "verbose_name": "bank account",
                        "ordering": ["organisation_id", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["entered", "verified", "ended"])),
                                name="account_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "verified"), _negated=True),
                                    ("verified_by__isnull", True),
                                    ("entered_by__isnull", True),
                                    models.Q(
                                        ("verified_by", models.F("entered_by")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="account_two_people",
                                violation_error_message="A second person verifies an account.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "verified")),
                                fields=("organisation",),
                                name="account_verified_once",
                                violation_error_message="This organisation has a verified account already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BankAccountEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "iban",
                            models.CharField(max_length=34, verbose_name="account number (IBAN)"),
                        ),
                        (
                            "holder",
                            models.CharField(max_length=140, verbose_name="holder of the account"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("entered", "To verify"),
                                    ("verified", "Verified"),
                                    ("ended", "No longer in use"),
                                ],
                                default="entered",
                                max_length=10,
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
                            "entered_by",
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
                                to="cofinancing.bankaccount",
                            ),
                        ),
                        (
                            "verified_by",
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
                    name="ExclusionCheck",
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
                        ("tested_on", models.DateField(verbose_name="tested on")),
                        (
                            "accounts_year",
                            models.PositiveSmallIntegerField(
                                verbose_name="year of the annual accounts"
                            ),
                        ),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "recovery_open",
                            models.BooleanField(
                                verbose_name="a recovery order of the Commission is open"
                            ),
                        ),
                        (
                            "in_difficulty",
                            models.BooleanField(verbose_name="undertaking in difficulty"),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exclusion_checks",
                                to="clusters.cluster",
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
                    ],
                    options={
                        "verbose_name": "test of the exclusions",
                        "ordering": ["cluster_id", "tested_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("source", ""), _negated=True),
                                name="exclusion_check_has_source",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExclusionCheckEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                        ("tested_on", models.DateField(verbose_name="tested on")),
                        (
                            "accounts_year",
                            models.PositiveSmallIntegerField(
                                verbose_name="year of the annual accounts"
                            ),
                        ),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        (
                            "recovery_open",
                            models.BooleanField(
                                verbose_name="a recovery order of the Commission is open"
                            ),
                        ),
                        (
                            "in_difficulty",
                            models.BooleanField(verbose_name="undertaking in difficulty"),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="clusters.cluster",
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
                                to="cofinancing.exclusioncheck",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalBankAccount",
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
                            "iban",
                            models.CharField(max_length=34, verbose_name="account number (IBAN)"),
                        ),
                        (
                            "holder",
                            models.CharField(max_length=140, verbose_name="holder of the account"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("entered", "To verify"),
                                    ("verified", "Verified"),
                                    ("ended", "No longer in use"),
                                ],
                                default="entered",
                                max_length=10,
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
                            "entered_by",
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
                            ),
                        ),
                        (
                            "verified_by",
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
                        "verbose_name": "historical bank account",
                        "verbose_name_plural": "historical bank accounts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Payment",
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
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("approved", "Approved"),
                                    ("sent", "Sent to accounting"),
                                    ("paid", "Paid"),
                                    ("rejected", "Rejected"),
                                ],
                                default="proposed",
                                max_length=10,
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
                            "paid_on",
                            models.DateField(blank=True, null=True, verbose_name="paid on"),
                        ),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payments",
                                to="cofinancing.bankaccount",
                            ),
                        ),
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
                            "instalment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payments",
                                to="agreements.instalment",
                            ),
                        ),
                        (
                            "ledger",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payment",
                                to="agreements.ledgerentry",
                            ),
                        ),
                        (
                            "project_year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payments",
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
                            "order",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payments",
                                to="cofinancing.paymentorder",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "payment",
                        "ordering": ["project_year_id", "proposed_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["proposed", "approved", "sent", "paid", "rejected"],
                                    )
                                ),
                                name="payment_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)),
                                name="payment_amount_positive",
                                violation_error_message="An amount is above zero.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["approved", "sent", "paid"]), _negated=True
                                    ),
                                    models.Q(
                                        ("approved_at__isnull", False),
                                        ("approved_by__isnull", False),
                                        models.Q(
                                            ("proposed_by__isnull", True),
                                            models.Q(
                                                ("approved_by", models.F("proposed_by")),
                                                _negated=True,
                                            ),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="payment_signed_by_two",
                                violation_error_message="A second person approves a payment.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["sent", "paid"]), _negated=True),
                                    ("order__isnull", False),
                                    _connector="OR",
                                ),
                                name="payment_sent_in_an_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ledger__isnull", False),
                                        ("paid_on__isnull", False),
                                        ("state", "paid"),
                                    ),
                                    models.Q(
                                        models.Q(("state", "paid"), _negated=True),
                                        ("ledger__isnull", True),
                                        ("paid_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="payment_paid_is_in_the_ledger",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["proposed", "approved", "sent"])),
                                fields=("instalment",),
                                name="payment_of_instalment_once",
                                violation_error_message="A payment of this instalment is under way already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentOrder",
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
                            "reference",
                            models.CharField(max_length=35, unique=True, verbose_name="reference"),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.storedfile",
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
                    ],
                    options={
                        "verbose_name": "payment order",
                        "ordering": ["recorded_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("approved", "Approved"),
                                    ("sent", "Sent to accounting"),
                                    ("paid", "Paid"),
                                    ("rejected", "Rejected"),
                                ],
                                default="proposed",
                                max_length=10,
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
                            "paid_on",
                            models.DateField(blank=True, null=True, verbose_name="paid on"),
                        ),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "account",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cofinancing.bankaccount",
                            ),
                        ),
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
                            "instalment",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="agreements.instalment",
                            ),
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
                                to="cofinancing.payment",
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
                            "order",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cofinancing.paymentorder",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPayment",
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
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("approved", "Approved"),
                                    ("sent", "Sent to accounting"),
                                    ("paid", "Paid"),
                                    ("rejected", "Rejected"),
                                ],
                                default="proposed",
                                max_length=10,
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
                            "paid_on",
                            models.DateField(blank=True, null=True, verbose_name="paid on"),
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
                            "account",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cofinancing.bankaccount",
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "instalment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agreements.instalment",
                            ),
                        ),
                        (
                            "ledger",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agreements.ledgerentry",
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
                            "order",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cofinancing.paymentorder",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical payment",
                        "verbose_name_plural": "historical payments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PaymentOrderEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                        ("reference", models.CharField(max_length=35, verbose_name="reference")),
                        (
                            "file",
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
                                to="cofinancing.paymentorder",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReportNote",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("due", "Due on"),
                                    ("submitted", "Submitted on"),
                                    ("accepted", "Accepted on"),
                                    ("reopened", "Reopened on"),
                                ],
                                max_length=10,
                                verbose_name="what",
                            ),
                        ),
                        ("on_day", models.DateField(verbose_name="date")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
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
                                related_name="report_notes",
                                to="agreements.projectyear",
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
                    ],
                    options={
                        "verbose_name": "fact about a report",
                        "ordering": ["project_year_id", "recorded_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["due", "submitted", "accepted", "reopened"])
                                ),
                                name="report_note_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportNoteEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("due", "Due on"),
                                    ("submitted", "Submitted on"),
                                    ("accepted", "Accepted on"),
                                    ("reopened", "Reopened on"),
                                ],
                                max_length=10,
                                verbose_name="what",
                            ),
                        ),
                        ("on_day", models.DateField(verbose_name="date")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
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
                                to="cofinancing.reportnote",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bankaccount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="account_verified_is_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF OLD.state <> 'entered' AND (\n    NEW.iban <> OLD.iban OR NEW.holder <> OLD.holder\n    OR NEW.organisation_id <> OLD.organisation_id OR NEW.document_id <> OLD.document_id\n    OR NEW.entered_by_id IS DISTINCT FROM OLD.entered_by_id) THEN\n    RAISE EXCEPTION 'a verified account keeps its number' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;",
                            hash="66e195aa7cf6bb8a53deab52a8a725c693297caa",
                            operation="UPDATE",
                            pgid="pgtrigger_account_verified_is_fixed_376e9",
                            table="cofinancing_bankaccount",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bankaccount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="account_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="0f3142d7d68e933174c2cd3c6aa564bed2f2fa2b",
                            operation="DELETE",
                            pgid="pgtrigger_account_stays_efe7e",
                            table="cofinancing_bankaccount",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bankaccount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_bankaccountevent" ("document_id", "entered_by_id", "holder", "iban", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "verified_by_id", "version") VALUES (NEW."document_id", NEW."entered_by_id", NEW."holder", NEW."iban", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state", NEW."verified_by_id", NEW."version"); RETURN NULL;',
                            hash="f11bf34e7ffbd05d59d4eef06816d505b9d2bc8f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_346d8",
                            table="cofinancing_bankaccount",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bankaccount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cofinancing_bankaccountevent" ("document_id", "entered_by_id", "holder", "iban", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "verified_by_id", "version") VALUES (NEW."document_id", NEW."entered_by_id", NEW."holder", NEW."iban", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."verified_by_id", NEW."version"); RETURN NULL;',
                            hash="2b2047904959ac3e7483b937375f1485ddc75c03",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0e998",
                            table="cofinancing_bankaccount",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bankaccount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_bankaccountevent" ("document_id", "entered_by_id", "holder", "iban", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "verified_by_id", "version") VALUES (OLD."document_id", OLD."entered_by_id", OLD."holder", OLD."iban", OLD."id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state", OLD."verified_by_id", OLD."version"); RETURN NULL;',
                            hash="7c0625de084eee1d88f393fde36fb17f3681db75",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e8955",
                            table="cofinancing_bankaccount",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exclusioncheck",
                    trigger=pgtrigger.compiler.Trigger(
                        name="exclusion_check_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a72d9f8eb9709e1213b54983e0277e616be09d6b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_exclusion_check_is_final_efa3f",
                            table="cofinancing_exclusioncheck",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exclusioncheck",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_exclusioncheckevent" ("accounts_year", "cluster_id", "id", "in_difficulty", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "recovery_open", "source", "tested_on") VALUES (NEW."accounts_year", NEW."cluster_id", NEW."id", NEW."in_difficulty", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."recovery_open", NEW."source", NEW."tested_on"); RETURN NULL;',
                            hash="19e43b0a24ec63dddb68d96848936703e67c3d2e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_05a03",
                            table="cofinancing_exclusioncheck",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exclusioncheck",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cofinancing_exclusioncheckevent" ("accounts_year", "cluster_id", "id", "in_difficulty", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "recovery_open", "source", "tested_on") VALUES (NEW."accounts_year", NEW."cluster_id", NEW."id", NEW."in_difficulty", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."recovery_open", NEW."source", NEW."tested_on"); RETURN NULL;',
                            hash="a59024f46ab96bb9bf5c00dd3729178e744ca24a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_240cc",
                            table="cofinancing_exclusioncheck",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exclusioncheck",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_exclusioncheckevent" ("accounts_year", "cluster_id", "id", "in_difficulty", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "recovery_open", "source", "tested_on") VALUES (OLD."accounts_year", OLD."cluster_id", OLD."id", OLD."in_difficulty", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."recovery_open", OLD."source", OLD."tested_on"); RETURN NULL;',
                            hash="198f9d1c8a70354e63d8b74a99428be5af98ba56",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_36b12",
                            table="cofinancing_exclusioncheck",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paymentorder",
                    trigger=pgtrigger.compiler.Trigger(
                        name="payment_order_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="81bda0f4628c164738472f0b70a7bac3af99a2a2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_payment_order_is_final_1a541",
                            table="cofinancing_paymentorder",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paymentorder",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_paymentorderevent" ("file_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "reference") VALUES (NEW."file_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."reference"); RETURN NULL;',
                            hash="a5ccb31994a681be79db39ed06d393983cfc0499",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7577c",
                            table="cofinancing_paymentorder",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paymentorder",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cofinancing_paymentorderevent" ("file_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "reference") VALUES (NEW."file_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."reference"); RETURN NULL;',
                            hash="f7eee7f4bb947b7b18154a27c19ce75f6d9108b6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dfe00",
                            table="cofinancing_paymentorder",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paymentorder",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_paymentorderevent" ("file_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "reference") VALUES (OLD."file_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."reference"); RETURN NULL;',
                            hash="f1419002ca57b0187c4199c3cf8a249e488ef2b1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_80aeb",
                            table="cofinancing_paymentorder",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="payment_within_commitment",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF NEW.state NOT IN ('proposed', 'approved', 'sent') THEN RETURN NEW; END IF;\nPERFORM 1 FROM agreements_supportagreement AS agreement\nJOIN agreements_projectyear AS year ON year.agreement_id = agreement.id\nWHERE year.id = NEW.project_year_id FOR NO KEY UPDATE OF agreement;\nIF NEW.amount + (\n    SELECT COALESCE(SUM(other.amount), 0) FROM cofinancing_payment AS other\n    WHERE other.project_year_id = NEW.project_year_id AND other.id <> NEW.id\n      AND other.state IN ('proposed', 'approved', 'sent')\n) > (\n    SELECT COALESCE(SUM(\n        CASE WHEN entry.kind IN ('committed', 'recovered') THEN entry.amount ELSE -entry.amount END\n    ), 0)\n    FROM agreements_ledgerentry AS entry WHERE entry.project_year_id = NEW.project_year_id\n) THEN\n    RAISE EXCEPTION 'payments under way stay within the commitment'\n        USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="7042899c91e4bcdc047b10d4db5797a203e5e75d",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_payment_within_commitment_d5df4",
                            table="cofinancing_payment",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="payment_signed_is_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF NEW.amount <> OLD.amount OR NEW.project_year_id <> OLD.project_year_id\n    OR NEW.instalment_id <> OLD.instalment_id OR NEW.account_id <> OLD.account_id\n    OR NEW.proposed_by_id IS DISTINCT FROM OLD.proposed_by_id\n    OR (OLD.approved_by_id IS NOT NULL\n        AND NEW.approved_by_id IS DISTINCT FROM OLD.approved_by_id) THEN\n    RAISE EXCEPTION 'a payment keeps its amount, its account and its signatures' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;",
                            hash="edaeff2e14cbc444dc11af02a0926ad0a06dc428",
                            operation="UPDATE",
                            pgid="pgtrigger_payment_signed_is_fixed_31422",
                            table="cofinancing_payment",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="payment_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="6e4e4eef08514427608c96f0e79d3f9b61420b88",
                            operation="DELETE",
                            pgid="pgtrigger_payment_stays_decf6",
                            table="cofinancing_payment",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_paymentevent" ("account_id", "amount", "approved_at", "approved_by_id", "figures", "id", "instalment_id", "is_demo", "ledger_id", "note", "order_id", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "proposed_at", "proposed_by_id", "state", "version") VALUES (NEW."account_id", NEW."amount", NEW."approved_at", NEW."approved_by_id", NEW."figures", NEW."id", NEW."instalment_id", NEW."is_demo", NEW."ledger_id", NEW."note", NEW."order_id", NEW."paid_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_year_id", NEW."proposed_at", NEW."proposed_by_id", NEW."state", NEW."version"); RETURN NULL;',
                            hash="8956c37759b60454eb335127df29140affe01310",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_781d6",
                            table="cofinancing_payment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cofinancing_paymentevent" ("account_id", "amount", "approved_at", "approved_by_id", "figures", "id", "instalment_id", "is_demo", "ledger_id", "note", "order_id", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "proposed_at", "proposed_by_id", "state", "version") VALUES (NEW."account_id", NEW."amount", NEW."approved_at", NEW."approved_by_id", NEW."figures", NEW."id", NEW."instalment_id", NEW."is_demo", NEW."ledger_id", NEW."note", NEW."order_id", NEW."paid_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_year_id", NEW."proposed_at", NEW."proposed_by_id", NEW."state", NEW."version"); RETURN NULL;',
                            hash="f6fb6e9bd187372629f58b44e5e9381ee8ae6233",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_65169",
                            table="cofinancing_payment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_paymentevent" ("account_id", "amount", "approved_at", "approved_by_id", "figures", "id", "instalment_id", "is_demo", "ledger_id", "note", "order_id", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "proposed_at", "proposed_by_id", "state", "version") VALUES (OLD."account_id", OLD."amount", OLD."approved_at", OLD."approved_by_id", OLD."figures", OLD."id", OLD."instalment_id", OLD."is_demo", OLD."ledger_id", OLD."note", OLD."order_id", OLD."paid_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_year_id", OLD."proposed_at", OLD."proposed_by_id", OLD."state", OLD."version"); RETURN NULL;',
                            hash="944b383980836bbe1ff9ad5470870a164805a32a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f4a38",
                            table="cofinancing_payment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reportnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="report_note_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1c03d3e9f7ab05202df3fd659380ae1bb68fb7ae",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_report_note_is_final_5fb46",
                            table="cofinancing_reportnote",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reportnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_reportnoteevent" ("document_id", "id", "kind", "note", "on_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "recorded_at", "recorded_by_id") VALUES (NEW."document_id", NEW."id", NEW."kind", NEW."note", NEW."on_day", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_year_id", NEW."recorded_at", NEW."recorded_by_id"); RETURN NULL;',
                            hash="8dee7dbdd37d52e335549d562025683735e77c06",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ec567",
                            table="cofinancing_reportnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reportnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cofinancing_reportnoteevent" ("document_id", "id", "kind", "note", "on_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "recorded_at", "recorded_by_id") VALUES (NEW."document_id", NEW."id", NEW."kind", NEW."note", NEW."on_day", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_year_id", NEW."recorded_at", NEW."recorded_by_id"); RETURN NULL;',
                            hash="ab585f8f198da6bef71039c1c466d958d33f8c7c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c6b1a",
                            table="cofinancing_reportnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reportnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_reportnoteevent" ("document_id", "id", "kind", "note", "on_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "recorded_at", "recorded_by_id") VALUES (OLD."document_id", OLD."id", OLD."kind", OLD."note", OLD."on_day", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_year_id", OLD."recorded_at", OLD."recorded_by_id"); RETURN NULL;',
                            hash="fa36b654743be6eaa60fb22802502794e6019ec9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3da8a",
                            table="cofinancing_reportnote",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
