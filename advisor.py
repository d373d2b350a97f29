"""The composition root: settings in, an advisor out, the same for page, terminal and evals."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from config import Settings
from decision.alike import Alike
from decision.decide import Decider, Findings
from decision.form import ask_of, whole
from decision.heard import heard
from decision.hinges import hinges
from decision.invented import sections
from decision.rewording import Rewording
from decision.rulings import heeding, unheeded
from domain.clause import Clause, Instrument
from domain.corpus import Corpus
from domain.decision import Advice
from domain.errors import (
    BlankQuestion,
    EncoderFault,
    IndexBroken,
    IndexFault,
    QuestionTooLong,
    RecordsFault,
)
from domain.model import Sent
from domain.norm import NormCondition
from domain.overview import Grouped
from domain.reading import Reads
from domain.ruling import Rulings
from domain.search import Query
from retrieval.encoder import Encoder, open_encoder
from retrieval.fusion import Found, FusedRetriever
from retrieval.lens import Lens
from retrieval.reader import OnnxReader
from retrieval.rulings import Likeness, RulingSearch
from retrieval.store import Store, open_store

if TYPE_CHECKING:
    from decision.chat_model import ChatModel
    from decision.with_model import ModelMode

MODE = "cases"
WEIGHED = 10
"""Clauses that the decision looks at, however few of them are shown."""
log = logging.getLogger("mayi")

Progress = Callable[[str, int, int], None]


NO_READER = (
    "The trained reader could not be opened (the log says why), so the verdict comes from the "
    "nearest worked cases alone and is wrong more often. Set mayi up again before you rely on it."
)


class Advisor:
    """Answers questions from one index; without a reader the nearest cases alone speak.

    Where there are rulings, those that stand at that moment come first among the precedents. Every
    answer says the `notes`.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        encoder: Encoder,
        reader: Reads | None = None,
        lens: Lens | None = None,
        rulings: Rulings | None = None,
        model: "ChatModel | None" = None,
        notes: tuple[str, ...] = (),
    ) -> None:
        self._settings = settings
        self._notes = notes
        self.corpus: Corpus = store.corpus
        self._clauses = {clause.id: clause for clause in self.corpus.clauses}
        self._instruments = {each.id: each for each in self.corpus.instruments}
        self._conditions = {each.id: each for each in self.corpus.conditions}
        self._sections = sections(clause.number for clause in self.corpus.clauses)
        self.retriever = FusedRetriever(store, encoder, reader, lens=lens)
        self._decider = Decider(self.corpus, Alike(store.late, encoder))
        self.likeness = Likeness(encoder)
        self._rulings = RulingSearch(rulings, self.likeness) if rulings else None
        self._encoder = encoder
        self._model = self._model_mode(model) if model else None

    def with_model(self, model: "ChatModel") -> "Advisor":
        """The same advisor with a language model; this one stays as it is."""
        other = copy(self)
        other._model = self._model_mode(model)
        return other

    def ask(
        self,
        query: Query,
        k: int = 10,
        without: frozenset[str] = frozenset(),
        *,
        sends: bool = True,
    ) -> Advice:
        """Answer one question; `ranking` holds up to k clauses.

        The cases in `without` are left out, as when the question is one of theirs. Unless it
        `sends`, no language model is asked. Raises BlankQuestion, or QuestionTooLong above the
        limit of the settings.
        """
        started = time.perf_counter()
        self._check(query)
        decide = self._deciding(k, without)
        advice = decide(query)
        if self._model is not None and not sends:
            advice = self._model.unsent(advice)
        elif self._model is not None:
            # Orders beside a question go to no model.
            advice = self._model.better(self._plain(query), advice, decide)
        return _timed(advice, started)

    def begin(
        self, query: Query, k: int = 10, *, sends: bool = True
    ) -> tuple[Advice, Rewording | None]:
        """Answer at once by the cases, and begin to let the model better that; raises as `ask`.

        None where there is no model, or nothing for it to do.
        """
        started = time.perf_counter()
        self._check(query)
        decide = self._deciding(k)
        advice, rewording = decide(query), None
        if self._model is not None and not sends:
            advice = self._model.unsent(advice)
        elif self._model is not None:
            advice, rewording = self._model.begin(self._plain(query), advice, decide)
        return _timed(advice, started), rewording

    def warm(self) -> None:
        """Load the language model's packages in the background, if there is a model."""
        if self._model is not None:
            self._model.warm()

    def would_send(self, query: Query, advice: Advice) -> Sent | None:
        """What `ask` would send for a query with that answer; None where there is no model."""
        if self._model is None:
            return None
        return self._model.would_send(self._plain(query), advice, self._deciding())

    def _deciding(
        self, k: int = 10, without: frozenset[str] = frozenset()
    ) -> Callable[[Query], Advice]:
        """How mode `cases` answers what is made of one question; each wording is looked up once."""
        find = cache(lambda text: self.retriever.find(text, max(k, WEIGHED), without, ask_of(text)))
        return lambda query: self._by_cases(query, k, find)

    def _by_cases(self, query: Query, k: int, find: Callable[[str], Found]) -> Advice:
        asked, notes = heard(query, self._sections)
        text = whole(asked)
        found = find(text)
        findings = Findings(
            typed=query.question,
            query=asked,
            text=text,
            notes=(*self._notes, *notes),
            ranking=found.ranking.led_by(query.first) if query.first else found.ranking,
            reading=found.reading,
            topics=found.topics,
        )
        advice = self._heeding_rulings(self._decider.decide(findings), text, asked)
        return advice.model_copy(
            update={
                "ranking": advice.ranking[:k],
                "mode": MODE,
                "index": self.corpus.fingerprint,
            }
        )

    def _plain(self, query: Query) -> Query:
        return heard(query, self._sections).query

    def _model_mode(self, model: "ChatModel") -> "ModelMode":
        from decision.verify import Verifier  # what an answer without a model does not need
        from decision.with_model import ModelMode
        from guard.guard import open_guard

        guard = open_guard(self._settings.never_send)
        return ModelMode(model, self.corpus, Verifier(self.corpus, self._encoder), guard)

    def alike(self, question: str, others: Mapping[str, str]) -> tuple[tuple[str, float], ...]:
        """Return which of some questions, by id, are like another, with their cosines."""
        return self.likeness.nearest(question, others)

    def _heeding_rulings(self, advice: Advice, text: str, asked: Query) -> Advice:
        if self._rulings is None:
            return advice
        try:
            return heeding(advice, self._rulings.near(text), text, asked)
        except RecordsFault as fault:  # an answer needs no rulings
            log.error("The rulings cannot be read: %s", fault)
            return unheeded(advice)

    def groups(self, texts: Sequence[str], least: int) -> Grouped:
        """Group texts that are alike, by the encoder's vectors; smaller groups are none."""
        from retrieval.clusters import grouped  # what an answer does not need

        return grouped(texts, self._encoder, least)

    def clause(self, clause_id: str) -> Clause:
        return self._clauses[clause_id]

    def instrument(self, clause: Clause) -> Instrument:
        return self._instruments[clause.instrument]

    def is_fact(self, condition_id: str) -> bool:
        """Tell whether an answer may turn on a condition of that id: a norm's, or a clause's."""
        clause = self._clauses.get(condition_id.rpartition("#")[0])
        read = hinges(clause) if clause and not self.corpus.norms else ()
        return condition_id in self._conditions or any(each.id == condition_id for each in read)

    def condition(self, condition_id: str) -> NormCondition:
        return self._conditions[condition_id]

    def _check(self, query: Query) -> None:
        if not any(character.isalnum() for character in query.question):
            raise BlankQuestion
        length = sum(len(part) for part in (query.question, *query.told))
        if length > self._settings.max_question:
            raise QuestionTooLong(length, self._settings.max_question)


