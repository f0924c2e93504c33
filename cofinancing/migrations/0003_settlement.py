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
        ("cofinancing", "0002_costs"),
        ("core", "0002_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="AccountsStatement",
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
                        ("signed_on", models.DateField(verbose_name="signed on")),
                        (
                            "key_approved",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                verbose_name="approved overhead key (%)",
                            ),
                        ),
                        (
                            "key_used",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, verbose_name="overhead key used (%)"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="accounts_statements",
                                to="agreements.supportagreement",
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="accounts_statements",
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
                        "verbose_name": "statement on separate accounts",
                        "ordering": ["agreement_id", "signed_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("key_approved__range", (0, 100)), ("key_used__range", (0, 100))
                                ),
                                name="accounts_keys_in_range",
                                violation_error_message="A key lies between 0 and 100 %.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AccountsStatementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                        ("signed_on", models.DateField(verbose_name="signed on")),
                        (
                            "key_approved",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                verbose_name="approved overhead key (%)",
                            ),
                        ),
                        (
                            "key_used",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, verbose_name="overhead key used (%)"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="agreements.supportagreement",
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
                                to="cofinancing.accountsstatement",
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
                migrations.CreateModel(
                    name="FeePublication",
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
                            "url",
                            models.URLField(
                                max_length=300, verbose_name="address of the published rules"
                            ),
                        ),
                        ("published_on", models.DateField(verbose_name="published on")),
                        (
                            "fee_list_on",
                            models.DateField(verbose_name="date of the fee list in use"),
                        ),
                        (
                            "project_year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fee_publications",
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
                        "verbose_name": "publication of fees",
                        "ordering": ["project_year_id", "recorded_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="FeePublicationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                        (
                            "url",
                            models.URLField(
                                max_length=300, verbose_name="address of the published rules"
                            ),
                        ),
                        ("published_on", models.DateField(verbose_name="published on")),
                        (
                            "fee_list_on",
                            models.DateField(verbose_name="date of the fee list in use"),
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
                                to="cofinancing.feepublication",
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
                migrations.CreateModel(
                    name="HistoricalIncomeLine",
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
                            "nature",
                            models.CharField(
                                choices=[
                                    ("vlaio", "VLAIO, another grant"),
                                    ("other_flemish", "Other Flemish public money"),
                                    ("federal_local", "Federal or local public money"),
                                    ("eu_shared", "European money under shared management"),
                                    ("eu_central", "European money managed centrally"),
                                    ("member_fee", "Contributions of members"),
                                    ("services", "Income from services"),
                                    ("own", "Own means"),
                                ],
                                max_length=20,
                                verbose_name="nature",
                            ),
                        ),
                        ("payer", models.CharField(max_length=200, verbose_name="from whom")),
                        ("received_on", models.DateField(verbose_name="received on")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
                            ),
                        ),
                        (
                            "covers",
                            models.CharField(
                                choices=[
                                    ("unlinked", "Not linked to costs yet"),
                                    ("all", "All costs of the project year"),
                                    ("a", "Costs of category a"),
                                    ("b", "Costs of category b"),
                                    ("c", "Costs of category c"),
                                    ("other", "Other costs, outside this grant"),
                                ],
                                default="unlinked",
                                max_length=10,
                                verbose_name="pays for",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "withdrawn_reason",
                            models.TextField(blank=True, verbose_name="reason of withdrawing"),
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
                    ],
                    options={
                        "verbose_name": "historical income",
                        "verbose_name_plural": "historical incomes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSettlement",
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
                        (
                            "accepted",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="accepted costs"
                            ),
                        ),
                        (
                            "aid",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="aid due"
                            ),
                        ),
                        ("figures", models.JSONField()),
                        ("sha256", models.CharField(max_length=64, verbose_name="hash")),
                        ("motivation", models.TextField(verbose_name="motivation")),
                        (
                            "state",
                            models.CharField(
                                choices=[("fixed", "Fixed"), ("withdrawn", "Withdrawn")],
                                default="fixed",
                                max_length=10,
                            ),
                        ),
                        ("fixed_at", models.DateTimeField(verbose_name="fixed at")),
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
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agreements.supportagreement",
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
                            "fixed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
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
                    ],
                    options={
                        "verbose_name": "historical settlement",
                        "verbose_name_plural": "historical settlements",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="IncomeLine",
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
                            "nature",
                            models.CharField(
                                choices=[
                                    ("vlaio", "VLAIO, another grant"),
                                    ("other_flemish", "Other Flemish public money"),
                                    ("federal_local", "Federal or local public money"),
                                    ("eu_shared", "European money under shared management"),
                                    ("eu_central", "European money managed centrally"),
                                    ("member_fee", "Contributions of members"),
                                    ("services", "Income from services"),
                                    ("own", "Own means"),
                                ],
                                max_length=20,
                                verbose_name="nature",
                            ),
                        ),
                        ("payer", models.CharField(max_length=200, verbose_name="from whom")),
                        ("received_on", models.DateField(verbose_name="received on")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
                            ),
                        ),
                        (
                            "covers",
                            models.CharField(
                                choices=[
                                    ("unlinked", "Not linked to costs yet"),
                                    ("all", "All costs of the project year"),
                                    ("a", "Costs of category a"),
                                    ("b", "Costs of category b"),
                                    ("c", "Costs of category c"),
                                    ("other", "Other costs, outside this grant"),
                                ],
                                default="unlinked",
                                max_length=10,
                                verbose_name="pays for",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "withdrawn_reason",
                            models.TextField(blank=True, verbose_name="reason of withdrawing"),
                        ),
                        ("is_demo", models.BooleanField(default=False)),
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
                            "project_year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="income",
                                to="agreements.projectyear",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "income",
                        "ordering": ["project_year_id", "received_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "nature__in",
                                        [
                                            "vlaio",
                                            "other_flemish",
                                            "federal_local",
                                            "eu_shared",
                                            "eu_central",
                                            "member_fee",
                                            "services",
                                            "own",
                                        ],
                                    )
                                ),
                                name="income_nature_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("covers__in", ["unlinked", "all", "a", "b", "c", "other"])
                                ),
                                name="income_covers_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount__gt", 0), models.Q(("payer", ""), _negated=True)
                                ),
                                name="income_amount_positive",
                                violation_error_message="An amount is above zero.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IncomeLineEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "nature",
                            models.CharField(
                                choices=[
                                    ("vlaio", "VLAIO, another grant"),
                                    ("other_flemish", "Other Flemish public money"),
                                    ("federal_local", "Federal or local public money"),
                                    ("eu_shared", "European money under shared management"),
                                    ("eu_central", "European money managed centrally"),
                                    ("member_fee", "Contributions of members"),
                                    ("services", "Income from services"),
                                    ("own", "Own means"),
                                ],
                                max_length=20,
                                verbose_name="nature",
                            ),
                        ),
                        ("payer", models.CharField(max_length=200, verbose_name="from whom")),
                        ("received_on", models.DateField(verbose_name="received on")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
                            ),
                        ),
                        (
                            "covers",
                            models.CharField(
                                choices=[
                                    ("unlinked", "Not linked to costs yet"),
                                    ("all", "All costs of the project year"),
                                    ("a", "Costs of category a"),
                                    ("b", "Costs of category b"),
                                    ("c", "Costs of category c"),
                                    ("other", "Other costs, outside this grant"),
                                ],
                                default="unlinked",
                                max_length=10,
                                verbose_name="pays for",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "withdrawn_reason",
                            models.TextField(blank=True, verbose_name="reason of withdrawing"),
                        ),
                        ("is_demo", models.BooleanField(default=False)),
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
                                to="cofinancing.incomeline",
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
                    name="Settlement",
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
                        (
                            "accepted",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="accepted costs"
                            ),
                        ),
                        (
                            "aid",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="aid due"
                            ),
                        ),
                        ("figures", models.JSONField()),
                        ("sha256", models.CharField(max_length=64, verbose_name="hash")),
                        ("motivation", models.TextField(verbose_name="motivation")),
                        (
                            "state",
                            models.CharField(
                                choices=[("fixed", "Fixed"), ("withdrawn", "Withdrawn")],
                                default="fixed",
                                max_length=10,
                            ),
                        ),
                        ("fixed_at", models.DateTimeField(verbose_name="fixed at")),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="settlements",
                                to="agreements.supportagreement",
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
                            "fixed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "project_year",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="settlements",
                                to="agreements.projectyear",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "settlement",
                        "ordering": ["agreement_id", "fixed_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["fixed", "withdrawn"])),
                                name="settlement_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("motivation", ""), _negated=True),
                                name="settlement_has_motivation",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("aid__gte", 0), ("accepted__gte", 0)),
                                name="settlement_aid_in_range",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("project_year__isnull", False), ("state", "fixed")
                                ),
                                fields=("project_year",),
                                name="settlement_of_year_once",
                                violation_error_message="This project year is settled already.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("project_year__isnull", True), ("state", "fixed")
                                ),
                                fields=("agreement",),
                                name="settlement_of_whole_once",
                                violation_error_message="This agreement is settled already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SettlementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        (
                            "accepted",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="accepted costs"
                            ),
                        ),
                        (
                            "aid",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="aid due"
                            ),
                        ),
                        ("figures", models.JSONField()),
                        ("sha256", models.CharField(max_length=64, verbose_name="hash")),
                        ("motivation", models.TextField(verbose_name="motivation")),
                        (
                            "state",
                            models.CharField(
                                choices=[("fixed", "Fixed"), ("withdrawn", "Withdrawn")],
                                default="fixed",
                                max_length=10,
                            ),
                        ),
                        ("fixed_at", models.DateTimeField(verbose_name="fixed at")),
                        (
                            "agreement",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="agreements.supportagreement",
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
                            "fixed_by",
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
                                to="cofinancing.settlement",
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
                                related_query_name="+",
                                to="agreements.projectyear",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="accountsstatement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="accounts_statement_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2323883cd005da81b86176167553377148adcaea",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_accounts_statement_is_final_40620",
                            table="cofinancing_accountsstatement",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="accountsstatement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_accountsstatementevent" ("agreement_id", "document_id", "id", "key_approved", "key_used", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "recorded_at", "recorded_by_id", "signed_on") VALUES (NEW."agreement_id", NEW."document_id", NEW."id", NEW."key_approved", NEW."key_used", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_year_id", NEW."recorded_at", NEW."recorded_by_id", NEW."signed_on"); RETURN NULL;',
                            hash="b483b6c749f51b2c0b81dadcdd93137d55bec7ee",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_69728",
                            table="cofinancing_accountsstatement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="accountsstatement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cofinancing_accountsstatementevent" ("agreement_id", "document_id", "id", "key_approved", "key_used", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "recorded_at", "recorded_by_id", "signed_on") VALUES (NEW."agreement_id", NEW."document_id", NEW."id", NEW."key_approved", NEW."key_used", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_year_id", NEW."recorded_at", NEW."recorded_by_id", NEW."signed_on"); RETURN NULL;',
                            hash="f6f393da25ad9595829d48d75a2a6f2224ec6edf",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0ccb1",
                            table="cofinancing_accountsstatement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="accountsstatement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_accountsstatementevent" ("agreement_id", "document_id", "id", "key_approved", "key_used", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "recorded_at", "recorded_by_id", "signed_on") VALUES (OLD."agreement_id", OLD."document_id", OLD."id", OLD."key_approved", OLD."key_used", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_year_id", OLD."recorded_at", OLD."recorded_by_id", OLD."signed_on"); RETURN NULL;',
                            hash="26ff766de098c20ca5f108b0f971aa4cb4a45149",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_35e10",
                            table="cofinancing_accountsstatement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="feepublication",
                    trigger=pgtrigger.compiler.Trigger(
                        name="fee_publication_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a75ae0065f55174e8230c8e521fa2a054ae10f8d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_fee_publication_is_final_dba75",
                            table="cofinancing_feepublication",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="feepublication",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_feepublicationevent" ("fee_list_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "published_on", "recorded_at", "recorded_by_id", "url") VALUES (NEW."fee_list_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_year_id", NEW."published_on", NEW."recorded_at", NEW."recorded_by_id", NEW."url"); RETURN NULL;',
                            hash="f9b6df148c242badca234042df46807fbd1f9e58",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_659ea",
                            table="cofinancing_feepublication",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="feepublication",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cofinancing_feepublicationevent" ("fee_list_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "published_on", "recorded_at", "recorded_by_id", "url") VALUES (NEW."fee_list_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_year_id", NEW."published_on", NEW."recorded_at", NEW."recorded_by_id", NEW."url"); RETURN NULL;',
                            hash="9aeed3d225703d9b5d78c37501b363c4c7872035",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bcc2b",
                            table="cofinancing_feepublication",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="feepublication",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_feepublicationevent" ("fee_list_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "published_on", "recorded_at", "recorded_by_id", "url") VALUES (OLD."fee_list_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_year_id", OLD."published_on", OLD."recorded_at", OLD."recorded_by_id", OLD."url"); RETURN NULL;',
                            hash="d18d0b42e844b0b65d927b5c724b7869f1c0c23c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_da75d",
                            table="cofinancing_feepublication",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incomeline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="income_settled_is_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF EXISTS (\n    SELECT 1 FROM cofinancing_settlement AS settlement\n    WHERE settlement.project_year_id = NEW.project_year_id AND settlement.state = 'fixed') THEN\n    RAISE EXCEPTION 'a settled project year keeps its figures' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;",
                            hash="d8997261f47f8f6c0580662908b0c49afc76e08d",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_income_settled_is_fixed_96741",
                            table="cofinancing_incomeline",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incomeline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="income_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="757e6e0a6a5af438e426969dfae4bdaaf99453f1",
                            operation="DELETE",
                            pgid="pgtrigger_income_stays_485aa",
                            table="cofinancing_incomeline",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incomeline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_incomelineevent" ("amount", "covers", "entered_by_id", "id", "is_demo", "nature", "note", "payer", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "received_on", "version", "withdrawn_reason") VALUES (NEW."amount", NEW."covers", NEW."entered_by_id", NEW."id", NEW."is_demo", NEW."nature", NEW."note", NEW."payer", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_year_id", NEW."received_on", NEW."version", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="5281172d896528dad92a50fe4ebe97b63995c2f4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fde85",
                            table="cofinancing_incomeline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incomeline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cofinancing_incomelineevent" ("amount", "covers", "entered_by_id", "id", "is_demo", "nature", "note", "payer", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "received_on", "version", "withdrawn_reason") VALUES (NEW."amount", NEW."covers", NEW."entered_by_id", NEW."id", NEW."is_demo", NEW."nature", NEW."note", NEW."payer", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_year_id", NEW."received_on", NEW."version", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="921a28bfccb0e685bef113ce313400083daa9303",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4dd3b",
                            table="cofinancing_incomeline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="incomeline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_incomelineevent" ("amount", "covers", "entered_by_id", "id", "is_demo", "nature", "note", "payer", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "received_on", "version", "withdrawn_reason") VALUES (OLD."amount", OLD."covers", OLD."entered_by_id", OLD."id", OLD."is_demo", OLD."nature", OLD."note", OLD."payer", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_year_id", OLD."received_on", OLD."version", OLD."withdrawn_reason"); RETURN NULL;',
                            hash="5c2183828350d3d93af8456e6ce8d00d38ef2607",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fe6d4",
                            table="cofinancing_incomeline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="settlement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="settlement_is_sealed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF OLD.state <> 'fixed' OR NEW.state <> 'withdrawn' OR NEW.aid <> OLD.aid\n    OR NEW.agreement_id <> OLD.agreement_id\n    OR NEW.project_year_id IS DISTINCT FROM OLD.project_year_id\n    OR NEW.figures IS DISTINCT FROM OLD.figures OR NEW.sha256 <> OLD.sha256\n    OR NEW.motivation <> OLD.motivation OR NEW.document_id <> OLD.document_id\n    OR NEW.fixed_by_id IS DISTINCT FROM OLD.fixed_by_id OR NEW.fixed_at <> OLD.fixed_at THEN\n    RAISE EXCEPTION 'a settlement is sealed' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;",
                            hash="ca40a5d90613f1e3034bffd21510dfc7b5e6b7d3",
                            operation="UPDATE",
                            pgid="pgtrigger_settlement_is_sealed_381e2",
                            table="cofinancing_settlement",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="settlement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="settlement_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="6b5ea6d3ab0120ff0cdc65fd206f581509572f15",
                            operation="DELETE",
                            pgid="pgtrigger_settlement_stays_82c29",
                            table="cofinancing_settlement",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="settlement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_settlementevent" ("accepted", "agreement_id", "aid", "document_id", "figures", "fixed_at", "fixed_by_id", "id", "motivation", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "sha256", "state", "version") VALUES (NEW."accepted", NEW."agreement_id", NEW."aid", NEW."document_id", NEW."figures", NEW."fixed_at", NEW."fixed_by_id", NEW."id", NEW."motivation", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_year_id", NEW."sha256", NEW."state", NEW."version"); RETURN NULL;',
                            hash="b2dcfa0fbd2fa4d25b978ca72eaa8cb44d0bed3f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_82ca9",
                            table="cofinancing_settlement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="settlement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cofinancing_settlementevent" ("accepted", "agreement_id", "aid", "document_id", "figures", "fixed_at", "fixed_by_id", "id", "motivation", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "sha256", "state", "version") VALUES (NEW."accepted", NEW."agreement_id", NEW."aid", NEW."document_id", NEW."figures", NEW."fixed_at", NEW."fixed_by_id", NEW."id", NEW."motivation", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_year_id", NEW."sha256", NEW."state", NEW."version"); RETURN NULL;',
                            hash="2daf3b61a1776cd1a9668a513ca68fc0947aed1d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3d450",
                            table="cofinancing_settlement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="settlement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_settlementevent" ("accepted", "agreement_id", "aid", "document_id", "figures", "fixed_at", "fixed_by_id", "id", "motivation", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "sha256", "state", "version") VALUES (OLD."accepted", OLD."agreement_id", OLD."aid", OLD."document_id", OLD."figures", OLD."fixed_at", OLD."fixed_by_id", OLD."id", OLD."motivation", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_year_id", OLD."sha256", OLD."state", OLD."version"); RETURN NULL;',
                            hash="8d9e0788bbbca6948a304a503ef23a2fe58dc536",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b0e48",
                            table="cofinancing_settlement",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="costline",
            trigger=pgtrigger.compiler.Trigger(
                name="cost_settled_is_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF EXISTS (\n    SELECT 1 FROM cofinancing_settlement AS settlement\n    WHERE settlement.project_year_id = NEW.project_year_id AND settlement.state = 'fixed') THEN\n    RAISE EXCEPTION 'a settled project year keeps its figures' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;",
                    hash="d46e8f175736a6e6c6d6f7c24186e546a4f1bf6c",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_cost_settled_is_fixed_48b0c",
                    table="cofinancing_costline",
                    when="BEFORE",
                ),
            ),
        ),
    ]
