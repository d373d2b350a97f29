"""The logic of a norm: from facts known to the verdict they imply.

An exception that holds lifts a prohibition; a trigger that does not hold leaves the norm
unengaged; a requirement decides by whether it is fulfilled; what is left is the rule itself.
"""

from collections.abc import Iterable, Mapping
from itertools import product

from domain.decision import Polarity, State, Verdict
from domain.norm import NormCondition

ALLOWED = frozenset({Verdict.PERMITTED, Verdict.OBLIGATORY})

# (kind, state), the most decisive first: the first that is known speaks.
_PRECEDENCE = (
    ("exception", State.MET),
    ("trigger", State.FAILED),
    ("requirement", State.FAILED),
    ("requirement", State.MET),
    ("trigger", State.MET),
    ("exception", State.FAILED),
)


def decisive(
    conditions: Iterable[NormCondition], polarity: Polarity, known: Mapping[str, State]
) -> NormCondition | None:
    """Return the condition that decides for an act, or None where no known fact settles it."""
    said = [
        condition
        for condition in conditions
        if known.get(condition.id, State.UNSAID) is not State.UNSAID
        and known[condition.id] in condition.effects.get(polarity, {})
    ]
    for kind, state in _PRECEDENCE:
        for condition in said:
            if (condition.kind, known[condition.id]) == (kind, state):
                return condition
    return None


def implied(
    conditions: Iterable[NormCondition], polarity: Polarity, known: Mapping[str, State]
) -> Verdict | None:
    """Return the verdict that the known facts imply for an act, or None if they settle nothing."""
    condition = decisive(conditions, polarity, known)
    return condition.effects[polarity][known[condition.id]] if condition else None


def agrees(verdict: Verdict, implied_verdict: Verdict | None) -> bool:
    """Tell whether a verdict can stand beside the one that the facts imply.

    "You may" and "you must" both allow; which of them is meant depends on what was asked.
    """
    if implied_verdict is None or verdict in (Verdict.INFORMATION, Verdict.NOT_COVERED):
        return True
    return verdict is implied_verdict or {verdict, implied_verdict} <= ALLOWED


def standing(
    conditions: Iterable[NormCondition], polarity: Polarity, known: Mapping[str, State]
) -> frozenset[Verdict]:
    """Return the verdicts that can stand beside what the known facts imply for an act.

    A norm whose trigger does not hold binds nobody: what it then permits, nobody must do.
    """
    condition = decisive(conditions, polarity, known)
    follows = condition.effects[polarity][known[condition.id]] if condition else None
    free = (
        condition is not None
        and condition.kind == "trigger"
        and known[condition.id] is State.FAILED
        and follows is Verdict.PERMITTED
    )
    return frozenset(
        verdict
        for verdict in Verdict
        if agrees(verdict, follows) and not (free and verdict is Verdict.OBLIGATORY)
    )


def decides(condition: NormCondition, polarity: Polarity) -> bool:
    """Tell whether a condition's two answers lead to different verdicts for an act."""
    return len(set(condition.effects.get(polarity, {}).values())) > 1


def tells_may_from_must(condition: NormCondition, polarity: Polarity) -> bool:
    """Tell whether its two answers part "you may" from "you must", and nothing else."""
    return decides(condition, polarity) and set(condition.effects[polarity].values()) <= ALLOWED


def worlds(
    conditions: Iterable[NormCondition], beliefs: Mapping[str, Mapping[State, float]]
) -> Iterable[tuple[dict[str, State], float]]:
    """Yield every assignment of states to conditions, with its probability."""
    ids = [condition.id for condition in conditions]
    for states in product(State, repeat=len(ids)):
        weight = 1.0
        for id, state in zip(ids, states, strict=True):
            weight *= beliefs[id][state]
        if weight > 0:
            yield dict(zip(ids, states, strict=True)), weight
