"""A publication: what may be told of the questions of some weeks."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import numpy as np

from domain.overview import NOT_COVERED, OTHER, Asked, Cluster, Count, Grouped, Groups, Weeks
from records.suppression import Codes, Table, suppressed
from records.windows import WEEK
from records.wording import named

SECTIONS, CLUSTERS = 12, 8
"""The most that are told apart; the rest are put together."""
GROUPED = 1000
"""Questions of one publication that are grouped by likeness, at most."""
SAME = 2
"""Questions that make a group, at least, for whoever is alone."""
REST, UNGROUPED = -1, -2
"""Blocks: what is told together, and what the sources do not settle and no cluster holds."""


class Question(NamedTuple):
    """What is read of a question; its words only where the sources do not settle it."""

    asked_at: datetime
    owner: str
    topic: str
    verdict: str
    words: str


class Clusters(NamedTuple):
    """The cluster of each question, or -1; and of each cluster its words and where it lies."""

    places: Codes
    words: Sequence[tuple[str, ...]]
    centres: Sequence[Sequence[float]]


def tell(
    questions: Sequence[Question], begins: datetime, ends: datetime, least: int, groups: Groups
) -> Asked:
    """Put together what may be told of these questions; there are `least` askers or more."""
    owners = _codes([each.owner for each in questions])
    clusters = _clusters(questions, owners, least, groups)
    sections = _commonest([each.topic for each in questions if each.topic != NOT_COVERED])
    verdicts = sorted({each.verdict for each in questions})
    weeks, topics, told = suppressed(
        [
            Table(np.array([(each.asked_at - begins) // WEEK for each in questions], np.int64)),
            _topics(questions, sections, clusters),
            Table(_codes([each.verdict for each in questions]), _homes(len(verdicts))),
        ],
        owners,
        least,
    )
    return Asked(
        begins=begins.date(),
        ends=ends.date(),
        least=least,
        weeks=tuple(_weeks(weeks, begins, ends)),
        topics=tuple(_by_topic(Counter(topics.codes.tolist()), sections)),
        verdicts=tuple(_counts(Counter(told.codes.tolist()), verdicts)),
        clusters=tuple(_told(clusters, Counter(topics.codes.tolist()), len(sections))),
    )


def _codes(values: Sequence[str]) -> Codes:
    """The place of each value among all values, sorted."""
    known = {each: place for place, each in enumerate(sorted(set(values)))}
    return np.array([known[each] for each in values], np.int64)


def _commonest(topics: Sequence[str]) -> list[str]:
    counted = Counter(topics)
    return sorted(counted, key=lambda each: (-counted[each], each))[:SECTIONS]


def _homes(blocks: int) -> dict[int, int]:
    return dict.fromkeys(range(blocks), REST)


def _clusters(questions: Sequence[Question], owners: Codes, least: int, groups: Groups) -> Clusters:
    """Group what the sources do not settle; a cluster that no word can name is none."""
    unsettled = [place for place, each in enumerate(questions) if each.topic == NOT_COVERED]
    unsettled = unsettled[:: -(-len(unsettled) // GROUPED) or 1]
    texts = [questions[place].words for place in unsettled]
    found = groups(texts, max(least, SAME)) if texts else Grouped((), ())
    names = named(texts, [int(owners[place]) for place in unsettled], found.labels, least)
    sizes = Counter(found.labels)
    kept = sorted(names, key=lambda each: (-sizes[each], each))[:CLUSTERS]
    places = np.full(len(questions), -1, np.int64)
    for place, label in zip(unsettled, found.labels, strict=True):
        if label in kept:
            places[place] = kept.index(label)
    return Clusters(places, [names[each] for each in kept], [found.centres[each] for each in kept])


def _topics(questions: Sequence[Question], sections: list[str], clusters: Clusters) -> Table:
    """Sections, then clusters, then what is left of either."""
    known = {each: place for place, each in enumerate(sections)} | {NOT_COVERED: UNGROUPED}
    codes = np.array([known.get(each.topic, REST) for each in questions], np.int64)
    codes = np.where(clusters.places >= 0, len(sections) + clusters.places, codes)
    inside = range(len(sections), len(sections) + len(clusters.words))
    homes = _homes(len(sections)) | dict.fromkeys(inside, UNGROUPED) | {UNGROUPED: REST}
    return Table(codes, homes)


def _weeks(table: Table, begins: datetime, ends: datetime) -> Iterator[Weeks]:
    """A week in which nobody asked is told with the one before, so that nobody learns it."""
    counted = Counter(table.codes.tolist())
    starts = [0, *sorted(counted)[1:]]
    stops = [*starts[1:], (ends - begins) // WEEK]
    for block, start, stop in zip(sorted(counted), starts, stops, strict=True):
        first = (begins + start * WEEK).date()
        yield Weeks(begins=first, weeks=stop - start, questions=counted[block])


def _by_topic(counted: Mapping[int, int], sections: list[str]) -> Iterator[Count]:
    yield from _counts({**counted, REST: 0}, sections)
    clustered = sum(n for block, n in counted.items() if block >= len(sections))
    if unsettled := counted.get(UNGROUPED, 0) + clustered:
        yield Count(label=NOT_COVERED, questions=unsettled)
    if counted.get(REST):
        yield Count(label=OTHER, questions=counted[REST])


def _counts(counted: Mapping[int, int], names: Sequence[str]) -> Iterator[Count]:
    for place, name in enumerate(names):
        if place in counted:
            yield Count(label=name, questions=counted[place])
    if counted.get(REST):
        yield Count(label=OTHER, questions=counted[REST])


def _told(clusters: Clusters, counted: Mapping[int, int], sections: int) -> Iterator[Cluster]:
    for place, words in enumerate(clusters.words):
        if questions := counted.get(sections + place, 0):
            centre = tuple(clusters.centres[place])
            yield Cluster(words=words, questions=questions, centre=centre)
