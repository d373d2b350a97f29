"""Publications put together: sums of what each of them tells, and of nothing else."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from domain.corpus import Corpus
from domain.decision import Verdict
from domain.evaluation import section_of
from domain.overview import NOT_COVERED, OTHER, Asked, Count
from views.verdict import FACES

UNSETTLED = "What the sources do not settle"
FEW = "Other sections, or too few asked"
FEW_VERDICTS = "Answers that too few were given"

Named = list[tuple[str, int]]


def weeks(asked: Iterable[Asked]) -> list[tuple[date, int, int]]:
    """Each stretch of weeks: its first Monday, how many weeks, how many questions."""
    return [(each.begins, each.weeks, each.questions) for one in asked for each in one.weeks]


def topics(asked: Iterable[Asked], names: dict[str, str]) -> Named:
    """Questions by section, the most first, then the sections that cannot be told apart."""
    counted = _summed(each for one in asked for each in one.topics)
    known = {NOT_COVERED: UNSETTLED, OTHER: FEW}
    return [(known.get(label) or names.get(label, label), n) for label, n in counted]


def verdicts(asked: Iterable[Asked]) -> Named:
    """Questions by verdict, the most first."""
    counted = _summed(each for one in asked for each in one.verdicts)
    return [(verdict(label) if label != OTHER else FEW_VERDICTS, n) for label, n in counted]


def verdict(label: str) -> str:
    """A verdict as people meet it."""
    return FACES[Verdict(label)].word if label in {each.value for each in Verdict} else label


def sections(corpus: Corpus) -> dict[str, str]:
    """The heading of each section by its id, and its instrument where two have the same."""
    titles = {each.id: each.title for each in corpus.instruments}
    found = {section_of(each.id): each for each in corpus.clauses}
    often = Counter(each.section for each in found.values())
    return {
        key: each.section
        if often[each.section] == 1 and each.section
        else " · ".join(filter(None, (each.section, titles[each.instrument])))
        for key, each in found.items()
    }


def span(asked: Sequence[Asked]) -> str:
    """The days that publications are about: "23 February to 22 March 2026"."""
    first, last = asked[0].begins, asked[-1].ends - timedelta(days=1)
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {first:%B}{year} to {last.day} {last:%B} {last.year}"


def _summed(counts: Iterable[Count]) -> Named:
    total: Counter[str] = Counter()
    for each in counts:
        total[each.label] += each.questions
    return sorted(total.items(), key=lambda each: (each[0] == OTHER, -each[1], each[0]))
