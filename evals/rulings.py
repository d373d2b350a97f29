"""What rulings bring to the questions like them, and what they do to all others.

python -m evals.rulings      chooses the threshold on one half and reports the other; two minutes

One question of each matter is ruled on; the others of its kind, a twin with one fact changed, and
every question of the other sets are asked with those rulings standing.
"""

from collections.abc import Hashable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import config
from advisor import Advisor
from console.by_cases import open_by_cases
from decision.form import whole
from decision.rulings import heeding, is_open, ruling_in
from domain.decision import Advice, Verdict
from domain.json_lines import numbered
from domain.record import Record
from domain.ruling import Ruling
from domain.search import Query
from evals.bootstrap import interval
from evals.table import aligned
from evals.topics import SETS, load_set
from retrieval.rulings import LIKE, RulingSearch

MATTERS = Path(__file__).resolve().parent / "rulings.jsonl"
THRESHOLDS = (0.5, 0.55, 0.6, 0.65, 0.7)
AT = datetime(2026, 3, 3, tzinfo=UTC)


class Matter(Record):
    """A question that is ruled on, two like it, and a twin whose decisive fact is another."""

    id: str
    question: str
    verdict: Verdict
    like: tuple[str, ...]
    twin: str
    kind: str


class Standing:
    """The rulings on some matters, as if an officer had just made them."""

    def __init__(self, matters: Sequence[Matter]) -> None:
        self._rulings = tuple(map(_ruling, matters))

    def stamp(self) -> Hashable:
        return 0

    def standing(self) -> tuple[Ruling, ...]:
        return self._rulings


class Asked(NamedTuple):
    """A question, the matter it belongs to, and the answer to it without any ruling."""

    question: str
    matter: str
    advice: Advice


class Told(NamedTuple):
    """The same with the rulings standing."""

    asked: Asked
    advice: Advice

    @property
    def ruling(self) -> str:
        """The id of the ruling that is shown first, or nothing."""
        first = ruling_in(self.advice)
        return first.case_id if first else ""

    @property
    def inherits(self) -> bool:
        """Whether a ruling is given as if it were on this very question."""
        first = ruling_in(self.advice)
        return first is not None and not first.compare

    @property
    def changed(self) -> bool:
        """Whether anything but words and precedents is otherwise than without rulings."""
        words = {"answer": "", "precedents": ()}
        before = self.asked.advice.model_copy(update=words)
        return self.advice.model_copy(update=words) != before


class Half(NamedTuple):
    """Questions asked with the rulings of one half standing."""

    like: tuple[tuple[Told, ...], ...]
    twins: tuple[Told, ...]
    others: tuple[Told, ...]


def matters() -> tuple[Matter, ...]:
    """Every matter of the set."""
    lines = numbered(MATTERS.read_text("utf-8"))
    return tuple(Matter.model_validate_json(line) for _, line in lines)


def halves(found: Sequence[Matter]) -> tuple[list[Matter], list[Matter]]:
    """Choose on the first, report the second: every other matter."""
    return list(found[::2]), list(found[1::2])


def asked(advisor: Advisor, questions: Sequence[tuple[str, str]]) -> list[Asked]:
    """Ask each question of each matter without rulings, once."""
    return [
        Asked(question, matter, advisor.ask(Query(question=question)))
        for question, matter in questions
    ]


def with_rulings(
    advisor: Advisor, ruled: Sequence[Matter], found: Sequence[Asked], least: float
) -> dict[str, Told]:
    """Return each answer as it is with rulings on these matters standing, by question."""
    search = RulingSearch(Standing(ruled), advisor.likeness)
    told = {}
    for each in found:
        query = Query(question=each.question)
        near = search.near(whole(query), least)
        told[each.question] = Told(each, heeding(each.advice, near, whole(query), query))
    return told


