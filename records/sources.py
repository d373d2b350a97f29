"""The clauses that an answer shows, as they read when it was given."""

import hashlib
from collections.abc import Iterable

from pydantic import TypeAdapter
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from domain.corpus import Corpus
from domain.decision import Advice
from domain.history import Source, Wording
from records.schema import WordingRow

SOURCES = TypeAdapter(tuple[Source, ...])
KEEP = text("INSERT INTO wording (id, content) VALUES (:id, :content) ON CONFLICT (id) DO NOTHING")


def shown(advice: Advice, corpus: Corpus) -> tuple[Wording, ...]:
    """Each clause that the answer cites, ranks or compares, and that the corpus has."""
    cited = [each.clause_id for each in advice.citations]
    ranked = [each.clause_id for each in advice.ranking]
    compared = [id for each in advice.conflicts for id in each.clauses]
    wanted = set(cited + ranked + compared)
    instruments = {each.id: each for each in corpus.instruments}
    return tuple(
        Wording(clause=clause, instrument=instruments[clause.instrument])
        for clause in corpus.clauses
        if clause.id in wanted
    )


def sha256(words: str) -> str:
    """The sha256 of a text, in hexadecimal."""
    return hashlib.sha256(words.encode()).hexdigest()


def keep(session: Session, wordings: Iterable[Wording]) -> str:
    """Keep the wordings that are not kept yet; `turn.sources` for them, as JSON."""
    sources, rows = [], []
    for wording in wordings:
        content = wording.model_dump_json()
        rows.append({"id": sha256(content), "content": content})
        sources.append(
            Source(
                clause_id=wording.clause.id,
                edition=wording.instrument.edition,
                sha256=sha256(wording.clause.text),
                wording=sha256(content),
            )
        )
    if rows:
        session.execute(KEEP, sorted(rows, key=lambda row: row["id"]))
    return SOURCES.dump_json(tuple(sources)).decode()


def read(kept: str) -> tuple[Source, ...]:
    """What `turn.sources` holds."""
    return SOURCES.validate_json(kept)


def wordings(session: Session, sources: Iterable[Source]) -> dict[str, Wording]:
    """The wordings that the sources name."""
    ids = {each.wording for each in sources}
    rows = session.scalars(select(WordingRow).where(WordingRow.id.in_(ids)))
    return {row.id: Wording.model_validate_json(row.content) for row in rows}
