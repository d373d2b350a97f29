"""Words that people typed, fit to be kept in either kind of database."""

from domain.errors import NothingSaid, TooLong

_UNKEPT = {0: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""PostgreSQL takes no NUL, and UTF-8 no half of a surrogate."""


def fit(what: str, words: str, limit: int, needed: bool = True) -> str:
    """Return the words without blank edges; `what` names them in an error.

    Raises TooLong above the limit, NothingSaid where they are needed and nothing stands there.
    """
    kept = words.translate(_UNKEPT).strip()
    if len(kept) > limit:
        raise TooLong(what, len(kept), limit)
    if needed and not any(character.isalnum() for character in kept):
        raise NothingSaid(what)
    return kept
