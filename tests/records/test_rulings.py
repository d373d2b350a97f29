"""Rulings: one for each referral, told to the asker, superseded, withdrawn; which stand."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from domain.decision import Verdict
from domain.errors import BadRuling, ChangedMeanwhile, NotAllowed, NotFound, NothingSaid, TooLong
from domain.person import Person
from domain.referral import Referral, Status
from domain.ruling import Ruling, RulingDraft
from records.database import Database
from records.notices import Notices
from records.referrals import Referrals
from records.rulings import RulingBook, StandingRulings
from tests.audited import audited
from tests.clocks import Clock
from tests.people import ADA, ANN, BOB, MAY, OLGA, OTTO
from tests.samples import NASTY, NOT_COVERED

DRAFT = RulingDraft(
    question="May I park in the yard of a client?",
    verdict=Verdict.CONDITIONAL,
    clauses=("msp-code/4.1", "duty-of-care/2.1"),
    conditions=("the client has said yes", "it is a working day"),
    reason="It is their yard.",
)


def sent(database: Database) -> Referral:
    return Referrals(database, ANN).send("May I park?", "There.", NOT_COVERED)


def told(database: Database, who: Person = ANN) -> list[str]:
    return [each.text for each in Notices(database, who).unseen()]


def test_a_ruling_is_kept_told_and_stands(database: Database, clock: Clock) -> None:
    asked = sent(database)
    clock.tick(days=2)
    made = RulingBook(database, OTTO).rule(DRAFT, asked.id, asked.version)
    assert RulingDraft(**made.model_dump(include=set(RulingDraft.model_fields))) == DRAFT
    assert (made.by_name, made.at, made.referral) == ("Otto Officer", clock.at, asked.id)
    assert Referrals(database, ANN).get(asked.id).status is Status.RULED
    assert RulingBook(database, ANN).on(asked.id) == made
    assert StandingRulings(database).standing() == (made,)
    assert told(database) == ["Your question was ruled on by Otto Officer."]
    assert told(database, BOB) == []


@pytest.mark.parametrize("who", [ANN, MAY, ADA])
def test_only_officers_rule(database: Database, who: Person) -> None:
    asked = sent(database)
    made = RulingBook(database, OTTO).rule(DRAFT)
    book = RulingBook(database, who)
    for act in (
        lambda: book.rule(DRAFT, asked.id, asked.version),
        lambda: book.rule(DRAFT),
        lambda: book.supersede(made.id, DRAFT),
        lambda: book.withdraw(made.id, "why"),
        lambda: book.get(made.id),
        lambda: book.all(),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert StandingRulings(database).standing() == (made,)
    assert Referrals(database, ANN).get(asked.id).status is Status.OPEN


@pytest.mark.parametrize("stranger", [BOB, MAY, ADA])
def test_a_stranger_does_not_see_what_was_ruled(database: Database, stranger: Person) -> None:
    asked = sent(database)
    RulingBook(database, OTTO).rule(DRAFT, asked.id, asked.version)
    with pytest.raises(NotFound):
        RulingBook(database, stranger).on(asked.id)


def test_two_officers_rule_at_once_and_one_does(database: Database) -> None:
    asked = sent(database)
    start = Barrier(2)

    def ruled(who: Person) -> str:
        start.wait(10)
        try:
            return RulingBook(database, who).rule(DRAFT, asked.id, asked.version).by_name
        except ChangedMeanwhile as error:
            return str(error)

    with ThreadPoolExecutor(2) as both:
        said = list(both.map(ruled, (OTTO, OLGA)))
    names = [each for each in said if each in ("Otto Officer", "Olga Officer")]
    assert len(names) == 1
    assert (
        f"The referral was changed by {names[0]} in the meantime. Nothing of yours was kept; look "
        "at it again."
    ) in said
    assert [each.by_name for each in StandingRulings(database).standing()] == names
    assert told(database) == [f"Your question was ruled on by {names[0]}."]
    acts = [each.what for each in audited(database)]
    assert acts == ["referral sent", "ruling made"]


def test_two_officers_supersede_at_once_and_one_does(database: Database) -> None:
    made = RulingBook(database, OTTO).rule(DRAFT)
    start = Barrier(2)

    def superseded(who: Person) -> bool:
        start.wait(10)
        try:
            RulingBook(database, who).supersede(made.id, DRAFT)
        except ChangedMeanwhile:
            return False
        return True

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(superseded, (OTTO, OLGA))) == [False, True]
    assert len(StandingRulings(database).standing()) == 1


def test_a_referral_taken_back_is_not_ruled_on(database: Database) -> None:
    asked = sent(database)
    Referrals(database, ANN).withdraw(asked.id, asked.version)
    with pytest.raises(ChangedMeanwhile, match="changed by Ann Asker"):
        RulingBook(database, OTTO).rule(DRAFT, asked.id, asked.version)
    assert StandingRulings(database).standing() == ()


def test_a_superseded_ruling_stops_at_once_and_its_heir_speaks(database: Database) -> None:
    asked = sent(database)
    standing, book = StandingRulings(database), RulingBook(database, OTTO)
    first = book.rule(DRAFT, asked.id, asked.version)
    stamps = [standing.stamp()]
    second = RulingBook(database, OLGA).supersede(
        first.id, DRAFT.model_copy(update={"verdict": Verdict.FORBIDDEN})
    )
    stamps.append(standing.stamp())
    assert standing.standing() == (second,)
    assert (book.get(first.id).stands, book.get(first.id).superseded_by) == (False, second.id)
    assert RulingBook(database, ANN).on(asked.id) == second
    with pytest.raises(ChangedMeanwhile, match="The ruling was changed by Olga Officer"):
        book.withdraw(first.id, "wrong")
    book.withdraw(second.id, "The yard was sold.")
    stamps.append(standing.stamp())
    assert standing.standing() == ()
    assert len(set(stamps)) == 3
    last = RulingBook(database, ANN).on(asked.id)
    assert last and (last.stands, last.withdrawn_why) == (False, "The yard was sold.")
    with pytest.raises(ChangedMeanwhile):
        book.supersede(second.id, DRAFT)
    assert set(told(database)) == {
        "Your question was ruled on by Otto Officer.",
        "Your question was ruled on anew by Olga Officer.",
        "The ruling on your question was withdrawn by Otto Officer.",
    }
    assert [each.what for each in audited(database)] == [
        "referral sent", "ruling made", "ruling superseded", "ruling made", "ruling withdrawn",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        ({"verdict": Verdict.NOT_COVERED}, BadRuling,
         "That makes no ruling: choose a verdict. Nothing was kept."),
        ({"conditions": (" ",)}, BadRuling,
         "That makes no ruling: “it depends” needs at least one condition. Nothing was kept."),
        ({"conditions": ("c",) * 11}, BadRuling,
         "That makes no ruling: it has 11 conditions; the limit is 10. Nothing was kept."),
        ({"conditions": ("c" * 301,)}, TooLong,
         "The condition has 301 characters; the limit is 300. Shorten it."),
        ({"clauses": ("two words",)}, BadRuling,
         "That makes no ruling: a clause is named by its id, such as msp-code/3.2. Nothing was "
         "kept."),
        ({"clauses": ("c",) * 11}, BadRuling,
         "That makes no ruling: it names 11 clauses; the limit is 10. Nothing was kept."),
        ({"reason": "\n"}, NothingSaid, "The reason is empty. Write it, then try again."),
        ({"reason": "r" * 10_000}, TooLong,
         "The reason has 10,000 characters; the limit is 2,000. Shorten it."),
        ({"question": ""}, NothingSaid, "The question is empty. Write it, then try again."),
    ],
)  # fmt: skip
def test_what_makes_no_ruling_is_refused_whole(
    database: Database, change: dict[str, object], error: type[Exception], says: str
) -> None:
    asked = sent(database)
    with pytest.raises(error) as raised:
        RulingBook(database, OTTO).rule(DRAFT.model_copy(update=change), asked.id, asked.version)
    assert str(raised.value) == says
    assert Referrals(database, ANN).get(asked.id) == asked
    assert told(database) == [] and StandingRulings(database).standing() == ()


def test_any_words_stay_as_they_were(database: Database) -> None:
    for words in NASTY:
        draft = DRAFT.model_copy(
            update={"question": words, "reason": words, "conditions": (words,)}
        )
        made: Ruling = RulingBook(database, OTTO).rule(draft)
        assert (made.question, made.reason, made.conditions) == (words, words, (words,))
        assert RulingBook(database, OTTO).get(made.id) == made


def test_a_notice_is_seen_by_its_own_person_once(database: Database) -> None:
    asked = sent(database)
    RulingBook(database, OTTO).rule(DRAFT, asked.id, asked.version)
    (notice,) = Notices(database, ANN).unseen()
    assert (notice.kind, notice.subject) == ("ruled", asked.id)
    with pytest.raises(NotFound):
        Notices(database, OTTO).see(notice.id)
    Notices(database, ANN).see(notice.id)
    assert Notices(database, ANN).unseen() == ()
