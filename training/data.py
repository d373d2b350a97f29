"""Worked cases as training data: labels, batches, and folds that keep a scenario whole."""

import random
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from decision.form import Form, form_of
from domain.case import Fact, WorkedCase
from domain.decision import Polarity, State, Verdict
from domain.norm import NormCondition
from domain.record import Record
from retrieval.encoder import Vectors

SILENT = 0.3
"""The weight of a condition of the governing norm that a case does not mention: most likely
unsaid, but nobody has looked at it."""
NEAR = 0.85
"""Cosine from which two questions count as the same scenario told twice."""
_CLAUSE = re.compile(
    r"(?:the|their|his|her|its|our|my|an?|he|she|they|we|i|it|nobody|no one|both|all)\b.{18,160}",
    re.I,
)


class Labels(Record):
    """What each output of the reader stands for, in order."""

    clauses: tuple[str, ...]
    verdicts: tuple[Verdict, ...] = tuple(Verdict)
    polarities: tuple[Polarity, ...] = tuple(Polarity)
    conditions: tuple[str, ...]
    states: tuple[State, ...] = tuple(State)

    @property
    def nothing(self) -> int:
        """The clause label of a question that no clause governs."""
        return len(self.clauses)


def stories_of(cases: Sequence[WorkedCase]) -> dict[str, list[WorkedCase]]:
    """Return the cases by the scenario that they tell, in their order."""
    stories: dict[str, list[WorkedCase]] = {}
    for case in cases:
        stories.setdefault(case.scenario, []).append(case)
    return stories


def labels_of(cases: Sequence[WorkedCase]) -> Labels:
    """Collect the clauses and conditions that cases speak of."""
    clauses = {clause for case in cases for clause in case.clauses}
    conditions = {fact.condition for case in cases for fact in case.conditions}
    return Labels(clauses=tuple(sorted(clauses)), conditions=tuple(sorted(conditions)))


class Target(NamedTuple):
    """Indices into the labels; `weights` says how much each condition's state counts."""

    clause: int
    verdict: int
    polarity: int
    states: list[int]
    weights: list[float]


def target(case: WorkedCase, labels: Labels, norms: Mapping[str, Sequence[str]]) -> Target:
    """Return what the reader should say of a case; `norms` gives each clause's conditions."""
    unsaid = labels.states.index(State.UNSAID)
    states = [unsaid] * len(labels.conditions)
    weights = [0.0] * len(labels.conditions)
    for condition in norms.get(case.clauses[0], ()) if case.clauses else ():
        weights[labels.conditions.index(condition)] = SILENT
    for fact in case.conditions:
        place = labels.conditions.index(fact.condition)
        states[place], weights[place] = labels.states.index(fact.state), 1.0
    return Target(
        clause=labels.clauses.index(case.clauses[0]) if case.clauses else labels.nothing,
        verdict=labels.verdicts.index(case.verdict),
        polarity=labels.polarities.index(case.polarity),
        states=states,
        weights=weights,
    )


def folds(cases: Sequence[WorkedCase], vectors: Vectors, count: int, seed: int) -> list[int]:
    """Deal cases to folds by scenario; near-duplicates by cosine count as one scenario.

    `vectors` has a unit row for each case's question. Returns each case's fold.
    """
    root = list(range(len(cases)))

    def find(index: int) -> int:
        while root[index] != index:
            index = root[index]
        return index

    first: dict[str, int] = {}
    for index, case in enumerate(cases):
        root[find(index)] = find(first.setdefault(case.scenario, index))
    for a, b in np.argwhere(np.triu(vectors @ vectors.T, 1) > NEAR):
        root[find(int(a))] = find(int(b))
    roots = sorted({find(index) for index in range(len(cases))})
    random.Random(seed).shuffle(roots)
    fold = {each: place % count for place, each in enumerate(roots)}
    return [fold[find(index)] for index in range(len(cases))]


class Teller:
    """Tells the deciding fact of a case that leaves it open, in the words of another case.

    A short question that asks "may I?" and no more is learned as "only if"; with the fact beside
    it the same question has another verdict, and the reader has to see the fact to know it.
    """

    def __init__(self, cases: Sequence[WorkedCase], conditions: Sequence[NormCondition]) -> None:
        self._effects = {condition.id: condition.effects for condition in conditions}
        self._words: dict[tuple[str, State], list[str]] = {}
        for fact in (fact for case in cases for fact in case.conditions):
            if _CLAUSE.fullmatch(fact.words):
                sentence = f"{fact.words[0].upper()}{fact.words[1:].rstrip('.,;')}."
                self._words.setdefault((fact.condition, fact.state), []).append(sentence)

    def tell(self, case: WorkedCase, chance: random.Random) -> WorkedCase:
        """Return the case with its open fact told, or as it is where there is not just one."""
        if case.verdict is not Verdict.CONDITIONAL or len(case.conditions) != 1:
            return case
        condition = case.conditions[0].condition
        state = chance.choice((State.MET, State.FAILED))
        verdict = self._effects[condition].get(case.polarity, {}).get(state)
        words = self._words.get((condition, state))
        if verdict in (None, Verdict.CONDITIONAL) or not words:
            return case
        told = chance.choice(words)
        parts = [case.question, told] if chance.random() < 0.7 else [told, case.question]
        if verdict is Verdict.OBLIGATORY and form_of(case.question) is not Form.MUST:
            verdict = Verdict.PERMITTED
        return case.model_copy(
            update={
                "question": " ".join(parts),
                "verdict": verdict,
                "conditions": (Fact(condition=condition, state=state, words=told),),
            }
        )
