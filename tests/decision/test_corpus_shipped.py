"""The norms and worked cases that are shipped: each one is fit to be shown."""

import re
from collections import Counter

import pytest

from decision.compose import reading_of
from decision.logic import decides
from domain.case import WorkedCase
from domain.decision import State, Verdict
from domain.norm import Divergence, Norm, NormCondition
from tests.fakes import real_corpus

CORPUS = real_corpus()
TEXTS = {clause.id: clause.text for clause in CORPUS.clauses}
CONDITIONS = {condition.id: condition for condition in CORPUS.conditions}
NORMS = {norm.clause: norm for norm in CORPUS.norms}
GOVERNED = [case for case in CORPUS.cases if case.clauses]


def by_clause(norm: Norm) -> str:
    return norm.clause


def by_id(condition: NormCondition) -> str:
    return condition.id


def shown(case: WorkedCase) -> str:
    return f"{case.id}: {case.question}"


def test_every_clause_has_one_norm() -> None:
    assert sorted(norm.clause for norm in CORPUS.norms) == sorted(TEXTS)


@pytest.mark.parametrize("norm", CORPUS.norms, ids=by_clause)
def test_a_norm(norm: Norm) -> None:
    assert norm.quote and norm.quote in TEXTS[norm.clause]
    assert all(id in CONDITIONS for id in norm.conditions)
    assert len(set(norm.conditions)) == len(norm.conditions)
    assert norm.bearer and norm.act and norm.refer_to and not norm.refer_to.endswith(".")
    # An answer for information has no other words than these.
    assert any(
        reading.verdict is Verdict.INFORMATION and not reading.polarity and not reading.when
        for reading in norm.readings
    )


@pytest.mark.parametrize("norm", CORPUS.norms, ids=by_clause)
def test_its_plain_words(norm: Norm) -> None:
    for reading in norm.readings:
        assert re.fullmatch(r"[A-Z“](?:\S| (?! ))*[.?]", reading.says), reading.says
        assert set(reading.when) <= set(norm.conditions), reading.says
    keys = [(r.verdict, r.polarity, tuple(sorted(r.when.items()))) for r in norm.readings]
    assert len(set(keys)) == len(keys)
    said = Counter(reading.says for reading in norm.readings)
    assert said.most_common(1)[0][1] == 1, said.most_common(1)


@pytest.mark.parametrize("condition", CORPUS.conditions, ids=by_id)
def test_a_condition(condition: NormCondition) -> None:
    assert condition.id in NORMS[condition.clause].conditions
    assert condition.effects
    for polarity, effects in condition.effects.items():
        assert set(effects) == {State.MET, State.FAILED}, polarity
        assert decides(condition, polarity), polarity
        assert not {Verdict.INFORMATION, Verdict.NOT_COVERED} & set(effects.values())
    for words in (condition.text, condition.negated):
        assert re.fullmatch(r"[a-zA-Z](?:\S| (?! ))*[^\s.?!]", words), words
        assert not words.startswith("if ")
    assert condition.text != condition.negated
    assert re.fullmatch(r"[A-Z](?:\S| (?! ))*\?", condition.ask)


def test_every_condition_asks_something_else() -> None:
    assert len({condition.ask for condition in CORPUS.conditions}) == len(CORPUS.conditions)


@pytest.mark.parametrize("divergence", CORPUS.divergences, ids=lambda each: each.clauses[1])
def test_a_divergence(divergence: Divergence) -> None:
    ranks = {
        clause.id: instrument.authority.rank
        for clause in CORPUS.clauses
        for instrument in CORPUS.instruments
        if instrument.id == clause.instrument
    }
    assert divergence.prevails == min(divergence.clauses, key=ranks.__getitem__)
    assert len({ranks[id] for id in divergence.clauses}) == 2
    for id, quote in zip(divergence.clauses, divergence.quotes, strict=True):
        assert quote in TEXTS[id]
    assert all(re.fullmatch(r"\S.*\S", word) for word in divergence.words)
    assert divergence.why.endswith(".") and "  " not in divergence.why
    assert len(set(divergence.topics)) == len(divergence.topics) > 0


@pytest.mark.parametrize(
    ("rule", "odd"),
    [
        ("ids are unique", [id for id, n in Counter(c.id for c in CORPUS.cases).items() if n > 1]),
        (
            "questions are unique",
            [q for q, n in Counter(c.question for c in CORPUS.cases).items() if n > 1],
        ),
        ("whys are unique", [w for w, n in Counter(c.why for c in CORPUS.cases).items() if n > 1]),
        (
            "a why is a sentence",
            [
                shown(c)
                for c in CORPUS.cases
                if not re.fullmatch(r"[A-Z0-9“\"$'‘](?:\S| (?! ))*[.?!]", c.why)
            ],
        ),
        (
            "an open question stands where the verdict is conditional, and nowhere else",
            [
                shown(c)
                for c in CORPUS.cases
                if bool(c.open_question) is not (c.verdict is Verdict.CONDITIONAL)
            ],
        ),
        (
            "no clause governs where the sources are silent, and nowhere else",
            [
                shown(c)
                for c in CORPUS.cases
                if bool(c.clauses) is (c.verdict is Verdict.NOT_COVERED)
            ],
        ),
        (
            "clauses are there, each once",
            [
                shown(c)
                for c in CORPUS.cases
                if not set(c.clauses) <= set(TEXTS) or len(set(c.clauses)) != len(c.clauses)
            ],
        ),
        (
            "the governing clause has a norm",
            [shown(c) for c in GOVERNED if c.clauses[0] not in NORMS],
        ),
        (
            "conditions are known, each once",
            [
                shown(c)
                for c in CORPUS.cases
                if not {f.condition for f in c.conditions} <= set(CONDITIONS)
                or len({f.condition for f in c.conditions}) != len(c.conditions)
            ],
        ),
        (
            "a fact told has words of the question, one unsaid has none",
            [
                shown(c)
                for c in CORPUS.cases
                for f in c.conditions
                if bool(f.words) is (f.state is State.UNSAID) or f.words not in c.question
            ],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_cases(rule: str, odd: list[str]) -> None:
    assert odd == [], rule


def test_every_verdict_of_a_case_has_plain_words() -> None:
    missing = {
        (case.clauses[0], case.verdict.value, case.polarity.value)
        for case in GOVERNED
        if not reading_of(
            NORMS[case.clauses[0]],
            case.verdict,
            case.polarity,
            {fact.condition: fact.state for fact in case.conditions},
        )
    }
    assert missing == set()


def test_every_verdict_that_a_button_gives_has_plain_words() -> None:
    missing = {
        (norm.clause, verdict.value, polarity.value, id)
        for norm in CORPUS.norms
        for id in norm.conditions
        for polarity, effects in CONDITIONS[id].effects.items()
        for state, verdict in effects.items()
        if not reading_of(norm, verdict, polarity, {id: state})
    }
    assert missing == set()
