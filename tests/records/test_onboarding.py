"""What is kept of onboarding: one's own; and for managers no more than they need."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from domain.errors import NotAllowed, NotAName, NotFound, NotKept, NotReady, TooLong
from domain.onboarding import Card, Progress
from domain.person import Person
from onboarding.course import Course
from onboarding.schedule import answered
from onboarding.standing import Standing
from records.database import Database
from records.onboarding import Onboarding, checked
from records.roll import Roll
from records.schema import PersonRow
from tests import people
from tests.audited import audited
from tests.clocks import Clock
from tests.onboarding.courses import SECOND, course

FIRST_COURSE, SECOND_COURSE = course(), course(SECOND, "second")


def kept(database: Database, who: Person = people.ANN) -> Onboarding:
    return Onboarding(database, who)


def missing(of: Course, progress: Progress) -> tuple[str, ...]:
    return Standing(course=of, progress=progress).missing


def learn(database: Database, who: Person, of: Course = FIRST_COURSE, right: bool = True) -> None:
    own, shas = kept(database, who), of.edition.clauses
    own.read(shas)
    for each in of.scenarios:

        def after(before: Card | None, each=each) -> Card:  # type: ignore[no-untyped-def]
            return answered(before, each, shas[each.clause], right, database.now())

        own.answer(each.id, after)


def attest(database: Database, who: Person, of: Course = FIRST_COURSE, name: str = "Ann") -> str:
    made = kept(database, who).attest(of.edition, name, lambda found: missing(of, found))
    return made.id


def test_progress_is_kept_and_is_ones_own(database: Database, clock: Clock) -> None:
    kept(database).read({"acme/1.1": "a" * 64})
    clock.tick(days=1)
    kept(database).read({"acme/1.1": "b" * 64})
    lesson = kept(database).progress().lessons["acme/1.1"]
    assert (lesson.clause_sha256, lesson.read_at) == ("b" * 64, clock.at)
    assert kept(database, people.BOB).progress() == Progress()


def test_a_card_comes_back_as_it_was_kept(database: Database, clock: Clock) -> None:
    asked = FIRST_COURSE.scenarios[0]
    sha = FIRST_COURSE.edition.clauses[asked.clause]
    seen: list[Card | None] = []

    def after(before: Card | None) -> Card:
        seen.append(before)
        return answered(before, asked, sha, len(seen) > 1, clock.at)

    first = kept(database).answer(asked.id, after)
    clock.tick(minutes=5)
    second = kept(database).answer(asked.id, after)
    assert seen == [None, first]
    assert kept(database).progress().cards == {asked.id: second}
    assert (second.wrong, second.right, second.last_right) == (1, 1, True)
    assert first.due_at == clock.at


def test_only_who_has_read_and_passed_can_attest(database: Database) -> None:
    with pytest.raises(NotReady) as raised:
        attest(database, people.ANN)
    assert str(raised.value) == "It cannot be attested yet. 2 clauses still to read."
    learn(database, people.ANN, right=False)
    with pytest.raises(NotReady, match="Gifts: 0 of 2 questions right at the last try"):
        attest(database, people.ANN)
    assert kept(database).progress().attested == ()
    assert audited(database) == ()


def test_an_attestation_is_kept_whole_and_audited(database: Database, clock: Clock) -> None:
    learn(database, people.ANN)
    made = attest(database, people.ANN, name="  Zoë Müller-Łukasz ")
    found = kept(database).attested(made)
    assert found.name == "Zoë Müller-Łukasz"
    assert (found.edition_sha256, found.clauses, found.attested_at, found.person) == (
        FIRST_COURSE.edition.sha256,
        FIRST_COURSE.edition.clauses,
        clock.at,
        "ann",
    )
    assert [(each.who, each.what, each.subject) for each in audited(database)] == [
        ("ann", "edition attested", made)
    ]


def test_it_is_not_attested_twice(database: Database) -> None:
    learn(database, people.ANN)
    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(lambda _: attest(database, people.ANN), range(4)))
    assert len(made) == 1
    assert [each.id for each in kept(database).progress().attested] == list(made)
    assert len(audited(database)) == 1


def test_a_new_edition_is_attested_anew_once_what_changed_is_known(
    database: Database, clock: Clock
) -> None:
    learn(database, people.ANN)
    first = attest(database, people.ANN)
    clock.tick(days=30)
    with pytest.raises(NotReady, match="2 clauses still to read"):
        attest(database, people.ANN, SECOND_COURSE)
    learn(database, people.ANN, SECOND_COURSE)
    second = attest(database, people.ANN, SECOND_COURSE)
    assert [each.id for each in kept(database).progress().attested] == [first, second]


@pytest.mark.parametrize("who", [people.BOB, people.MAY, people.OTTO])
def test_anothers_attestation_is_as_if_it_were_not_there(database: Database, who: Person) -> None:
    learn(database, people.ANN)
    made = attest(database, people.ANN)
    for unknown in (made, "no-such-id"):
        with pytest.raises(NotFound) as raised:
            kept(database, who).attested(unknown)
        assert str(raised.value) == "There is no such attestation, or it is not yours."


@pytest.mark.parametrize(
    "name",
    [
        "Zoë Müller-Łukasz",
        'O\'Brien "Bob" <b>',
        "Robert'); DROP TABLE attestation;--",
        "李",
        "=1+a",
    ],
)
def test_a_name_is_kept_as_it_was_typed(name: str) -> None:
    assert checked(name) == name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "it has no letter"),
        ("  \n", "it has no letter"),
        ("12 34", "it has no letter"),
        ("Ann\nAsker", "it holds the unseen character U+000A"),
        ("Ann \u202eevil", "it holds the unseen character U+202E"),
        ("Ann\x00", "it holds the unseen character U+0000"),
        ("\ud800nn", "it holds the unseen character U+D800"),
    ],
)
def test_a_name_that_is_none_is_refused(name: str, said: str) -> None:
    with pytest.raises(NotAName) as raised:
        checked(name)
    assert str(raised.value) == (
        f"This name cannot stand on a certificate: {said}. Type it as you would sign."
    )


def test_a_name_has_an_end(database: Database) -> None:
    with pytest.raises(TooLong) as raised:
        attest(database, people.ANN, name="x" * 10_000)
    assert str(raised.value) == "The name has 10,000 characters; the limit is 120. Shorten it."


def test_an_answer_that_fails_leaves_what_was_kept(database: Database) -> None:
    learn(database, people.ANN)
    before = kept(database).progress()

    def fails(card: Card | None) -> Card:
        assert card is not None
        return card.model_copy(update={"state": None})

    with pytest.raises(NotKept):
        kept(database).answer(FIRST_COURSE.scenarios[0].id, fails)
    assert kept(database).progress() == before


def _known(database: Database, *who: Person) -> None:
    with database.writing() as session:
        for each in who:
            session.add(
                PersonRow(
                    id=each.id, subject=each.id, name=each.name, email=each.email, roles="",
                    seen_at=database.now(),
                )
            )  # fmt: skip


@pytest.mark.parametrize("who", [people.ANN, people.ADA])
def test_not_everybody_may_see_the_roll(database: Database, who: Person) -> None:
    with pytest.raises(NotAllowed, match="Your role does not let you see who has attested"):
        Roll(database, who)


def test_the_roll_tells_who_has_attested_begun_or_not(database: Database, clock: Clock) -> None:
    _known(database, people.ANN, people.BOB, people.MAY)
    learn(database, people.ANN)
    made = attest(database, people.ANN)
    kept(database, people.BOB).read({"acme/1.1": "a" * 64, "other/1.1": "a" * 64})
    kept(database, people.MAY).read({"other/1.1": "a" * 64, "acme_x/1.1": "a" * 64})
    found = Roll(database, people.MAY).members("acme", ["1.1-a"])
    assert [(each.name, each.has_begun, each.attested and each.attested.id) for each in found] == [
        ("Ann Asker", True, made),
        ("Bob Asker", True, None),
        ("May Manager", False, None),
    ]
    assert Roll(database, people.OTTO).attestation(made).name == "Ann"
    with pytest.raises(NotFound):
        Roll(database, people.OTTO).attestation("x")


def test_somebody_who_never_logged_in_goes_by_the_name_they_typed(database: Database) -> None:
    alone = Person(id="alone", name="You")
    learn(database, alone)
    attest(database, alone, name="Zoë")
    (only,) = Roll(database, people.MAY).members("acme", [])
    assert (only.person, only.name, only.email) == ("alone", "Zoë", "")


def test_a_question_answered_is_a_beginning(database: Database, clock: Clock) -> None:
    _known(database, people.ANN)
    asked = FIRST_COURSE.scenarios[0]
    kept(database).answer(asked.id, lambda _: answered(None, asked, "a" * 64, False, clock.at))
    (only,) = Roll(database, people.MAY).members("acme", [asked.id])
    assert (only.has_begun, only.attested) == (True, None)
    assert kept(database).progress().cards[asked.id].due_at == clock.at + timedelta(minutes=5)
