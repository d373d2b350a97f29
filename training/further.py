"""Teaches the shipped reader further: the cases that it has wrong, and some that it has right."""

import os
import random
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from domain.case import WorkedCase
from domain.errors import EncoderFault
from domain.reading import Reading, Reads
from training.data import Labels, stories_of
from training.fit import Recipe, Report

Label = TypeVar("Label")
FURTHER = Recipe(epochs=2, gentle=0.5)
REPLAY = 0.7
"""So many other cases to each that it is taught, for what is not repeated is forgotten."""
EACH = 1_000
"""Cases between two reports."""


def lesson(cases: Sequence[WorkedCase], wrong: Collection[str], seed: int) -> list[WorkedCase]:
    """Return the stories of the cases whose ids are `wrong`, whole, and REPLAY times as many."""
    stories = stories_of(cases)
    missed = sorted({case.scenario for case in cases if case.id in wrong})
    taught = [case for name in missed for case in stories[name]]
    most = len(taught) * (1 + REPLAY)
    others = sorted(set(stories) - set(missed))
    for name in random.Random(seed).sample(others, len(others)):
        if len(taught) + len(stories[name]) > most:
            break
        taught += stories[name]
    return taught


def misread(reader: Reads, cases: Sequence[WorkedCase], report: Report) -> set[str]:
    """Return the ids of cases whose governing clause or verdict the reader has wrong."""
    wrong = set()
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as cores:
        readings = cores.map(reader.read, (case.question for case in cases))
        for done, (case, reading) in enumerate(zip(cases, readings, strict=True), 1):
            if is_astray(case, reading):
                wrong.add(case.id)
            if done % EACH == 0 or done == len(cases):
                report(f"{done:,} of {len(cases):,} cases read, {len(wrong):,} of them wrong")
    return wrong


def is_astray(case: WorkedCase, reading: Reading) -> bool:
    """Tell whether a reading has the case's governing clause or its verdict wrong."""
    clause = _likeliest({**reading.clauses, "": reading.nothing})
    governs = case.clauses[0] if case.clauses else ""
    return clause != governs or _likeliest(reading.verdicts) is not case.verdict


def check_labels(labels: Labels, known: Mapping[str, object]) -> None:
    """See that a shipped reader, whose card knows these labels, can be taught the cases at all.

    Raises EncoderFault when cases speak of a clause or a condition that it has no place for.
    """
    if labels.model_dump(mode="json") != known:
        raise EncoderFault(
            "mayi reader",
            "the cases speak of other clauses or conditions than it knows; leave out --further",
        )


def _likeliest(shares: Mapping[Label, float]) -> Label:
    return max(shares, key=lambda each: shares[each])
