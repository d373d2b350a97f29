"""Where a model reads a question otherwise than the cases do: both readings, and never more sure.

Of two verdicts the more cautious leads. A model may so make an answer more cautious, or put "you
may" beside "you may not"; it cannot put it in its place, and it cannot make an answer surer.
"""

from domain.decision import Advice, Alternative, Verdict

UNSURE = 0.5
"""Confidence of an answer under which two readings stand is at most this."""
NOTE = (
    "A language model reads your question otherwise, so both readings are shown; have somebody "
    "decide who may."
)
ELSEWHERE = (
    "The worked cases lead to {cases} first, a language model would look at {model} first; both "
    "clauses are shown."
)
_CAUTIOUS = (
    Verdict.FORBIDDEN,
    Verdict.CONDITIONAL,
    Verdict.OBLIGATORY,
    Verdict.PERMITTED,
    Verdict.INFORMATION,
)


def both(cases: Advice, model: Advice) -> Advice:
    """The advice of mode `cases`, with what the model's reading comes to where they differ."""
    if model.verdict is cases.verdict or Verdict.NOT_COVERED in (model.verdict, cases.verdict):
        return cases
    first, other = sorted((cases, model), key=lambda each: _CAUTIOUS.index(each.verdict))
    alternative = Alternative(
        verdict=other.verdict, confidence=min(other.confidence, UNSURE), says=other.answer
    )
    return first.model_copy(
        update={
            "question": cases.question,
            "confidence": min(first.confidence, cases.confidence, UNSURE),
            "alternative": alternative,
            "why": model.why,
            "notes": (*cases.notes, NOTE),
            "refer": True,
        }
    )


def elsewhere(cases: Advice, model: Advice) -> Advice:
    """The advice of mode `cases`, beside that from the clause that a model would look at first.

    Both clauses are cited. The verdict of `cases` stands alone only where the model's is the same.
    """
    shown = both(cases, model)
    missing = [
        each
        for each in (cases.citations[0], model.citations[0])
        if each.clause_id not in {one.clause_id for one in shown.citations}
    ]
    note = ELSEWHERE.format(cases=cases.citations[0].clause_id, model=model.citations[0].clause_id)
    return shown.model_copy(
        update={
            "citations": (*shown.citations, *missing),
            "ranking": cases.ranking,
            "why": model.why,
            "notes": (*shown.notes, note),
        }
    )
