"""What a language model took to help with an answer."""

from domain.record import Record


class Usage(Record):
    """Calls, tokens and seconds; `price` is in the currency of the settings, 0 where unknown."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    price: float = 0.0
