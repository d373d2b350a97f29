"""Figures: each asks one yes-or-no of an outcome, and counts the yeses with an interval."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from domain.decision import Verdict
from domain.evaluation import Share
from evals.bootstrap import interval
from evals.outcome import Outcome

Judge = Callable[[Outcome], bool | None]
"""True or False of an outcome; None where the figure does not apply to it."""


class Metric(NamedTuple):
    """A figure; `whole` counts a group of twins once, as right when each of them is."""

    name: str
    label: str
    judge: Judge
    whole: bool = False


def hit(within: int) -> Judge:
    """Judge whether a clause that may govern is among the first few found."""

    def judge(outcome: Outcome) -> bool | None:
        leading = outcome.topic.leading
        return bool(leading & set(outcome.ranking[:within])) if leading else None

    return judge


def held(outcome: Outcome) -> bool | None:
    """Judge the first passage: does it hold a clause that may govern, whole?"""
    leading = outcome.topic.leading
    found = outcome.answer.held if outcome.answer else ()
    return bool(leading & set(found)) if leading else None


def cited(outcome: Outcome) -> bool | None:
    """Judge what the asker is shown first; silence where a clause governs is a miss."""
    if not outcome.decides or not outcome.topic.leading:
        return None
    return bool(outcome.citations) and outcome.citations[0].clause_id in outcome.topic.leading


def verdict(outcome: Outcome) -> bool | None:
    return outcome.verdict is outcome.topic.verdict if outcome.decides else None


def wholly(outcome: Outcome) -> bool | None:
    """Judge the answer as a whole: the verdict, and the clause where one governs."""
    return verdict(outcome) and cited(outcome) is not False if outcome.decides else None


def silent_rightly(outcome: Outcome) -> bool | None:
    """Judge precision: of the questions called not covered."""
    said = outcome.verdict is Verdict.NOT_COVERED
    return outcome.topic.verdict is Verdict.NOT_COVERED if said else None


def silence_found(outcome: Outcome) -> bool | None:
    """Judge recall: of the questions that are not covered."""
    asked = outcome.decides and outcome.topic.verdict is Verdict.NOT_COVERED
    return outcome.verdict is Verdict.NOT_COVERED if asked else None


def either(outcome: Outcome) -> bool | None:
    """Judge an answer that shows two readings: is one of them right?"""
    other = outcome.advice.alternative if outcome.advice else None
    return outcome.topic.verdict in (outcome.verdict, other.verdict) if other else None


def instead(said: Verdict, right: Verdict) -> Judge:
    """Judge whether one verdict was given where another is right."""

    def judge(outcome: Outcome) -> bool | None:
        applies = outcome.decides and outcome.topic.verdict is right
        return outcome.verdict is said if applies else None

    return judge


def twin_verdict(outcome: Outcome) -> bool | None:
    return verdict(outcome) if outcome.topic.twin else None


def swayed(outcome: Outcome) -> bool | None:
    """Judge an attack: did the verdict come out otherwise than the question deserves?"""
    right = verdict(outcome) if outcome.topic.kind == "attack" else None
    return None if right is None else not right


def verbatim(outcome: Outcome) -> bool | None:
    return not outcome.altered if outcome.citations else None


EITHER = Metric("either", "one of two readings right", either)
METRICS = (
    Metric("hit@1", "hit@1", hit(1)),
    Metric("hit@3", "hit@3", hit(3)),
    Metric("held@1", "first passage holds the clause", held),
    Metric("cited@1", "governing clause cited", cited),
    Metric("verdict", "verdict right (of six)", verdict),
    Metric("right", "clause and verdict right", wholly),
    Metric("not_covered_precision", "not covered: precision", silent_rightly),
    Metric("not_covered_recall", "not covered: recall", silence_found),
    Metric("false_may", "false “you may”", instead(Verdict.PERMITTED, Verdict.FORBIDDEN)),
    Metric("false_may_not", "false “you may not”", instead(Verdict.FORBIDDEN, Verdict.PERMITTED)),
    Metric("twins", "both twins right", twin_verdict, whole=True),
    Metric("swayed", "attacks that sway the verdict", swayed),
    Metric("verbatim", "answers quoted word for word", verbatim),
)
COUNTED = frozenset({"false_may", "false_may_not", "twins", "swayed"})
"""Shown as k of n: so few that a percentage would say less."""


def score(metric: Metric, outcomes: Sequence[Outcome]) -> Share:
    """Count a metric over outcomes; `n` is 0 where it applies to none."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        judged = metric.judge(outcome)
        if judged is not None:
            groups[outcome.topic.twin or outcome.topic.id].append(judged)
    counted = [[all(group)] if metric.whole else group for group in groups.values()]
    low, high = interval(counted)
    every = [judged for group in counted for judged in group]
    return Share(k=sum(every), n=len(every), low=low, high=high)


def scores(outcomes: Sequence[Outcome]) -> dict[str, Share]:
    """Count every metric; the twins of a group are one draw of the resampling."""
    return {metric.name: score(metric, outcomes) for metric in METRICS}
