import clusterbeleid.core.migration_steps
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0003_grant_duties"),
        ("cofinancing", "0005_recoveries"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.CreateModel(
                    name="HistoricalRecoveryInstalment",
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
                        ("due_on", models.DateField(verbose_name="to be paid back by")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
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
                    ],
                    options={
                        "verbose_name": "historical instalment of a recovery",
                        "verbose_name_plural": "historical instalment of a recoverys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RecoveryInstalment",
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
                        ("due_on", models.DateField(verbose_name="to be paid back by")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "instalment of a recovery",
                        "ordering": ["recovery_id", "number"],
                    },
                ),
                migrations.CreateModel(
                    name="RecoveryInstalmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("due_on", models.DateField(verbose_name="to be paid back by")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="amount"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="payment",
                    name="payment_signed_is_fixed",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="payment",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="payment",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="payment",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="recoveryreceipt",
                    name="recovery_receipt_within_claim",
                ),
                migrations.AddField(
                    model_name="historicalpayment",
                    name="set_off",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cofinancing.recovery",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalpayment",
                    name="set_off_amount",
                    field=models.DecimalField(
                        decimal_places=2,
                        default=0,
                        editable=False,
                        max_digits=12,
                        verbose_name="set off",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalpayment",
                    name="set_off_by",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="payment",
                    name="set_off",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="set_offs",
                        to="cofinancing.recovery",
                    ),
                ),
                migrations.AddField(
                    model_name="payment",
                    name="set_off_amount",
                    field=models.DecimalField(
                        decimal_places=2,
                        default=0,
                        editable=False,
                        max_digits=12,
                        verbose_name="set off",
                    ),
                ),
                migrations.AddField(
                    model_name="payment",
                    name="set_off_by",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="paymentevent",
                    name="set_off",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cofinancing.recovery",
                    ),
                ),
                migrations.AddField(
                    model_name="paymentevent",
                    name="set_off_amount",
                    field=models.DecimalField(
                        decimal_places=2,
                        default=0,
                        editable=False,
                        max_digits=12,
                        verbose_name="set off",
                    ),
                ),
                migrations.AddField(
                    model_name="paymentevent",
                    name="set_off_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="payment_signed_is_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF NEW.amount <> OLD.amount OR NEW.project_year_id <> OLD.project_year_id\n    OR NEW.instalment_id <> OLD.instalment_id OR NEW.account_id <> OLD.account_id\n    OR NEW.proposed_by_id IS DISTINCT FROM OLD.proposed_by_id\n    OR (OLD.approved_by_id IS NOT NULL\n        AND NEW.approved_by_id IS DISTINCT FROM OLD.approved_by_id)\n    OR (OLD.state <> 'proposed' AND (NEW.set_off_amount <> OLD.set_off_amount\n        OR NEW.set_off_id IS DISTINCT FROM OLD.set_off_id\n        OR NEW.set_off_by_id IS DISTINCT FROM OLD.set_off_by_id)) THEN\n    RAISE EXCEPTION 'a payment keeps its amount, its account and its signatures' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;",
                            hash="1cee013ca4a66e01850fcb08288592fc5d0733ed",
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
                        name="payment_set_off_within_claim",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF NEW.set_off_id IS NULL OR NEW.state NOT IN ('proposed', 'approved', 'sent') THEN\n    RETURN NEW;\nEND IF;\nPERFORM 1 FROM cofinancing_recovery AS claim WHERE claim.id = NEW.set_off_id FOR UPDATE;\nIF NOT EXISTS (\n    SELECT 1 FROM cofinancing_recovery AS claim\n    JOIN agreements_projectyear AS owed ON owed.id = claim.project_year_id\n    JOIN agreements_supportagreement AS before ON before.id = owed.agreement_id\n    JOIN agreements_projectyear AS paid ON paid.id = NEW.project_year_id\n    JOIN agreements_supportagreement AS later ON later.id = paid.agreement_id\n    WHERE claim.id = NEW.set_off_id AND claim.state IN ('claimed', 'partly')\n      AND before.cluster_id = later.cluster_id\n      AND claim.amount + claim.interest >= NEW.set_off_amount + (\n        SELECT COALESCE(SUM(receipt.principal + receipt.interest), 0)\n        FROM cofinancing_recoveryreceipt AS receipt WHERE receipt.recovery_id = claim.id) + (\n        SELECT COALESCE(SUM(other.set_off_amount), 0) FROM cofinancing_payment AS other\n        WHERE other.set_off_id = claim.id AND other.id <> NEW.id\n          AND other.state IN ('proposed', 'approved', 'sent'))\n) THEN\n    RAISE EXCEPTION 'no more is set off than is claimed' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="5e30f6977d82390fe4c5d66f2e27065447d37e1c",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_payment_set_off_within_claim_7cc2d",
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
                            func='INSERT INTO "cofinancing_paymentevent" ("account_id", "amount", "approved_at", "approved_by_id", "figures", "id", "instalment_id", "is_demo", "ledger_id", "note", "order_id", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "proposed_at", "proposed_by_id", "set_off_amount", "set_off_by_id", "set_off_id", "state", "version") VALUES (NEW."account_id", NEW."amount", NEW."approved_at", NEW."approved_by_id", NEW."figures", NEW."id", NEW."instalment_id", NEW."is_demo", NEW."ledger_id", NEW."note", NEW."order_id", NEW."paid_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."project_year_id", NEW."proposed_at", NEW."proposed_by_id", NEW."set_off_amount", NEW."set_off_by_id", NEW."set_off_id", NEW."state", NEW."version"); RETURN NULL;',
                            hash="4e261e973f7dbc55ccd4fa6c41205b4a44e0ea5f",
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
                            func='INSERT INTO "cofinancing_paymentevent" ("account_id", "amount", "approved_at", "approved_by_id", "figures", "id", "instalment_id", "is_demo", "ledger_id", "note", "order_id", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "proposed_at", "proposed_by_id", "set_off_amount", "set_off_by_id", "set_off_id", "state", "version") VALUES (NEW."account_id", NEW."amount", NEW."approved_at", NEW."approved_by_id", NEW."figures", NEW."id", NEW."instalment_id", NEW."is_demo", NEW."ledger_id", NEW."note", NEW."order_id", NEW."paid_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."project_year_id", NEW."proposed_at", NEW."proposed_by_id", NEW."set_off_amount", NEW."set_off_by_id", NEW."set_off_id", NEW."state", NEW."version"); RETURN NULL;',
                            hash="723f1770555e8099318856aee725ccf227603016",
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
                            func='INSERT INTO "cofinancing_paymentevent" ("account_id", "amount", "approved_at", "approved_by_id", "figures", "id", "instalment_id", "is_demo", "ledger_id", "note", "order_id", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_year_id", "proposed_at", "proposed_by_id", "set_off_amount", "set_off_by_id", "set_off_id", "state", "version") VALUES (OLD."account_id", OLD."amount", OLD."approved_at", OLD."approved_by_id", OLD."figures", OLD."id", OLD."instalment_id", OLD."is_demo", OLD."ledger_id", OLD."note", OLD."order_id", OLD."paid_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."project_year_id", OLD."proposed_at", OLD."proposed_by_id", OLD."set_off_amount", OLD."set_off_by_id", OLD."set_off_id", OLD."state", OLD."version"); RETURN NULL;',
                            hash="27252ad052530a1cafcdcfafe39a081c3d707336",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f4a38",
                            table="cofinancing_payment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recoveryreceipt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="recovery_receipt_within_claim",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nPERFORM 1 FROM cofinancing_recovery AS claim WHERE claim.id = NEW.recovery_id FOR UPDATE;\nIF NOT EXISTS (\n    SELECT 1 FROM cofinancing_recovery AS claim\n    WHERE claim.id = NEW.recovery_id AND claim.state IN ('claimed', 'partly')\n      AND claim.amount >= NEW.principal + (\n        SELECT COALESCE(SUM(other.principal), 0) FROM cofinancing_recoveryreceipt AS other\n        WHERE other.recovery_id = claim.id)\n      AND claim.interest >= NEW.interest + (\n        SELECT COALESCE(SUM(other.interest), 0) FROM cofinancing_recoveryreceipt AS other\n        WHERE other.recovery_id = claim.id)\n      AND claim.amount + claim.interest >= NEW.principal + NEW.interest + (\n        SELECT COALESCE(SUM(other.principal + other.interest), 0)\n        FROM cofinancing_recoveryreceipt AS other WHERE other.recovery_id = claim.id) + (\n        SELECT COALESCE(SUM(payment.set_off_amount), 0) FROM cofinancing_payment AS payment\n        WHERE payment.set_off_id = claim.id AND payment.state IN ('proposed', 'approved', 'sent'))\n) THEN\n    RAISE EXCEPTION 'no more comes back than is claimed' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="53087306fed976890e3bb670566438e14891e265",
                            operation="INSERT",
                            pgid="pgtrigger_recovery_receipt_within_claim_e34e0",
                            table="cofinancing_recoveryreceipt",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="payment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("set_off__isnull", True),
                                ("set_off_amount", 0),
                                ("set_off_by__isnull", True),
                            ),
                            models.Q(
                                ("set_off__isnull", False),
                                ("set_off_amount__gt", 0),
                                ("set_off_amount__lte", models.F("amount")),
                                ("set_off_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="payment_set_off_of_a_claim",
                        violation_error_message="No more is set off than is paid.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="payment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["approved", "sent", "paid"]), _negated=True),
                            ("set_off_by__isnull", True),
                            models.Q(("approved_by", models.F("set_off_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="payment_set_off_by_two",
                        violation_error_message="A second person approves a set-off.",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalrecoveryinstalment",
                    name="history_user",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="historicalrecoveryinstalment",
                    name="recovery",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cofinancing.recovery",
                    ),
                ),
                migrations.AddField(
                    model_name="recoveryinstalment",
                    name="recovery",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instalments",
                        to="cofinancing.recovery",
                    ),
                ),
                migrations.AddField(
                    model_name="recoveryinstalmentevent",
                    name="pgh_context",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                migrations.AddField(
                    model_name="recoveryinstalmentevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cofinancing.recoveryinstalment",
                    ),
                ),
                migrations.AddField(
                    model_name="recoveryinstalmentevent",
                    name="recovery",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cofinancing.recovery",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recoveryinstalment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="recovery_instalment_positive",
                        violation_error_message="An amount is above zero.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recoveryinstalment",
                    constraint=models.UniqueConstraint(
                        fields=("recovery", "number"),
                        name="recovery_instalment_number_once",
                        violation_error_message="This instalment is there already.",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recoveryinstalment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_recoveryinstalmentevent" ("amount", "due_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recovery_id", "version") VALUES (NEW."amount", NEW."due_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recovery_id", NEW."version"); RETURN NULL;',
                            hash="1d00287f7f9a7273d308cc18e4dd73fb5e60bab3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_80c16",
                            table="cofinancing_recoveryinstalment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recoveryinstalment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "cofinancing_recoveryinstalmentevent" ("amount", "due_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recovery_id", "version") VALUES (NEW."amount", NEW."due_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recovery_id", NEW."version"); RETURN NULL;',
                            hash="0d0c5d6ef2dc5184d8bf5dc35c517af15496bae4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f09c3",
                            table="cofinancing_recoveryinstalment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recoveryinstalment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "cofinancing_recoveryinstalmentevent" ("amount", "due_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recovery_id", "version") VALUES (OLD."amount", OLD."due_on", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recovery_id", OLD."version"); RETURN NULL;',
                            hash="02ab23acccac498f575598c4c11b784b51a7fc3f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1f942",
                            table="cofinancing_recoveryinstalment",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
