"""What is asked, what is missing, and that a change of a clause asks for that clause again."""

from datetime import timedelta

import pytest

from domain.onboarding import Attestation, Changes, Progress
from onboarding.course import Course
from onboarding.schedule import answered
from onboarding.standing import Standing, needed
from tests.clocks import BEGINNING
from tests.onboarding.courses import SECOND, course, learned

FIRST_COURSE, SECOND_COURSE = course(), course(SECOND, "second")


def standing(of: Course = FIRST_COURSE, progress: Progress | None = None) -> Standing:
    return Standing(course=of, progress=progress or Progress())


def attested(of: Course) -> Attestation:
    edition = of.edition
    return Attestation(
        id="x", person="ann", name="Ann", instrument=edition.instrument, title=edition.title,
        edition=edition.edition, edition_sha256=edition.sha256, clauses=edition.clauses,
        attested_at=BEGINNING,
    )  # fmt: skip


def test_a_beginner_has_everything_before_them() -> None:
    new = standing()
    assert new.missing == (
        "2 clauses still to read.",
        "Gifts: 0 of 2 questions right at the last try; 2 are needed.",
        "Truth: 0 of 2 questions right at the last try; 2 are needed.",
    )
    assert [each.id for each in new.sitting(BEGINNING)] == ["1.1-a", "2.1-a", "1.1-b", "2.1-b"]
    assert (new.due(BEGINNING), new.next_due(BEGINNING), new.attested) == ((), None, None)


def test_who_has_read_and_passed_may_attest() -> None:
    done = standing(progress=learned(FIRST_COURSE, BEGINNING))
    assert done.missing == ()
    assert done.sitting(BEGINNING) == ()
    assert not done.is_current


def test_wrong_ones_come_back_before_right_ones() -> None:
    progress = learned(FIRST_COURSE, BEGINNING)
    wrong = answered(
        None, FIRST_COURSE.scenarios[3], FIRST_COURSE.edition.clauses["acme/2.1"], False, BEGINNING
    )
    missed = standing(
        progress=progress.model_copy(update={"cards": {**progress.cards, wrong.scenario: wrong}})
    )
    assert missed.missing == ("Truth: 1 of 2 questions right at the last try; 2 are needed.",)
    assert missed.due(BEGINNING) == ()
    assert missed.next_due(BEGINNING) == BEGINNING + timedelta(minutes=5)
    soon, later = BEGINNING + timedelta(minutes=5), BEGINNING + timedelta(days=9)
    assert [each.id for each in missed.sitting(soon)] == ["2.1-b"]
    assert [each.id for each in missed.sitting(later)] == ["2.1-b", "1.1-a", "1.1-b", "2.1-a"]


def test_a_sitting_mixes_what_is_due_and_what_is_new() -> None:
    first = FIRST_COURSE.scenarios[0]
    card = answered(None, first, FIRST_COURSE.edition.clauses[first.clause], False, BEGINNING)
    begun = standing(progress=Progress(cards={first.id: card}))
    at = BEGINNING + timedelta(hours=1)
    assert [each.id for each in begun.sitting(at, size=3)] == ["1.1-a", "1.1-b", "2.1-a"]


@pytest.mark.parametrize(
    ("asked", "enough"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 4), (10, 8), (18, 15)]
)
def test_how_many_are_needed(asked: int, enough: int) -> None:
    assert needed(asked) == enough


def test_what_changed_is_asked_again_and_nothing_else() -> None:
    kept = learned(FIRST_COURSE, BEGINNING).model_copy(
        update={"attested": (attested(FIRST_COURSE),)}
    )
    assert standing(progress=kept).is_current
    now = standing(SECOND_COURSE, kept)
    assert not now.is_current
    assert now.changed == Changes(changed=("acme/1.1",), added=("acme/2.2",))
    assert [each.id for each in now.unread] == ["acme/1.1", "acme/2.2"]
    assert [now.reads_otherwise(each) for each in SECOND] == [True, False, False]
    assert [each.id for each in now.sitting(BEGINNING)] == ["1.1-a", "2.2-a", "1.1-b", "2.2-b"]
    assert now.missing == (
        "2 clauses still to read.",
        "Gifts: 0 of 2 questions right at the last try; 2 are needed.",
        "Truth: 2 of 4 questions right at the last try; 4 are needed.",
    )
    again = learned(SECOND_COURSE, BEGINNING).model_copy(update={"attested": kept.attested})
    assert standing(SECOND_COURSE, again).missing == ()


def test_a_clause_that_is_gone_is_told_and_not_asked() -> None:
    kept = learned(SECOND_COURSE, BEGINNING).model_copy(
        update={"attested": (attested(SECOND_COURSE),)}
    )
    shorter = course(SECOND[:2], "third")
    now = standing(shorter, kept)
    assert now.changed == Changes(gone=("acme/2.2",))
    assert (now.is_current, now.missing, now.sitting(BEGINNING)) == (False, (), ())


def test_progress_of_another_instrument_counts_for_nothing() -> None:
    other = attested(FIRST_COURSE).model_copy(update={"instrument": "other"})
    assert standing(progress=Progress(attested=(other,))).attested is None
