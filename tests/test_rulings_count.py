"""From the records to the answer: a ruling counts at once, and no longer once it is withdrawn."""

from collections.abc import Hashable
from pathlib import Path

import pytest

import config
from advisor import Advisor, open_advisor
from decision.rulings import UNREAD, ruling_in
from domain.decision import Advice, Verdict
from domain.ruling import Ruling, RulingDraft
from domain.search import Query
from records.database import Database, open_database
from records.rulings import RulingBook, StandingRulings
from tests.people import OLGA, OTTO

ASKED = "Can I charge my e-scooter at work?"
LIKE = "Is plugging in my electric scooter at the office alright?"
DRAFT = RulingDraft(question=ASKED, verdict=Verdict.PERMITTED, reason="It costs next to nothing.")


class Switch:
    """The rulings of whichever database a test chose."""

    database: Database

    def stamp(self) -> Hashable:
        return self.database.place, StandingRulings(self.database).stamp()

    def standing(self) -> tuple[Ruling, ...]:
        return StandingRulings(self.database).standing()


SWITCH = Switch()


@pytest.fixture(scope="module")
def advisor() -> Advisor:
    return open_advisor(config.load(), rulings=SWITCH)


def test_it_counts_as_long_as_it_stands(
    advisor: Advisor, database: Database, tmp_path: Path
) -> None:
    SWITCH.database = database
    other_process = open_database(f"sqlite:///{tmp_path / 'mayi.db'}")
    book = RulingBook(other_process, OTTO)

    def asked() -> Advice:
        return advisor.ask(Query(question=LIKE))

    before = asked()
    assert (ruling_in(before), before.verdict) == (None, Verdict.NOT_COVERED)
    first = book.rule(DRAFT)
    shown = ruling_in(asked())
    assert shown and (shown.case_id, shown.compare) == (first.id, True)
    assert asked().verdict is Verdict.NOT_COVERED
    told = ruling_in(advisor.ask(Query(question=ASKED)))
    assert told and not told.compare
    second = RulingBook(other_process, OLGA).supersede(
        first.id, DRAFT.model_copy(update={"verdict": Verdict.FORBIDDEN})
    )
    shown = ruling_in(asked())
    assert shown and (shown.case_id, shown.verdict) == (second.id, Verdict.FORBIDDEN)
    book.withdraw(second.id, "The cellar burnt down.")
    after = asked()
    assert after.model_copy(update={"seconds": 0}) == before.model_copy(update={"seconds": 0})
    other_process.close()


def test_an_answer_needs_no_rulings(advisor: Advisor, tmp_path: Path) -> None:
    gone = open_database(f"sqlite:///{tmp_path / 'mayi.db'}")
    SWITCH.database = gone
    gone.close()
    (tmp_path / "mayi.db").write_bytes(b"no database at all, but something else")
    advice = advisor.ask(Query(question=LIKE))
    assert advice.verdict is Verdict.NOT_COVERED
    assert advice.notes[-1] == UNREAD
