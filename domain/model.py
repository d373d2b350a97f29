"""What a language model took to help with an answer, and what of its words was let stand."""

from domain.clause import Span
from domain.record import Record


class Usage(Record):
    """Calls, tokens and seconds; `price` is in the currency of the settings, 0 where unknown."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    price: float = 0.0


class Explained(Record):
    """A sentence that a model wrote, and the clause that bears it out; `span` is of its text.

    Where `span` is None a plain reading of the clause bears it out: `reading`.
    """

    text: str
    clause_id: str
    span: Span | None = None
    reading: str = ""
