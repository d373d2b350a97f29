"""The tables. What is asked and decided is stored resolved: as it was then, not as a reference."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, ForeignKey, Index, MetaData, Text, TypeDecorator
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Instant(TypeDecorator[datetime]):
    """A moment in UTC; a time without a zone is refused, as nobody knows when that was."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value if value.tzinfo else value.replace(tzinfo=UTC)
        return moment.astimezone(UTC)


class Table(DeclarativeBase):
    """The base of every table; constraints are named, so that migrations can name them too."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Instant, str: Text}


class PersonRow(Table):
    """Somebody who logged in once; `subject` is issuer and sub of their identity provider."""

    __tablename__ = "person"

    id: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    email: Mapped[str]
    roles: Mapped[str]
    """Given here rather than by a claim, with blanks between; empty where none was."""
    claimed: Mapped[str] = mapped_column(default="")
    """Given by a claim at the last sign-in."""
    is_off: Mapped[bool] = mapped_column(default=False)
    first_seen_at: Mapped[datetime] = mapped_column(
        default=lambda context: context.get_current_parameters()["seen_at"]
    )
    seen_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=0)


class ConversationRow(Table):
    """A conversation, its owner's alone."""

    __tablename__ = "conversation"
    __table_args__ = (Index("ix_conversation_owner_changed_at", "owner", "changed_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str]
    title: Mapped[str]
    begun_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class TurnRow(Table):
    """A question and its answer as given; what is counted stands beside it in columns."""

    __tablename__ = "turn"
    __table_args__ = (
        Index("ix_turn_conversation_place", "conversation", "place", unique=True),
        Index("ix_turn_asked_at", "asked_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    conversation: Mapped[str] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    place: Mapped[int]
    asked_at: Mapped[datetime]
    question: Mapped[str]
    verdict: Mapped[str]
    confidence: Mapped[float]
    clause: Mapped[str]
    """The governing clause's id; empty where the sources don't say."""
    section: Mapped[str]
    turn: Mapped[str]
    """`domain.conversation.Turn` as JSON."""
    sources: Mapped[str]
    """Of each clause shown: its edition and the sha256 of its text then, as JSON."""


class TurnWordsRow(Table):
    """The words by which an answer is found; `number` grows with every answer that is kept.

    On SQLite triggers bring them into the full-text table `turn_search`, on PostgreSQL they are a
    tsvector with an index of that name: both are made by the migration.
    """

    __tablename__ = "turn_words"

    number: Mapped[int] = mapped_column(primary_key=True)
    turn: Mapped[str] = mapped_column(ForeignKey("turn.id", ondelete="CASCADE"), unique=True)
    words: Mapped[Any] = mapped_column(Text().with_variant(TSVECTOR(), "postgresql"))


class WordingRow(Table):
    """A clause as it read when an answer showed it, once for all answers that did."""

    __tablename__ = "wording"

    id: Mapped[str] = mapped_column(primary_key=True)
    """The sha256 of `content`."""
    content: Mapped[str]
    """`domain.history.Wording` as JSON."""


class ReferralRow(Table):
    """A question sent to the ethics officer; a copy, so that it outlives the conversation."""

    __tablename__ = "referral"
    __table_args__ = (Index("ix_referral_status_sent_at", "status", "sent_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    asker: Mapped[str] = mapped_column(index=True)
    asker_name: Mapped[str]
    question: Mapped[str]
    words: Mapped[str]
    """What was prepared, as the asker edited and sent it."""
    advice: Mapped[str]
    """`domain.decision.Advice` as JSON: what mayi thought, and why."""
    status: Mapped[str]
    """open, ruled or withdrawn."""
    sent_at: Mapped[datetime]
    version: Mapped[int]
    """Grows with every change: who would change an older one is told so."""


class RulingRow(Table):
    """What an ethics officer decided; a precedent while it stands."""

    __tablename__ = "ruling"

    id: Mapped[str] = mapped_column(primary_key=True)
    referral: Mapped[str | None] = mapped_column(ForeignKey("referral.id"), unique=True)
    question: Mapped[str]
    verdict: Mapped[str]
    clauses: Mapped[str]
    """Ids, with blanks between."""
    conditions: Mapped[str]
    reason: Mapped[str]
    ruled_by: Mapped[str]
    ruled_by_name: Mapped[str]
    ruled_at: Mapped[datetime]
    supersedes: Mapped[str | None] = mapped_column(ForeignKey("ruling.id"), unique=True)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_why: Mapped[str]


class NoticeRow(Table):
    """Something to tell one person, until they have seen it."""

    __tablename__ = "notice"
    __table_args__ = (Index("ix_notice_person_made_at", "person", "made_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str]
    kind: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    made_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]


class FeedbackRow(Table):
    """What somebody said of an answer; who said it is not kept."""

    __tablename__ = "feedback"
    __table_args__ = (Index("ix_feedback_status_given_at", "status", "given_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    words: Mapped[str]
    question: Mapped[str]
    advice: Mapped[str]
    status: Mapped[str]
    """open, ruled, case or dismissed."""
    given_at: Mapped[datetime]


class ApiTokenRow(Table):
    """What another program shows to be let in; the token itself is kept nowhere."""

    __tablename__ = "api_token"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    sha256: Mapped[str]
    """Of the whole token."""
    made_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class PublishedRow(Table):
    """What was asked until `ends_at`, told once: what is deleted later cannot be seen in it."""

    __tablename__ = "published"

    ends_at: Mapped[datetime] = mapped_column(primary_key=True)
    least: Mapped[int]
    """The askers who stand behind each figure, at least."""
    asked: Mapped[str]
    """`domain.overview.Asked` as JSON."""


class DisclosureRow(Table):
    """A disclosure to a client: one row of the register."""

    __tablename__ = "disclosure"
    __table_args__ = (Index("ix_disclosure_made_at", "made_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str] = mapped_column(index=True)
    owner_name: Mapped[str]
    kind: Mapped[str]
    client: Mapped[str]
    facts: Mapped[str]
    """The form as filled in, as JSON."""
    letter: Mapped[str]
    """`domain.letter.Letter` as JSON: what was written, with the words of each clause then."""
    clauses: Mapped[str]
    """Of each clause that a paragraph rests on: id, edition and sha256, as JSON."""
    status: Mapped[str]
    """draft, awaiting, approved, declined or sent."""
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    decided_by: Mapped[str]
    decided_by_name: Mapped[str]
    decided_at: Mapped[datetime | None]
    decided_why: Mapped[str]
    version: Mapped[int]


class LessonRow(Table):
    """A clause that somebody has read; `clause_sha256` tells which wording."""

    __tablename__ = "lesson"

    person: Mapped[str] = mapped_column(primary_key=True)
    clause: Mapped[str] = mapped_column(primary_key=True)
    clause_sha256: Mapped[str]
    read_at: Mapped[datetime]


class QuizCardRow(Table):
    """How well somebody knows one scenario of the quiz, and when it comes back."""

    __tablename__ = "quiz_card"
    __table_args__ = (Index("ix_quiz_card_person_due_at", "person", "due_at"),)

    person: Mapped[str] = mapped_column(primary_key=True)
    scenario: Mapped[str] = mapped_column(primary_key=True)
    clause_sha256: Mapped[str]
    state: Mapped[str]
    """The scheduler's own, as JSON."""
    right: Mapped[int]
    wrong: Mapped[int]
    last_right: Mapped[bool]
    due_at: Mapped[datetime]


class AttestationRow(Table):
    """Somebody declared that they know and will keep one edition; `clauses` tells its wording."""

    __tablename__ = "attestation"
    __table_args__ = (Index("ix_attestation_instrument_person", "instrument", "person"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str]
    name: Mapped[str]
    instrument: Mapped[str]
    title: Mapped[str]
    edition: Mapped[str]
    edition_sha256: Mapped[str]
    clauses: Mapped[str]
    """sha256 of each clause's text by its id, as JSON."""
    attested_at: Mapped[datetime]


class AuditRow(Table):
    """Who did what, when; each row's hash covers the row before it."""

    __tablename__ = "audit"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    who: Mapped[str]
    what: Mapped[str]
    subject: Mapped[str]
    before: Mapped[str]
    hash: Mapped[str]


class AuditHeadRow(Table):
    """The last number and hash, so that a dropped end is seen too; one row."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]
    hash: Mapped[str]
