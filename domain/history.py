"""What is kept of what was asked: conversations, answers, and the clauses as they read then."""

from datetime import datetime

from domain.clause import Clause, Instrument, Span
from domain.conversation import Turn
from domain.decision import Verdict
from domain.record import Record


class Wording(Record):
    """A clause and the instrument that it stood in, as they were when they were shown."""

    clause: Clause
    instrument: Instrument


class Source(Record):
    """Which wording of a clause an answer showed.

    `sha256` is that of the clause's text; `wording` names the whole `Wording`, kept once for all
    answers that showed it.
    """

    clause_id: str
    edition: str
    sha256: str
    wording: str


class Kept(Record):
    """Where an answer is kept."""

    conversation: str
    id: str


class Cursor(Record):
    """The place in a list after which the next page begins."""

    at: datetime
    id: str


class Summary(Record):
    """A conversation in a list; `verdict` answers its first question, as the title."""

    id: str
    title: str
    begun_at: datetime
    changed_at: datetime
    answers: int
    verdict: Verdict | None = None


class Page(Record):
    """Some conversations, newest first; `after` is None where no more follow."""

    items: tuple[Summary, ...]
    after: Cursor | None = None


class KeptTurn(Record):
    """A turn as it was kept; `turn` is None where this mayi cannot read it."""

    id: str
    asked_at: datetime
    question: str
    turn: Turn | None
    sources: tuple[Source, ...] = ()


class Opened(Record):
    """A conversation as it was kept; `wordings` are the clauses as they read then, by `Source`."""

    id: str
    title: str
    begun_at: datetime
    changed_at: datetime
    turns: tuple[KeptTurn, ...]
    wordings: dict[str, Wording] = {}


class Marked(Record):
    """Text, and where in it the words stand that were searched for."""

    text: str
    marks: tuple[Span, ...] = ()


class Found(Record):
    """An answer that holds the words searched for, in its question, its text, or its title."""

    conversation: str
    asked_at: datetime
    verdict: Verdict
    title: Marked
    question: Marked
    answer: Marked


class FoundPage(Record):
    """Some answers found, newest first; `after` is None where no more follow."""

    items: tuple[Found, ...]
    after: int | None = None


class Tally(Record):
    """How much of somebody's is kept."""

    conversations: int
    answers: int
    referrals: int
    notices: int
    disclosures: int
    lessons: int
    attestations: int
