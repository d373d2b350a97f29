"""`python -m evals.bench_overview [URL]`: how long the overview's queries take.

A year of 100,000 questions of 400 people and 10,000 referrals, in a database that is made for it:
SQLite in a temporary folder, or the empty one that a URL names.
"""

import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import config
from console.by_cases import open_by_cases
from console.progress import Bar
from domain.overview import Grouped
from domain.person import Person, Role
from evals import row
from evals.crowd import crowd
from evals.row import Figure, Row
from ingest.sources import load_corpus
from records.database import Database, open_database
from records.tallies import Tallies
from records.topics import Topics

TURNS, ASKERS, WEEKS, REFERRALS = 100_000, 400, 52, 10_000
UNTIL = datetime(2026, 2, 23, tzinfo=UTC)
OFFICER = Person(id="officer", name="Officer", roles=frozenset({Role.OFFICER}))
LEAST = 5


def main(argv: Sequence[str]) -> int:
    """Fill, measure, print a table; always 0, as machines differ."""
    steps = Bar("bench")
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        url = argv[0] if argv else f"sqlite:///{Path(folder) / 'mayi.db'}"
        database = open_database(url, lambda: UNTIL)
        print(row.table(measured(database, steps)))
        database.close()
    return 0


def measured(database: Database, steps: Bar) -> list[Row]:
    """Fill an empty database and time the page's reading of it, before and after publishing."""
    settings = config.load()
    cases = load_corpus(settings.corpus).cases
    steps("filling", 0, 1)
    crowd(database, cases, UNTIL, turns=TURNS, askers=ASKERS, weeks=WEEKS, referrals=REFERRALS)
    topics, tallies = Topics(database, OFFICER, LEAST), Tallies(database, OFFICER)
    ours = open_by_cases(settings, steps)
    grouping = 0.0

    def groups(texts: Sequence[str], least: int) -> Grouped:
        nonlocal grouping
        began = time.perf_counter()
        found = ours.groups(texts, least)
        grouping += time.perf_counter() - began
        return found

    def look() -> None:
        topics.publish(groups)
        topics.asked()

    def count() -> None:
        for each in (tallies.referrals, tallies.feedback, tallies.rulings):
            each()

    first, again, desk = _timed(lambda: topics.publish(groups)), _timed(look), _timed(count)
    return [
        Row(label=f"publish a year at once: {TURNS:,} questions", ours=row.seconds(first)),
        Row(label="  of it, grouping what is not settled", ours=row.seconds(grouping)),
        Row(label="what is asked, once published", ours=_ms(again)),
        Row(label=f"{REFERRALS:,} referrals, complaints and rulings", ours=_ms(desk)),
        Row(label="the page's queries together", ours=_ms(again + desk), target=row.ms(1000)),
    ]


def _timed(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _ms(taken: float) -> Figure:
    return row.ms(taken * 1000)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
