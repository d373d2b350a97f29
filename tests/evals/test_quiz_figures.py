"""How the quiz is held against the worked cases and the advisor."""

import numpy as np
import pytest

from domain.decision import Verdict
from domain.onboarding import Scenario
from evals.quiz import Nearest, differs, nearest_by_meaning, nearest_by_words
from tests.samples import FORBIDDEN, NOT_COVERED

HAMPER = Scenario(
    id="q", clause="msp-code/3.2", role="buyer", question="May I keep it?",
    verdict=Verdict.FORBIDDEN, why="It is a bribe.",
)  # fmt: skip


def test_the_nearest_case_by_words() -> None:
    known = [("a", "may I paint it"), ("b", "may I keep a pen")]
    assert nearest_by_words([("q", "May I keep it?")], known) == [Nearest("q", "a", 3 / 5)]


def test_the_nearest_case_by_meaning() -> None:
    asked = np.array([[1.0, 0.0]], np.float32)
    known = np.array([[0.0, 1.0], [0.6, 0.8]], np.float32)
    ((scenario, case, cosine),) = nearest_by_meaning(["q"], asked, ["a", "b"], known)
    assert (scenario, case, round(cosine, 3)) == ("q", "b", 0.6)


@pytest.mark.parametrize(
    ("scenario", "said"),
    [
        (HAMPER, ""),
        (
            HAMPER.model_copy(update={"verdict": Verdict.PERMITTED}),
            "q: quiz permitted by msp-code/3.2, advisor forbidden by msp-code/3.2 (0.93)\n"
            "    May I keep it?",
        ),
        (
            HAMPER.model_copy(update={"clause": "msp-code/3.1"}),
            "q: quiz forbidden by msp-code/3.1, advisor forbidden by msp-code/3.2 (0.93)\n"
            "    May I keep it?",
        ),
    ],
)
def test_where_the_advisor_differs(scenario: Scenario, said: str) -> None:
    assert differs(scenario, FORBIDDEN) == said


def test_an_advisor_without_a_clause_differs() -> None:
    assert differs(HAMPER, NOT_COVERED).startswith(
        "q: quiz forbidden by msp-code/3.2, advisor not_covered by none (0.88)"
    )
