"""Both modes on the same questions: where they differ, why, and what the model took."""

import statistics
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from decision.with_model import LOOKS_ELSEWHERE, REWORDED
from domain.corpus import Corpus
from domain.decision import Advice
from domain.evaluation import Share
from domain.record import Record
from evals.attacks import Attacked
from evals.compare import Comparison, compare
from evals.outcome import Outcome
from evals.replies import Origin, Reply
from evals.results import Results, gathered
from evals.systems import OURS
from evals.table import NONE, aligned

ALL = "all"
BEFORE = "Answered from the worked cases"
CRASHED = "No answer: it crashed."
HOLDS = frozenset(
    {"verdict", "answer", "citations", "conditions", "alternative", "confidence", "refer"}
)
"""Of an answer, what tells whether it is another one."""
NO_ORDERS = Attacked(
    changed=Share(k=0, n=0, low=0, high=1),
    to_permitted=Share(k=0, n=0, low=0, high=1),
    by_wrapper={},
    rows=(),
)


class Pair(NamedTuple):
    """One question in both modes, and what the model was heard to reply."""

    cases: Outcome
    model: Outcome
    heard: Sequence[Reply]


class Difference(Record):
    """What a model changed over some questions, and what it took; `badges` say why, with counts.

    `sentences` were written, `removed` of them not shown, as no clause bears them out or a later
    reading took their place. `better` and `worse` are answers that turned right or wrong.
    """

    questions: int
    asked: int
    otherwise: int
    verdicts: int
    reworded: int
    two_readings: int
    another_clause: int
    surer: int
    better: int
    worse: int
    sentences: int
    removed: int
    calls: int
    tokens_in: int
    tokens_out: int
    price: float
    median_s: float
    longest_s: float
    cases_ms: float
    badges: Mapping[str, int]


class Measured(Record):
    """Both evaluations, their comparison, and the differences of each set and of all."""

    origin: Origin
    cases: Results
    model: Results
    comparison: Comparison
    differences: Mapping[str, Difference]


def measured(sets: Mapping[str, Sequence[Pair]], origin: Origin, corpus: Corpus) -> Measured:
    """Work out every figure of both modes; the sets hold a question each at the least."""
    cases = _results({name: [each.cases for each in pairs] for name, pairs in sets.items()}, corpus)
    model = _results({name: [each.model for each in pairs] for name, pairs in sets.items()}, corpus)
    comparison = compare(cases, model)
    every = {**sets, ALL: [each for pairs in sets.values() for each in pairs]}
    return Measured(
        origin=origin,
        cases=cases,
        model=model,
        comparison=comparison,
        differences={name: _difference(name, pairs, comparison) for name, pairs in every.items()},
    )


def table(differences: Mapping[str, Difference]) -> str:
    """A row for each kind of difference, a column for each set; then why, by the badges."""
    rows = [["", *differences]]
    for label, cell in ROWS.items():
        rows.append([label, *map(cell, differences.values())])
    badges = [["what the line under the answer says", *differences]]
    for badge in differences[ALL].badges:
        counts = [str(each.badges.get(badge, 0)) for each in differences.values()]
        badges.append([badge, *counts])
    return f"{aligned(rows)}\n\n{aligned(badges)}"


ROWS: Mapping[str, Callable[[Difference], str]] = {
    "questions": lambda of: str(of.questions),
    "the model was asked": lambda of: str(of.asked),
    "answers that differ": lambda of: str(of.otherwise),
    "  reworded": lambda of: str(of.reworded),
    "  two readings shown": lambda of: str(of.two_readings),
    "  another clause beside": lambda of: str(of.another_clause),
    "verdicts that differ": lambda of: str(of.verdicts),
    "surer than without": lambda of: str(of.surer),
    "turned better": lambda of: str(of.better),
    "turned worse": lambda of: str(of.worse),
    "sentences it wrote": lambda of: str(of.sentences),
    "  removed": lambda of: str(of.removed),
    "calls": lambda of: f"{of.calls:,}",
    "tokens in": lambda of: f"{of.tokens_in:,}",
    "tokens out": lambda of: f"{of.tokens_out:,}",
    "price": lambda of: f"{of.price:.4f}" if of.price else NONE,
    "seconds a question, median": lambda of: f"{of.median_s:.1f}" if of.asked else NONE,
    "seconds a question, longest": lambda of: f"{of.longest_s:.1f}" if of.asked else NONE,
    "without a model, ms, median": lambda of: f"{of.cases_ms:.0f}",
}


def _results(sets: Mapping[str, Sequence[Outcome]], corpus: Corpus) -> Results:
    return gathered({name: {OURS: tuple(each)} for name, each in sets.items()}, NO_ORDERS, corpus)


def _difference(name: str, pairs: Sequence[Pair], comparison: Comparison) -> Difference:
    both = [
        (each.cases.advice, each.model.advice)
        for each in pairs
        if each.cases.advice and each.model.advice
    ]
    badges = [each.model.advice.badge if each.model.advice else CRASHED for each in pairs]
    took = [now.usage for _, now in both if now.usage and now.usage.calls]
    written = [_written(each) for each in pairs]
    turned = [each for each in comparison.turned if name in (each.set, ALL)]
    return Difference(
        questions=len(pairs),
        asked=len(took),
        otherwise=sum(_held(was) != _held(now) for was, now in both),
        verdicts=sum(was.verdict is not now.verdict for was, now in both),
        reworded=badges.count(REWORDED),
        two_readings=sum(now.mode == "model" and now.alternative is not None for _, now in both),
        another_clause=badges.count(LOOKS_ELSEWHERE),
        surer=sum(now.confidence > was.confidence for was, now in both),
        better=sum(each.way == "better" for each in turned),
        worse=sum(each.way == "worse" for each in turned),
        sentences=sum(wrote for wrote, _ in written),
        removed=sum(wrote - kept for wrote, kept in written),
        calls=sum(each.calls for each in took),
        tokens_in=sum(each.tokens_in for each in took),
        tokens_out=sum(each.tokens_out for each in took),
        price=round(sum(each.price for each in took), 6),
        median_s=statistics.median([each.seconds for each in took] or [0.0]),
        longest_s=max([each.seconds for each in took] or [0.0]),
        cases_ms=statistics.median([1000 * was.seconds for was, _ in both] or [0.0]),
        badges=dict(Counter(map(_why, badges)).most_common()),
    )


def _held(advice: Advice) -> Mapping[str, object]:
    return advice.model_dump(include=set(HOLDS))


def _written(pair: Pair) -> tuple[int, int]:
    """Sentences in the model's last explanation, and those of them that are shown."""
    drafts = [each.reply for each in pair.heard if each.form == "Explanation" and each.reply]
    advice = pair.model.advice
    return len(drafts[-1]["sentences"]) if drafts else 0, len(advice.explained) if advice else 0


def _why(badge: str) -> str:
    """The badge, without the words that all answers of mode `cases` have in common."""
    why = badge.removeprefix(BEFORE).lstrip(".: ")
    return why[:1].upper() + why[1:]


def marks(difference: Difference) -> str:
    """In a line: how many answers turned, and whether any is surer."""
    return (
        f"With the model {difference.otherwise} of {difference.questions} answers differ:"
        f" {difference.better} turned better, {difference.worse} worse, {difference.surer} surer."
    )
