"""Conversations that stay, each its owner's alone."""

import json
from collections import Counter
from collections.abc import Collection

from pydantic import ValidationError
from sqlalchemy import delete, func, select, tuple_, update
from sqlalchemy.orm import Session

from domain.conversation import Turn
from domain.corpus import Corpus
from domain.decision import Verdict
from domain.errors import NotFound
from domain.evaluation import section_of
from domain.history import Cursor, Found, FoundPage, Kept, KeptTurn, Opened, Page, Summary
from domain.person import Person
from records import search, sources
from records.audit import Act, append
from records.database import Database, new_id
from records.schema import ConversationRow, TurnRow, TurnWordsRow
from records.words import fit

TITLE_MAX = 200
TITLE_MADE = 80
"""Characters of a title that is made of the first question."""
PAGE = 20
WHAT = "conversation"


class Conversations:
    """What one person asked; another's is not found, whatever its id."""

    def __init__(self, database: Database, who: Person) -> None:
        self._database = database
        self._who = who

    def keep(self, turn: Turn, corpus: Corpus, conversation: str = "") -> Kept:
        """Keep an answer at the end of a conversation, or begin one with it.

        Whoever else adds to the conversation at the same time comes before it or after it. Raises
        NotFound where the conversation was deleted in the meantime.
        """
        with self._database.writing() as session:
            row = self._own(session, conversation) if conversation else self._begun(session, turn)
            return self._added(session, row, turn, corpus)

    def replace(self, kept: Kept, was: Turn, turn: Turn, corpus: Corpus) -> Kept:
        """Keep an answer in the place of `was`, to which the asker has added a fact.

        Where something else stands there by now, both are kept. Raises NotFound.
        """
        with self._database.writing() as session:
            conversation = self._own(session, kept.conversation)
            row = session.get(TurnRow, kept.id)
            if row is None or row.conversation != conversation.id or _read(row) != _as_kept(was):
                return self._added(session, conversation, turn, corpus)
            self._write(session, conversation, row, turn, corpus)
            return kept

    def page(self, after: Cursor | None = None, limit: int = PAGE) -> Page:
        """Conversations, the one changed last first; `after` is the end of the page before."""
        key = tuple_(ConversationRow.changed_at, ConversationRow.id)
        wanted = select(ConversationRow).where(ConversationRow.owner == self._who.id)
        if after is not None:
            wanted = wanted.where(key < tuple_(after.at, after.id))
        wanted = wanted.order_by(ConversationRow.changed_at.desc(), ConversationRow.id.desc())
        with self._database.reading() as session:
            rows = session.scalars(wanted.limit(limit + 1)).all()
            items = _summaries(session, rows[:limit])
        last = items[-1] if len(rows) > limit else None
        return Page(items=items, after=Cursor(at=last.changed_at, id=last.id) if last else None)

    def search(self, words: str, before: int | None = None, limit: int = PAGE) -> FoundPage:
        """Answers that hold every word, or one that begins with it; the newest first.

        Raises TooLong. No words find nothing.
        """
        wanted = search.asked(words)
        if not wanted:
            return FoundPage(items=())
        with self._database.reading() as session:
            numbers = search.numbers(
                session, self._who.id, wanted, before or search.NEWEST, limit + 1
            )
            items = self._found(session, numbers[:limit], wanted)
        return FoundPage(items=items, after=numbers[limit - 1] if len(numbers) > limit else None)

    def opened(self, conversation: str) -> Opened:
        """A conversation as it was kept; raises NotFound."""
        with self._database.reading() as session:
            return _opened(session, self._own(session, conversation, lock=False))

    def exported(self, conversation: str) -> Opened:
        """The same, to be taken out of mayi: the audit log tells that it was."""
        with self._database.writing() as session:
            row = self._own(session, conversation)
            self._tell(session, Act.CONVERSATION_EXPORTED, row.id)
            return _opened(session, row)

    def rename(self, conversation: str, title: str) -> None:
        """Give it another title; raises NotFound, NothingSaid or TooLong."""
        flat = fit("title", " ".join(title.split()), TITLE_MAX)
        with self._database.writing() as session:
            row = self._own(session, conversation)
            row.title = flat
            first = select(TurnRow).where(TurnRow.conversation == row.id).order_by(TurnRow.place)
            if turn := session.scalars(first.limit(1)).one_or_none():
                self._index(session, row, turn)

    def delete(self, conversations: Collection[str]) -> None:
        """Delete them for good, all or none; raises NotFound."""
        with self._database.writing() as session:
            for conversation in dict.fromkeys(conversations):
                row = self._own(session, conversation)
                self._tell(session, Act.CONVERSATION_DELETED, row.id)
                session.delete(row)
            session.flush()
            search.forget(session)
        self._database.forget()

    def delete_all(self) -> int:
        """Delete everything that this person ever asked, for good; how many conversations."""
        own = ConversationRow.owner == self._who.id
        with self._database.writing() as session:
            count = session.scalar(select(func.count()).where(own)) or 0
            if count:
                session.execute(delete(ConversationRow).where(own))
                self._tell(session, Act.CONVERSATION_DELETED, f"all {count}")
                search.forget(session)
        self._database.forget()
        return count

    def _own(self, session: Session, conversation: str, lock: bool = True) -> ConversationRow:
        row = session.get(ConversationRow, conversation, with_for_update=lock or None)
        if row is None or row.owner != self._who.id:
            raise NotFound(WHAT)
        return row

    def _begun(self, session: Session, turn: Turn) -> ConversationRow:
        at = self._database.now()
        row = ConversationRow(
            id=new_id(), owner=self._who.id, title=titled(turn), begun_at=at, changed_at=at
        )
        session.add(row)
        session.flush()
        return row

    def _added(
        self, session: Session, conversation: ConversationRow, turn: Turn, corpus: Corpus
    ) -> Kept:
        last = select(func.max(TurnRow.place)).where(TurnRow.conversation == conversation.id)
        place = session.scalar(last)
        row = TurnRow(
            id=new_id(),
            conversation=conversation.id,
            place=0 if place is None else place + 1,
            asked_at=self._database.now(),
        )
        self._write(session, conversation, row, turn, corpus)
        return Kept(conversation=conversation.id, id=row.id)

    def _write(
        self, session: Session, within: ConversationRow, row: TurnRow, turn: Turn, corpus: Corpus
    ) -> None:
        advice = turn.advice
        row.question = fit("question", advice.question, len(advice.question), needed=False)
        row.verdict, row.confidence = advice.verdict.value, advice.confidence
        row.clause = advice.citations[0].clause_id if advice.citations else ""
        row.section = section_of(row.clause) if row.clause else ""
        row.turn = turn.model_dump_json()
        row.sources = sources.keep(session, sources.shown(advice, corpus))
        within.changed_at = self._database.now()
        session.add(row)
        session.flush()
        self._index(session, within, row)

    def _index(self, session: Session, within: ConversationRow, row: TurnRow) -> None:
        """The title is found by its first answer."""
        title = [within.title] if row.place == 0 else []
        words = search.indexed(session, self._who.id, *title, row.question, _answer(row))
        found = select(TurnWordsRow.number).where(TurnWordsRow.turn == row.id)
        if (number := session.scalar(found)) is None:
            session.add(TurnWordsRow(turn=row.id, words=words))
        else:
            at = TurnWordsRow.number == number
            session.execute(update(TurnWordsRow).where(at).values(words=words))

    def _found(
        self, session: Session, numbers: list[int], wanted: tuple[str, ...]
    ) -> tuple[Found, ...]:
        rows = session.execute(
            select(TurnRow, ConversationRow)
            .join(TurnWordsRow, TurnWordsRow.turn == TurnRow.id)
            .join(ConversationRow, ConversationRow.id == TurnRow.conversation)
            .where(TurnWordsRow.number.in_(numbers), ConversationRow.owner == self._who.id)
            .order_by(TurnWordsRow.number.desc())
        )
        return tuple(_hit(turn, conversation, wanted) for turn, conversation in rows)

    def _tell(self, session: Session, what: Act, subject: str) -> None:
        append(session, self._database.now(), self._who, what, subject)


