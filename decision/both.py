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
