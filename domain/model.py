"""What a language model took to help with an answer, and what of its words was let stand."""

from domain.clause import Span
from domain.record import Record

NOT_MASKED = "Nothing is masked: the model runs on this machine, and the settings exempt it."


class Usage(Record):
    """Calls, tokens and seconds; `price` is in the currency of the settings, 0 where unknown."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    price: float = 0.0

    @property
    def said(self) -> str:
        """In a line: "2 calls, 2,200 tokens, 1.4 s, at a price of 0.0024"."""
        calls = "1 call" if self.calls == 1 else f"{self.calls} calls"
        price = f", at a price of {self.price:.4f}" if self.price else ""
        return f"{calls}, {self.tokens_in + self.tokens_out:,} tokens, {self.seconds:.1f} s{price}"


class Held(Record):
    """A placeholder and what it stands for; `original` is empty where that is a secret."""

    placeholder: str
    kind: str
    """In plain words: "a person"."""
    original: str = ""


class Sent(Record):
    """What went to a language model for one answer, or would go: to be shown, never to be kept.

    Without `messages` nothing went: `because` says why, `waits` that it may once the asker agrees.
    """

    to: str = ""
    messages: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()
    masked: bool = True
    because: str = ""
    waits: bool = False


class Explained(Record):
    """A sentence that a model wrote, and the clause that bears it out; `span` is of its text.

    Where `span` is None a plain reading of the clause bears it out: `reading`.
    """

    text: str
    clause_id: str
    span: Span | None = None
    reading: str = ""
