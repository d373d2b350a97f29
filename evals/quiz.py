"""How far the quiz keeps from the worked cases, and how often the advisor agrees with it.

    python -m evals.quiz

The advisor never sees the quiz; where the two differ, a person reads the clause again.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

import config
from console.by_cases import open_by_cases
from domain.decision import Advice
from domain.onboarding import Scenario
from domain.search import Query
from onboarding.course import load_scenarios
from retrieval.encoder import Vectors, open_encoder


class Nearest(NamedTuple):
    """A question of the quiz, the worked case most like it, and how like."""

    scenario: str
    case: str
    likeness: float


def words(text: str) -> frozenset[str]:
    """The words of a question, without case and punctuation."""
    return frozenset(re.findall(r"[a-z0-9]+", text.lower()))


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Jaccard's index: the words that both have, as a share of those that either has."""
    both = len(a & b)
    either = len(a) + len(b) - both
    return both / either if either else 0.0


def nearest_by_words(
    asked: Sequence[tuple[str, str]], known: Sequence[tuple[str, str]]
) -> list[Nearest]:
    """Of each question (an id and its words) the most overlapping known one."""
    bags = [(id, words(text)) for id, text in known]
    found = []
    for id, text in asked:
        own = words(text)
        case, likeness = max(
            ((each, overlap(own, bag)) for each, bag in bags), key=lambda pair: pair[1]
        )
        found.append(Nearest(id, case, likeness))
    return found


def nearest_by_meaning(
    asked: Sequence[str], vectors: Vectors, known: Sequence[str], others: Vectors
) -> list[Nearest]:
    """Of each question the known one of highest cosine; the rows are unit vectors."""
    cosines = vectors @ others.T
    best = np.argmax(cosines, axis=1)
    return [
        Nearest(id, known[place], float(cosines[row, place]))
        for row, (id, place) in enumerate(zip(asked, best, strict=True))
    ]


def differs(scenario: Scenario, advice: Advice) -> str:
    """How the advisor's answer differs from the quiz; empty where it does not."""
    governing = advice.citations[0].clause_id if advice.citations else "none"
    if advice.verdict is scenario.verdict and governing == scenario.clause:
        return ""
    return (
        f"{scenario.id}: quiz {scenario.verdict} by {scenario.clause}, "
        f"advisor {advice.verdict} by {governing} ({advice.confidence:.2f})\n"
        f"    {scenario.question}"
    )


def report() -> Iterator[str]:
    """The lines of the report."""
    settings = config.load()
    advisor = open_by_cases(settings)
    scenarios = load_scenarios(settings.corpus / "quiz", advisor.corpus.clauses)
    cases = advisor.corpus.cases
    encoder = open_encoder("shipped")
    by_words = nearest_by_words(
        [(each.id, each.question) for each in scenarios],
        [(each.id, each.question) for each in cases],
    )
    by_meaning = nearest_by_meaning(
        [each.id for each in scenarios],
        encoder.encode([each.question for each in scenarios]),
        [each.id for each in cases],
        encoder.encode([each.question for each in cases]),
    )
    yield f"{len(scenarios)} scenarios, {len(cases)} worked cases"
    for measure, found in (("overlap of words", by_words), ("cosine", by_meaning)):
        top = max(found, key=lambda each: each.likeness)
        yield f"highest {measure}: {top.likeness:.3f} ({top.scenario} and {top.case})"
    answers = [(each, advisor.ask(Query(question=each.question))) for each in scenarios]
    verdicts = sum(advice.verdict is each.verdict for each, advice in answers)
    both = sum(not differs(each, advice) for each, advice in answers)
    yield f"advisor: same verdict {verdicts} of {len(answers)}, and same clause {both}"
    yield from filter(None, (differs(each, advice) for each, advice in answers))


if __name__ == "__main__":
    for line in report():
        print(line)
