"""Conversations: kept, listed, found, renamed, deleted; each its owner's alone."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from domain.conversation import Draft, Turn
from domain.decision import Advice, Verdict
from domain.errors import MayiError, NotFound
from domain.history import Kept
from domain.model import Sent
from domain.person import Person
from records.conversations import Conversations
from records.database import Database
from tests import people
from tests.audited import audited
from tests.clocks import Clock
from tests.fakes import real_corpus
from tests.samples import AGREED, CONDITIONAL, FORBIDDEN, NASTY, NOT_COVERED, PERMITTED, condition

CORPUS = real_corpus()


def turn(question: str, advice: Advice = FORBIDDEN) -> Turn:
    return Turn(
        draft=Draft(question=question), advice=advice.model_copy(update={"question": question})
    )


def of(database: Database, who: Person = people.ANN) -> Conversations:
    return Conversations(database, who)


def asked(mine: Conversations, *questions: str, conversation: str = "") -> Kept:
    for question in questions:
        kept = mine.keep(turn(question), CORPUS, conversation)
        conversation = kept.conversation
    return kept


def questions(mine: Conversations, conversation: str) -> list[str]:
    return [each.question for each in mine.opened(conversation).turns]


def test_it_comes_back_as_it_was(database: Database, clock: Clock) -> None:
    mine = of(database)
    first, second = turn("May I keep the hamper?"), turn("And the logs?", CONDITIONAL)
    kept = mine.keep(first, CORPUS)
    clock.tick(minutes=5)
    mine.keep(second, CORPUS, kept.conversation)
    opened = mine.opened(kept.conversation)
    assert [each.turn for each in opened.turns] == [first, second]
    assert (opened.title, opened.begun_at, opened.changed_at) == (
        "May I keep the hamper?", opened.turns[0].asked_at, clock.at,
    )  # fmt: skip
    source = next(each for each in opened.turns[0].sources if each.clause_id == "msp-code/3.2")
    then = opened.wordings[source.wording]
    assert then.clause == next(each for each in CORPUS.clauses if each.id == "msp-code/3.2")
    assert (then.instrument.edition, len(source.sha256)) == (source.edition, 64)


def test_a_fact_added_takes_the_place_of_the_answer(database: Database) -> None:
    mine = of(database)
    was = turn("May I send the logs?", CONDITIONAL.model_copy(update={"sent": Sent(because="x")}))
    kept = mine.keep(was, CORPUS)
    now = Turn(draft=was.draft.told(condition(AGREED, None), True), advice=PERMITTED)
    assert mine.replace(kept, was, now, CORPUS) == kept
    assert [each.turn for each in mine.opened(kept.conversation).turns] == [now]
    assert mine.page().items[0].verdict is Verdict.PERMITTED


def test_a_list_tells_the_answer_to_the_question_that_is_the_title(database: Database) -> None:
    mine = of(database)
    kept = mine.keep(turn("May I send the logs?", PERMITTED), CORPUS)
    mine.keep(turn("May I keep the hamper?", CONDITIONAL), CORPUS, kept.conversation)
    (summary,) = mine.page().items
    assert (summary.title, summary.answers) == ("May I send the logs?", 2)
    assert summary.verdict is Verdict.PERMITTED


def test_two_tabs_that_change_one_answer_lose_neither(database: Database) -> None:
    mine = of(database)
    was = turn("May I send the logs?", CONDITIONAL)
    kept = mine.keep(was, CORPUS)
    here = Turn(draft=was.draft.told(condition(AGREED, None), True), advice=PERMITTED)
    there = Turn(draft=was.draft.told(condition(AGREED, None), False), advice=FORBIDDEN)
    mine.replace(kept, was, here, CORPUS)
    second = mine.replace(kept, was, there, CORPUS)
    assert second.id != kept.id
    assert [each.turn for each in mine.opened(kept.conversation).turns] == [here, there]


def test_many_tabs_that_ask_at_once_lose_nothing(database: Database) -> None:
    conversation = asked(of(database), "first").conversation
    start = Barrier(6)

    def tab(number: int) -> None:
        start.wait()
        for each in range(4):
            asked(of(database), f"{number}-{each}", conversation=conversation)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(tab, range(6)))
    told = questions(of(database), conversation)
    assert sorted(told) == sorted(["first", *(f"{n}-{e}" for n in range(6) for e in range(4))])
    for number in range(6):
        assert [each for each in told if each.startswith(f"{number}-")] == [
            f"{number}-{each}" for each in range(4)
        ]


def test_pages_are_newest_first_and_miss_none(database: Database, clock: Clock) -> None:
    mine = of(database)
    for number in range(7):
        asked(mine, f"question {number}")
        clock.tick(minutes=number % 2)  # some at the very same time
    seen, after = [], None
    while True:
        page = mine.page(after, limit=3)
        seen += [each.title for each in page.items]
        assert len(page.items) <= 3
        if (after := page.after) is None:
            break
    assert sorted(seen) == [f"question {number}" for number in range(7)]
    assert seen[0] == "question 6" or seen[0] == "question 5"
    changed = [each.changed_at for each in mine.page(limit=9).items]
    assert changed == sorted(changed, reverse=True)


def test_asking_on_brings_it_to_the_top(database: Database, clock: Clock) -> None:
    mine = of(database)
    old = asked(mine, "old")
    clock.tick(days=1)
    asked(mine, "new")
    clock.tick(days=1)
    asked(mine, "older still", conversation=old.conversation)
    assert [(each.title, each.answers) for each in mine.page().items] == [("old", 2), ("new", 1)]


Act = Callable[[Conversations, Kept], object]
ON_ANOTHERS: dict[str, Act] = {
    "open": lambda theirs, kept: theirs.opened(kept.conversation),
    "export": lambda theirs, kept: theirs.exported(kept.conversation),
    "rename": lambda theirs, kept: theirs.rename(kept.conversation, "mine now"),
    "delete": lambda theirs, kept: theirs.delete([kept.conversation]),
    "ask on": lambda theirs, kept: theirs.keep(turn("?"), CORPUS, kept.conversation),
    "replace": lambda theirs, kept: theirs.replace(kept, turn("secret"), turn("?"), CORPUS),
}


@pytest.mark.parametrize("name", ON_ANOTHERS)
@pytest.mark.parametrize("who", [people.BOB, people.OTTO, people.ADA], ids=lambda who: who.id)
def test_anothers_is_not_found(database: Database, who: Person, name: str) -> None:
    kept = asked(of(database), "secret")
    with pytest.raises(NotFound) as told:
        ON_ANOTHERS[name](of(database, who), kept)
    nobodys = Kept(conversation="0" * 32, id="0" * 32)
    with pytest.raises(NotFound) as same:
        ON_ANOTHERS[name](of(database, who), nobodys)
    says = "There is no such conversation, or it is not yours."
    assert (str(told.value), str(same.value)) == (says, says)
    assert questions(of(database), kept.conversation) == ["secret"]
    assert of(database, who).page().items == ()
    assert of(database, who).search("secret").items == ()
    assert of(database, who).delete_all() == 0
    assert audited(database) == ()


def test_a_turn_of_another_conversation_is_not_replaced(database: Database) -> None:
    mine = of(database)
    one, two = asked(mine, "one"), asked(mine, "two")
    mixed = Kept(conversation=two.conversation, id=one.id)
    mine.replace(mixed, turn("one"), turn("three"), CORPUS)
    assert questions(mine, one.conversation) == ["one"]
    assert questions(mine, two.conversation) == ["two", "three"]


def test_several_are_deleted_at_once_or_none(database: Database) -> None:
    mine = of(database)
    mine_kept = [asked(mine, f"q{number}").conversation for number in range(3)]
    theirs = asked(of(database, people.BOB), "theirs").conversation
    with pytest.raises(NotFound):
        mine.delete([mine_kept[0], theirs])
    assert len(mine.page().items) == 3
    mine.delete(mine_kept[:2])
    assert [each.title for each in mine.page().items] == ["q2"]
    assert mine.search("q0").items == ()
    told = [(each.what, each.subject) for each in audited(database)]
    assert sorted(told) == sorted(("conversation deleted", each) for each in mine_kept[:2])


def test_everything_i_ever_asked_can_be_deleted(database: Database) -> None:
    mine, theirs = of(database), of(database, people.BOB)
    for number in range(3):
        asked(mine, f"mine {number}")
    asked(theirs, "theirs")
    assert mine.delete_all() == 3
    assert (mine.page().items, mine.search("mine").items) == ((), ())
    assert [each.title for each in theirs.page().items] == ["theirs"]
    told = [(each.who, each.subject) for each in audited(database)]
    assert told == [("ann", "all 3")]


def test_who_asks_on_in_what_was_deleted_is_told(database: Database) -> None:
    mine = of(database)
    kept = asked(mine, "gone soon")
    mine.delete([kept.conversation])
    with pytest.raises(NotFound):
        asked(mine, "and now?", conversation=kept.conversation)
    assert mine.page().items == ()


def test_an_export_is_audited_without_a_word_of_it(database: Database) -> None:
    mine = of(database)
    kept = asked(mine, "secret")
    assert mine.exported(kept.conversation) == mine.opened(kept.conversation)
    entries = audited(database)
    assert [(each.who, each.what, each.subject) for each in entries] == [
        ("ann", "conversation exported", kept.conversation)
    ]


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Hampers", "Hampers"),
        ("  two\nlines\tand blanks ", "two lines and blanks"),
        ('O\'Neill "quotes" %_\\', 'O\'Neill "quotes" %_\\'),
        ("<script>alert(1)</script> =1+1", "<script>alert(1)</script> =1+1"),
        ("\u202eevil\u202c", "\u202eevil\u202c"),
        ("nul\0", "nul\ufffd"),
        ("x" * 200, "x" * 200),
    ],
)
def test_a_title_is_kept_as_it_was_given(database: Database, title: str, kept: str) -> None:
    mine = of(database)
    conversation = asked(mine, "May I?").conversation
    mine.rename(conversation, title)
    assert mine.page().items[0].title == kept == mine.opened(conversation).title


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("x" * 10_000, "The title has 10,000 characters; the limit is 200. Shorten it."),
        (" \n ", "The title is empty. Write it, then try again."),
        ("…", "The title is empty. Write it, then try again."),
    ],
)
def test_a_title_that_is_refused(database: Database, title: str, says: str) -> None:
    mine = of(database)
    conversation = asked(mine, "May I?").conversation
    with pytest.raises(MayiError) as told:
        mine.rename(conversation, title)
    assert str(told.value) == says
    assert mine.page().items[0].title == "May I?"


@pytest.mark.parametrize(
    "question",
    ["\n".join(NASTY), "nul \0 in it", "word " * 3_000, "x" * 10_000, "…", "עברית 中文 🧺"],
)
def test_any_question_is_kept(database: Database, question: str) -> None:
    mine = of(database)
    kept = asked(mine, question)
    assert mine.opened(kept.conversation).turns[0].turn == turn(question)
    assert len(mine.page().items[0].title) <= 82


def test_an_answer_that_this_mayi_cannot_read_hides_no_other(database: Database) -> None:
    from sqlalchemy import text

    mine = of(database)
    kept = asked(mine, "one", "two")
    with database.writing() as session:
        session.execute(text("UPDATE turn SET turn = '{\"new\": 1}' WHERE place = 0"))
    turns = mine.opened(kept.conversation).turns
    assert [(each.question, each.turn is None) for each in turns] == [("one", True), ("two", False)]
    assert [each.question.text for each in mine.search("one").items] == ["one"]


def test_the_columns_that_are_counted(database: Database) -> None:
    from sqlalchemy import select

    from records.schema import TurnRow

    mine = of(database)
    kept = mine.keep(turn("May I send them?", CONDITIONAL), CORPUS)
    mine.keep(turn("May I park?", NOT_COVERED), CORPUS, kept.conversation)
    with database.reading() as session:
        rows = session.scalars(select(TurnRow).order_by(TurnRow.place)).all()
    assert [(row.verdict, row.confidence, row.clause, row.section) for row in rows] == [
        ("conditional", 0.71, "msp-code/4.1", "msp-code/4"),
        ("not_covered", 0.88, "", ""),
    ]
