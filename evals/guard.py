"""How much of what is private the guard hides, and how much of what is not.

    python -m evals.guard [development | apart | hard | held] [--misses]

Beside it stand Presidio as it comes, with the same spaCy model, and the guard's expressions alone.
A label counts as hidden when every letter and digit of it is; a placeholder counts as right when at
least half of the letters and digits behind it are labelled. Intervals are those of the bootstrap
over texts (95 %).
"""

import re
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from domain.evaluation import Share
from evals.bootstrap import interval
from evals.guard_texts import Text, read
from evals.table import aligned, between, number
from guard.guard import Guard, open_guard, shapes
from guard.kinds import Found, Kind
from guard.presidio import Presidio
from guard.sheet import settled

System = Callable[[str], Sequence[Found]]
HALF = 0.5
NONE = "–"
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Outcome(NamedTuple):
    """What one system hid in one text, and how long it took."""

    text: Text
    hidden: Sequence[Found]
    seconds: float

    @property
    def recalled(self) -> list[tuple[Kind, bool]]:
        """For each label, whether all of it is hidden."""
        dark = _covered(self.hidden)
        return [
            (kind, all(place in dark for place in self._solid(start, end)))
            for kind, start, end in self.text.labels
        ]

    @property
    def right(self) -> list[tuple[Kind, bool]]:
        """For each placeholder, whether what it stands for is labelled."""
        private = _covered([Found(*label) for label in self.text.labels])
        return [
            (kind, sum(place in private for place in solid) >= HALF * len(solid))
            for kind, start, end in self.hidden
            if (solid := self._solid(start, end))
        ]

    @property
    def spoilt(self) -> list[bool]:
        """For each word that is not private, whether it was hidden."""
        private = _covered([Found(*label) for label in self.text.labels])
        dark = _covered(self.hidden)
        return [
            match.start() in dark
            for match in WORD.finditer(self.text.text)
            if not private.intersection(range(*match.span()))
        ]

    def _solid(self, start: int, end: int) -> list[int]:
        return [place for place in range(start, end) if self.text.text[place].isalnum()]


def _covered(found: Sequence[Found]) -> frozenset[int]:
    return frozenset(place for _, start, end in found for place in range(start, end))


def with_guard(guard: Guard) -> System:
    """The guard, as a system to measure."""
    return lambda text: [Found(h.kind, h.start, h.end) for h in guard.mask(text).hidden]


def presidio_alone() -> System:
    """Presidio with all its recognisers for English; dates are left out, which are not private."""
    presidio = Presidio(alone=True)
    return lambda text: settled(presidio.see(text).found, text, ())


def run(system: System, texts: Sequence[Text]) -> list[Outcome]:
    """Every text through one system, after one that nobody times."""
    system(texts[0].text)
    outcomes = []
    for text in texts:
        began = time.perf_counter()
        hidden = system(text.text)
        outcomes.append(Outcome(text, hidden, time.perf_counter() - began))
    return outcomes


def share(groups: Sequence[Sequence[bool]]) -> Share | None:
    """How many hold of all, with the interval over groups; None of none."""
    filled = [group for group in groups if group]
    if not filled:
        return None
    low, high = interval(filled)
    return Share(k=sum(map(sum, filled)), n=sum(map(len, filled)), low=low, high=high)


def by_kind(outcomes: Sequence[Outcome], kind: Kind | None, what: str) -> Share | None:
    """Recall (`recalled`) or precision (`right`) of one kind, or of all."""
    return share(
        [[ok for one, ok in getattr(each, what) if kind in (None, one)] for each in outcomes]
    )


def table(columns: Mapping[str, Sequence[Outcome]], what: str) -> str:
    """One row for each kind, one column for each system."""
    rows = [[what, *columns]]
    for kind in (*Kind, None):
        cells = [by_kind(outcomes, kind, what) for outcomes in columns.values()]
        if any(cells):
            rows.append([str(kind or "all").lower(), *map(_cell, cells)])
    return aligned(rows)


def summary(columns: Mapping[str, Sequence[Outcome]]) -> str:
    """Ordinary words hidden, texts without anything private that were touched, and time."""
    rows = [["", *columns]]
    for label, figure in SUMMARY.items():
        rows.append([label, *map(figure, columns.values())])
    return aligned(rows)


def _spoilt(outcomes: Sequence[Outcome]) -> str:
    return _cell(share([each.spoilt for each in outcomes]))


def _touched(outcomes: Sequence[Outcome]) -> str:
    return _cell(share([[bool(each.hidden)] for each in outcomes if not each.text.labels]))


def _median(outcomes: Sequence[Outcome]) -> str:
    return f"{1000 * statistics.median(each.seconds for each in outcomes):.1f}"


def _longest(outcomes: Sequence[Outcome]) -> str:
    return f"{1000 * max(each.seconds for each in outcomes):.0f}"


SUMMARY: Mapping[str, Callable[[Sequence[Outcome]], str]] = {
    "ordinary words hidden": _spoilt,
    "texts with nothing private that were changed": _touched,
    "median ms a text": _median,
    "longest ms": _longest,
}


def _cell(figure: Share | None) -> str:
    return f"{figure.k}/{figure.n} {number(figure)} ({between(figure)})" if figure else NONE


def misses(outcomes: Sequence[Outcome]) -> list[str]:
    """Each label that shows and each ordinary word that does not, one to a line."""
    lines = []
    for each in outcomes:
        text = each.text.text
        for label, (_, hidden) in zip(each.text.labels, each.recalled, strict=True):
            if not hidden:
                lines.append(f"{each.text.id} shows {label.kind} {text[label.start : label.end]!r}")
        solid = [one for one in each.hidden if any(map(str.isalnum, text[one.start : one.end]))]
        for one, (_, right) in zip(solid, each.right, strict=True):
            if not right:
                lines.append(f"{each.text.id} hides {one.kind} {text[one.start : one.end]!r}")
    return lines


def main(argv: Sequence[str]) -> int:
    """Print the tables of the texts asked for; the exit code."""
    parts = [word for word in argv if not word.startswith("-")] or [
        "development",
        "apart",
        "hard",
        "held",
    ]
    systems = {
        "guard": with_guard(open_guard()),
        "presidio alone": presidio_alone(),
        "expressions alone": with_guard(Guard((shapes,))),
    }
    for part in parts:
        texts = [text for text in read() if text.part == part]
        if not texts:
            continue
        empty = sum(not text.labels for text in texts)
        print(f"\n{part}: {len(texts)} texts, {empty} of them with nothing private")
        columns = {name: run(system, texts) for name, system in systems.items()}
        for lines in (table(columns, "recalled"), table(columns, "right"), summary(columns)):
            print(f"\n{lines}")
        if "--misses" in argv:
            print("", *misses(columns["guard"]), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
