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
        ("agreements", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="Instalment",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="instalment")),
                        (
                            "trigger",
                            models.CharField(
                                choices=[
                                    ("granted", "At the grant"),
                                    ("year_started", "At the start of the project year"),
                                    (
                                        "cofinancing_proved",
                                        "Advance, once the co-financing of the project year is proved",
                                    ),
                                    (
                                        "report_accepted",
                                        "Balance, once the yearly and financial report are accepted",
                                    ),
                                ],
                                max_length=20,
                                verbose_name="paid",
                            ),
                        ),
                        (
                            "share_pct",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=7,
                                null=True,
                                verbose_name="share of the grant (%)",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
                            ),
                        ),
                        (
                            "condition",
                            models.TextField(blank=True, verbose_name="further condition"),
                        ),
                        (
                            "held",
                            models.BooleanField(default=False, verbose_name="payment under way"),
                        ),
                        (
                            "project_year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="instalments",
                                to="agreements.projectyear",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "instalment",
                        "ordering": ["project_year_id", "number", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "trigger__in",
                                        [
                                            "granted",
                                            "year_started",
                                            "cofinancing_proved",
                                            "report_accepted",
                                        ],
                                    )
                                ),
                                name="instalment_trigger_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)),
                                name="instalment_amount_positive",
                                violation_error_message="Type an amount above zero.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("share_pct__isnull", True),
                                    models.Q(("share_pct__gt", 0), ("share_pct__lte", 100)),
                                    _connector="OR",
                                ),
                                name="instalment_share_in_range",
                            ),
                            models.UniqueConstraint(
                                fields=("project_year", "number"),
                                name="instalment_number_once",
                                violation_error_message="This project year already has this instalment.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalInstalment",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("history_change_reason", models.TextField(blank=True, default="")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="instalment")),
                        (
                            "trigger",
                            models.CharField(
                                choices=[
                                    ("granted", "At the grant"),
                                    ("year_started", "At the start of the project year"),
                                    (
                                        "cofinancing_proved",
                                        "Advance, once the co-financing of the project year is proved",
                                    ),
                                    (
                                        "report_accepted",
                                        "Balance, once the yearly and financial report are accepted",
                                    ),
                                ],
                                max_length=20,
                                verbose_name="paid",
                            ),
                        ),
                        (
                            "share_pct",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=7,
                                null=True,
                                verbose_name="share of the grant (%)",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
                            ),
                        ),
                        (
                            "condition",
                            models.TextField(blank=True, verbose_name="further condition"),
                        ),
                        (
                            "held",
                            models.BooleanField(default=False, verbose_name="payment under way"),
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
                        "verbose_name": "historical instalment",
                        "verbose_name_plural": "historical instalments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="InstalmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("number", models.PositiveSmallIntegerField(verbose_name="instalment")),
                        (
                            "trigger",
                            models.CharField(
                                choices=[
                                    ("granted", "At the grant"),
                                    ("year_started", "At the start of the project year"),
                                    (
                                        "cofinancing_proved",
                                        "Advance, once the co-financing of the project year is proved",
                                    ),
                                    (
                                        "report_accepted",
                                        "Balance, once the yearly and financial report are accepted",
                                    ),
                                ],
                                max_length=20,
                                verbose_name="paid",
                            ),
                        ),
                        (
                            "share_pct",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=7,
                                null=True,
                                verbose_name="share of the grant (%)",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
                            ),
                        ),
                        (
                            "condition",
                            models.TextField(blank=True, verbose_name="further condition"),
                        ),
                        (
                            "held",
                            models.BooleanField(default=False, verbose_name="payment under way"),
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
                                to="agreements.instalment",
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
                pgtrigger.migrations.AddTrigger(
                    model_name="instalment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="instalment_plan_adds_up",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            func="\nIF EXISTS (\n    SELECT 1 FROM agreements_projectyear AS year\n    JOIN agreements_supportagreement AS agreement ON agreement.id = year.agreement_id\n    WHERE year.id = COALESCE(NEW.project_year_id, OLD.project_year_id) AND agreement.state IN ('running', 'ended', 'stopped')\n      AND year.granted_amount <> (\n          SELECT COALESCE(SUM(line.amount), 0) FROM agreements_instalment AS line\n          WHERE line.project_year_id = year.id\n      )\n) THEN\n    RAISE EXCEPTION 'the instalments of a project year add up to its grant'\n        USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NULL;\n",
                            hash="76b3d6e35d6559216a161458b898ddb0b35bc87f",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_instalment_plan_adds_up_8a054",
                            table="agreements_instalment",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instalment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="instalment_paid_is_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF (OLD.held OR EXISTS (\n    SELECT 1 FROM agreements_ledgerentry AS entry WHERE entry.instalment_id = OLD.id\n)) AND (\n    TG_OP = 'DELETE' OR NEW.amount <> OLD.amount OR NEW.trigger <> OLD.trigger\n    OR NEW.number <> OLD.number OR NEW.share_pct IS DISTINCT FROM OLD.share_pct\n    OR NEW.condition <> OLD.condition\n) THEN\n    RAISE EXCEPTION 'an instalment that is held or paid against does not change'\n        USING ERRCODE = 'check_violation';\nEND IF;\nIF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\nIF NEW.project_year_id <> OLD.project_year_id THEN\n    RAISE EXCEPTION 'an instalment stays with its project year' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="f65059f33102030d611c7b3e044026d77146a820",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_instalment_paid_is_fixed_2591d",
                            table="agreements_instalment",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instalment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_instalmentevent" ("amount", "condition", "held", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "share_pct", "trigger", "version") VALUES (NEW."amount", NEW."condition", NEW."held", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_year_id", NEW."share_pct", NEW."trigger", NEW."version"); RETURN NULL;',
                            hash="5639ce9698e45612d49406d51644cdf5b50f4a9c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_494d0",
                            table="agreements_instalment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instalment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_instalmentevent" ("amount", "condition", "held", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "share_pct", "trigger", "version") VALUES (NEW."amount", NEW."condition", NEW."held", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_year_id", NEW."share_pct", NEW."trigger", NEW."version"); RETURN NULL;',
                            hash="ccb6bd07f1e166bde0d5248c24b71b8530e5032f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_aef1b",
                            table="agreements_instalment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instalment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_instalmentevent" ("amount", "condition", "held", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "share_pct", "trigger", "version") VALUES (OLD."amount", OLD."condition", OLD."held", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_year_id", OLD."share_pct", OLD."trigger", OLD."version"); RETURN NULL;',
                            hash="5ccb9a8f70f5351895bfc30c52f7c9eaeb33b2a0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_769d3",
                            table="agreements_instalment",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="ledgerentry",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="ledgerentry",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="ledgerentry",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="ledgerentry",
            name="instalment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ledger",
                to="agreements.instalment",
            ),
        ),
        migrations.AddField(
            model_name="ledgerentryevent",
            name="instalment",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="agreements.instalment",
            ),
        ),
        clusterbeleid.core.migration_steps.Together(
            operations=[
                pgtrigger.migrations.AddTrigger(
                    model_name="ledgerentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ledger_keeps_to_instalment",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF NEW.instalment_id IS NULL THEN RETURN NEW; END IF;\nIF NEW.kind NOT IN ('paid', 'recovered') OR NOT EXISTS (\n    SELECT 1 FROM agreements_instalment AS line\n    WHERE line.id = NEW.instalment_id AND line.project_year_id = NEW.project_year_id\n) THEN\n    RAISE EXCEPTION 'a payment is of an instalment of its own project year'\n        USING ERRCODE = 'check_violation';\nEND IF;\nPERFORM 1 FROM agreements_instalment AS line WHERE line.id = NEW.instalment_id FOR UPDATE;\nIF (SELECT line.amount FROM agreements_instalment AS line WHERE line.id = NEW.instalment_id) < (\n    SELECT COALESCE(SUM(CASE entry.kind WHEN 'paid' THEN entry.amount ELSE -entry.amount END), 0)\n    FROM agreements_ledgerentry AS entry WHERE entry.instalment_id = NEW.instalment_id\n) + (CASE NEW.kind WHEN 'paid' THEN NEW.amount ELSE -NEW.amount END) THEN\n    RAISE EXCEPTION 'an instalment is not paid above its amount' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="75538f045a5cc7c393b9aff9c4e06e2bb4b2e042",
                            operation="INSERT",
                            pgid="pgtrigger_ledger_keeps_to_instalment_318ad",
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
                            func='INSERT INTO "agreements_ledgerentryevent" ("agreement_id", "amount", "id", "instalment_id", "kind", "lineage_id", "note", "on_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "recorded_at", "recorded_by_id", "reference") VALUES (NEW."agreement_id", NEW."amount", NEW."id", NEW."instalment_id", NEW."kind", NEW."lineage_id", NEW."note", NEW."on_day", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_year_id", NEW."recorded_at", NEW."recorded_by_id", NEW."reference"); RETURN NULL;',
                            hash="4b086ddaa3fdedd0590a132e39da4b598a9c89a1",
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
                            func='INSERT INTO "agreements_ledgerentryevent" ("agreement_id", "amount", "id", "instalment_id", "kind", "lineage_id", "note", "on_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "recorded_at", "recorded_by_id", "reference") VALUES (NEW."agreement_id", NEW."amount", NEW."id", NEW."instalment_id", NEW."kind", NEW."lineage_id", NEW."note", NEW."on_day", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_year_id", NEW."recorded_at", NEW."recorded_by_id", NEW."reference"); RETURN NULL;',
                            hash="dfdec525e1c209b97520e98696ac28584f382383",
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
                            func='INSERT INTO "agreements_ledgerentryevent" ("agreement_id", "amount", "id", "instalment_id", "kind", "lineage_id", "note", "on_day", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "recorded_at", "recorded_by_id", "reference") VALUES (OLD."agreement_id", OLD."amount", OLD."id", OLD."instalment_id", OLD."kind", OLD."lineage_id", OLD."note", OLD."on_day", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_year_id", OLD."recorded_at", OLD."recorded_by_id", OLD."reference"); RETURN NULL;',
                            hash="d20b45dee184f73ea2502795a7c512875307831d",
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
                        name="agreement_grant_has_plan",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.state = 'running')",
                            constraint="CONSTRAINT",
                            func="\nIF EXISTS (\n    SELECT 1 FROM agreements_projectyear AS year\n    JOIN agreements_supportagreement AS agreement ON agreement.id = year.agreement_id\n    WHERE year.agreement_id = NEW.id AND agreement.state IN ('running', 'ended', 'stopped')\n      AND year.granted_amount <> (\n          SELECT COALESCE(SUM(line.amount), 0) FROM agreements_instalment AS line\n          WHERE line.project_year_id = year.id\n      )\n) THEN\n    RAISE EXCEPTION 'the instalments of a project year add up to its grant'\n        USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NULL;\n",
                            hash="cd1afd83cf7b59b51f069fd75f94368e0b5a81a9",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_agreement_grant_has_plan_f6c80",
                            table="agreements_supportagreement",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
