"""`python3 mayi.py evals --own FOLDER`: how mayi does on a rule book that it has no cases for.

The folder holds passages.jsonl, as for ingest, and questions.jsonl with lines of {"id", "question",
"scenario", "gold_passage_ids", "gold_verdict"}; the verdict is yes, no, or ask where a fact is
missing. Nothing is trained on them and nothing of them is kept.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Literal

from pydantic import ConfigDict, Field, ValidationError

import config
from advisor import shipped_reader
from config import Settings
from console.by_cases import open_own_by_cases
from console.progress import Bar
from domain.decision import Verdict
from domain.errors import BadBatch
from domain.json_lines import numbered
from domain.record import Record
from evals.metrics import Judge, Metric, hit, score, verbatim
from evals.outcome import Outcome, Progress, System, run
from evals.systems import Ours, Vectors, Words
from evals.table import aligned, shown
from evals.topics import Topic
from ingest.index import build
from ingest.own import read_own
from retrieval.encoder import Encoder, open_encoder
from retrieval.store import open_store

PASSAGES, QUESTIONS = "passages.jsonl", "questions.jsonl"
SAID = {
    Verdict.PERMITTED: "yes",
    Verdict.OBLIGATORY: "yes",
    Verdict.FORBIDDEN: "no",
    Verdict.CONDITIONAL: "ask",
}
GOLD = {"yes": Verdict.PERMITTED, "no": Verdict.FORBIDDEN, "ask": Verdict.CONDITIONAL}
OTHERWISE = "other"
READ_ME = """\
yes: you may, or must; no: you may not; ask: it depends on what was not told; other: not covered, or
no act was asked about. False “you may”: yes where the answer is no. In brackets the 95 %
bootstrap interval."""


class Question(Record):
    """A line of questions.jsonl; what else it holds is left alone."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    question: str
    scenario: str = ""
    gold_passage_ids: tuple[str, ...] = Field(min_length=1)
    gold_verdict: Literal["yes", "no", "ask"]

    @property
    def topic(self) -> Topic:
        return Topic(
            id=self.id,
            question=f"{self.scenario} {self.question}".strip(),
            verdict=GOLD[self.gold_verdict],
            clauses=self.gold_passage_ids,
            also_leading=self.gold_passage_ids[1:],
            kind="plain",
        )


def main(folder: Path) -> int:
    """Build an index for as long as it takes, ask everything, print the figures."""
    settings, steps = config.load(), Bar("evals")
    corpus, _ = read_own(folder / PASSAGES, lambda name: None)
    topics = read_questions(folder / QUESTIONS, {clause.id for clause in corpus.clauses})
    encoder = open_encoder(settings.encoder)
    with TemporaryDirectory(ignore_cleanup_errors=True) as index:
        build(corpus, encoder, Path(index), steps, reader=shipped_reader())
        print(report(measured(settings, Path(index), encoder, topics, steps), len(corpus.clauses)))
    return 0


def read_questions(path: Path, known: Set[str]) -> tuple[Topic, ...]:
    """Read the questions; raises BadBatch with the first line that is none.

    `known` are the ids of the passages: a question that rests on no known one is a mistake.
    """
    try:
        lines = numbered(path.read_text("utf-8"))
    except OSError as error:
        raise BadBatch(path, (error.strerror or str(error)).lower()) from error
    except UnicodeDecodeError as error:
        raise BadBatch(path, "it is not UTF-8 text") from error
    topics: dict[str, Topic] = {}
    for number, line in lines:
        topic = _topic(path, number, line)
        _check(path, number, topic, known, topics)
        topics[topic.id] = topic
    if not topics:
        raise BadBatch(path, "there are none")
    return tuple(topics.values())


def measured(
    settings: Settings, index: Path, encoder: Encoder, topics: Sequence[Topic], progress: Progress
) -> dict[str, tuple[Outcome, ...]]:
    """Put every question to mayi, and to the two simplest searches."""
    advisor, store = open_own_by_cases(settings, index), open_store(index, encoder)
    texts = {clause.id: clause.text for clause in advisor.corpus.clauses}
    systems: tuple[System, ...] = (Ours(advisor), Words(store), Vectors(store, encoder))
    return {system.name: run(system, topics, texts, progress) for system in systems}


def report(runs: Mapping[str, Sequence[Outcome]], rules: int) -> str:
    """Return all that is printed."""
    ours = next(iter(runs.values()))
    seconds = [each.advice.seconds for each in ours if each.advice]
    title = (
        f"{len(ours)} questions over {rules} rules, {1000 * median(seconds):.0f} ms each (median)"
    )
    return "\n\n".join([title, _figures(runs), _confusion(ours), READ_ME])


def _topic(path: Path, number: int, line: str) -> Topic:
    try:
        return Question.model_validate_json(line).topic
    except ValidationError as error:
        first = error.errors()[0]
        where = "".join(f"{part}: " for part in first["loc"])
        raise BadBatch(path, f"line {number}: {where}{first['msg']}") from error


def _check(
    path: Path, number: int, topic: Topic, known: Set[str], earlier: Mapping[str, Topic]
) -> None:
    if topic.id in earlier:
        raise BadBatch(path, f"line {number}: the id {topic.id} stands there twice")
    strange = [id for id in topic.clauses if id not in known]
    if strange:
        raise BadBatch(path, f"line {number}: {PASSAGES} has no {strange[0]}")


def _right(outcome: Outcome) -> bool | None:
    return said(outcome) == _gold(outcome) if outcome.decides else None


def _commonest(outcomes: Sequence[Outcome]) -> Judge:
    most = Counter(map(_gold, outcomes)).most_common(1)[0][0]
    return lambda outcome: _gold(outcome) == most if outcome.decides else None


def _false_may(outcome: Outcome) -> bool | None:
    asked = outcome.decides and _gold(outcome) == "no"
    return said(outcome) == "yes" if asked else None


def said(outcome: Outcome) -> str:
    """Return what an answer comes down to: yes, no, ask, or none of these."""
    return SAID.get(outcome.verdict, OTHERWISE) if outcome.verdict else OTHERWISE


def _gold(outcome: Outcome) -> str:
    return SAID[outcome.topic.verdict]


def _metrics(outcomes: Sequence[Outcome]) -> Iterator[Metric]:
    for within in (1, 3, 10):
        yield Metric(f"hit@{within}", f"the rule among the first {within}", hit(within))
    yield Metric("verdict", "verdict right (yes, no, ask)", _right)
    yield Metric("commonest", "always the commonest of the three", _commonest(outcomes))
    yield Metric("false_yes", "false “you may”", _false_may)
    yield Metric("verbatim", "answers quoted word for word", verbatim)


def _figures(runs: Mapping[str, Sequence[Outcome]]) -> str:
    rows = [["per cent", *runs]]
    for metric in _metrics(next(iter(runs.values()))):
        shares = [score(metric, outcomes) for outcomes in runs.values()]
        cells = [shown(metric.name, share if share.n else None) for share in shares]
        rows.append([metric.label, *cells])
    return aligned(rows)


def _confusion(outcomes: Sequence[Outcome]) -> str:
    columns = [*GOLD, OTHERWISE]
    counts = Counter((_gold(each), said(each)) for each in outcomes)
    rows = [["right answer, and what mayi says", *columns]]
    rows += [[gold, *(str(counts[gold, column]) for column in columns)] for gold in GOLD]
    return aligned(rows)
