"""Rights are checked here, beside the data, whatever page or program asks."""

from domain.errors import NotAllowed
from domain.person import Person, Right


def require(who: Person, right: Right) -> None:
    """Raises NotAllowed unless a role of `who` grants the right."""
    if not who.may(right):
        raise NotAllowed(right)
