"""A verdict from a clause's own wording, for codes that nobody has written norms or cases for."""

import re

from domain.decision import Verdict

_EXCEPTION = re.compile(
    r"\b(unless|except|provided(?: that)?|subject to|if|only when|as long as)\b", re.I
)
_FORBIDS = re.compile(
    r"\b((?:must|may|shall|should|will|can) not|cannot|can['’]t|never|prohibited|forbidden|"
    r"not (?:be )?(?:allowed|permitted|eligible|entitled)|refrain|avoid|reject)\b",
    re.I,
)
_REQUIRES = re.compile(
    r"\b(must|shall|required|have to|has to|need to|needs to|obliged|will)\b", re.I
)
_ALLOWS = re.compile(r"\b(may|can|allowed|permitted|entitled|eligible)\b", re.I)

PLAIN = {
    Verdict.FORBIDDEN: "The nearest clause forbids something of this kind.",
    Verdict.CONDITIONAL: "The nearest clause makes it depend on what it names.",
    Verdict.OBLIGATORY: "The nearest clause requires something of this kind.",
    Verdict.PERMITTED: "The nearest clause allows something of this kind.",
    Verdict.INFORMATION: "The nearest clause neither requires nor forbids anything.",
}
"""What can be said without knowing the case."""


def verdict_of(text: str) -> Verdict:
    """Read a clause's modality: what its strongest word says, or that it depends."""
    for pattern, verdict in (
        (_EXCEPTION, Verdict.CONDITIONAL),
        (_FORBIDS, Verdict.FORBIDDEN),
        (_REQUIRES, Verdict.OBLIGATORY),
        (_ALLOWS, Verdict.PERMITTED),
    ):
        if pattern.search(text):
            return verdict
    return Verdict.INFORMATION
