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
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="GrantDuty",
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
                                    ("publication", "Publish the aid"),
                                    ("evaluation", "Interim evaluation"),
                                    ("retention", "Keep the file"),
                                ],
                                max_length=12,
                                verbose_name="duty",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(default=1, verbose_name="number"),
                        ),
                        ("due_on", models.DateField(verbose_name="due")),
                        ("required", models.BooleanField(default=True, verbose_name="required")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="amount",
                            ),
                        ),
                        ("explained", models.JSONField(editable=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Open"), ("met", "Done")],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("met_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=200, verbose_name="reference"),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duties",
                                to="agreements.supportagreement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "duty of a grant",
                        "ordering": ["due_on", "kind", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["publication", "evaluation", "retention"])
                                ),
                                name="duty_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["open", "met"])),
                                name="duty_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("met_on__isnull", True),
                                        ("reference", ""),
                                        ("state", "open"),
                                    ),
                                    models.Q(
                                        ("met_on__isnull", False),
                                        ("required", True),
                                        ("state", "met"),
                                        models.Q(("reference", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="duty_met_with_day_and_reference",
                                violation_error_message="Give the day and the reference.",
                            ),
                            models.UniqueConstraint(
                                fields=("agreement", "kind", "number"), name="duty_of_grant_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GrantDutyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("publication", "Publish the aid"),
                                    ("evaluation", "Interim evaluation"),
                                    ("retention", "Keep the file"),
                                ],
                                max_length=12,
                                verbose_name="duty",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(default=1, verbose_name="number"),
                        ),
                        ("due_on", models.DateField(verbose_name="due")),
                        ("required", models.BooleanField(default=True, verbose_name="required")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="amount",
                            ),
                        ),
                        ("explained", models.JSONField(editable=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Open"), ("met", "Done")],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("met_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=200, verbose_name="reference"),
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
                                to="agreements.grantduty",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalGrantDuty",
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
                                    ("publication", "Publish the aid"),
                                    ("evaluation", "Interim evaluation"),
                                    ("retention", "Keep the file"),
                                ],
                                max_length=12,
                                verbose_name="duty",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(default=1, verbose_name="number"),
                        ),
                        ("due_on", models.DateField(verbose_name="due")),
                        ("required", models.BooleanField(default=True, verbose_name="required")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="amount",
                            ),
                        ),
                        ("explained", models.JSONField(editable=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Open"), ("met", "Done")],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("met_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=200, verbose_name="reference"),
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
                        "verbose_name": "historical duty of a grant",
                        "verbose_name_plural": "historical duty of a grants",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="grantduty",
                    trigger=pgtrigger.compiler.Trigger(
                        name="duty_stays_as_computed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF TG_OP = 'DELETE' OR OLD.state = 'met' OR NEW.agreement_id <> OLD.agreement_id\n    OR NEW.kind <> OLD.kind OR NEW.number <> OLD.number OR NEW.due_on <> OLD.due_on\n    OR NEW.required <> OLD.required OR NEW.amount IS DISTINCT FROM OLD.amount\n    OR NEW.explained <> OLD.explained\nTHEN\n    RAISE EXCEPTION 'a duty of a grant stays as it was computed' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="d1c32c2097eede487d902b78d7ff44f931db71d5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_duty_stays_as_computed_f40fd",
                            table="agreements_grantduty",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="grantduty",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_grantdutyevent" ("agreement_id", "amount", "due_on", "explained", "id", "kind", "met_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "required", "state", "version") VALUES (NEW."agreement_id", NEW."amount", NEW."due_on", NEW."explained", NEW."id", NEW."kind", NEW."met_on", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."required", NEW."state", NEW."version"); RETURN NULL;',
                            hash="c14d1afdda05f80b188a8e0b3ff6e79fe0894a49",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_03ffc",
                            table="agreements_grantduty",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="grantduty",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_grantdutyevent" ("agreement_id", "amount", "due_on", "explained", "id", "kind", "met_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "required", "state", "version") VALUES (NEW."agreement_id", NEW."amount", NEW."due_on", NEW."explained", NEW."id", NEW."kind", NEW."met_on", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."required", NEW."state", NEW."version"); RETURN NULL;',
                            hash="1df559e80ee5b792c590c9b533e8523946a7484b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1630f",
                            table="agreements_grantduty",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="grantduty",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_grantdutyevent" ("agreement_id", "amount", "due_on", "explained", "id", "kind", "met_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "required", "state", "version") VALUES (OLD."agreement_id", OLD."amount", OLD."due_on", OLD."explained", OLD."id", OLD."kind", OLD."met_on", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."required", OLD."state", OLD."version"); RETURN NULL;',
                            hash="48584dd5206eb200fb73bf13b286ad88efb93882",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b851a",
                            table="agreements_grantduty",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
