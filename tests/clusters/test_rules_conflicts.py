"""Ties between a person and the bodies with a stake, from facts alone (R52)."""

import pytest

from clusterbeleid.kernel.findings import Level
from clusters.rules.conflicts import (
    BoardTie,
    Circle,
    MailTie,
    TiedPerson,
    detect_conflicts,
    mail_domain,
    site_domain,
)

OWN = "0100000000"
CIRCLE = Circle(
    {OWN: "Lid"},
    (BoardTie("an Peeters", "", "SIM"), BoardTie("Bo", OWN, "SIM")),
    ((OWN, "IBN-1"),),
    (MailTie("lid.be", "Lid"),),
)


def test_own_organisation_blocks_and_the_rest_warns():
    person = TiedPerson(1, "An Peeters", "an@lid.be", frozenset({OWN}))
    assert [(one.level, one.code) for one in detect_conflicts(person, CIRCLE)] == [
        (Level.BLOCK, "conflict.organisation"),
        (Level.WARN, "conflict.board"),
        (Level.WARN, "conflict.earlier"),
        (Level.WARN, "conflict.mail"),
    ]
    softly = detect_conflicts(person, CIRCLE, own=Level.WARN)
    assert {one.level for one in softly} == {Level.WARN}


def test_somebody_without_a_tie_has_none():
    stranger = TiedPerson(1, "Cas", "cas@gmail.com", frozenset({"0200000000"}))
    mail = Circle(mail=(MailTie("", "Lid"), MailTie("gmail.com", "Lid")))
    assert detect_conflicts(stranger, CIRCLE) == ()
    assert detect_conflicts(stranger, mail) == ()


def test_own_address_ties_nobody_to_oneself():
    circle = Circle(mail=(MailTie("lid.be", "Lid", user_id=1),))
    assert detect_conflicts(TiedPerson(1, "An", "an@lid.be"), circle) == ()
    assert len(detect_conflicts(TiedPerson(2, "Bo", "bo@lid.be"), circle)) == 1


@pytest.mark.parametrize(
    ("address", "domain"),
    [("An@Bedrijf.BE", "bedrijf.be"), ("an@gmail.com", ""), ("zonder", "zonder")],
)
def test_mail_domain(address, domain):
    assert mail_domain(address) == domain


@pytest.mark.parametrize("site", ["https://www.bedrijf.be/nl", "bedrijf.be", "WWW.Bedrijf.be:443"])
def test_site_domain(site):
    assert site_domain(site) == "bedrijf.be"
