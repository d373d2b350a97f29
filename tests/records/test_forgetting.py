"""What is deleted is gone from the files, not just from the lists."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from domain.conversation import Draft, Turn
from records.conversations import Conversations
from records.database import Database, open_database
from records.retention import enforce
from tests import people
from tests.clocks import Clock
from tests.records.test_conversations import CORPUS, asked, of, turn

SECRET = "zanzibarquux"
Deletes = Callable[[Database, str], object]
WAYS: dict[str, Deletes] = {
    "one": lambda database, id: of(database).delete([id]),
    "everything": lambda database, id: of(database).delete_all(),
    "too old": lambda database, id: enforce(database, keep_days=30),
}


@contextmanager
def opened(path: Path, clock: Clock) -> Iterator[Database]:
    database = open_database(f"sqlite:///{path}", clock)
    yield database
    database.close()


def files(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.parent.glob(f"{path.name}*")}


def fill(database: Database, clock: Clock) -> str:
    """A conversation that holds the secret, among many that don't and that stay."""
    secret = turn(f"May I tell anybody about {SECRET}?")
    draft = Draft(question="And then?", earlier=(secret.draft.question,))
    mine, theirs = of(database), Conversations(database, people.BOB)
    kept = mine.keep(secret, CORPUS)
    told = secret.model_copy(
        update={"advice": secret.advice.model_copy(update={"answer": f"No {SECRET}."})}
    )
    mine.replace(kept, secret, told, CORPUS)
    mine.keep(Turn(draft=draft, advice=secret.advice), CORPUS, kept.conversation)
    mine.rename(kept.conversation, f"About {SECRET}")
    clock.tick(days=31)
    for number in range(50):
        asked(theirs, f"something else {number}")
    return kept.conversation


@pytest.mark.parametrize("way", WAYS)
def test_no_byte_of_it_is_left(tmp_path: Path, clock: Clock, way: str) -> None:
    path = tmp_path / "mayi.db"
    with opened(path, clock) as database:
        conversation = fill(database, clock)
        assert any(SECRET.encode() in each for each in files(path).values())
        WAYS[way](database, conversation)
        left = files(path)  # while it is open: the log of changes beside it too
        assert [name for name, held in left.items() if SECRET.encode() in held] == []
        assert len(Conversations(database, people.BOB).search("something").items) == 20
    assert [name for name, held in files(path).items() if SECRET.encode() in held] == []


def test_an_old_title_and_an_old_answer_go_with_it(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "mayi.db"
    with opened(path, clock) as database:
        kept = asked(of(database), "May I?")
        of(database).rename(kept.conversation, SECRET)
        of(database).rename(kept.conversation, "harmless")
        of(database).delete([kept.conversation])
        assert SECRET.encode() not in b"".join(files(path).values())


def test_it_waits_for_nobody_for_ever(tmp_path: Path, clock: Clock) -> None:
    """Somebody who reads on keeps the log; it goes with the next deletion."""
    path = tmp_path / "mayi.db"
    with opened(path, clock) as database:
        kept = asked(of(database), SECRET)
        asked(of(database), "other")
        with database.reading() as session:
            from sqlalchemy import text

            session.execute(text("SELECT count(*) FROM turn")).scalar()
            of(database).delete([kept.conversation])
        of(database).delete_all()
        assert SECRET.encode() not in b"".join(files(path).values())
