"""The verdict: what a question seems to say, held against what its facts imply.

For each act the question may be about, and each way its facts may stand, the norm's logic says
which verdict follows; a reading's verdicts are weighed by how well they agree with that.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from decision.logic import (
    ALLOWED,
    agrees,
    decides,
    decisive,
    implied,
    standing,
    tells_may_from_must,
    worlds,
)
from domain.decision import Polarity, State, Verdict
from domain.norm import NormCondition
from domain.reading import Reading

MAJORITY = 0.5
"""From this probability on, a fact counts as told; below it, "you may" is not said."""
TOLD = 0.6
"""Confidence where what the asker told stands against the impression of the whole."""
MAX_OPEN = 2
ASKED_OF = {
    Verdict.CONDITIONAL: frozenset({"exception", "requirement", "trigger"}),
    Verdict.FORBIDDEN: frozenset({"exception"}),
}
"""The kinds of fact worth asking for, by the verdict they might change."""
MAX_WEIGHED = 4
"""Conditions weighed together; more than these never stand in one question."""
RIVAL = 0.5
"""A runner-up with this part of the verdict's share is a reading of its own."""


class Point(NamedTuple):
    """The operating point, chosen on folds held apart by scenario (docs/decisions/0003).

    `disagreement` is what is left of a verdict's probability where the facts imply another;
    from `caution` as the probability of "you may not" on, "you may" is not said as if it were
    sure; from `uncovered` on, the sources count as silent. Below a confidence of `sure` a verdict
    that has a rival is not given alone.
    """

    disagreement: float = 0.25
    caution: float = 0.2
    uncovered: float = 0.3
    sure: float = 0.6


CHOSEN = Point()


class Judgement(NamedTuple):
    """A verdict with what it rests on; `states` covers every condition of the norm.

    `hinges` are the facts that would change the verdict, and `open` those to be asked for now.
    `likeliest` is the verdict before caution and the facts told were heard. `runner_up` is the
    likeliest of those that the verdict does not stand for, and `runner_up_share` is to the
    confidence as its probability is to theirs; None where the asker's own answer settles it.
    """

    verdict: Verdict
    confidence: float
    polarity: Polarity
    states: Mapping[str, State]
    hinges: tuple[NormCondition, ...]
    open: tuple[NormCondition, ...]
    likeliest: Verdict
    runner_up: Verdict | None = None
    runner_up_share: float = 0.0


class Matter(NamedTuple):
    """What is judged: a reading under one clause's norm, and the facts given beside it."""

    clause: str
    reading: Reading
    conditions: Sequence[NormCondition]
    facts: Mapping[str, bool | None]
    point: Point = CHOSEN


class _Weighed(NamedTuple):
    """A verdict, and the shares it was found by: none where the asker's own answer settles it."""

    verdict: Verdict
    confidence: float
    likeliest: Verdict
    shares: Mapping[Verdict, float]


def judge(matter: Matter) -> Judgement:
    """Return the verdict, the facts as they seem to stand, and the questions still open."""
    polarity = _polarity(matter.reading)
    beliefs = _beliefs(matter)
    states = {id: _state(belief) for id, belief in beliefs.items()}
    weighed = _weigh(matter, beliefs, polarity)
    found = Judgement(
        weighed.verdict, weighed.confidence, polarity, states, (), (), likeliest=weighed.likeliest
    )
    settled = _asking(matter, found)
    follows = implied(matter.conditions, polarity, settled.states)
    breaks = follows is Verdict.FORBIDDEN and not settled.open
    if settled.verdict is Verdict.CONDITIONAL and breaks:
        # Nothing is left to ask, and what was told breaks the rule.
        settled = settled._replace(verdict=Verdict.FORBIDDEN)
    return _with_runner_up(settled, weighed)


def in_doubt(judgement: Judgement, point: Point = CHOSEN) -> bool:
    """Tell whether the runner-up has to be shown beside the verdict.

    Where the fact that decides is asked for, asking is the better answer.
    """
    rival = judgement.runner_up
    if rival is None or judgement.confidence >= point.sure:
        return False
    if judgement.open and Verdict.CONDITIONAL in (judgement.verdict, rival):
        return False
    return judgement.runner_up_share >= judgement.confidence * RIVAL


def second(matter: Matter, judgement: Judgement) -> Judgement | None:
    """Return the judgement as the runner-up would have it, with its own open questions."""
    if judgement.runner_up is None:
        return None
    other = judgement._replace(verdict=judgement.runner_up, confidence=judgement.runner_up_share)
    return _asking(matter, other)


def decider(matter: Matter, judgement: Judgement) -> NormCondition | None:
    """Return the condition that decided: by the asker's own answer, else as it seems to stand."""
    by_hand = decisive(matter.conditions, judgement.polarity, _told(matter.facts))
    if by_hand is not None:
        follows = by_hand.effects[judgement.polarity][judgement.states[by_hand.id]]
        if agrees(judgement.verdict, follows):
            return by_hand
    return decisive(matter.conditions, judgement.polarity, judgement.states)


def silence(reading: Reading) -> float:
    """Return how likely no clause governs: by the clauses found and by the verdict read."""
    return (reading.nothing + reading.verdicts[Verdict.NOT_COVERED]) / 2


def is_uncovered(reading: Reading, point: Point = CHOSEN) -> bool:
    """Tell whether the sources count as silent."""
    return silence(reading) >= point.uncovered


def _asking(matter: Matter, found: Judgement) -> Judgement:
    """What is asked does not count as told, even where it seemed so."""
    hinges = _hinges(matter, found)
    asked = [condition for condition in hinges if condition.id not in matter.facts][:MAX_OPEN]
    states = {**found.states, **{condition.id: State.UNSAID for condition in asked}}
    return found._replace(hinges=hinges, open=tuple(asked), states=states)


