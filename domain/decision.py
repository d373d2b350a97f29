"""The verdict and everything that must come with it: the answer's JSON."""

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from domain.clause import Authority, Span
from domain.model import Explained, Sent, Usage
from domain.record import Record


class Verdict(StrEnum):
    """From deontic logic; `not_covered` is a finding about the sources, never an error."""

    OBLIGATORY = "obligatory"
    PERMITTED = "permitted"
    CONDITIONAL = "conditional"
    FORBIDDEN = "forbidden"
    NOT_COVERED = "not_covered"
    INFORMATION = "information"


class Polarity(StrEnum):
    """What the asker would do about the matter."""

    DO = "do"
    REFUSE = "refuse"
    DISCLOSE = "disclose"
    REPORT = "report"
    KEEP_QUIET = "keep_quiet"
    ASK = "ask"


class State(StrEnum):
    """Whether a condition holds, as far as the asker has said."""

    MET = "met"
    FAILED = "failed"
    UNSAID = "unsaid"


class Citation(Record):
    """A clause and the words relied on; made only by `decision.quotes.cite`.

    `text` is the whole clause; `quote` is `text[span]`, character for character.
    """

    clause_id: str
    document: str
    section: str
    authority: Authority
    text: str
    quote: str
    span: Span


class Condition(Record):
    """What must hold: `met` is True, False, or None when the asker has not said.

    `words` are the asker's own that show it; `ask` is the question that would settle it.
    """

    id: str
    text: str
    met: bool | None
    clause_id: str
    words: str = ""
    ask: str = ""


class Conflict(Record):
    """Two sources that differ, and which of them prevails."""

    clauses: tuple[str, str]
    prevails: str
    why: str


class Precedent(Record):
    """A worked case near the question, or a ruling of this firm's ethics officer on one like it.

    `by`, `on` and `conditions` are a ruling's. `compare` tells that it was made on a like question,
    which may turn on another fact, and not on this very one.
    """

    case_id: str
    question: str
    verdict: Verdict
    kind: Literal["worked_case", "ruling"]
    why: str
    clauses: tuple[str, ...]
    by: str = ""
    on: date | None = None
    conditions: tuple[str, ...] = ()
    compare: bool = False


class Alternative(Record):
    """How else a question may be read, where the answer is not sure of its verdict."""

    verdict: Verdict
    confidence: float
    says: str
    """The other answer in a sentence or two, as `Advice.answer` would say it."""


class Ranked(Record):
    """One line of the ranking, as the answer shows it."""

    clause_id: str
    score: float
    why: str = ""


class Advice(Record):
    """The whole answer: one object for the page, the terminal, the batch and other programs.

    `citations[0]` is the governing clause; a `not_covered` advice has no citations.
    """

    question: str
    verdict: Verdict
    confidence: float
    answer: str
    citations: tuple[Citation, ...] = ()
    ranking: tuple[Ranked, ...] = ()
    conditions: tuple[Condition, ...] = ()
    open_questions: tuple[str, ...] = ()
    """Each is the `ask` of one of `conditions`; the most decisive first."""
    alternative: Alternative | None = None
    """Set where the confidence is below the operating point: both readings are then shown."""
    why: tuple[str, ...] = ()
    """The steps that led to the verdict, in words a manager accepts, one sentence each."""
    conflicts: tuple[Conflict, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    notes: tuple[str, ...] = ()
    """What the asker should know about this answer: another wording, a language, an attack."""
    refer_to: str
    refer: bool = False
    """Whether a person should decide, as a model reads the question otherwise."""
    mode: str
    """`cases`, or `model` where a language model had a part in it."""
    badge: str = ""
    """Which mode answered and why, in one sentence; empty where no model is configured."""
    usage: Usage | None = None
    explained: tuple[Explained, ...] = ()
    """The sentences of `answer` that a model wrote, each with what bears it out."""
    sent: Sent | None = Field(default=None, exclude=True)
    """What left this machine for it; with the tab it is gone, as no record and no JSON holds it."""
    index: str
    seconds: float

    @property
    def answered_by(self) -> str:
        """The badge, and what the model took; empty where no model is configured."""
        took = f" ({self.usage.said})" if self.usage and self.usage.calls else ""
        return f"{self.badge}{took}"
