"""What a letter begins with when it comes from an answer."""

import pytest

from domain.conversation import Draft, Turn
from domain.decision import Advice
from domain.person import ALONE
from letters.prefill import begun, called_for, told
from tests import samples
from tests.letters_made import KINDS
from tests.people import MAY


def turn(question: str, *earlier: str, advice: Advice = samples.CONDITIONAL) -> Turn:
    return Turn(draft=Draft(question=question, earlier=earlier), advice=advice)


@pytest.mark.parametrize(
    ("question", "earlier", "words"),
    [
        ("The vendor wants the logs. May I send them?", (), "The vendor wants the logs."),
        ("May I send them?", (), "May I send them?"),
        ("And if she agrees?", ("Beacon asks for logs! May I?",), "Beacon asks for logs!"),
        ("Our sister firm sells it\nmay we recommend it?", (), "Our sister firm sells it"),
        ("  \x00He said “no”. \n", (), "He said “no”."),
    ],
)
def test_what_was_told_is_kept_and_what_was_asked_is_not(
    question: str, earlier: tuple[str, ...], words: str
) -> None:
    assert told(turn(question, *earlier)) == words


def test_a_form_begins_with_what_is_known() -> None:
    asked = turn("The vendor wants the logs. May I send them?")
    assert begun(KINDS["release"], MAY, asked) == {
        "signatory": "May Manager", "information": "The vendor wants the logs.",
    }  # fmt: skip
    assert begun(KINDS["release"], ALONE) == {"signatory": ""}


@pytest.mark.parametrize(
    ("advice", "kinds"),
    [
        (samples.CONDITIONAL, ["release"]),
        (samples.OBLIGATORY, ["advice"]),
        (samples.FORBIDDEN, []),  # a gift is turned down; nobody has to be told
        (samples.NOT_COVERED, []),
        (samples.INFORMATION, []),
    ],
)
def test_a_letter_is_offered_where_the_governing_clause_calls_for_one(
    advice: Advice, kinds: list[str]
) -> None:
    called = called_for(tuple(KINDS.values()), turn("x", advice=advice))
    assert [kind.id for kind in called] == kinds
