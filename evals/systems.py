"""The columns of the report: mayi, mayi without its reader, and what else one might use."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from advisor import Advisor
from config import Settings
from console.by_cases import open_by_cases
from domain.search import Query
from evals.outcome import Answer, Progress, System
from retrieval.encoder import Encoder, open_encoder
from retrieval.store import Store, open_store

OURS = "mayi"


class Ours:
    """The whole of mayi, through the same door as the page and the terminal."""

    decides = True

    def __init__(self, advisor: Advisor, name: str = OURS) -> None:
        self.advisor = advisor
        self.name = name

    def answer(self, question: str) -> Answer:
        advice = self.advisor.ask(Query(question=question))
        ranking = tuple(each.clause_id for each in advice.ranking)
        return Answer(ranking=ranking, held=ranking[:1], advice=advice)


class Words:
    """BM25 over the clauses."""

    name = "BM25"
    decides = False

    def __init__(self, store: Store) -> None:
        self._store = store

    def answer(self, question: str) -> Answer:
        scores = self._store.lexical.scores(question)
        ranking = tuple(sorted(scores, key=lambda id: -scores[id]))
        return Answer(ranking=ranking, held=ranking[:1])


class Vectors:
    """The nearest clause by the cosine of the shipped encoder."""

    name = "dense"
    decides = False

    def __init__(self, store: Store, encoder: Encoder) -> None:
        self._store = store
        self._encoder = encoder

    def answer(self, question: str) -> Answer:
        count = len(self._store.corpus.clauses)
        found = self._store.dense.nearest("clauses", self._encoder.encode([question]), count)
        ranking = tuple(clause_id for clause_id, _ in found)
        return Answer(ranking=ranking, held=ranking[:1])


def open_ours(settings: Settings, progress: Progress) -> Ours:
    """Open mayi by its worked cases; the index is built first when it is missing or stale."""
    return Ours(open_by_cases(settings, progress))


@contextmanager
def others(settings: Settings, quick: bool) -> Iterator[list[System]]:
    """Open what mayi is measured against; `quick` leaves out what brings torch."""
    encoder = open_encoder(settings.encoder)
    store = open_store(settings.index, encoder)
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        alone = _cases_alone(settings, store, encoder)
        plain = [] if quick else _plain(store, Path(folder))
        yield [alone, *plain, Words(store), Vectors(store, encoder)]


def _cases_alone(settings: Settings, store: Store, encoder: Encoder) -> Ours:
    return Ours(Advisor(settings, store, encoder), "cases alone")


def _plain(store: Store, folder: Path) -> list[System]:
    from evals import baseline  # brings LangChain and torch: six seconds

    encoder = baseline.open_encoder()
    corpus = store.corpus
    return [
        baseline.Plain(corpus.texts, corpus.clauses, size, encoder, folder)
        for size in baseline.SIZES
    ]
