"""Secrets that are read again: sealed in the table, opened by the keys of now and before."""

import pytest

from clusterbeleid.core.errors import Refused
from clusterbeleid.core.kept_secrets import seal, unseal

OLD, NEW = "o" * 60, "n" * 60


def test_sealed_secret_opens_and_says_nothing(settings):
    sealed = seal("geheim woord")
    assert unseal(sealed) == "geheim woord"
    assert "geheim" not in sealed
    assert seal("geheim woord") != sealed


def test_secret_survives_a_new_key_that_names_the_old(settings):
    settings.SECRET_KEY = OLD
    sealed = seal("geheim woord")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD]
    assert unseal(sealed) == "geheim woord"


def test_secret_of_another_installation_is_refused_in_words(settings):
    settings.SECRET_KEY = OLD
    sealed = seal("geheim woord")
    settings.SECRET_KEY = NEW
    with pytest.raises(Refused) as refused:
        unseal(sealed)
    assert [finding.code for finding in refused.value.findings] == ["core.secret_unreadable"]
