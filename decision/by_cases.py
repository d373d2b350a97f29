"""A verdict from the worked cases that users wrote for a code of their own.

The nearest cases of the governing clause vote, once one of them is near enough; a question like
another in every word but "refuse" is not like it. The figures are those of docs/decisions/0005.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from decision.compose import NAMED, lead, paragraph
from decision.form import form_of, is_negated
from decision.verdict import CHOSEN, MAX_OPEN, is_doubtful
from domain.case import WorkedCase
from domain.decision import Polarity, Verdict
from domain.search import Neighbour
from retrieval.cases import vote

NEAR = 0.6
"""The cosine from which a case says something of a question's verdict."""
SAME = 0.85
"""The cosine from which a question is nearly the case's own: "you may" is said from here on."""
TURNED = 0.1
"""What a case loses of its cosine where one of the two refuses or denies what the other does."""
DOUBTED = 0.2
"""Confidence in "it depends" where a case that is not quite the question says "you may"."""
SURE_WHEN_NEAR, SURE_WHEN_ALIKE = 0.4, 0.95
"""How often a verdict of one voice is right at NEAR, and where the question is the case's own."""

_TURNS = re.compile(
    r"\b(?:refus\w*|declin\w*|reject\w*|not|never|without|no|nobody|nothing|keep quiet"
    r"|turn(?:ing|ed)? (?:(?:it|them|him|her) )?down|send(?:ing)? (?:it|them) back)\b|n['’]t\b",
    re.I,
)


class Backed(NamedTuple):
    """A verdict that cases back; `open_questions` are those of the cases that it depends in."""

    verdict: Verdict
    confidence: float
    answer: str
    open_questions: tuple[str, ...]
    why: tuple[str, ...]


class _Case(NamedTuple):
    case: WorkedCase
    similarity: float


def by_cases(
    text: str, clause_id: str, neighbours: Sequence[Neighbour], cases: Mapping[str, WorkedCase]
) -> Backed | None:
    """Judge a question that a clause governs by that clause's cases; None when none is near."""
    near = _near(text, clause_id, neighbours, cases)
    reading = vote([Neighbour(case_id=c.id, similarity=s) for c, s in near], cases)
    if reading is None or near[0].similarity < NEAR:
        return None
    shares = reading.verdicts
    likeliest = max(shares, key=lambda verdict: shares[verdict])
    like = next(each for each in near if each.case.verdict is likeliest)
    doubted = likeliest is Verdict.PERMITTED and (
        is_doubtful(shares, CHOSEN) or like.similarity < SAME
    )
    verdict = Verdict.CONDITIONAL if doubted else likeliest
    return Backed(
        verdict=verdict,
        confidence=DOUBTED if doubted else shares[likeliest] * _sureness(near[0].similarity),
        answer=_doubting() if doubted else _answer(text, verdict, like.case),
        open_questions=_open(verdict, near),
        why=_why(clause_id, near, verdict, likeliest),
    )


def backing(count: int) -> str:
    """Say in a note how many of a user's cases stand behind an answer."""
    cases = "One worked case" if count == 1 else f"{count} worked cases"
    back = "backs" if count == 1 else "back"
    return f"{cases} of your own {back} this clause; the verdict is read from the nearest."


def against(clause_id: str, cases: Iterable[WorkedCase]) -> str:
    """Say why "you may", read from a clause's wording, is doubtful; empty where it is not.

    A clause that is read so may be one that the user's own cases, though far, call a prohibition.
    """
    own = [case.verdict for case in cases if case.clauses[:1] == (clause_id,)]
    forbid = own.count(Verdict.FORBIDDEN)
    if not own or forbid / len(own) < CHOSEN.caution:
        return ""
    return (
        f"It depends. The clause reads as {NAMED[Verdict.PERMITTED]}, but of the worked cases of "
        f"your own on it, {forbid} of {len(own)} say {NAMED[Verdict.FORBIDDEN]}."
    )


def _near(
    text: str, clause_id: str, neighbours: Sequence[Neighbour], cases: Mapping[str, WorkedCase]
) -> list[_Case]:
    """Return the cases that the clause governs, nearest first, with what is left of a cosine."""
    own = [
        _Case(case, each.similarity - (TURNED if _turned(text, case.question) else 0.0))
        for each in neighbours
        if (case := cases[each.case_id]).clauses[:1] == (clause_id,)
    ]
    return sorted(own, key=lambda each: -each.similarity)


def _turned(one: str, other: str) -> bool:
    return bool(_TURNS.search(one)) is not bool(_TURNS.search(other))


def _sureness(similarity: float) -> float:
    # Squared: between the two, most of the way is still the way of two different questions.
    share = ((min(similarity, 1.0) - NEAR) / (1 - NEAR)) ** 2
    return SURE_WHEN_NEAR + share * (SURE_WHEN_ALIKE - SURE_WHEN_NEAR)


def _answer(text: str, verdict: Verdict, case: WorkedCase) -> str:
    leads = lead(verdict, form_of(text), is_negated(text), Polarity.DO, ())
    return paragraph(leads, f"The nearest worked case of your own says why: {case.why}")


def _doubting() -> str:
    return (
        f"It depends. The nearest worked case of your own says {NAMED[Verdict.PERMITTED]}, but it "
        "is not the same question, so have somebody decide."
    )


def _open(verdict: Verdict, near: Sequence[_Case]) -> tuple[str, ...]:
    if verdict is not Verdict.CONDITIONAL:
        return ()
    asked = [each.case.open_question for each in near if each.case.open_question]
    return tuple(dict.fromkeys(asked))[:MAX_OPEN]


def _why(
    clause_id: str, near: Sequence[_Case], verdict: Verdict, likeliest: Verdict
) -> tuple[str, ...]:
    first = near[0]
    said = [
        f"The clause that fits best is {clause_id}.",
        f"The nearest worked case on it is {first.case.id} (similarity {first.similarity:.2f}), "
        f"whose verdict is {NAMED[first.case.verdict]}.",
    ]
    if len(near) > 1:
        agreeing = sum(each.case.verdict is likeliest for each in near)
        said.append(f"{agreeing} of the {len(near)} cases near it say {NAMED[likeliest]}.")
    if verdict is not likeliest:
        said.append(f"{NAMED[likeliest]} is not sure enough to be said from that.")
    return tuple(said)
