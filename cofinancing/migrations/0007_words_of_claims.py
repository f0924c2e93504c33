import clusterbeleid.core.migration_steps
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cofinancing", "0006_paying_back"),
        ("core", "0004_business_events"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        clusterbeleid.core.migration_steps.Together(
            operations=[
                migrations.AlterField(
                    model_name="historicalrecovery",
                    name="approved_by",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                migrations.AlterField(
                    model_name="historicalrecovery",
                    name="figures",
                    field=models.JSONField(editable=False, null=True, verbose_name="calculation"),
                ),
                migrations.AlterField(
                    model_name="historicalrecovery",
                    name="interest",
                    field=models.DecimalField(
                        decimal_places=2,
                        default=0,
                        max_digits=12,
                        verbose_name="interest on the claim",
                    ),
                ),
                migrations.AlterField(
                    model_name="historicalrecovery",
                    name="letter",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="core.storedfile",
                        verbose_name="letter",
                    ),
                ),
                migrations.AlterField(
                    model_name="historicalrecovery",
                    name="proposed_by",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
                migrations.AlterField(
                    model_name="recovery",
                    name="approved_by",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                migrations.AlterField(
                    model_name="recovery",
                    name="figures",
                    field=models.JSONField(editable=False, null=True, verbose_name="calculation"),
                ),
                migrations.AlterField(
                    model_name="recovery",
                    name="interest",
                    field=models.DecimalField(
                        decimal_places=2,
                        default=0,
                        max_digits=12,
                        verbose_name="interest on the claim",
                    ),
                ),
                migrations.AlterField(
                    model_name="recovery",
                    name="letter",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="core.storedfile",
                        verbose_name="letter",
                    ),
                ),
                migrations.AlterField(
                    model_name="recovery",
                    name="proposed_by",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
                migrations.AlterField(
                    model_name="recoveryevent",
                    name="approved_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                migrations.AlterField(
                    model_name="recoveryevent",
                    name="figures",
                    field=models.JSONField(editable=False, null=True, verbose_name="calculation"),
                ),
                migrations.AlterField(
                    model_name="recoveryevent",
                    name="interest",
                    field=models.DecimalField(
                        decimal_places=2,
                        default=0,
                        max_digits=12,
                        verbose_name="interest on the claim",
                    ),
                ),
                migrations.AlterField(
                    model_name="recoveryevent",
                    name="letter",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="core.storedfile",
                        verbose_name="letter",
                    ),
                ),
                migrations.AlterField(
                    model_name="recoveryevent",
                    name="proposed_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
            ]
        ),
    ]
