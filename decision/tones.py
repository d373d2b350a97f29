"""What a sentence does with what it speaks of: forbid it, require it, allow it, or state it."""

import re
from enum import StrEnum


class Tone(StrEnum):
    """What a sentence does with what it speaks of."""

    FORBIDS = "forbids"
    REQUIRES = "requires"
    ALLOWS = "allows"
    STATES = "states"


_MODALS = r"must|may|shall|should|will|can|could|is|are"
_NOT = r"(?:not|never|no longer|n['’]t)"
_FORBIDS = re.compile(
    rf"\b(?:(?:must|may|shall|should|will|can|could|is|are|be|do|does) (?:also )?{_NOT}|cannot"
    r"|never|(?:must|may|shall|should|wo|ca|could|is|are|do|does)n['’]t|prohibit\w*|forbid\w*|forbidden"
    r"|ineligible|unlawful|illegal|refrain|avoid|reject|refuse|decline|no one"
    r"|nobody|under no circumstances|exempt\w*|unable"
    rf"|no (?:\w+ ){{1,5}}?(?:{_MODALS}))\b",
    re.I,
)
# "You need not …" leaves the choice.
_FREES = re.compile(
    rf"\b(?:need (?:not|n['’]t)|needn['’]t|{_NOT} (?:have|has|need|required|obliged|bound) to"
    rf"|{_NOT} (?:prohibited|forbidden))\b"
    r"|(?<=n['’]t) (?:have|need) to\b",
    re.I,
)
_REQUIRES = re.compile(
    r"\b(?:must|shall|required?|requires|have to|has to|need(?:s|ed)? to|need|needs|obliged|should"
    r"|ought|expected to|responsible for|will)\b",
    re.I,
)
_ALLOWS = re.compile(
    r"\b(?:may|might|can|could|allow\w*|permit\w*|entitled|eligible|qualif\w+|free to|able to"
    r"|welcome|approved)\b",
    re.I,
)
# A code of conduct speaks in orders: "Use reasonable care", "Disclose every conflict".
_ORDER = re.compile(
    r"\W*(?:please |always |promptly )?"
    r"(?!(?:the|this|that|these|those|all|an?|each|every|some|any|no|it|you|your|they|their|he|she|we"
    r"|our|i|my|there|here|in|on|at|for|to|of|by|with|from|under|as|per|if|when|while|after|since)\b)"
    r"[a-z]+(?<!ing)(?<!ed)(?<!s)(?<!ly)\b"
    r"(?!(?:\W+\w+){0,9}?\W+(?:is|are|was|were|has|have|had|does|provides|includes)\b)",
    re.I,
)
_WRONG = re.compile(
    r"\b(?:violat\w+|breach\w*|prohibit\w*|forbidden|misconduct|don['’]?ts?|wrong"
    r"|unacceptable|improper|never|not (?:allowed|permitted|acceptable))\b",
    re.I,
)
_RIGHT = re.compile(
    r"\b(?:proper|acceptable|permitted|allowed|good|best|required|right"
    r"|compliance|do['’]?s)\b",
    re.I,
)
MOST_LABEL_WORDS = 4


def tone_of(words: str) -> Tone:
    """Tell what a sentence does, by its strongest word."""
    for pattern, tone in (
        (_FREES, Tone.ALLOWS),
        (_FORBIDS, Tone.FORBIDS),
        (_REQUIRES, Tone.REQUIRES),
        (_ALLOWS, Tone.ALLOWS),
    ):
        if pattern.search(words):
            return tone
    return Tone.REQUIRES if _ORDER.match(words) else Tone.STATES


def is_order(words: str) -> bool:
    """Tell whether a sentence begins like an order."""
    return _ORDER.match(words) is not None


def tone_of_list(lead: str) -> Tone | None:
    """Return what the label of a list makes of its items: "Common violations:"; else None."""
    if len(lead.split()) > MOST_LABEL_WORDS:
        return None
    if _WRONG.search(lead):
        return Tone.FORBIDS
    return Tone.REQUIRES if _RIGHT.search(lead) else None
