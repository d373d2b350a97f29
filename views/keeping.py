"""What is asked is kept as it is answered, unless it is private."""

from dataclasses import replace

from domain.errors import MayiError, NotFound
from domain.history import Kept
from journal import LOG
from records.conversations import Conversations
from views.conversation import Conversation
from views.site import Site

NOT_KEPT = "This answer is not kept."
DELETED = f"{NOT_KEPT} Its conversation was deleted; begin a new one to keep what you ask."
OUR_FAULT = f"{NOT_KEPT} Something went wrong on our side; it has been logged."


def keep(before: Conversation, now: Conversation, place: int, site: Site) -> Conversation:
    """Keep turn `place` of `now`, and any before it that could not be kept in its time.

    Raises MayiError; `now` stands all the same.
    """
    if now.private or site.office.database is None:
        return now
    mine = Conversations(site.office.database, site.office.who)
    corpus = site.advisor.corpus
    if kept := before.kept.get(place):
        changed = mine.replace(kept, before.turns[place], now.turns[place], corpus)
        return _with(now, place, changed)
    for index in range(place + 1):
        if index not in now.kept:
            now = _with(now, index, mine.keep(now.turns[index], corpus, now.id))
    return now


def _with(talk: Conversation, place: int, kept: Kept) -> Conversation:
    told = {"id": kept.conversation, "kept": {**talk.kept, place: kept}}
    return talk.model_copy(update=told)


def said(error: Exception) -> str:
    """The line that a reader is told when an answer was not kept."""
    if isinstance(error, NotFound):
        return DELETED
    if isinstance(error, MayiError):
        return f"{NOT_KEPT} {error}"
    LOG.error("An answer was not kept", exc_info=error)
    return OUR_FAULT


def unkept(site: Site) -> Site:
    """The site for what is private: there are no records, so nothing can write any."""
    return replace(site, office=replace(site.office, database=None))
