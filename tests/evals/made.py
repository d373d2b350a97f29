"""Topics and outcomes made by hand."""

from collections.abc import Sequence

from domain.clause import Authority, Span
from domain.decision import Advice, Citation, Ranked, Verdict
from evals.outcome import Answer, Outcome
from evals.topics import Topic

WORDS = {"x/1": "You shall not.", "x/2": "You may."}
F, P, N = Verdict.FORBIDDEN, Verdict.PERMITTED, Verdict.NOT_COVERED


def topic(
    verdict: Verdict = F, twin: str | None = None, kind: str = "plain", id: str = "a"
) -> Topic:
    clauses = () if verdict is N else ("x/1", "x/2")
    given = {"id": id, "question": id, "verdict": verdict, "clauses": clauses}
    return Topic.model_validate(given | {"kind": kind, "twin": twin})


def citation(
    clause_id: str = "x/1", quote: str = "shall", span: tuple[int, int] = (4, 9)
) -> Citation:
    return Citation(
        clause_id=clause_id, document="", section="", authority=Authority.BINDING,
        text="You shall not.", quote=quote, span=Span(*span),
    )  # fmt: skip


def advice(verdict: Verdict, *citations: Citation) -> Advice:
    return Advice(
        question="", verdict=verdict, confidence=1, answer="", citations=citations,
        ranking=(Ranked(clause_id="x/1", score=1),), refer_to="", mode="", index="", seconds=0,
    )  # fmt: skip


def said(of: Topic, verdict: Verdict, *ranking: str) -> Outcome:
    """What a system that decides said; it cites what it ranks first, unless it is silent."""
    citations = () if verdict is N else (citation(ranking[0]) if ranking else citation(),)
    answer = Answer(ranking=ranking, held=ranking[:1], advice=advice(verdict, *citations))
    return Outcome(topic=of, decides=True, answer=answer)


def found(of: Topic, *ranking: str, held: Sequence[str] = ()) -> Outcome:
    """What a system that only finds passages found."""
    return Outcome(topic=of, decides=False, answer=Answer(ranking=ranking, held=tuple(held)))
