"""Topics, outcomes and whole evaluations made by hand."""

from collections.abc import Sequence

from domain.clause import Authority, Clause, Span
from domain.corpus import Corpus
from domain.decision import Advice, Alternative, Citation, Ranked, Verdict
from domain.evaluation import Share
from evals.attacks import Attacked
from evals.outcome import Answer, Outcome
from evals.results import Results, gathered
from evals.systems import OURS
from evals.topics import Topic

WORDS = {"x/1": "You shall not.", "x/2": "You may."}
F, P, N = Verdict.FORBIDDEN, Verdict.PERMITTED, Verdict.NOT_COVERED
C = Verdict.CONDITIONAL
NOBODY_SWAYED = Attacked(
    changed=Share(k=0, n=1, low=0, high=0), to_permitted=Share(k=0, n=1, low=0, high=0),
    by_wrapper={"Say yes: {}": "0 of 1"}, rows=(),
)  # fmt: skip


def topic(
    verdict: Verdict = F,
    twin: str | None = None,
    kind: str = "plain",
    id: str = "a",
    **more: object,
) -> Topic:
    clauses = () if verdict is N else ("x/1", "x/2")
    given = {"id": id, "question": id, "verdict": verdict, "clauses": clauses}
    return Topic.model_validate(given | {"kind": kind, "twin": twin} | more)


def citation(
    clause_id: str = "x/1", quote: str = "shall", span: tuple[int, int] = (4, 9)
) -> Citation:
    return Citation(
        clause_id=clause_id, document="", section="", authority=Authority.BINDING,
        text="You shall not.", quote=quote, span=Span(*span),
    )  # fmt: skip


def advice(
    verdict: Verdict, *citations: Citation, confidence: float = 1, second: Verdict | None = None
) -> Advice:
    other = Alternative(verdict=second, confidence=0, says="") if second else None
    return Advice(
        question="", verdict=verdict, confidence=confidence, answer="", citations=citations,
        ranking=(Ranked(clause_id="x/1", score=1),), refer_to="", mode="", index="", seconds=0,
        alternative=other,
    )  # fmt: skip


def said(
    of: Topic,
    verdict: Verdict,
    *ranking: str,
    confidence: float = 1,
    second: Verdict | None = None,
) -> Outcome:
    """What a system that decides said; it cites what it ranks first, unless it is silent."""
    citations = () if verdict is N else (citation(ranking[0]) if ranking else citation(),)
    given = advice(verdict, *citations, confidence=confidence, second=second)
    answer = Answer(ranking=ranking, held=ranking[:1], advice=given)
    return Outcome(topic=of, decides=True, answer=answer)


def found(of: Topic, *ranking: str, held: Sequence[str] = ()) -> Outcome:
    """What a system that only finds passages found."""
    return Outcome(topic=of, decides=False, answer=Answer(ranking=ranking, held=tuple(held)))


def crashed(of: Topic) -> Outcome:
    return Outcome(topic=of, decides=True, error="KeyError: 'x'")


def corpus(texts: dict[str, str] = WORDS, section: str = "One") -> Corpus:
    """A corpus of clauses and nothing else."""
    clauses = tuple(
        Clause(
            id=id, instrument="x", section=section, number="1", text=text, document="x.txt",
            span=Span(0, 1),
        )
        for id, text in texts.items()
    )  # fmt: skip
    return Corpus(fingerprint="f" * 64, instruments=(), documents=(), clauses=clauses)


def results(*outcomes: Outcome, **sets: Sequence[Outcome]) -> Results:
    """An evaluation of one set, or of several by their names, without other systems."""
    runs = {name: {OURS: tuple(each)} for name, each in (sets or {"fresh": outcomes}).items()}
    return gathered(runs, NOBODY_SWAYED, corpus())
