import clusterbeleid.core.migration_steps
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
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
        ("clusters", "0001_initial"),
        ("core", "0002_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="HistoricalSupportScheme",
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
                            "code",
                            models.CharField(db_index=True, max_length=20, verbose_name="code"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "cluster_kind",
                            models.CharField(
                                choices=[
                                    ("SPC", "Spearhead cluster"),
                                    ("IBN", "Innovative business network"),
                                    ("AD_HOC", "Ad hoc cluster"),
                                ],
                                max_length=10,
                                verbose_name="kind of cluster",
                            ),
                        ),
                        (
                            "legal_basis",
                            models.CharField(max_length=200, verbose_name="legal basis"),
                        ),
                        (
                            "counts_for_ten_years",
                            models.BooleanField(
                                verbose_name="counts for the ten years of GBER art. 27"
                            ),
                        ),
                        (
                            "sa_number",
                            models.CharField(blank=True, max_length=20, verbose_name="SA number"),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "valid_to",
                            models.DateField(blank=True, null=True, verbose_name="valid to"),
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
                        "verbose_name": "historical support scheme",
                        "verbose_name_plural": "historical support schemes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="SupportScheme",
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
                        ("code", models.CharField(max_length=20, unique=True, verbose_name="code")),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "cluster_kind",
                            models.CharField(
                                choices=[
                                    ("SPC", "Spearhead cluster"),
                                    ("IBN", "Innovative business network"),
                                    ("AD_HOC", "Ad hoc cluster"),
                                ],
                                max_length=10,
                                verbose_name="kind of cluster",
                            ),
                        ),
                        (
                            "legal_basis",
                            models.CharField(max_length=200, verbose_name="legal basis"),
                        ),
                        (
                            "counts_for_ten_years",
                            models.BooleanField(
                                verbose_name="counts for the ten years of GBER art. 27"
                            ),
                        ),
                        (
                            "sa_number",
                            models.CharField(blank=True, max_length=20, verbose_name="SA number"),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "valid_to",
                            models.DateField(blank=True, null=True, verbose_name="valid to"),
                        ),
                    ],
                    options={
                        "verbose_name": "support scheme",
                        "ordering": ["code", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("cluster_kind__in", ["SPC", "IBN", "AD_HOC"])),
                                name="scheme_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="scheme_period_in_order",
                                violation_error_message="The last day lies before the first day.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSupportAgreement",
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
                            "reference",
                            models.CharField(
                                db_index=True, max_length=60, verbose_name="reference"
                            ),
                        ),
                        (
                            "decision_reference",
                            models.CharField(
                                max_length=100, verbose_name="reference of the decision"
                            ),
                        ),
                        ("granted_on", models.DateField(verbose_name="granted on")),
                        (
                            "aid_kind",
                            models.CharField(
                                choices=[
                                    ("operating", "Operating aid"),
                                    ("investment", "Investment aid"),
                                ],
                                default="operating",
                                max_length=12,
                                verbose_name="kind of aid",
                            ),
                        ),
                        (
                            "start_reading",
                            models.CharField(
                                choices=[
                                    ("EVENT", "As an event: the term starts the day after"),
                                    ("FIRST_DAY", "As the first day of the term"),
                                ],
                                default="EVENT",
                                max_length=10,
                                verbose_name="reading of the start",
                            ),
                        ),
                        (
                            "clock",
                            models.CharField(
                                choices=[
                                    ("BE", "Belgian rules"),
                                    ("EU", "European rules"),
                                    ("CONTRACT", "Contract"),
                                ],
                                default="BE",
                                max_length=10,
                                verbose_name="counting rules",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("running", "Running"),
                                    ("ended", "Ended"),
                                    ("stopped", "Stopped early"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        (
                            "override_reason",
                            models.TextField(blank=True, verbose_name="motivation of an exception"),
                        ),
                        ("checked", models.JSONField(blank=True, editable=False, null=True)),
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
                            ),
                        ),
                        (
                            "confirmed_by",
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
                            "drafted_by",
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
                            "legal_advice",
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
                            "scheme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agreements.supportscheme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical support agreement",
                        "verbose_name_plural": "historical support agreements",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="SupportAgreement",
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
                            "reference",
                            models.CharField(max_length=60, unique=True, verbose_name="reference"),
                        ),
                        (
                            "decision_reference",
                            models.CharField(
                                max_length=100, verbose_name="reference of the decision"
                            ),
                        ),
                        ("granted_on", models.DateField(verbose_name="granted on")),
                        (
                            "aid_kind",
                            models.CharField(
                                choices=[
                                    ("operating", "Operating aid"),
                                    ("investment", "Investment aid"),
                                ],
                                default="operating",
                                max_length=12,
                                verbose_name="kind of aid",
                            ),
                        ),
                        (
                            "start_reading",
                            models.CharField(
                                choices=[
                                    ("EVENT", "As an event: the term starts the day after"),
                                    ("FIRST_DAY", "As the first day of the term"),
                                ],
                                default="EVENT",
                                max_length=10,
                                verbose_name="reading of the start",
                            ),
                        ),
                        (
                            "clock",
                            models.CharField(
                                choices=[
                                    ("BE", "Belgian rules"),
                                    ("EU", "European rules"),
                                    ("CONTRACT", "Contract"),
                                ],
                                default="BE",
                                max_length=10,
                                verbose_name="counting rules",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("running", "Running"),
                                    ("ended", "Ended"),
                                    ("stopped", "Stopped early"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        (
                            "override_reason",
                            models.TextField(blank=True, verbose_name="motivation of an exception"),
                        ),
                        ("checked", models.JSONField(blank=True, editable=False, null=True)),
                        (
                            "cluster",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="clusters.cluster",
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            ),
                        ),
                        (
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="agreements.supportscheme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "support agreement",
                        "ordering": ["cluster_id", "first_day", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["draft", "running", "ended", "stopped", "withdrawn"],
                                    )
                                ),
                                name="agreement_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("aid_kind__in", ["operating", "investment"])),
                                name="agreement_aid_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_day__isnull", True),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="agreement_period_in_order",
                                violation_error_message="The last day lies before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last_day__isnull", False)),
                                name="agreement_period_closed",
                                violation_error_message="An agreement has a last day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confirmed_by__isnull", True),
                                    ("drafted_by__isnull", True),
                                    models.Q(
                                        ("confirmed_by", models.F("drafted_by")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="agreement_two_people",
                                violation_error_message="A second person confirms an agreement.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["draft", "withdrawn"]),
                                    ("drafted_by__isnull", True),
                                    ("confirmed_by__isnull", False),
                                    _connector="OR",
                                ),
                                name="agreement_confirmed_by_somebody",
                                violation_error_message="A second person confirms an agreement.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(
                                    ("state__in", ["draft", "withdrawn"]), _negated=True
                                ),
                                expressions=[
                                    ("cluster", "="),
                                    ("aid_kind", "="),
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
                                name="agreement_no_overlap",
                                violation_error_message="Another agreement of this cluster covers some of these days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectYear",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="project year")),
                        (
                            "granted_amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="granted amount"
                            ),
                        ),
                        (
                            "eligible_cost",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="eligible cost"
                            ),
                        ),
                        (
                            "planned_cofinancing",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="planned co-financing"
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="project_years",
                                to="agreements.supportagreement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "project year",
                        "ordering": ["agreement_id", "number", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_day__isnull", True),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="project_year_period_in_order",
                                violation_error_message="The last day lies before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last_day__isnull", False)),
                                name="project_year_closed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("granted_amount__gte", 0),
                                    ("eligible_cost__gt", 0),
                                    ("planned_cofinancing__gte", 0),
                                    ("granted_amount__lte", models.F("eligible_cost")),
                                ),
                                name="project_year_amounts_in_range",
                                violation_error_message="The grant is not negative and not above the eligible cost.",
                            ),
                            models.UniqueConstraint(
                                fields=("agreement", "number"),
                                name="project_year_number_once",
                                violation_error_message="This agreement already has this project year.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("agreement", "="),
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
                                name="project_year_no_overlap",
                                violation_error_message="Another project year covers some of these days.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LedgerEntry",
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
                                choices=[
                                    ("committed", "Committed"),
                                    ("decommitted", "Released"),
                                    ("paid", "Paid"),
                                    ("recovered", "Recovered"),
                                ],
                                max_length=12,
                                verbose_name="kind of line",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
                            ),
                        ),
                        ("on_day", models.DateField(verbose_name="date")),
                        ("reference", models.CharField(max_length=100, verbose_name="reference")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "lineage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ledger",
                                to="clusters.lineage",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
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
                                related_name="ledger",
                                to="agreements.projectyear",
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ledger",
                                to="agreements.supportagreement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ledger line",
                        "ordering": ["on_day", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["committed", "decommitted", "paid", "recovered"])
                                ),
                                name="ledger_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="ledger_amount_positive"
                            ),
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("reference"),
                                models.F("kind"),
                                name="ledger_reference_once",
                                violation_error_message="This reference already stands in the ledger.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LedgerEntryEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("committed", "Committed"),
                                    ("decommitted", "Released"),
                                    ("paid", "Paid"),
                                    ("recovered", "Recovered"),
                                ],
                                max_length=12,
                                verbose_name="kind of line",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
                            ),
                        ),
                        ("on_day", models.DateField(verbose_name="date")),
                        ("reference", models.CharField(max_length=100, verbose_name="reference")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "lineage",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="clusters.lineage",
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
                                to="agreements.ledgerentry",
                            ),
                        ),
                        (
                            "recorded_by",
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
                            "agreement",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="agreements.supportagreement",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProjectYearEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        ("number", models.PositiveSmallIntegerField(verbose_name="project year")),
                        (
                            "granted_amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="granted amount"
                            ),
                        ),
                        (
                            "eligible_cost",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="eligible cost"
                            ),
                        ),
                        (
                            "planned_cofinancing",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="planned co-financing"
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
                                to="agreements.projectyear",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SupportAgreementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(blank=True, null=True)),
                        ("reference", models.CharField(max_length=60, verbose_name="reference")),
                        (
                            "decision_reference",
                            models.CharField(
                                max_length=100, verbose_name="reference of the decision"
                            ),
                        ),
                        ("granted_on", models.DateField(verbose_name="granted on")),
                        (
                            "aid_kind",
                            models.CharField(
                                choices=[
                                    ("operating", "Operating aid"),
                                    ("investment", "Investment aid"),
                                ],
                                default="operating",
                                max_length=12,
                                verbose_name="kind of aid",
                            ),
                        ),
                        (
                            "start_reading",
                            models.CharField(
                                choices=[
                                    ("EVENT", "As an event: the term starts the day after"),
                                    ("FIRST_DAY", "As the first day of the term"),
                                ],
                                default="EVENT",
                                max_length=10,
                                verbose_name="reading of the start",
                            ),
                        ),
                        (
                            "clock",
                            models.CharField(
                                choices=[
                                    ("BE", "Belgian rules"),
                                    ("EU", "European rules"),
                                    ("CONTRACT", "Contract"),
                                ],
                                default="BE",
                                max_length=10,
                                verbose_name="counting rules",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("running", "Running"),
                                    ("ended", "Ended"),
                                    ("stopped", "Stopped early"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        (
                            "override_reason",
                            models.TextField(blank=True, verbose_name="motivation of an exception"),
                        ),
                        ("checked", models.JSONField(blank=True, editable=False, null=True)),
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
                            "confirmed_by",
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
                            "drafted_by",
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
                            "legal_advice",
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
                                to="agreements.supportagreement",
                            ),
                        ),
                        (
                            "scheme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="agreements.supportscheme",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SupportSchemeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("code", models.CharField(max_length=20, verbose_name="code")),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "cluster_kind",
                            models.CharField(
                                choices=[
                                    ("SPC", "Spearhead cluster"),
                                    ("IBN", "Innovative business network"),
                                    ("AD_HOC", "Ad hoc cluster"),
                                ],
                                max_length=10,
                                verbose_name="kind of cluster",
                            ),
                        ),
                        (
                            "legal_basis",
                            models.CharField(max_length=200, verbose_name="legal basis"),
                        ),
                        (
                            "counts_for_ten_years",
                            models.BooleanField(
                                verbose_name="counts for the ten years of GBER art. 27"
                            ),
                        ),
                        (
                            "sa_number",
                            models.CharField(blank=True, max_length=20, verbose_name="SA number"),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "valid_to",
                            models.DateField(blank=True, null=True, verbose_name="valid to"),
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
                                to="agreements.supportscheme",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalProjectYear",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="project year")),
                        (
                            "granted_amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="granted amount"
                            ),
                        ),
                        (
                            "eligible_cost",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="eligible cost"
                            ),
                        ),
                        (
                            "planned_cofinancing",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="planned co-financing"
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
                    ],
                    options={
                        "verbose_name": "historical project year",
                        "verbose_name_plural": "historical project years",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportscheme",
                    trigger=pgtrigger.compiler.Trigger(
                        name="scheme_in_use_is_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.counts_for_ten_years <> OLD.counts_for_ten_years OR NEW.cluster_kind <> OLD.cluster_kind)",
                            func="\nIF EXISTS (\n    SELECT 1 FROM agreements_supportagreement AS agreement\n    WHERE agreement.scheme_id = OLD.id AND agreement.state IN ('running', 'ended', 'stopped')\n) THEN\n    RAISE EXCEPTION 'a scheme in use keeps what it counts for' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="c3b7d1d1a217a1df16af84708cb3372ea16cb21e",
                            operation="UPDATE",
                            pgid="pgtrigger_scheme_in_use_is_fixed_aef63",
                            table="agreements_supportscheme",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportscheme",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_supportschemeevent" ("cluster_kind", "code", "counts_for_ten_years", "id", "legal_basis", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sa_number", "valid_from", "valid_to", "version") VALUES (NEW."cluster_kind", NEW."code", NEW."counts_for_ten_years", NEW."id", NEW."legal_basis", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sa_number", NEW."valid_from", NEW."valid_to", NEW."version"); RETURN NULL;',
                            hash="55368efc5be89cc70ff8dc73ef51a48d7eca01ac",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_660e4",
                            table="agreements_supportscheme",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportscheme",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_supportschemeevent" ("cluster_kind", "code", "counts_for_ten_years", "id", "legal_basis", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sa_number", "valid_from", "valid_to", "version") VALUES (NEW."cluster_kind", NEW."code", NEW."counts_for_ten_years", NEW."id", NEW."legal_basis", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sa_number", NEW."valid_from", NEW."valid_to", NEW."version"); RETURN NULL;',
                            hash="1a237b4ceb36040b1dc273d4607af235eae21990",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2409d",
                            table="agreements_supportscheme",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportscheme",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_supportschemeevent" ("cluster_kind", "code", "counts_for_ten_years", "id", "legal_basis", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sa_number", "valid_from", "valid_to", "version") VALUES (OLD."cluster_kind", OLD."code", OLD."counts_for_ten_years", OLD."id", OLD."legal_basis", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sa_number", OLD."valid_from", OLD."valid_to", OLD."version"); RETURN NULL;',
                            hash="43cb18ee92dd88347c033b5df723aebe2e59c963",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_14757",
                            table="agreements_supportscheme",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="projectyear",
                    trigger=pgtrigger.compiler.Trigger(
                        name="project_year_granted_is_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF EXISTS (\n    SELECT 1 FROM agreements_supportagreement AS agreement\n    WHERE agreement.id = OLD.agreement_id AND agreement.state IN ('running', 'ended', 'stopped')\n) THEN\n    RAISE EXCEPTION 'a project year of a confirmed agreement keeps its figures'\n        USING ERRCODE = 'check_violation';\nEND IF;\nIF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\nRETURN NEW;\n",
                            hash="217bd3dfd29fdcfa55d0513dc71698eeb7366b91",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_project_year_granted_is_fixed_c2974",
                            table="agreements_projectyear",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="projectyear",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_projectyearevent" ("agreement_id", "eligible_cost", "first_day", "granted_amount", "id", "last_day", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_cofinancing", "version") VALUES (NEW."agreement_id", NEW."eligible_cost", NEW."first_day", NEW."granted_amount", NEW."id", NEW."last_day", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_cofinancing", NEW."version"); RETURN NULL;',
                            hash="5f951593d229580cf69053f1e377c41132829098",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b878a",
                            table="agreements_projectyear",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="projectyear",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_projectyearevent" ("agreement_id", "eligible_cost", "first_day", "granted_amount", "id", "last_day", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_cofinancing", "version") VALUES (NEW."agreement_id", NEW."eligible_cost", NEW."first_day", NEW."granted_amount", NEW."id", NEW."last_day", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_cofinancing", NEW."version"); RETURN NULL;',
                            hash="88c10831e33c2199cecf1f14a4f007cb6ea76395",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c17cc",
                            table="agreements_projectyear",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="projectyear",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_projectyearevent" ("agreement_id", "eligible_cost", "first_day", "granted_amount", "id", "last_day", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_cofinancing", "version") VALUES (OLD."agreement_id", OLD."eligible_cost", OLD."first_day", OLD."granted_amount", OLD."id", OLD."last_day", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."planned_cofinancing", OLD."version"); RETURN NULL;',
                            hash="f8841da74c914bab9537f09e4c20cebf29b64c4c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bba93",
                            table="agreements_projectyear",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ledgerentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ledger_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0721dd0d55db04e5dbd1428724cc94b300a6f746",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_ledger_is_final_4278c",
                            table="agreements_ledgerentry",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ledgerentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_ledgerentryevent" ("agreement_id", "amount", "id", "kind", "lineage_id", "note", "on_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "recorded_at", "recorded_by_id", "reference") VALUES (NEW."agreement_id", NEW."amount", NEW."id", NEW."kind", NEW."lineage_id", NEW."note", NEW."on_day", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_year_id", NEW."recorded_at", NEW."recorded_by_id", NEW."reference"); RETURN NULL;',
                            hash="671963447fe6de00506f12719ccae6701e41c33a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1a1f5",
                            table="agreements_ledgerentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ledgerentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_ledgerentryevent" ("agreement_id", "amount", "id", "kind", "lineage_id", "note", "on_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "recorded_at", "recorded_by_id", "reference") VALUES (NEW."agreement_id", NEW."amount", NEW."id", NEW."kind", NEW."lineage_id", NEW."note", NEW."on_day", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_year_id", NEW."recorded_at", NEW."recorded_by_id", NEW."reference"); RETURN NULL;',
                            hash="89b6596b8d981c5775ba5beb6129a4d5c9dfe3e1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9055f",
                            table="agreements_ledgerentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ledgerentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_ledgerentryevent" ("agreement_id", "amount", "id", "kind", "lineage_id", "note", "on_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "recorded_at", "recorded_by_id", "reference") VALUES (OLD."agreement_id", OLD."amount", OLD."id", OLD."kind", OLD."lineage_id", OLD."note", OLD."on_day", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_year_id", OLD."recorded_at", OLD."recorded_by_id", OLD."reference"); RETURN NULL;',
                            hash="3a20776a592629865fb7a434c1481b93d01ec758",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_aa9d0",
                            table="agreements_ledgerentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportagreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreement_granted_is_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.state IN ('running', 'ended', 'stopped') AND (NEW.state IN ('draft', 'withdrawn') OR NEW.first_day <> OLD.first_day OR NEW.last_day > OLD.last_day OR NEW.granted_on <> OLD.granted_on OR NEW.cluster_id <> OLD.cluster_id OR NEW.scheme_id <> OLD.scheme_id OR NEW.aid_kind <> OLD.aid_kind OR NEW.confirmed_by_id IS DISTINCT FROM OLD.confirmed_by_id OR NEW.checked IS DISTINCT FROM OLD.checked))",
                            func="RAISE EXCEPTION 'a confirmed agreement keeps its grant' USING ERRCODE = 'check_violation';",
                            hash="cff396a5d07b6ef9d017d5d90896c992430dacbc",
                            operation="UPDATE",
                            pgid="pgtrigger_agreement_granted_is_fixed_b2f7e",
                            table="agreements_supportagreement",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportagreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agreement_granted_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.state IN ('running', 'ended', 'stopped'))",
                            func="RAISE EXCEPTION 'a confirmed agreement is not deleted' USING ERRCODE = 'check_violation';",
                            hash="e6efee706d50de552d7db657c399c3b5967236c6",
                            operation="DELETE",
                            pgid="pgtrigger_agreement_granted_stays_10456",
                            table="agreements_supportagreement",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportagreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_supportagreementevent" ("aid_kind", "checked", "clock", "cluster_id", "confirmed_by_id", "decision_reference", "drafted_by_id", "first_day", "granted_on", "id", "last_day", "legal_advice_id", "override_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "scheme_id", "start_reading", "state", "version") VALUES (NEW."aid_kind", NEW."checked", NEW."clock", NEW."cluster_id", NEW."confirmed_by_id", NEW."decision_reference", NEW."drafted_by_id", NEW."first_day", NEW."granted_on", NEW."id", NEW."last_day", NEW."legal_advice_id", NEW."override_reason", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."scheme_id", NEW."start_reading", NEW."state", NEW."version"); RETURN NULL;',
                            hash="2ab0ff5674fe172de0160f974e7a1677c825f110",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c0f62",
                            table="agreements_supportagreement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportagreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_supportagreementevent" ("aid_kind", "checked", "clock", "cluster_id", "confirmed_by_id", "decision_reference", "drafted_by_id", "first_day", "granted_on", "id", "last_day", "legal_advice_id", "override_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "scheme_id", "start_reading", "state", "version") VALUES (NEW."aid_kind", NEW."checked", NEW."clock", NEW."cluster_id", NEW."confirmed_by_id", NEW."decision_reference", NEW."drafted_by_id", NEW."first_day", NEW."granted_on", NEW."id", NEW."last_day", NEW."legal_advice_id", NEW."override_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."scheme_id", NEW."start_reading", NEW."state", NEW."version"); RETURN NULL;',
                            hash="5a62fe1f0ac2e4fa4c40f7d8d585b9abc848d2fb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_01934",
                            table="agreements_supportagreement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportagreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_supportagreementevent" ("aid_kind", "checked", "clock", "cluster_id", "confirmed_by_id", "decision_reference", "drafted_by_id", "first_day", "granted_on", "id", "last_day", "legal_advice_id", "override_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "scheme_id", "start_reading", "state", "version") VALUES (OLD."aid_kind", OLD."checked", OLD."clock", OLD."cluster_id", OLD."confirmed_by_id", OLD."decision_reference", OLD."drafted_by_id", OLD."first_day", OLD."granted_on", OLD."id", OLD."last_day", OLD."legal_advice_id", OLD."override_reason", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."scheme_id", OLD."start_reading", OLD."state", OLD."version"); RETURN NULL;',
                            hash="05864e62f4229e7d5af915530a3cb3bf4ad2a7dd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4639a",
                            table="agreements_supportagreement",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
