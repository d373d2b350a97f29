"""The bench of what is kept: it fills a database, and measures what people do with it."""

import re
from argparse import Namespace

import pytest

from evals import bench_records
from records.conversations import Conversations
from tests.fakes import real_corpus


def test_it_measures_list_search_and_open(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench_records.main(Namespace(database="", answers=200)) == 0
    first, blank, head, line, *rows = capsys.readouterr().out.splitlines()
    assert first.endswith(": 200 answers of one, 20 of others, 200 referrals")
    assert (blank, head.split()) == ("", "ms, 15 times each min median max".split())
    labels = [re.split(r"\s{2,}", row)[0] for row in rows]
    assert {"list, who has nearly all", "open one, who has few", "the desk: its queue"} <= set(
        labels
    )
    assert len([label for label in labels if label.startswith("search")]) == 12
    for row in rows:
        least, middle, most = map(float, row.split()[-3:])
        assert 0 < least <= middle <= most


def test_what_it_searches_is_what_it_says() -> None:
    with bench_records.filled("", 200, real_corpus(), lambda what, done, total: None) as database:
        mine = Conversations(database, bench_records.ONE)
        found = {
            label: len(mine.search(words).items) for label, words in bench_records.SEARCHES.items()
        }
    assert found["a word of every answer"] == found["one letter"] == 20
    assert found["no answer"] == found["common words that never meet"] == 0
