"""Outcomes set apart by section, role, style and kind; and those of all sets put together."""

from collections.abc import Callable, Mapping, Sequence

from domain.decision import Verdict
from domain.evaluation import Share, section_of
from evals.metrics import METRICS, score
from evals.outcome import Outcome
from evals.topics import Topic

SILENT = Verdict.NOT_COVERED.value
"""Stands for the section where no clause governs."""
RIGHT = next(metric for metric in METRICS if metric.name == "right")

Run = Mapping[str, tuple[Outcome, ...]]
"""Each system's outcomes on the same questions, by the system's name."""


def expected_section(topic: Topic) -> str:
    return section_of(topic.clauses[0]) if topic.clauses else SILENT


DIMENSIONS: Mapping[str, Callable[[Topic], str]] = {
    "section": expected_section,
    "role": lambda topic: topic.role,
    "style": lambda topic: topic.style,
    "kind": lambda topic: topic.kind,
}


def sliced(outcomes: Sequence[Outcome], dimension: str) -> Mapping[str, list[Outcome]]:
    """Return the outcomes of each section, role and so on, but for those that name none."""
    value_of = DIMENSIONS[dimension]
    values = dict.fromkeys(value for each in outcomes if (value := value_of(each.topic)))
    return {value: [each for each in outcomes if value_of(each.topic) == value] for value in values}


def by_given_section(outcomes: Sequence[Outcome]) -> Mapping[str, Share]:
    """Count how many of the answers that rest on each section were right, clause and verdict."""
    given: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.advice:
            citations = outcome.citations
            key = section_of(citations[0].clause_id) if citations else SILENT
            given.setdefault(key, []).append(outcome)
    return {key: score(RIGHT, answered) for key, answered in sorted(given.items())}


def confusion(outcomes: Sequence[Outcome]) -> Mapping[str, Mapping[str, int]]:
    """Count the verdicts given for each verdict expected; a crash gives the verdict ``."""
    given = [*map(str, Verdict), ""]
    return {
        expected.value: {
            verdict: sum(
                each.topic.verdict is expected and (each.verdict or "") == verdict
                for each in outcomes
            )
            for verdict in given
        }
        for expected in Verdict
    }


def together(runs: Mapping[str, Run]) -> Run:
    """Put the outcomes of all sets together; a group of twins stays that of its set."""
    systems = next(iter(runs.values()))
    return {
        system: tuple(_of(name, each) for name, run in runs.items() for each in run[system])
        for system in systems
    }


def _of(name: str, outcome: Outcome) -> Outcome:
    topic = outcome.topic
    if topic.twin is None:
        return outcome
    apart = topic.model_copy(update={"twin": f"{name}/{topic.twin}"})
    return outcome.model_copy(update={"topic": apart})
