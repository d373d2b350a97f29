"""What an evaluation found, whole: report/results.json, from which the report is made."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from domain.corpus import Corpus
from domain.decision import Verdict
from domain.evaluation import Evaluation, Share, section_of
from domain.record import Record
from evals.attacks import Attacked
from evals.calibration import Bin, bins
from evals.figures import LABELS, Figures, figures, hits
from evals.metrics import EITHER, score
from evals.outcome import Outcome
from evals.selective import Point, Step, curve, is_sure, operating
from evals.slices import (
    DIMENSIONS,
    SILENT,
    Run,
    by_given_section,
    confusion,
    expected_section,
    sliced,
    together,
)
from evals.systems import OURS


class Row(Record):
    """One question: what was expected, and what mayi answered."""

    id: str
    question: str
    kind: str
    role: str
    style: str
    section: str
    expected: Verdict
    may_govern: tuple[str, ...]
    """The clauses that may stand first, the governing one at the head."""
    verdict: Verdict | None
    confidence: float | None
    sure: bool
    second: Verdict | None
    """The other of two readings, where both are shown."""
    cited: tuple[str, ...]
    ranking: tuple[str, ...]
    answer: str
    altered: tuple[str, ...]
    error: str

    @property
    def clause_right(self) -> bool:
        """Whether the clause cited first may govern; true where none does and none is cited."""
        return bool(set(self.cited[:1]) & set(self.may_govern)) or not (
            self.cited or self.may_govern
        )

    @property
    def verdict_right(self) -> bool:
        return self.verdict is self.expected


class Column(Record):
    """One system: its figures, those that apply, and hit@1, hit@2 and so on."""

    all: Figures
    hits: tuple[Share, ...]


class Scope(Record):
    """One set of questions, or all together: the figures of every system, the rest of mayi."""

    questions: int
    systems: Mapping[str, Column]
    slices: Mapping[str, Mapping[str, Figures]]
    confusion: Mapping[str, Mapping[str, int]]
    reliability: tuple[Bin, ...]
    curve: tuple[Step, ...]
    operating: Point
    readings: Share
    """Of the answers that show two readings: in how many one of them is right."""

    @property
    def ours(self) -> Figures:
        return self.systems[OURS].all


class SetScope(Scope):
    """A set, with its questions one by one."""

    rows: tuple[Row, ...]


class Results(Record):
    """An evaluation.

    `titles` names the sections; `sections` says how many answers that rest on each were right.
    """

    when: datetime
    index: str
    metrics: Mapping[str, str]
    titles: Mapping[str, str]
    sections: Mapping[str, Share]
    sets: Mapping[str, SetScope]
    together: Scope
    orders: Attacked

    def kept(self) -> Evaluation:
        """Return what of it is kept with the program."""
        return Evaluation(
            when=self.when.date(),
            questions=self.together.questions,
            sets={name: each.ours for name, each in self.sets.items()},
            sections=self.sections,
        )


def gathered(runs: Mapping[str, Run], attacked: Attacked, corpus: Corpus) -> Results:
    """Work out every figure of a finished run."""
    every = together(runs)
    given = by_given_section(every[OURS])
    titles = {section_of(each.id): each.section for each in corpus.clauses}
    titles[SILENT] = "No clause governs"
    return Results(
        when=datetime.now(UTC).replace(microsecond=0),
        index=corpus.fingerprint,
        metrics=LABELS,
        titles=titles,
        sections={key: given.get(key, Share(k=0, n=0, low=0, high=1)) for key in titles},
        sets={name: _set(run) for name, run in runs.items()},
        together=_scope(every),
        orders=attacked,
    )


def _set(run: Run) -> SetScope:
    scope = _scope(run)
    return SetScope(**dict(scope), rows=tuple(map(_row, run[OURS])))


def _scope(run: Run) -> Scope:
    ours = run[OURS]
    return Scope(
        questions=len(ours),
        systems={
            name: Column(all=_applying(outcomes), hits=hits(outcomes))
            for name, outcomes in run.items()
        },
        slices={dimension: _slices(ours, dimension) for dimension in DIMENSIONS},
        confusion=confusion(ours),
        reliability=bins(ours),
        curve=curve(ours),
        operating=operating(ours),
        readings=score(EITHER, ours),
    )


def _slices(outcomes: Sequence[Outcome], dimension: str) -> Mapping[str, Figures]:
    return {value: _applying(part) for value, part in sliced(outcomes, dimension).items()}


def _applying(outcomes: Sequence[Outcome]) -> Figures:
    return {name: figure for name, figure in figures(outcomes).items() if figure.n}


def _row(outcome: Outcome) -> Row:
    topic, advice = outcome.topic, outcome.advice
    return Row(
        id=topic.id,
        question=topic.question,
        kind=topic.kind,
        role=topic.role,
        style=topic.style,
        section=expected_section(topic),
        expected=topic.verdict,
        may_govern=tuple(dict.fromkeys((*topic.clauses[:1], *topic.also_leading))),
        verdict=outcome.verdict,
        confidence=outcome.confidence,
        sure=advice is not None and is_sure(advice),
        second=advice.alternative.verdict if advice and advice.alternative else None,
        cited=tuple(each.clause_id for each in outcome.citations),
        ranking=outcome.ranking,
        answer=advice.answer if advice else "",
        altered=outcome.altered,
        error=outcome.error,
    )
