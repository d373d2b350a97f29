"""Puts questions into the records as people would ask them, one row each."""

from collections.abc import Iterable
from datetime import datetime

from records.database import Database, new_id
from records.schema import ConversationRow, TurnRow

Question = tuple[str, datetime, str, str, str]
"""Who, when, the governing clause (or nothing), the verdict, the words."""


def ask(database: Database, questions: Iterable[Question]) -> list[str]:
    """Store each in a conversation of its own; return the conversations' ids."""
    ids = []
    with database.writing() as session:
        for owner, at, clause, verdict, words in questions:
            talk = new_id()
            session.add(ConversationRow(id=talk, owner=owner, title="", begun_at=at, changed_at=at))
            session.flush()
            session.add(
                TurnRow(
                    id=new_id(), conversation=talk, place=0, asked_at=at, question=words,
                    verdict=verdict, confidence=0.9, clause=clause,
                    section=clause.rpartition(".")[0], turn="{}", sources="[]",
                )
            )  # fmt: skip
            ids.append(talk)
    return ids


def forget(database: Database, conversation: str) -> None:
    """Delete a conversation with all that was asked in it."""
    with database.writing() as session:
        session.delete(session.get_one(ConversationRow, conversation))
