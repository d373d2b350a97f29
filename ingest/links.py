"""Links: which paragraph spells out which takeaway."""

import math
from collections.abc import Sequence

from domain.clause import Clause
from ingest.words import normalised, stems

SUMMARIES = {"takeaways", "key takeaways", "key points", "summary", "at a glance"}
LEAST_SHARE = 0.7
"""Of a takeaway's words, weighed by rarity, that a paragraph which spells it out takes up."""


def linked(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses of one instrument, each paragraph naming the takeaways that it spells out."""
    takeaways = [clause for clause in clauses if _is_summary(clause)]
    paragraphs = [clause for clause in clauses if not _is_summary(clause)]
    weights = _weights(takeaways, paragraphs)
    return tuple(
        clause
        if _is_summary(clause)
        else clause.model_copy(update={"elaborates": _elaborated(clause, takeaways, weights)})
        for clause in clauses
    )


def _is_summary(clause: Clause) -> bool:
    return " ".join(normalised(clause.section)) in SUMMARIES


def _elaborated(
    paragraph: Clause, takeaways: Sequence[Clause], weights: dict[str, float]
) -> tuple[str, ...]:
    words = stems(paragraph.text)
    return tuple(each.id for each in takeaways if _share(stems(each.text), words, weights))


def _share(takeaway: set[str], paragraph: set[str], weights: dict[str, float]) -> bool:
    whole = sum(weights[word] for word in takeaway)
    return whole > 0 and sum(weights[word] for word in takeaway & paragraph) >= LEAST_SHARE * whole


def _weights(takeaways: Sequence[Clause], paragraphs: Sequence[Clause]) -> dict[str, float]:
    """A word weighs more the fewer paragraphs hold it; one that none holds weighs nothing."""
    held = [stems(paragraph.text) for paragraph in paragraphs]
    weights = {}
    for word in set().union(*(stems(takeaway.text) for takeaway in takeaways)):
        holders = sum(word in words for words in held)
        weights[word] = math.log(1 + len(held) / holders) if holders else 0.0
    return weights
