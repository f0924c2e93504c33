"""The whole story on one stage: from a call to the first co-financing that is due.

Companies ask, experts judge, VLAIO advises, the committee decides and the agreement stands. Nobody
types a figure twice: what the applicant typed is what stands in the agreement.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from applications.models import Application
from tests.browser.whole import applying, deciding, judging
from tests.browser.whole.cast import Cast, Stage, cast, stage  # noqa: F401 - fixtures by their names
from tests.harness.papers import blank_pdf

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return a paper as it lies on a desk."""
    file = tmp_path / "beslissing.pdf"
    file.write_bytes(blank_pdf())
    return file


def test_whole_story_from_call_to_first_deadline(stage: Stage, cast: Cast, paper: Path) -> None:  # noqa: F811
    applying.publish_the_call(stage, cast.head)
    proposal = ask_together(stage, cast, paper)
    propose(stage, cast, proposal)
    judge(stage, cast, proposal)
    decide(stage, cast)
    stage.on("13/10/2026")
    deciding.find_the_agreement(stage, cast)
    stage.on("08/03/2027")
    deciding.see_the_first_deadline(stage, cast.manager)
    stage.quiet()


def ask_together(stage: Stage, cast: Cast, paper: Path) -> Application:  # noqa: F811
    """Two groups express interest, the agency joins them, and the government chooses the others."""
    stage.on("02/03/2026")
    lead, other = applying.express_interest(stage, cast)
    third = applying.third_expression(stage)
    stage.on("09/04/2026")
    for expression in (lead, other):
        applying.admit(stage, cast.manager, expression)
    stage.on("27/04/2026")
    proposal = applying.join(stage, cast.head, lead, other)
    stage.on("11/05/2026")
    applying.let_the_government_choose(stage, cast.head, paper, third)
    return proposal


def propose(stage: Stage, cast: Cast, proposal: Application) -> None:  # noqa: F811
    """The joint proposal is written, signed, completed when asked, and admitted."""
    stage.on("08/06/2026")
    applying.write_proposal(stage, cast.greenhouses.signatory, proposal)
    stage.on("15/06/2026")
    applying.ask_completion(stage, cast.manager, proposal)
    stage.on("22/06/2026")
    applying.complete(stage, cast.greenhouses.signatory, proposal)
    stage.on("06/07/2026")
    applying.admit(stage, cast.manager, proposal)


def judge(stage: Stage, cast: Cast, proposal: Application) -> None:  # noqa: F811
    """Experts judge, one of them steps back; VLAIO ranks and advises with two people."""
    stage.on("13/07/2026")
    judging.fill_the_pool(stage, cast)
    judging.invite_experts(stage, cast, proposal)
    judging.step_back(stage, cast.colleague)
    stage.on("24/08/2026")
    judging.score(stage, cast.professor, (4, 4, 3, 4, 3))
    judging.score(stage, cast.engineer, (4, 3, 3, 3, 3))
    stage.on("14/09/2026")
    judging.agree(stage, cast, proposal)
    judging.advise(stage, cast, proposal)


def decide(stage: Stage, cast: Cast) -> None:  # noqa: F811
    """Seven members meet, one stays out, six vote, and the letter leaves."""
    stage.on("28/09/2026")
    item = deciding.convene(stage, cast.secretary)
    *voters, interested = cast.committee.people
    deciding.stay_out(stage, interested, item)
    for member in voters:
        deciding.declare(stage, member, item)
    stage.on("09/10/2026")
    deciding.open_the_vote(stage, cast.secretary, item)
    deciding.look_at_the_vote(stage, voters[0], item)
    for member, choice in zip(voters, ["Voor"] * 5 + ["Tegen"], strict=True):
        deciding.vote(stage, member, item, choice)
    deciding.decide(stage, cast.secretary, item)
    deciding.send_the_letter(stage, cast.secretary, cast.greenhouses.signatory)
