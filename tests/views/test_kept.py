"""What is kept, said in the app: what, how long, who sees it, where."""

from pathlib import Path

import pytest

from records.conversations import Conversations
from records.database import open_database
from tests import people
from tests.fakes import FakeAdvisor, real_corpus
from tests.records.test_conversations import turn
from tests.views.pages import opened, shown
from views.kept import rows


def test_it_counts_ones_own_and_says_where(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'mayi.db'}")
    for who in (people.ANN, people.BOB):
        mine = Conversations(database, who)
        first = mine.keep(turn("One?"), real_corpus())
        mine.keep(turn("Two?"), real_corpus(), first.conversation)
    text = shown(opened(FakeAdvisor(), database=database, who=people.ANN, first="kept"))
    assert f'In a file on this machine: <code class="mayi-place">{database.place}</code>' in text
    assert (
        '<th scope="row">Your conversations</th><td>365 days after you last asked in it</td>'
        in text
    )
    assert text.count("<td>1</td>") == 1 and text.count("<td>2</td>") == 1
    database.close()


def test_it_works_where_nothing_is_kept() -> None:
    text = shown(opened(FakeAdvisor(), first="kept"))
    assert "<p>Nothing is kept here: there is no database." in text
    assert "Of yours" not in text


@pytest.mark.parametrize(
    ("days", "says"),
    [(0, "Until you delete it"), (1, "1 day after you last asked in it"),
     (1000, "1,000 days after you last asked in it")],
)  # fmt: skip
def test_how_long_is_the_setting(days: int, says: str) -> None:
    assert rows(days)[0].how_long == says