def _timed(advice: Advice, started: float) -> Advice:
    return advice.model_copy(update={"seconds": round(time.perf_counter() - started, 4)})


def silent(what: str, done: int, total: int) -> None:
    """Progress for those who do not watch."""


def open_advisor(
    settings: Settings, progress: Progress = silent, rulings: Rulings | None = None
) -> Advisor:
    """Open the advisor on the project's corpus; builds the index when it is missing or stale."""
    with ThreadPoolExecutor(max_workers=1) as beside:
        loading = beside.submit(shipped_reader)  # while the encoder and the index are opened
        encoder = open_encoder(settings.encoder)
        try:
            store = _open_fresh(settings, encoder)
        except IndexFault as fault:
            log.info("The index is built anew: %s", fault)
            rebuild(settings, encoder, progress)
            store = open_store(settings.index, encoder)
        reader = loading.result()
    fitting, notes = _fitting(reader, store.corpus)
    model = model_of(settings)
    return Advisor(settings, store, encoder, fitting, rulings=rulings, model=model, notes=notes)


def open_own(settings: Settings, index: Path) -> Advisor:
    """Open the advisor on an index that a user built from documents of their own."""
    encoder = open_encoder(settings.encoder)
    store = open_store(index, encoder)
    if store.corpus.norms:
        fitting, notes = _fitting(shipped_reader(), store.corpus)
        return Advisor(settings, store, encoder, fitting, model=model_of(settings), notes=notes)
    return Advisor(settings, store, encoder, lens=lens_for(store), model=model_of(settings))


def model_of(settings: Settings) -> "ChatModel | None":
    """Open the language model of the settings; None, with nothing of it loaded, where none is."""
    if not settings.model:
        return None
    from decision.chat_model import open_model

    return open_model(settings)


def lens_for(store: Store) -> Lens | None:
    """Open the reader as a lens on a code that it has read; None where another reader did."""
    reader = shipped_reader() if store.views else None
    if reader is None or store.views is None or store.views.reader != reader.fingerprint:
        return None
    return Lens([clause.id for clause in store.corpus.clauses], store.views, reader)


def rebuild(settings: Settings, encoder: Encoder, progress: Progress) -> None:
    """Build the index of the project's corpus and swap it in."""
    from ingest.index import build  # what an answer does not need is not loaded for it
    from ingest.sources import load_corpus

    build(load_corpus(settings.corpus), encoder, settings.index, progress)


def _open_fresh(settings: Settings, encoder: Encoder) -> Store:
    from ingest.fingerprint import fingerprint

    store = open_store(settings.index, encoder)
    if store.manifest.corpus != fingerprint(settings.corpus):
        raise IndexBroken(settings.index, "the corpus has changed since")
    return store


def shipped_reader() -> OnnxReader | None:
    """Open the shipped reader; without it the nearest cases decide alone, and the log says so."""
    try:
        return OnnxReader()
    except EncoderFault as fault:
        log.warning("%s Answers come from the nearest cases alone.", fault)
        return None


def _fitting(
    reader: OnnxReader | None, corpus: Corpus
) -> tuple[OnnxReader | None, tuple[str, ...]]:
    """Return the reader if a corpus is the one it was trained on, and what answers say of that."""
    if reader is None:
        return None, (NO_READER,)
    return (reader if reader.knows(clause.id for clause in corpus.clauses) else None), ()
