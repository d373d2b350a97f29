"""How a verdict, an authority and a confidence are said on the page."""

from typing import NamedTuple

from domain.clause import Authority
from domain.decision import Verdict


class Face(NamedTuple):
    """A verdict as people meet it; its icon and colours hang on `Verdict` in style.css."""

    word: str
    term: str


FACES = {
    Verdict.OBLIGATORY: Face("You must", "Obligatory"),
    Verdict.PERMITTED: Face("You may", "Permitted"),
    Verdict.CONDITIONAL: Face("It depends", "Conditional"),
    Verdict.FORBIDDEN: Face("You may not", "Forbidden"),
    Verdict.NOT_COVERED: Face("The sources do not settle this", "Not covered"),
    Verdict.INFORMATION: Face("Good to know", "Information"),
}

WEIGHTS = {
    Authority.BINDING: "what members are bound by",
    Authority.GUIDANCE: "advice on how to act",
    Authority.INFORMATIVE: "the publisher about itself",
    Authority.COMMENTARY: "somebody's account of the rules",
}


def chip(verdict: Verdict) -> str:
    """A verdict by icon and word, in its colour."""
    return (
        f'<span class="mayi-chip mayi-{verdict.value}"><span class="mayi-icon" '
        f'aria-hidden="true"></span>{FACES[verdict].word}</span>'
    )


def confidence(value: float) -> str:
    """A confidence between 0 and 1 in words."""
    for floor, words in ((0.85, "high"), (0.6, "fair")):
        if value >= floor:
            return words
    return "low"
