"""The request to approve a disclosure, as text for a mail."""

from domain.disclosure import Disclosure
from domain.letter import NOTICE, day


def subject(disclosure: Disclosure, title: str) -> str:
    """The subject of the mail."""
    return f"Please approve: {title}, {disclosure.entry.client}"


def request(disclosure: Disclosure, title: str) -> str:
    """What is asked, for whom, on which clauses, and where to do it; ready to send."""
    letter, entry = disclosure.letter, disclosure.entry
    clauses = "\n".join(
        f"- {each.clause}, {each.title} ({each.edition})" for each in letter.sources
    )
    return (
        f"Please look at this disclosure and approve or decline it.\n\n"
        f"What: {title}\n"
        f"To: {letter.client}\n"
        f"Subject: {letter.subject}\n"
        f"Written by: {entry.owner_name}, {day(letter.written)}\n\n"
        f"It rests on:\n{clauses}\n\n"
        f"In mayi it stands under Register, “Awaiting your approval”; its id is {entry.id}. "
        f"Somebody other than its author has to decide.\n\n{NOTICE}\n"
    )
