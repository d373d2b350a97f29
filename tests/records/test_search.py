"""Finding answers by their words: the same on both databases, whatever is typed."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from domain.clause import Span
from domain.errors import TooLong
from records.database import Database, open_database
from records.search import asked, marked, words
from tests import people
from tests.records.conftest import emptied
from tests.records.test_conversations import CORPUS, of, turn
from tests.records.test_conversations import asked as ask
from tests.samples import FORBIDDEN

BRIEF = FORBIDDEN.model_copy(update={"answer": "No: reject what vendors offer."})
QUESTIONS = (
    "May I accept a hamper from a vendor?",
    "Darf ich die Prämie annehmen? Größe egal.",
    "May I e-mail client.example.com's log_files to support@vendor.com?",
    "Is 50 € too much?",
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def asked_all(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """One database of each kind for all the tests that change nothing."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('search') / 'mayi.db'}"
    else:
        url = emptied(request.getfixturevalue("server"), "search")
    database = open_database(url)
    for who, question in [*((people.ANN, each) for each in QUESTIONS), (people.BOB, "Bob’s mug")]:
        of(database, who).keep(turn(question, BRIEF), CORPUS)
    yield database
    database.close()


@pytest.mark.parametrize(
    ("search", "places"),
    [
        ("hamper", (0,)),
        ("HAMPER", (0,)),
        ("ham", (0,)),
        ("amper", ()),
        ("vendor hamper", (0,)),
        ("may i", (2, 0)),
        ("pramie", (1,)),
        ("Prämie", (1,)),
        ("PRA\u0308MIE", (1,)),
        ("grosse", (1,)),
        ("log files", (2,)),
        ("log_files", (2,)),
        ("client.example.com", (2,)),
        ("e-mail", (2,)),
        ("50", (3,)),
        ("50 €", (3,)),
        ("hamper parking", ()),
        ("hamper bob", ()),
    ],
)
def test_what_is_found(asked_all: Database, search: str, places: tuple[int, ...]) -> None:
    found = of(asked_all).search(search).items
    assert [each.question.text for each in found] == [QUESTIONS[place] for place in places]


@pytest.mark.parametrize("search", ["", " ", "…", "*", '"', "€ - '", "\0"])
def test_no_words_find_nothing(asked_all: Database, search: str) -> None:
    assert of(asked_all).search(search).items == ()


@pytest.mark.parametrize(
    "search",
    [
        'hamper" OR "may', "hamper OR may", "hamper NOT may", "NEAR(hamper may)", "hamper*",
        "words:hamper", "^hamper", "hamper AND", "'hamper'; DROP TABLE turn; --", "hamper | may",
        "!hamper", "hamper <-> may", "hamper:*", "(hamper", "\\hamper", "hamper\0", "-hamper",
    ],
)  # fmt: skip
def test_what_is_typed_is_words_and_never_a_query(asked_all: Database, search: str) -> None:
    wanted = {each.folded for each in words(search)}
    known = {
        question: {each.folded for each in words(f"{question} {BRIEF.answer}")}
        for question in QUESTIONS
    }
    expected = [
        question
        for question in reversed(QUESTIONS)
        if all(any(word.startswith(each) for word in known[question]) for each in wanted)
    ]
    assert [each.question.text for each in of(asked_all).search(search).items] == expected


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(search=st.text(max_size=60))
@example(search="\ue000" + "0" * 32)
def test_nothing_that_is_typed_breaks_it_or_finds_anothers(
    asked_all: Database, search: str
) -> None:
    for found in of(asked_all).search(search).items:
        assert found.question.text in QUESTIONS


@given(question=st.text(max_size=200))
@example(question="x" * 150)
def test_every_word_of_a_text_finds_it(question: str) -> None:
    for word in words(question):
        (wanted,) = asked(question[word.start : word.end])
        assert wanted == word.folded
        assert Span(word.start, word.end) in marked(question, (wanted,)).marks


def test_the_words_found_are_marked_where_they_stand(asked_all: Database) -> None:
    (found,) = of(asked_all).search("acc vend").items
    assert [found.question.text[start:end] for start, end in found.question.marks] == [
        "accept", "vendor",
    ]  # fmt: skip
    assert [found.answer.text[start:end] for start, end in found.answer.marks] == ["vendors"]
    (prize,) = of(asked_all).search("pramie").items
    assert [prize.title.text[start:end] for start, end in prize.title.marks] == ["Prämie"]


def test_a_new_title_is_found_and_the_old_one_is_not(database: Database) -> None:
    mine = of(database)
    kept = ask(mine, "May I?", "And now?")
    mine.rename(kept.conversation, "Wine tasting")
    assert [each.title.text for each in mine.search("tasting").items] == ["Wine tasting"]
    mine.rename(kept.conversation, "Golf")
    assert mine.search("tasting").items == ()
    assert [each.question.text for each in mine.search("golf").items] == ["May I?"]


def test_pages_of_what_is_found_miss_none(database: Database) -> None:
    mine = of(database)
    for number in range(7):
        ask(mine, f"hamper {number}")
    seen, before = [], None
    while True:
        page = mine.search("hamper", before, limit=3)
        seen += [each.question.text for each in page.items]
        if (before := page.after) is None:
            break
    assert seen == [f"hamper {number}" for number in reversed(range(7))]


def test_a_search_may_be_so_long() -> None:
    with pytest.raises(TooLong) as told:
        asked("x" * 201)
    assert str(told.value) == "The search has 201 characters; the limit is 200. Shorten it."
