"""What was found for a question under the small code, and what is decided of it."""

from collections.abc import Mapping

from decision.decide import Decider, Findings
from domain.corpus import Corpus
from domain.decision import Advice
from domain.reading import Reading
from domain.search import Hit, Neighbour, Query, Ranking
from tests.fakes_search import alike, small_corpus

ASK = "May I keep the hamper?"
NO = "No, you may not. A gift from a vendor stays with the vendor."
GERMAN = "Darf ich das Geschenk des Lieferanten annehmen?"


def ranking(covered: float = 1.0, neighbours: Mapping[str, float] | None = None) -> Ranking:
    shares = {"house/1.1": 0.7, "paper/1.1": 0.15, "house/1.2": 0.1, "house/2.1": 0.05}
    return Ranking(
        hits=tuple(
            Hit(clause_id=id, rank=rank, score=score)
            for rank, (id, score) in enumerate(shares.items(), 1)
        ),
        neighbours=tuple(
            Neighbour(case_id=id, similarity=cosine) for id, cosine in (neighbours or {}).items()
        ),
        covered=covered,
    )


def found(
    read: Reading | None,
    question: str = ASK,
    facts: Mapping[str, bool | None] | None = None,
    notes: tuple[str, ...] = (),
    place: Ranking | None = None,
    topics: tuple[tuple[str, float], ...] = (),
) -> Findings:
    return Findings(
        typed=question,
        query=Query(question=question, facts=facts or {}),
        text=question,
        notes=notes,
        ranking=place or ranking(),
        reading=read,
        topics=topics,
    )


def decide(findings: Findings, corpus: Corpus | None = None) -> Advice:
    corpus = corpus or small_corpus()
    return Decider(corpus, alike(corpus)).decide(findings)
