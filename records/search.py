"""Finding answers by their words: the same words on SQLite (FTS5) and PostgreSQL (tsvector).

Text is taken apart here, in lower case and without accents, so both databases index the same
words and neither ever parses what somebody typed: a query holds letters and digits alone.
"""

import hashlib
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple
from unicodedata import normalize

from sqlalchemy import ARRAY, Text, cast, func, text
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from domain.clause import Span
from domain.errors import TooLong
from domain.history import Marked

SEARCH_MAX = 200
"""Characters of a search."""
WORDS_MAX = 20_000
"""Words of one answer that are indexed."""
WORD_MAX = 100
"""Characters of a word that count."""
OWNER = "\ue000"
"""Begins the word that stands for an owner: for private use, so no word of a text has it."""
_RUN = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_SQLITE = """
SELECT rowid FROM turn_search WHERE turn_search MATCH :query AND rowid < :before
ORDER BY rowid DESC LIMIT :limit
"""
_RECENT = """
SELECT number FROM (
    SELECT number, words FROM turn_words WHERE number < :before ORDER BY number DESC LIMIT 1000
) AS recent
WHERE words @@ CAST(:query AS tsquery) ORDER BY number DESC LIMIT :limit
"""
_INDEXED = """
WITH found AS MATERIALIZED (
    SELECT number FROM turn_words WHERE words @@ CAST(:query AS tsquery)
)
SELECT number FROM found WHERE number < :before ORDER BY number DESC LIMIT :limit
"""
NEWEST = 2**31 - 1


class Word(NamedTuple):
    """A word of a text: where it stands, and how it is indexed."""

    start: int
    end: int
    folded: str


def words(text: str) -> Iterator[Word]:
    """The words of a text: runs of letters and digits, in lower case, without accents."""
    for run in _RUN.finditer(text):
        if folded := _folded(run[0])[:WORD_MAX]:
            yield Word(run.start(), run.end(), folded)


def _folded(run: str) -> str:
    if run.isascii():
        return run.lower()
    return "".join(each for each in normalize("NFKD", run).casefold() if each.isalnum())


def asked(search: str) -> tuple[str, ...]:
    """The words that are searched for, each once; raises TooLong."""
    if len(search) > SEARCH_MAX:
        raise TooLong("search", len(search), SEARCH_MAX)
    return tuple(dict.fromkeys(each.folded for each in words(search)))


def marked(text: str, wanted: tuple[str, ...]) -> Marked:
    """Text with the words that begin with one of those wanted."""
    spans = (Span(each.start, each.end) for each in words(text) if each.folded.startswith(wanted))
    return Marked(text=text, marks=tuple(spans))


def indexed(session: Session, owner: str, *texts: str) -> str | ColumnElement[Any]:
    """The words of an answer as the column `turn_words.words` takes them."""
    every = islice((word.folded for each in texts for word in words(each)), WORDS_MAX)
    kept = [_owner(owner), *sorted(set(every))]
    if session.get_bind().dialect.name == "postgresql":
        return func.array_to_tsvector(cast(kept, ARRAY(Text)))
    return " ".join(kept)


def numbers(
    session: Session, owner: str, wanted: tuple[str, ...], before: int, limit: int
) -> list[int]:
    """The newest answers of an owner that hold every word wanted, or one that begins with it."""
    given: dict[str, object] = {"before": before, "limit": limit}
    if session.get_bind().dialect.name == "postgresql":
        query = " & ".join([f"'{_owner(owner)}'", *(f"'{each}':*" for each in wanted)])
        return _postgresql(session, given | {"query": query}, limit)
    query = " AND ".join([f'"{_owner(owner)}"', *(f'"{each}"*' for each in wanted)])
    return list(session.scalars(text(_SQLITE), given | {"query": query}))


def _postgresql(session: Session, given: dict[str, object], limit: int) -> list[int]:
    """Common words stand among the newest answers; for all others the index is quick.

    The planner cannot tell the two apart, as it does not know which words come together.
    """
    recent = list(session.scalars(text(_RECENT), given))
    return recent if len(recent) == limit else list(session.scalars(text(_INDEXED), given))


def forget(session: Session) -> None:
    """Write SQLite's index anew, without the words of what was deleted in this transaction."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("INSERT INTO turn_search(turn_search) VALUES ('optimize')"))


def _owner(owner: str) -> str:
    return OWNER + hashlib.sha256(owner.encode()).hexdigest()[:32]
