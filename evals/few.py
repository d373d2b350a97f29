"""What a few worked cases bring to a code without norms: our own corpus, cut down to a few.

python -m evals.few      prints the tables of docs/decisions/0005; some minutes
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np

import config
from advisor import Advisor, silent
from domain.case import WorkedCase
from domain.corpus import Corpus
from evals.metrics import METRICS, score
from evals.outcome import Answer, Outcome, run
from evals.own import FIGURES, WithoutItself, same_story, topic
from evals.systems import Ours
from evals.table import aligned
from evals.topics import Topic
from ingest.index import build
from ingest.sources import load_corpus
from retrieval.encoder import Encoder, Vectors, open_encoder
from retrieval.few import CHOSEN
from retrieval.fusion import FusedRetriever
from retrieval.store import Store, open_store

PER_CLAUSE = (1, 3, 10)
OTHERS = 500
"""Cases of other scenarios that are put to each code."""
SEED = 1
NEVER = CHOSEN._replace(nearer=9.0)
LEVELS = {
    "wording alone": NEVER,
    "cases as loud as the nearest clause is near": CHOSEN._replace(nearer=0.0),
    ".2 nearer": CHOSEN._replace(nearer=0.2),
    ".3 nearer (chosen)": CHOSEN,
    ".4 nearer": CHOSEN._replace(nearer=0.4),
    ".3 nearer, width .05": CHOSEN._replace(width=0.05),
    ".3 nearer, at least .7 near": CHOSEN._replace(least=0.7),
}


class Cut(NamedTuple):
    """A code with few cases, and other cases to ask it."""

    code: Corpus
    others: tuple[WorkedCase, ...]


class Remembering:
    """An encoder that encodes a text once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}
        self.look = cache(encoder.look)
        self.name = encoder.name
        self.fingerprint = encoder.fingerprint

    def encode(self, texts: Sequence[str]) -> Vectors:
        for text in texts:
            if text not in self._known:
                self._known[text] = self._encoder.encode([text])
        return np.vstack([self._known[text] for text in texts])


class Searching:
    """Finds clauses without deciding; a case's question is asked without its story."""

    decides = False

    def __init__(self, name: str, retriever: FusedRetriever, cases: Sequence[WorkedCase]) -> None:
        self.name = name
        self._retriever = retriever
        self._same = same_story(cases)

    def answer(self, question: str) -> Answer:
        without = self._same.get(question, frozenset())
        hits = self._retriever.find(question, 10, without).ranking.hits
        ranking = tuple(hit.clause_id for hit in hits)
        return Answer(ranking=ranking, held=ranking[:1])


def cut(corpus: Corpus, per_clause: int, seed: int = SEED) -> Cut:
    """Return a code of the same clauses with so many cases of each, and a tenth that none governs.

    The other cases are of scenarios that the code has no case of.
    """
    chance = random.Random(seed)
    scenarios = sorted({case.scenario for case in corpus.cases})
    known = set(chance.sample(scenarios, len(scenarios) // 2))
    shuffled = chance.sample(corpus.cases, len(corpus.cases))
    most = Counter({clause.id: per_clause for clause in corpus.clauses})
    most[""] = round(per_clause * len(corpus.clauses) / 10)
    kept = []
    for case in shuffled:
        governs = case.clauses[0] if case.clauses else ""
        if case.scenario in known and most[governs] > 0:
            most[governs] -= 1
            kept.append(case.model_copy(update={"conditions": ()}))
    bare = {"norms": (), "conditions": (), "divergences": (), "cases": tuple(kept)}
    others = [case for case in shuffled if case.scenario not in known]
    return Cut(corpus.model_copy(update=bare), tuple(others[:OTHERS]))


@contextmanager
def indexed(code: Corpus, encoder: Encoder) -> Iterator[Store]:
    """Open an index of a code for as long as it is needed."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        build(code, encoder, Path(folder), silent)
        yield open_store(Path(folder), encoder)


def levels(found: Cut, store: Store, encoder: Encoder) -> dict[str, tuple[str, str]]:
    """Return hit@1 for each level: of the code's cases, each left out, and of the others."""
    figures = {}
    for name, level in LEVELS.items():
        retriever = FusedRetriever(store, encoder, None, level)
        system = Searching(name, retriever, store.corpus.cases)
        own, others = (
            run(system, _topics(cases), {}, silent) for cases in (store.corpus.cases, found.others)
        )
        figures[name] = (_figure("hit@1", own), _figure("hit@1", others))
    return figures


def main() -> None:
    """Print both tables: hit@1 by level, and every figure of the chosen one."""
    settings = config.load()
    corpus, encoder = load_corpus(settings.corpus), Remembering(open_encoder(settings.encoder))
    by_level: dict[str, list[str]] = {name: [name] for name in LEVELS}
    rows = [["", *(metric.label for metric in METRICS if metric.name in FIGURES)]]
    heads = ["hit@1"]
    for count in PER_CLAUSE:
        found = cut(corpus, count)
        with indexed(found.code, encoder) as store:
            for name, cells in levels(found, store, encoder).items():
                by_level[name] += cells
            advisor = Advisor(settings, store, encoder)
            own = run(WithoutItself(advisor, ""), _topics(store.corpus.cases), {}, silent)
            rows.append(_row(f"{count} a clause, each left out", own))
            rows.append(_row(f"{count} a clause, others", _asked(advisor, found.others)))
        heads += [f"{count}, left out", f"{count}, others"]
    with indexed(found.code.model_copy(update={"cases": ()}), encoder) as store:
        rows.append(_row("none, others", _asked(Advisor(settings, store, encoder), found.others)))
    print(f"{aligned([heads, *by_level.values()])}\n\n{aligned(rows)}")


def _asked(advisor: Advisor, cases: Sequence[WorkedCase]) -> tuple[Outcome, ...]:
    return run(Ours(advisor), _topics(cases), {}, silent)


def _topics(cases: Sequence[WorkedCase]) -> list[Topic]:
    return [topic(case) for case in cases]


def _row(name: str, outcomes: Sequence[Outcome]) -> list[str]:
    return [name, *(_figure(figure, outcomes) for figure in FIGURES)]


def _figure(name: str, outcomes: Sequence[Outcome]) -> str:
    metric = next(metric for metric in METRICS if metric.name == name)
    share = score(metric, outcomes)
    return f"{share.k} of {share.n}"


if __name__ == "__main__":
    main()
