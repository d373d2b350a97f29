"""What other programs may ask the advisor for, whichever protocol they speak."""

from collections import Counter
from typing import Protocol

from api.shapes import (
    LONGEST,
    ClauseList,
    ClauseSheet,
    DocumentList,
    DocumentSheet,
    Question,
)
from console.ask import Knows, check
from decision.hinges import hinges
from domain.clause import Clause, Instrument
from domain.corpus import Corpus
from domain.decision import Advice
from domain.errors import NoSuchThing, TooLong
from domain.search import Query


class Advises(Knows, Protocol):
    """Of the advisor, what is needed here."""

    def ask(self, query: Query, k: int = 10) -> Advice: ...


def ask(advisor: Advises, asked: Question) -> Advice:
    """Answer; raises UnknownFact, TooLong, and what `Advisor.ask` raises."""
    check(asked.facts, advisor)
    length = sum(map(len, asked.earlier))
    if length > LONGEST:
        raise TooLong("conversation before the question", length, LONGEST)
    query = Query(
        question=asked.question,
        facts=asked.facts,
        told=tuple(asked.told),
        earlier=tuple(asked.earlier),
    )
    return advisor.ask(query, asked.k)


def facts(corpus: Corpus) -> list[str]:
    """The ids of every fact that an answer may turn on."""
    read = () if corpus.norms else (each.id for clause in corpus.clauses for each in hinges(clause))
    return sorted({*(condition.id for condition in corpus.conditions), *read})


def clause(corpus: Corpus, id: str) -> ClauseSheet:
    """Raises NoSuchThing."""
    for each in corpus.clauses:
        if each.id == id:
            return _sheet(each, _instruments(corpus))
    raise NoSuchThing("clause")


def clauses(corpus: Corpus, document: str = "", offset: int = 0, limit: int = 1000) -> ClauseList:
    """The clauses of one document or, where none is named, of all; raises NoSuchThing."""
    instruments = _instruments(corpus)
    if document and document not in instruments:
        raise NoSuchThing("document")
    found = [each for each in corpus.clauses if document in ("", each.instrument)]
    shown = found[offset : offset + limit]
    return ClauseList(clauses=tuple(_sheet(each, instruments) for each in shown), total=len(found))


def documents(corpus: Corpus) -> DocumentList:
    """Every document, in the corpus's order."""
    counts = Counter(each.instrument for each in corpus.clauses)
    return DocumentList(
        documents=tuple(
            DocumentSheet(
                **instrument.model_dump(),
                clauses=counts[instrument.id],
                files=tuple(
                    file.file for file in corpus.documents if instrument.id in file.instruments
                ),
            )
            for instrument in corpus.instruments
        ),
        index=corpus.fingerprint,
    )


def _instruments(corpus: Corpus) -> dict[str, Instrument]:
    return {each.id: each for each in corpus.instruments}


def _sheet(clause: Clause, instruments: dict[str, Instrument]) -> ClauseSheet:
    instrument = instruments[clause.instrument]
    return ClauseSheet(
        id=clause.id,
        document=instrument.title,
        authority=instrument.authority,
        edition=instrument.edition,
        section=clause.section,
        number=clause.number,
        text=clause.text,
        file=clause.document,
        page=clause.page,
        variants=clause.variants,
    )
