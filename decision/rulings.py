"""What a ruling on a like question adds to an answer: it leads where the sources leave it open.

A ruling is never a clause. It changes neither verdict nor citations, and where it differs from a
clause that was read for sure, the answer says so and the clause stands. As no measure of likeness
tells a question from its twin with one fact changed (docs/decisions/0008), only the very same
words are answered as "ruled on"; any other question is told to compare the facts.
"""

import re
from collections.abc import Iterator, Sequence

from decision.compose import NAMED, paragraph
from domain.decision import Advice, Precedent, Verdict
from domain.ruling import LikeRuling, Ruling
from domain.search import Query

SURE = 0.6
"""Below this confidence an answer is not sure, and a ruling leads it."""
UNREAD = "The rulings of your ethics officer could not be looked up just now."
LABEL = "That is a ruling of your ethics officer, not a clause"
COMPARE = "Compare the facts: where yours differ, this ruling does not settle it."

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_EMPTY = frozenset({"a", "an", "the", "please", "hi", "hello", "so"})
_ALIKE = {"can": "may", "could": "may"}


def heeding(advice: Advice, near: Sequence[LikeRuling], text: str, asked: Query) -> Advice:
    """Return the advice with rulings as its first precedents, and what the nearest says of it.

    `text` is the question as it was searched for, whole.
    """
    if not near:
        return advice
    found = [_precedent(each.ruling, _is_other(each.ruling, text, asked)) for each in near]
    found.sort(key=lambda each: each.compare)  # stable: the nearest stays first of its kind
    leads = " ".join(_leading(found[0], advice))
    answer = (leads, advice.answer) if is_open(advice) else (advice.answer, leads)
    return advice.model_copy(
        update={
            "answer": paragraph(*answer),
            "precedents": (*found, *advice.precedents),
        }
    )


def unheeded(advice: Advice) -> Advice:
    """Return the advice with a note that the rulings could not be read."""
    return advice.model_copy(update={"notes": (*advice.notes, UNREAD)})


def is_open(advice: Advice) -> bool:
    """Tell whether the sources leave the answer open, so that a ruling leads it."""
    if advice.verdict is Verdict.NOT_COVERED:
        return True
    return advice.alternative is not None or advice.confidence < SURE


def ruling_in(advice: Advice) -> Precedent | None:
    """Return the ruling that an answer speaks of first, if there is one."""
    first = advice.precedents[0] if advice.precedents else None
    return first if first and first.kind == "ruling" else None


def without_ruling(advice: Advice) -> str:
    """Return the words of an answer without what was said in it of a ruling."""
    first = ruling_in(advice)
    if first is None:
        return advice.answer
    leads = " ".join(_leading(first, advice))
    return advice.answer.removeprefix(f"{leads} ").removesuffix(f" {leads}")


def differs(precedent: Precedent, advice: Advice) -> str:
    """Say that a ruling and the clause that governs differ; empty where they do not."""
    if not advice.citations or precedent.verdict is advice.verdict:
        return ""
    if advice.verdict is Verdict.INFORMATION:
        return ""
    clause = advice.citations[0]
    return (
        f"It differs from the {clause.authority.value} clause {clause.clause_id}, which reads as "
        f"{NAMED[advice.verdict]} here: the clause stands."
    )


def told(precedent: Precedent) -> str:
    """Return who ruled what and when, and why, in a sentence or two."""
    says = NAMED[precedent.verdict].strip("“”")
    on = f"{precedent.on.day} {precedent.on:%B %Y}" if precedent.on else "an unknown day"
    begins = "A like question was ruled on" if precedent.compare else "Ruled on"
    only = f" Only if: {'; '.join(precedent.conditions)}." if precedent.conditions else ""
    why = precedent.why if precedent.why.endswith((".", "!", "?")) else f"{precedent.why}."
    return f"{begins} {on} by {precedent.by}: {says} — {why}{only}"


def _leading(precedent: Precedent, advice: Advice) -> Iterator[str]:
    yield told(precedent)
    if precedent.compare:
        yield f"It was asked: “{precedent.question}” {COMPARE}"
    silent = advice.verdict is Verdict.NOT_COVERED
    yield f"{LABEL}: the sources themselves do not settle this." if silent else f"{LABEL}."
    if other := differs(precedent, advice):
        yield other


def _precedent(ruling: Ruling, compare: bool) -> Precedent:
    return Precedent(
        case_id=ruling.id,
        question=ruling.question,
        verdict=ruling.verdict,
        kind="ruling",
        why=ruling.reason,
        clauses=ruling.clauses,
        by=ruling.by_name,
        on=ruling.at.date(),
        conditions=ruling.conditions,
        compare=compare,
    )


def _is_other(ruling: Ruling, text: str, asked: Query) -> bool:
    """Tell whether a question may turn on another fact than the one that was ruled on."""
    return bool(asked.facts) or _said(text) != _said(ruling.question)


def _said(text: str) -> list[str]:
    """The words that make a question, in order: without articles, whatever asks for leave."""
    words = (each.replace("’", "'") for each in _WORD.findall(text.casefold()))
    return [_ALIKE.get(each, each) for each in words if each not in _EMPTY]
