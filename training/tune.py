"""The operating point: what each choice brings, on folds that the reader did not learn from.

python3 mayi.py train --folds 5      first, for the readings
python -m training.tune              then, for the table
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

import config
from decision.verdict import Matter, Point, is_uncovered, judge
from domain.case import WorkedCase
from domain.corpus import Corpus
from domain.decision import Verdict
from domain.norm import NormCondition
from domain.reading import Reading, blend
from domain.search import Neighbour
from ingest.sources import load_corpus
from retrieval.cases import NEIGHBOURS, vote
from retrieval.encoder import Vectors, open_encoder
from retrieval.reader import OUTPUTS, Labels


class Item(NamedTuple):
    """A case held apart, with what the reader and the other folds' cases say of it."""

    case: WorkedCase
    reader: Reading
    votes: Reading


class Choice(NamedTuple):
    """One setting of everything that is chosen here."""

    reader: float
    point: Point
    logic: bool = True


def main() -> None:
    settings = config.load()
    corpus = load_corpus(settings.corpus)
    vectors = open_encoder("shipped").encode([case.question for case in corpus.cases])
    folder = settings.index.parent / "training"
    items = [
        item for path in sorted(folder.glob("fold-*.npz")) for item in _items(path, corpus, vectors)
    ]
    print(f"{len(items)} cases held apart by scenario")
    for choice in CHOICES:
        figures = measure(items, corpus, choice)
        shown = "  ".join(f"{name} {value:.3f}" for name, value in figures.items())
        print(f"{_told(choice)}: {shown}", flush=True)


_CHOSEN = Point()
CHOICES = (
    Choice(1.0, _CHOSEN._replace(disagreement=1.0, caution=1.0), logic=False),
    Choice(1.0, _CHOSEN._replace(caution=1.0)),
    *(Choice(share, _CHOSEN) for share in (0.0, 0.5, 0.8, 0.9, 1.0)),
    *(Choice(0.9, _CHOSEN._replace(disagreement=each)) for each in (0.5, 0.05)),
    *(Choice(0.9, _CHOSEN._replace(caution=each)) for each in (1.0, 0.3, 0.1)),
    *(Choice(0.9, _CHOSEN._replace(uncovered=each)) for each in (0.4, 0.5)),
)


def measure(items: Sequence[Item], corpus: Corpus, choice: Choice) -> dict[str, float]:
    """Return hit@1, verdict accuracy, false "you may", and recall and precision of silence."""
    norms = {norm.clause: norm.conditions for norm in corpus.norms}
    conditions = {condition.id: condition for condition in corpus.conditions}
    found = [_judged(item, norms, conditions, choice) for item in items]
    governed = [i for i, item in enumerate(items) if item.case.clauses]
    gold = [item.case.verdict for item in items]
    given = [verdict for _, verdict in found]
    hits = [found[i][0] == items[i].case.clauses[0] for i in governed]
    may = [
        a is Verdict.PERMITTED for a, b in zip(given, gold, strict=True) if b is Verdict.FORBIDDEN
    ]
    silent = Verdict.NOT_COVERED
    both = sum(a is b is silent for a, b in zip(given, gold, strict=True))
    return {
        "hit@1": float(np.mean(hits)),
        "verdict": float(np.mean([a is b for a, b in zip(given, gold, strict=True)])),
        "false may": float(np.mean(may)),
        "silence recall": both / max(1, gold.count(silent)),
        "silence precision": both / max(1, given.count(silent)),
    }


def _judged(
    item: Item,
    norms: Mapping[str, Sequence[str]],
    conditions: Mapping[str, NormCondition],
    choice: Choice,
) -> tuple[str, Verdict]:
    reading = blend([(item.reader, choice.reader), (item.votes, 1 - choice.reader)])
    clause = max(reading.clauses, key=lambda id: reading.clauses[id])
    if is_uncovered(reading, choice.point):
        return clause, Verdict.NOT_COVERED
    turning = [conditions[id] for id in norms.get(clause, ())] if choice.logic else []
    return clause, judge(Matter(clause, reading, turning, {}, choice.point)).verdict


def _items(path: Path, corpus: Corpus, vectors: Vectors) -> Iterator[Item]:
    about = json.loads(path.with_suffix(".json").read_text("utf-8"))
    labels = Labels(about["labels"])
    with np.load(path) as kept:
        judged = zip(*(kept[name].tolist() for name in OUTPUTS), strict=True)
    place = {case.id: index for index, case in enumerate(corpus.cases)}
    cases = {case.id: case for case in corpus.cases}
    apart = set(about["ids"])
    rest = [case.id for case in corpus.cases if case.id not in apart]
    known = vectors[[place[id] for id in rest]]
    for id, outputs in zip(about["ids"], judged, strict=True):
        cosines = known @ vectors[place[id]]
        near = [
            Neighbour(case_id=rest[at], similarity=float(cosines[at]))
            for at in np.argsort(-cosines)[:NEIGHBOURS]
        ]
        votes = vote(near, cases)
        if votes:
            yield Item(cases[id], labels.reading(*outputs), votes)


def _told(choice: Choice) -> str:
    point = choice.point
    logic = "logic" if choice.logic else "no logic"
    return (
        f"reader {choice.reader:.1f}, disagreement {point.disagreement:.2f}, "
        f"caution {point.caution:.2f}, uncovered {point.uncovered:.2f}, {logic}"
    )


if __name__ == "__main__":
    main()