def titled(turn: Turn) -> str:
    """The title of a conversation that begins with a turn: the question's first words."""
    flat = " ".join(fit("question", turn.draft.question, len(turn.draft.question), False).split())
    if len(flat) <= TITLE_MADE:
        return flat
    return (flat[:TITLE_MADE].rsplit(" ", 1)[0] or flat[:TITLE_MADE]) + " …"


def _read(row: TurnRow) -> Turn | None:
    try:
        return Turn.model_validate_json(row.turn)
    except ValidationError:
        return None


def _as_kept(turn: Turn) -> Turn:
    """A turn as it reads once it was kept: what was sent to a model is not."""
    return Turn.model_validate_json(turn.model_dump_json())


def _answer(row: TurnRow) -> str:
    """The answer's words alone, ten times as quick as the whole of it."""
    try:
        return str(json.loads(row.turn)["advice"]["answer"])
    except (ValueError, KeyError, TypeError):
        return ""


def _opened(session: Session, row: ConversationRow) -> Opened:
    own = select(TurnRow).where(TurnRow.conversation == row.id).order_by(TurnRow.place)
    turns = tuple(_kept(each) for each in session.scalars(own))
    return Opened(
        id=row.id,
        title=row.title,
        begun_at=row.begun_at,
        changed_at=row.changed_at,
        turns=turns,
        wordings=sources.wordings(session, [source for turn in turns for source in turn.sources]),
    )


def _kept(row: TurnRow) -> KeptTurn:
    return KeptTurn(
        id=row.id,
        asked_at=row.asked_at,
        question=row.question,
        turn=_read(row),
        sources=sources.read(row.sources),
    )


def _summaries(session: Session, rows: Collection[ConversationRow]) -> tuple[Summary, ...]:
    ids = [row.id for row in rows]
    turns = session.execute(
        select(TurnRow.conversation, TurnRow.verdict)
        .where(TurnRow.conversation.in_(ids))
        .order_by(TurnRow.place)
    ).all()
    answers = Counter(conversation for conversation, _ in turns)
    first: dict[str, str] = {}
    for conversation, verdict in turns:
        first.setdefault(conversation, verdict)
    return tuple(
        Summary(
            id=row.id,
            title=row.title,
            begun_at=row.begun_at,
            changed_at=row.changed_at,
            answers=answers[row.id],
            verdict=Verdict(first[row.id]) if row.id in first else None,
        )
        for row in rows
    )


def _hit(row: TurnRow, conversation: ConversationRow, wanted: tuple[str, ...]) -> Found:
    return Found(
        conversation=row.conversation,
        asked_at=row.asked_at,
        verdict=Verdict(row.verdict),
        title=search.marked(conversation.title, wanted),
        question=search.marked(row.question, wanted),
        answer=search.marked(_answer(row), wanted),
    )
