"""Sections that no source has: what a question says of them is no rule, and is left out."""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from decision.form import sentences

_LABEL = r"(?:sections?|sec\.|clauses?|articles?|art\.|rules?|paragraphs?|para\.|chapters?|§)"
_NUMBER = r"\d{1,3}(?:\.\d{1,2})?(?![.,]?\d|\s*%)"
NUMBERED = rf"{_LABEL}\s*{_NUMBER}"
"""How a section is cited."""
_CITED = re.compile(
    rf"(?<![\w.]){_LABEL}\s*({_NUMBER})"
    r"|\bcode(?: of ethics)?(?:['’]s)?,?\s+(\d{1,2}\.\d{1,2})\b",
    re.I,
)
_THE_CODE = re.compile(r"\bcode\b", re.I)
# A contract has clauses of its own, and so have a law and a firewall.
_ELSEWHERE = re.compile(
    r"\b(?:contracts?|agreements?|polic(?:y|ies)|handbooks?|laws?|acts?|statutes?|regulations?"
    r"|gdpr|hipaa|iso|nist|soc|pci|slas?|leases?|licen[cs]es?|terms|msa|nda|standards?|manuals?"
    r"|directives?|orders?|forms?|guidelines?|bylaws?|sow|statements? of work"
    r"|proposals?|quotes?|tenders?|firewalls?|chapter (?:7|11|13)|bankrupt\w*)\b",
    re.I,
)
_ACCORDING = re.compile(
    r"\b(?:as per|as \w+ (?:in|by|under)|according to|pursuant to|under|per|by|given|citing)\s+"
    rf"(?:the\s+)?(?:new\s+|code['’]s\s+)?{NUMBERED}"
    r"(?:\s+of (?:the|this|that|your|our)(?:\s\w+)? code(?: of ethics)?)?(?:\s*\([^)]*\))?[\s,:]*",
    re.I,
)
ASKS = re.compile(
    r"[,;:–—-]\s+(?:so\s+|then\s+|and\s+)?(?=(?:may|can|could|must|should|do|is|am|are|shall)\b)",
    re.I,
)
"""Where a sentence turns to what it asks."""
_LEANING = re.compile(
    r"^\W*(?:(?:so|then|therefore|thus|hence|accordingly|in (?:the )?light of (?:that|this)"
    r"|(?:with|given|knowing) (?:that|this)(?: in mind)?|on (?:that|this) basis"
    r"|(?:by|under) (?:that|this)(?: (?:section|clause|rule|logic))?)[,:]?\s+)+",
    re.I,
)
LEAST = 3
"""Words of a question that stands by itself."""


class Plain(NamedTuple):
    """A text, and the numbers of sections left out of it."""

    text: str
    numbers: tuple[str, ...] = ()


def sections(numbers: Iterable[str]) -> frozenset[str]:
    """Return all that clauses of these numbers may be cited by: "3.1", and the "3" it is in."""
    return frozenset(part for number in numbers for part in (number, number.partition(".")[0]))


def without_inventions(text: str, known: Collection[str]) -> Plain:
    """Take out what is said of sections that are not among the known; text that asks is kept.

    A number that another document may have, a contract say, is nobody's invention.
    """
    parts = sentences(text)
    elsewhere = _ELSEWHERE.search(text) is not None
    cited = {part: _of(part, elsewhere, known) for part in parts}
    invented = tuple(dict.fromkeys(number for part in parts for number in cited[part]))
    if not invented:
        return Plain(text)
    kept = [_asking(part) if cited[part] else part for part in parts]
    return Plain(by_itself(kept) or text, invented)


def by_itself(parts: Iterable[str]) -> str:
    """Join what is kept of a text, without a "given that"; empty where it is no question."""
    rest = _LEANING.sub("", " ".join(part for part in parts if part))
    return rest if len(rest.split()) >= LEAST else ""


def _of(sentence: str, elsewhere: bool, known: Collection[str]) -> list[str]:
    if not known or (elsewhere and not _THE_CODE.search(sentence)):
        return []
    cited = (found[1] or found[2] for found in _CITED.finditer(sentence))
    return [number for number in cited if number not in known]


def _asking(sentence: str) -> str:
    """Return what a sentence asks beside its invention; empty where it asks nothing else."""
    rest = _ACCORDING.sub("", sentence)
    if _CITED.search(rest):
        *_, rest = ASKS.split(rest)
    return rest if "?" in rest and not _CITED.search(rest) else ""
