"""What the database itself forbids about identities and second factors, whoever writes."""

import pytest
from django.db import IntegrityError, transaction

from clusterbeleid.accounts.enums import FactorKind
from clusterbeleid.accounts.models import ExternalIdentity, SecondFactor
from tests.people import NOW, person

pytestmark = pytest.mark.django_db


def kept(row):
    row._change_reason = "for a test"
    row._history_date = NOW
    row.save()


def refused(row, name):
    """The row breaks just this constraint, and nothing was written."""
    before = type(row).objects.count()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        kept(row)
    assert type(row).objects.count() == before


def identity(user, organisation):
    return ExternalIdentity(
        user=user, issuer="https://issuer.example", subject="1", organisation=organisation
    )


def test_one_person_at_the_provider_is_one_person_here():
    one = person()
    kept(identity(one, "OVO000001"))
    kept(identity(one, "OVO000002"))
    refused(identity(person(), "OVO000003"), "identity_is_one_person")


def factor(user, kind, **more):
    return SecondFactor(user=user, kind=kind, label="second step", secret="x", added_at=NOW, **more)


def test_somebody_has_one_app_with_codes():
    one = person()
    kept(factor(one, FactorKind.CODES))
    refused(factor(one, FactorKind.CODES), "factor_one_app")


def test_a_passkey_belongs_to_one_person():
    kept(factor(person(), FactorKind.PASSKEY, credential="abc"))
    refused(factor(person(), FactorKind.PASSKEY, credential="abc"), "factor_passkey_once")
