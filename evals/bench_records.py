"""`python3 mayi.py bench --records`: list, search and open what is kept, among N answers.

The database is temporary: SQLite in a file, or on the PostgreSQL server whose URL is given, in a
database of its own that is dropped afterwards.
"""

import random
import statistics
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import config
from console.progress import Bar
from domain.conversation import Draft, Turn
from domain.corpus import Corpus
from domain.decision import Advice, Ranked, Verdict
from domain.person import ALONE, Person
from domain.referral import Status
from evals.table import aligned
from evals.topics import varied
from ingest.sources import load_corpus
from records import filling
from records.conversations import Conversations
from records.database import Database
from records.referrals import Referrals

OTHERS = 500
"""People who share a tenth as many answers again as the one person has."""
TIMES = 15
SEEDED = 4
ONE, FEW = ALONE, Person(id="other-0", name="Other")
SEARCHES = {
    "a word of every answer": "may",
    "one letter": "m",
    "two words": "client backup",
    "a rare word": "hamper",
    "common words that never meet": "evenly oddly",
    "no answer": "zanzibar",
}


def main(args: Namespace) -> int:
    """Fill, measure, print; 0."""
    corpus = load_corpus(config.load().corpus)
    steps = Bar("bench")
    with filled(args.database, args.answers, corpus, steps) as database:
        rows = [[f"ms, {TIMES} times each", "min", "median", "max"]]
        rows += [[label, *_spread(act)] for label, act in acts(database)]
        print(
            f"{database.place}: {args.answers:,} answers of one, "
            f"{args.answers // 10:,} of others, {args.answers:,} referrals\n"
        )
        print(aligned(rows))
    return 0


@contextmanager
def filled(url: str, count: int, corpus: Corpus, steps: filling.Tells) -> Iterator[Database]:
    """Yield a temporary database with so many answers of one person, and others' beside them."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        at = url or f"sqlite:///{Path(folder) / 'bench.db'}"
        with filling.temporary(at) as database:
            said = _answers(corpus)
            filling.fill(database, count + count // 10, said, corpus, _owner, steps)
            filling.refer(database, count, said)
            yield database


def acts(database: Database) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is measured, by name."""
    for who, many in ((ONE, "nearly all"), (FEW, "few")):
        mine = Conversations(database, who)
        first = mine.page()
        yield f"list, who has {many}", mine.page
        if first.after:
            yield f"list, page 2, who has {many}", partial(mine.page, first.after)
        for label, words in SEARCHES.items():
            yield f"search {label}, who has {many}", partial(mine.search, words)
        some = first.items[0].id
        yield f"open one, who has {many}", partial(mine.opened, some)
    desk = Referrals(database, ONE)
    yield "the desk: its queue", partial(desk.queue, Status.OPEN)
    yield "the desk: what waits and what was done, counted", desk.counts


def _spread(act: Callable[[], object]) -> list[str]:
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1000)
    return [f"{each:.1f}" for each in (min(took), statistics.median(took), max(took))]


def _owner(number: int) -> Person:
    return ONE if number % 11 else Person(id=f"other-{number // 11 % OTHERS}", name="Other")


def _answers(corpus: Corpus) -> list[Turn]:
    """Answers of the usual size, of every verdict, in other words each."""
    chance = random.Random(SEEDED)
    clauses = corpus.clauses
    said = []
    for number, question in enumerate(varied(300, {clause.id for clause in clauses})):
        ranked = chance.sample(clauses, 10)
        text = " ".join(each.text for each in chance.sample(clauses, 2))[:400]
        advice = Advice(
            question=question,
            verdict=chance.choice(list(Verdict)),
            confidence=chance.random(),
            answer=f"{text} {('evenly', 'oddly')[number % 2]}",
            ranking=tuple(Ranked(clause_id=each.id, score=0.5, why="words") for each in ranked),
            refer_to="your manager", mode="cases", index="0" * 64, seconds=0.02,
        )  # fmt: skip
        said.append(Turn(draft=Draft(question=question), advice=advice))
    return said
