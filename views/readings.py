"""Two readings of one question, side by side, where the answer is not sure of its verdict."""

from domain.decision import Advice, Alternative, Verdict
from views.escape import html
from views.verdict import FACES


def both(advice: Advice, other: Alternative, doubt: str, says: str) -> str:
    """What is in doubt, then the likelier reading and the other; rows on a phone.

    `doubt` is the sentence of the answer that says so, `says` the rest of it.
    """
    return (
        '<div class="mayi-doubt"><span class="mayi-icon" aria-hidden="true"></span><div>'
        f'<p class="mayi-term">Not sure</p><h3>Two readings</h3>'
        f'<p class="mayi-lead" dir="auto">{html(doubt)}</p></div></div><div class="mayi-two">'
        f"{_side('More likely', advice.verdict, says)}"
        f"{_side('Also possible', other.verdict, other.says)}</div>"
    )


def _side(place: str, verdict: Verdict, says: str) -> str:
    return (
        f'<article class="mayi-reading mayi-{verdict.value}"><p class="mayi-term">{place}</p>'
        '<h4><span class="mayi-icon" aria-hidden="true"></span>'
        f'{FACES[verdict].word}</h4><p dir="auto">{html(says)}</p></article>'
    )
