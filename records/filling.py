"""A temporary database with a great many answers in it, to measure on."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import create_engine, insert, make_url, text

from domain.conversation import Turn
from domain.corpus import Corpus
from domain.person import Person
from records import search, sources
from records.database import Database, new_id, now, open_database
from records.schema import ConversationRow, ReferralRow, TurnRow, TurnWordsRow

BATCH = 2_000
IN_ONE = 3
"""Answers in a conversation."""
Tells = Callable[[str, int, int], None]


@contextmanager
def temporary(url: str) -> Iterator[Database]:
    """Yield the empty database at `url`; on PostgreSQL a new one on that server, dropped later."""
    made = make_url(url)
    if made.get_backend_name() == "sqlite":
        database = open_database(url)
        yield database
        database.close()
        return
    name = f"mayi_bench_{new_id()[:12]}"
    server = create_engine(made.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        database = open_database(made.set(database=name).render_as_string(hide_password=False))
        yield database
        database.close()
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()


def fill(
    database: Database,
    count: int,
    said: Sequence[Turn],
    corpus: Corpus,
    owner: Callable[[int], Person],
    tells: Tells,
) -> None:
    """Keep so many answers, the oldest first, in conversations of `owner(number)`."""
    began = now() - timedelta(minutes=count)
    kept = [each.model_dump_json() for each in said]
    for start in range(0, count, BATCH):
        with database.writing() as session:
            shown = [sources.keep(session, sources.shown(each.advice, corpus)) for each in said]
            talks: list[dict[str, object]] = []
            turns, found = [], []
            for number in range(start, min(start + BATCH, count)):
                which, at = number % len(said), began + timedelta(minutes=number)
                who, advice = owner(number // IN_ONE).id, said[which].advice
                if number % IN_ONE == 0 or not talks:
                    talks.append(
                        dict(id=new_id(), owner=who, title=advice.question[:80], begun_at=at)
                    )
                talks[-1]["changed_at"] = at
                turn = dict(
                    id=new_id(), conversation=talks[-1]["id"], place=number % IN_ONE, asked_at=at,
                    question=advice.question, verdict=advice.verdict.value,
                    confidence=advice.confidence, clause="", section="", turn=kept[which],
                    sources=shown[which],
                )  # fmt: skip
                turns.append(turn)
                found.append((turn["id"], who, advice))
            session.execute(insert(ConversationRow), talks)
            session.execute(insert(TurnRow), turns)
            for id, who, advice in found:
                words = search.indexed(session, who, advice.question, advice.answer)
                session.execute(insert(TurnWordsRow).values(turn=id, words=words))
        tells("answers", min(start + BATCH, count), count)
    _settled(database)


def refer(database: Database, count: int, said: Sequence[Turn]) -> None:
    """Send so many questions to the ethics officer, a tenth of them still open."""
    began = now() - timedelta(minutes=count)
    rows = [
        dict(
            id=new_id(), asker=f"other-{number % 500}", asker_name="Other", words="What now?",
            question=said[number % len(said)].advice.question, version=1,
            advice=said[number % len(said)].advice.model_dump_json(),
            status="ruled" if number % 10 else "open", sent_at=began + timedelta(minutes=number),
        )
        for number in range(count)
    ]  # fmt: skip
    for start in range(0, count, BATCH):
        with database.writing() as session:
            session.execute(insert(ReferralRow), rows[start : start + BATCH])


def _settled(database: Database) -> None:
    """As after a quiet hour: indexes merged, figures for the planner taken."""
    with database.writing() as session:
        search.forget(session)
        session.execute(text("ANALYZE"))
