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
        ("accounts", "__first__"),
        ("agreements", "0001_initial"),
        ("cofinancing", "0001_initial"),
        ("core", "0002_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="CostLine",
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
                            "category",
                            models.CharField(
                                choices=[
                                    (
                                        "a",
                                        "a. Animation: collaboration, sharing information, support of companies",
                                    ),
                                    ("b", "b. Marketing: new participants, visibility"),
                                    ("c", "c. Facilities, training, workshops and conferences"),
                                ],
                                max_length=1,
                                verbose_name="category",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("personnel", "Personnel"),
                                    ("administration", "Administration"),
                                    ("overhead", "Overhead"),
                                ],
                                max_length=20,
                                verbose_name="kind of cost",
                            ),
                        ),
                        (
                            "description",
                            models.CharField(max_length=300, verbose_name="description"),
                        ),
                        ("cost_on", models.DateField(verbose_name="date of the cost")),
                        (
                            "supplier",
                            models.CharField(max_length=200, verbose_name="supplier or staff"),
                        ),
                        (
                            "invoice_number",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="invoice number"
                            ),
                        ),
                        (
                            "activity_code",
                            models.CharField(max_length=30, verbose_name="activity code"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="claimed"
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("claimed", "Claimed"),
                                    ("accepted", "Accepted"),
                                    ("partly", "Partly accepted"),
                                    ("rejected", "Rejected"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="claimed",
                                max_length=10,
                            ),
                        ),
                        (
                            "claimed_at",
                            models.DateTimeField(editable=False, verbose_name="claimed at"),
                        ),
                        (
                            "accepted_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="accepted",
                            ),
                        ),
                        ("decision_reason", models.TextField(blank=True, verbose_name="reason")),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "claimed_by",
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
                            "project_year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="costs",
                                to="agreements.projectyear",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cost",
                        "ordering": ["project_year_id", "cost_on", "pk"],
                        "indexes": [
                            models.Index(
                                fields=["project_year", "state"],
                                include=("category", "amount", "accepted_amount"),
                                name="cost_sums",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["claimed", "accepted", "partly", "rejected", "withdrawn"],
                                    )
                                ),
                                name="cost_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("category__in", ["a", "b", "c"])),
                                name="cost_category_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["personnel", "administration", "overhead"])
                                ),
                                name="cost_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)),
                                name="cost_amount_positive",
                                violation_error_message="An amount is above zero.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("activity_code", ""), _negated=True),
                                    models.Q(("supplier", ""), _negated=True),
                                    models.Q(("description", ""), _negated=True),
                                ),
                                name="cost_has_activity",
                                violation_error_message="Give description, supplier and activity code.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("accepted_amount__isnull", True),
                                        ("state__in", ["claimed", "rejected", "withdrawn"]),
                                    ),
                                    models.Q(
                                        ("accepted_amount", models.F("amount")),
                                        ("state", "accepted"),
                                    ),
                                    models.Q(
                                        ("accepted_amount__gt", 0),
                                        ("accepted_amount__lt", models.F("amount")),
                                        ("state", "partly"),
                                    ),
                                    _connector="OR",
                                ),
                                name="cost_accepted_amount_fits",
                                violation_error_message="A part is above zero and below what was claimed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("accepted_amount__isnull", True),
                                    ("evidence__isnull", False),
                                    _connector="OR",
                                ),
                                name="cost_accepted_has_evidence",
                                violation_error_message="A cost is accepted on evidence only.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["partly", "rejected"]), _negated=True),
                                    models.Q(("decision_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="cost_less_has_reason",
                                violation_error_message="Give the reason of the rejection.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["accepted", "partly", "rejected"]),
                                        _negated=True,
                                    ),
                                    ("decided_by__isnull", True),
                                    ("claimed_by__isnull", True),
                                    models.Q(("decided_by", models.F("claimed_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="cost_own_claim_not_judged",
                                violation_error_message="Nobody judges the cost that he or she claimed.",
                            ),
                            models.UniqueConstraint(
                                django.db.models.functions.text.Upper(
                                    models.Func(
                                        models.Func(
                                            models.F("supplier"),
                                            template="normalize(%(expressions)s, NFKC)",
                                        ),
                                        models.Value("[^0-9A-Za-z]"),
                                        models.Value(""),
                                        models.Value("g"),
                                        function="regexp_replace",
                                    ),
                                    output_field=models.TextField(),
                                ),
                                django.db.models.functions.text.Upper(
                                    models.Func(
                                        models.Func(
                                            models.F("invoice_number"),
                                            template="normalize(%(expressions)s, NFKC)",
                                        ),
                                        models.Value("[^0-9A-Za-z]"),
                                        models.Value(""),
                                        models.Value("g"),
                                        function="regexp_replace",
                                    ),
                                    output_field=models.TextField(),
                                ),
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["rejected", "withdrawn"]), _negated=True
                                    ),
                                    models.Q(("invoice_number", ""), _negated=True),
                                ),
                                name="cost_invoice_once",
                                violation_error_message="This invoice is already claimed in another line.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CostLineEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    (
                                        "a",
                                        "a. Animation: collaboration, sharing information, support of companies",
                                    ),
                                    ("b", "b. Marketing: new participants, visibility"),
                                    ("c", "c. Facilities, training, workshops and conferences"),
                                ],
                                max_length=1,
                                verbose_name="category",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("personnel", "Personnel"),
                                    ("administration", "Administration"),
                                    ("overhead", "Overhead"),
                                ],
                                max_length=20,
                                verbose_name="kind of cost",
                            ),
                        ),
                        (
                            "description",
                            models.CharField(max_length=300, verbose_name="description"),
                        ),
                        ("cost_on", models.DateField(verbose_name="date of the cost")),
                        (
                            "supplier",
                            models.CharField(max_length=200, verbose_name="supplier or staff"),
                        ),
                        (
                            "invoice_number",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="invoice number"
                            ),
                        ),
                        (
                            "activity_code",
                            models.CharField(max_length=30, verbose_name="activity code"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="claimed"
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("claimed", "Claimed"),
                                    ("accepted", "Accepted"),
                                    ("partly", "Partly accepted"),
                                    ("rejected", "Rejected"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="claimed",
                                max_length=10,
                            ),
                        ),
                        (
                            "claimed_at",
                            models.DateTimeField(editable=False, verbose_name="claimed at"),
                        ),
                        (
                            "accepted_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="accepted",
                            ),
                        ),
                        ("decision_reason", models.TextField(blank=True, verbose_name="reason")),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "claimed_by",
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
                                to="cofinancing.costline",
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
                    name="HistoricalCostLine",
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
                            "category",
                            models.CharField(
                                choices=[
                                    (
                                        "a",
                                        "a. Animation: collaboration, sharing information, support of companies",
                                    ),
                                    ("b", "b. Marketing: new participants, visibility"),
                                    ("c", "c. Facilities, training, workshops and conferences"),
                                ],
                                max_length=1,
                                verbose_name="category",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("personnel", "Personnel"),
                                    ("administration", "Administration"),
                                    ("overhead", "Overhead"),
                                ],
                                max_length=20,
                                verbose_name="kind of cost",
                            ),
                        ),
                        (
                            "description",
                            models.CharField(max_length=300, verbose_name="description"),
                        ),
                        ("cost_on", models.DateField(verbose_name="date of the cost")),
                        (
                            "supplier",
                            models.CharField(max_length=200, verbose_name="supplier or staff"),
                        ),
                        (
                            "invoice_number",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="invoice number"
                            ),
                        ),
                        (
                            "activity_code",
                            models.CharField(max_length=30, verbose_name="activity code"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="claimed"
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("claimed", "Claimed"),
                                    ("accepted", "Accepted"),
                                    ("partly", "Partly accepted"),
                                    ("rejected", "Rejected"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="claimed",
                                max_length=10,
                            ),
                        ),
                        (
                            "claimed_at",
                            models.DateTimeField(editable=False, verbose_name="claimed at"),
                        ),
                        (
                            "accepted_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="accepted",
                            ),
                        ),
                        ("decision_reason", models.TextField(blank=True, verbose_name="reason")),
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
                            "claimed_by",
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
                        "verbose_name": "historical cost",
                        "verbose_name_plural": "historical costs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="costline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="cost_judged_is_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF OLD.state IN ('accepted', 'partly', 'rejected') AND (\n    NEW.project_year_id <> OLD.project_year_id OR NEW.category <> OLD.category\n    OR NEW.kind <> OLD.kind OR NEW.cost_on <> OLD.cost_on OR NEW.amount <> OLD.amount\n    OR NEW.supplier <> OLD.supplier OR NEW.invoice_number <> OLD.invoice_number\n    OR NEW.activity_code <> OLD.activity_code OR NEW.claimed_by_id IS DISTINCT FROM OLD.claimed_by_id\n    OR NEW.evidence_id IS DISTINCT FROM OLD.evidence_id) THEN\n    RAISE EXCEPTION 'a judged cost keeps its amount and its evidence' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;",
                            hash="098c88b65a4890c9ccf21c6518675e5e928801a4",
                            operation="UPDATE",
                            pgid="pgtrigger_cost_judged_is_fixed_3e75c",
                            table="cofinancing_costline",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="costline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="cost_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="d9b0c11d08c6b837ac746d1961c81ab2f665a49a",
                            operation="DELETE",
                            pgid="pgtrigger_cost_stays_46d93",
                            table="cofinancing_costline",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="costline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_costlineevent" ("accepted_amount", "activity_code", "amount", "category", "claimed_at", "claimed_by_id", "cost_on", "decided_by_id", "decision_reason", "description", "evidence_id", "id", "imported_by_id", "invoice_number", "is_demo", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "state", "supplier", "version") VALUES (NEW."accepted_amount", NEW."activity_code", NEW."amount", NEW."category", NEW."claimed_at", NEW."claimed_by_id", NEW."cost_on", NEW."decided_by_id", NEW."decision_reason", NEW."description", NEW."evidence_id", NEW."id", NEW."imported_by_id", NEW."invoice_number", NEW."is_demo", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_year_id", NEW."state", NEW."supplier", NEW."version"); RETURN NULL;',
                            hash="0f75320f3c374ef8a5b7373f67942c357b8592e8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ad7bf",
                            table="cofinancing_costline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="costline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cofinancing_costlineevent" ("accepted_amount", "activity_code", "amount", "category", "claimed_at", "claimed_by_id", "cost_on", "decided_by_id", "decision_reason", "description", "evidence_id", "id", "imported_by_id", "invoice_number", "is_demo", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "state", "supplier", "version") VALUES (NEW."accepted_amount", NEW."activity_code", NEW."amount", NEW."category", NEW."claimed_at", NEW."claimed_by_id", NEW."cost_on", NEW."decided_by_id", NEW."decision_reason", NEW."description", NEW."evidence_id", NEW."id", NEW."imported_by_id", NEW."invoice_number", NEW."is_demo", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_year_id", NEW."state", NEW."supplier", NEW."version"); RETURN NULL;',
                            hash="d4596dbfb9d887cce461d02667a33e2bd356367f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7dd0f",
                            table="cofinancing_costline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="costline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_costlineevent" ("accepted_amount", "activity_code", "amount", "category", "claimed_at", "claimed_by_id", "cost_on", "decided_by_id", "decision_reason", "description", "evidence_id", "id", "imported_by_id", "invoice_number", "is_demo", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "state", "supplier", "version") VALUES (OLD."accepted_amount", OLD."activity_code", OLD."amount", OLD."category", OLD."claimed_at", OLD."claimed_by_id", OLD."cost_on", OLD."decided_by_id", OLD."decision_reason", OLD."description", OLD."evidence_id", OLD."id", OLD."imported_by_id", OLD."invoice_number", OLD."is_demo", OLD."kind", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_year_id", OLD."state", OLD."supplier", OLD."version"); RETURN NULL;',
                            hash="36e58d29853559fac1d78a5124af900faa10a453",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b5359",
                            table="cofinancing_costline",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
