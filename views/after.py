"""What can be done with an answer once it is read, each offered by the page that does it."""

from collections.abc import Callable

from domain.conversation import Turn
from views import disclose_offer, feedback, refer
from views.site import Site

Offer = Callable[[Turn, str, Site], None]
"""Shows a button or a link for a turn; widgets begin their keys with the second argument."""

OFFERS: tuple[Offer, ...] = (refer.offer, disclose_offer.offer, feedback.offer)


def offers(turn: Turn, key: str, site: Site) -> None:
    """Everything that is offered here; nothing about records where none are kept."""
    if site.office.database is None:
        return
    for offer in OFFERS:
        offer(turn, key, site)
