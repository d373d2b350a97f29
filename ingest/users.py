"""What is said of an instrument that a user brings: it binds, and it is theirs."""

from domain.clause import Authority, Instrument


def instrument(instrument_id: str, title: str) -> Instrument:
    """The instrument of one of a user's own documents."""
    return Instrument(
        id=instrument_id,
        title=title,
        issuer="not stated",
        kind="document",
        authority=Authority.BINDING,
        edition="as ingested",
        rights="Belongs to its owner; kept on this machine.",
    )