def measured(
    advisor: Advisor, ruled: Sequence[Matter], found: Sequence[Asked], least: float = LIKE
) -> Half:
    """Measure one half; whatever belongs to no matter of it counts among the others."""
    told = with_rulings(advisor, ruled, found, least)
    own = {each.id for each in ruled}
    return Half(
        tuple(tuple(told[question] for question in each.like) for each in ruled),
        tuple(told[each.twin] for each in ruled),
        tuple(each for each in told.values() if each.asked.matter not in own),
    )


def questions(found: Sequence[Matter]) -> Iterator[tuple[str, str]]:
    """Yield the questions of matters that are asked, each with its matter."""
    for each in found:
        yield from ((question, each.id) for question in (*each.like, each.twin))


def figures(half: Half, right: dict[str, Verdict]) -> Iterator[tuple[str, str]]:
    """Yield each figure's name and value; `right` holds the verdict of each matter."""
    before = [[_says(t.asked.advice, right[t.asked.matter]) for t in group] for group in half.like]
    after = [[_told(t, right[t.asked.matter]) for t in group] for group in half.like]
    first = [[t.ruling == t.asked.matter for t in group] for group in half.like]
    yield "like questions: its ruling shown first", _share(first)
    yield "… right verdict told, without the ruling", _share(before)
    yield "… right verdict told, with the ruling", _share(after)
    yield "twins with another fact: ruling given as theirs", _share(_each(half.twins, "inherits"))
    yield "… told to compare the facts", _share([[bool(t.ruling)] for t in half.twins])
    yield "… verdict, clauses or conditions changed", _share(_each(half.twins, "changed"))
    yield "all other questions: a ruling shown", _share([[bool(t.ruling)] for t in half.others])
    leads = [[bool(t.ruling) and is_open(t.advice)] for t in half.others]
    yield "… and leading the answer", _share(leads)
    yield "… ruling given as theirs", _share(_each(half.others, "inherits"))
    yield "… verdict, clauses or conditions changed", _share(_each(half.others, "changed"))


def main() -> None:
    """Print the figures by threshold on the first half, then the second half with the chosen."""
    advisor, found = open_by_cases(config.load()), matters()
    right = {each.id: each.verdict for each in found}
    known = {clause.id for clause in advisor.corpus.clauses}
    others = [(topic.question, "") for name in SETS for topic in load_set(name, known)]
    ruled_on = {each.question for each in found}
    every = [*questions(found), *(each for each in others if each[0] not in ruled_on)]
    answers = asked(advisor, every)
    first, second = halves(found)
    columns = [list(figures(measured(advisor, first, answers, t), right)) for t in THRESHOLDS]
    rows = [[same[0][0], *(value for _, value in same)] for same in zip(*columns, strict=True)]
    print(aligned([["first half, from a cosine of", *map(str, THRESHOLDS)], *rows]))
    for kind in ("not_covered", "unsure"):
        half = measured(advisor, [m for m in second if m.kind == kind], answers)
        print()
        print(aligned([[f"second half, {kind}", f"from {LIKE}"], *map(list, figures(half, right))]))


def _ruling(matter: Matter) -> Ruling:
    only = ("your manager agrees",) if matter.verdict is Verdict.CONDITIONAL else ()
    return Ruling(
        id=matter.id, referral=None, question=matter.question, verdict=matter.verdict,
        conditions=only, reason="That is how we hold it here.", by="officer",
        by_name="Otto Officer", at=AT,
    )  # fmt: skip


def _says(advice: Advice, right: Verdict) -> bool:
    return advice.verdict is right


def _told(told: Told, right: Verdict) -> bool:
    """Whether the verdict that leads the answer is right: a ruling's, or the clause's."""
    first = ruling_in(told.advice)
    leads = first if first is not None and is_open(told.advice) else told.advice
    return leads.verdict is right


def _each(told: Sequence[Told], name: str) -> list[list[bool]]:
    return [[bool(getattr(each, name))] for each in told]


def _share(groups: Sequence[Sequence[bool]]) -> str:
    yes, count = sum(map(sum, groups)), sum(map(len, groups))
    low, high = interval(groups)
    return f"{yes} of {count} ({100 * low:.0f}–{100 * high:.0f} %)" if count else "–"


if __name__ == "__main__":
    main()
