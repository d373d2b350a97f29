"""Two copies of one text: which clause answers to which, and where their wording differs."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from ingest.words import normalised

LEAST_LIKENESS = 0.6
"""Copies of a clause share far more words than this, different clauses far fewer."""

Kind = Literal["replaced", "added", "removed"]
_KINDS: dict[str, Kind] = {"replace": "replaced", "insert": "added", "delete": "removed"}


class Difference(NamedTuple):
    """Words of one copy that stand otherwise in the other; an empty side has no such words."""

    kind: Kind
    words_a: str
    words_b: str


def differences(a: str, b: str) -> tuple[Difference, ...]:
    """Every difference of wording between two copies, in reading order.

    >>> differences("health, safety and environment", "health, safety, and environment")
    (Difference(kind='replaced', words_a='safety', words_b='safety,'),)
    """
    ours, theirs = a.split(), b.split()
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return tuple(
        Difference(_KINDS[tag], " ".join(ours[a1:a2]), " ".join(theirs[b1:b2]))
        for tag, a1, a2, b1, b2 in matcher.get_opcodes()
        if tag != "equal"
    )


def align(originals: Sequence[str], candidates: Sequence[str]) -> list[int | None]:
    """For each original the index of its counterpart, in order; None where there is none.

    Copies keep their order, so a counterpart stands after the counterpart before it.
    """
    words = [normalised(candidate) for candidate in candidates]
    found: list[int | None] = []
    first = 0
    for original in originals:
        index = _most_alike(normalised(original), words, first)
        found.append(index)
        first = first if index is None else index + 1
    return found


def _most_alike(words: list[str], candidates: list[list[str]], first: int) -> int | None:
    best, best_ratio = None, LEAST_LIKENESS
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(words)
    for index in range(first, len(candidates)):
        matcher.set_seq1(candidates[index])
        if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
            ratio = matcher.ratio()
            if ratio > best_ratio:
                best, best_ratio = index, ratio
    return best