def _with_runner_up(judgement: Judgement, weighed: _Weighed) -> Judgement:
    """Add the likeliest verdict that the judgement does not stand for already."""
    # "It depends" said out of caution stands for the "you may" that it was found by as well.
    own = {weighed.likeliest, weighed.verdict, judgement.verdict}
    rest = {v: share for v, share in weighed.shares.items() if share and v not in own}
    if not rest:
        return judgement
    rival = max(rest, key=lambda verdict: rest[verdict])
    scale = judgement.confidence / sum(weighed.shares[verdict] for verdict in own)
    return judgement._replace(runner_up=rival, runner_up_share=rest[rival] * scale)


def _weigh(
    matter: Matter, beliefs: Mapping[str, Mapping[State, float]], polarity: Polarity
) -> _Weighed:
    weights = _weights(matter, beliefs)
    by_hand = decisive(matter.conditions, polarity, _told(matter.facts))
    told = by_hand.effects[polarity][_told(matter.facts)[by_hand.id]] if by_hand else None
    if by_hand is not None and told is not None:
        # What the asker answered by hand is not weighed against an impression.
        exact = tells_may_from_must(by_hand, polarity)
        stands = standing(matter.conditions, polarity, _told(matter.facts))
        weights = {
            v: w if (v is told or not exact) and v in stands and _is_conduct(v) else 0.0
            for v, w in weights.items()
        }
        if not any(weights.values()):
            return _Weighed(told, TOLD, told, {})
    total = sum(weights.values())
    shares = {verdict: weight / total for verdict, weight in weights.items()}
    best = max(shares, key=lambda verdict: shares[verdict])
    if best is Verdict.PERMITTED and told is None and is_doubtful(shares, matter.point):
        doubt = shares[Verdict.FORBIDDEN] + shares[Verdict.CONDITIONAL]
        return _Weighed(Verdict.CONDITIONAL, max(doubt, 1 - doubt) * TOLD, best, shares)
    return _Weighed(best, shares[best], best, shares if told is None else {})


def is_doubtful(shares: Mapping[Verdict, float], point: Point) -> bool:
    """Tell whether "you may" is too doubtful to be said: it has a rival, or no majority."""
    allowed = sum(shares[verdict] for verdict in ALLOWED)
    return shares[Verdict.FORBIDDEN] >= point.caution or allowed < MAJORITY


def _weights(matter: Matter, beliefs: Mapping[str, Mapping[State, float]]) -> dict[Verdict, float]:
    weights = dict.fromkeys(Verdict, 0.0)
    weighed = _most_telling(matter, beliefs)
    for polarity, likely in matter.reading.polarities.items():
        if likely < 0.05:
            continue
        for known, chance in worlds(weighed, beliefs):
            stands = standing(weighed, polarity, known)
            for verdict, share in matter.reading.verdicts.items():
                fit = 1.0 if verdict in stands else matter.point.disagreement
                weights[verdict] += likely * chance * share * fit
    weights[Verdict.NOT_COVERED] = 0.0  # decided before, from the clauses as well
    return weights


def _most_telling(
    matter: Matter, beliefs: Mapping[str, Mapping[State, float]]
) -> list[NormCondition]:
    told = sorted(matter.conditions, key=lambda c: beliefs[c.id][State.UNSAID])
    return told[:MAX_WEIGHED]


def _hinges(matter: Matter, settled: Judgement) -> tuple[NormCondition, ...]:
    """Return the facts that would change the verdict, if they were known."""
    if settled.verdict not in ASKED_OF:
        return ()
    # A rule that was broken by what was told is not mended by keeping another rule.
    kinds = ASKED_OF[settled.verdict]
    follows = implied(matter.conditions, settled.polarity, settled.states)
    # Where what seems told would allow it and yet is not sure enough, that is what is asked.
    confirming = settled.verdict is Verdict.CONDITIONAL and follows in ALLOWED
    own = [condition for condition in matter.conditions if condition.clause == matter.clause]
    told = _told(matter.facts)
    return tuple(
        condition
        for condition in own or matter.conditions
        if condition.kind in kinds
        and decides(condition, settled.polarity)
        and condition.id not in told
        and (settled.states[condition.id] is not State.UNSAID) is confirming
        and _matters(matter, settled, condition)
    )


def _matters(matter: Matter, settled: Judgement, condition: NormCondition) -> bool:
    answers = set()
    for answer in (True, False):
        facts = {**matter.facts, condition.id: answer}
        supposed = matter._replace(facts=facts)
        answers.add(_weigh(supposed, _beliefs(supposed), settled.polarity).verdict)
    return len(answers) == 2


def _beliefs(matter: Matter) -> dict[str, Mapping[State, float]]:
    return {condition.id: _belief(condition.id, matter) for condition in matter.conditions}


def _belief(condition: str, matter: Matter) -> Mapping[State, float]:
    if condition in matter.facts:
        told = _told(matter.facts).get(condition, State.UNSAID)
        return {state: float(state is told) for state in State}
    unknown = {state: float(state is State.UNSAID) for state in State}
    return matter.reading.states.get(condition, unknown)


def _told(facts: Mapping[str, bool | None]) -> dict[str, State]:
    return {
        condition: State.MET if holds else State.FAILED
        for condition, holds in facts.items()
        if holds is not None
    }


def _state(belief: Mapping[State, float]) -> State:
    return next((state for state, share in belief.items() if share >= MAJORITY), State.UNSAID)


def _polarity(reading: Reading) -> Polarity:
    return max(reading.polarities, key=lambda polarity: reading.polarities[polarity])


def _is_conduct(verdict: Verdict) -> bool:
    return verdict not in (Verdict.INFORMATION, Verdict.NOT_COVERED)
