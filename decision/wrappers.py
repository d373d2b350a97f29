"""Orders to the program inside a question: they carry no weight; what is asked under them does."""

import base64
import binascii
import re
from typing import NamedTuple

from decision.form import sentences

_MARKUP = re.compile(
    r"\[\[.*?\]\]|\{[^{}]*\"role\"[^{}]*\}|<\|.*?\|>|</?\s*(?:system|instructions?|prompt|admin)\b[^>]*>",
    re.I | re.S,
)
_RULES = (
    r"(?:codes?|rules?|instructions?|prompts?|clauses?|guidelines?|polic(?:y|ies)|training"
    r"|above|previous|prior)"
)
_VERDICTS = (
    r"(?:yes|no|ok|okay|permitted|allowed|forbidden|obligatory|conditional|not[_ ]covered"
    r"|verdict|true)"
)
# "Mark said it is ok" and "Say the client says yes" tell a story; they order nothing.
_SAYING = (
    r"(?:answer|reply|respond|output|print|rank|label|return|set"
    r"|mark(?!\s+(?:said|says|told|thinks|thought|is|was|has|did)\b)"
    r"|say(?!\s+(?:my|our|an?|he|she|they|we|i|the\s+(?!answer|verdict|word)\w+)\b))"
)
_ORDER = re.compile(
    r"^\W*(?:(?:please|now|ok|and|so|hey|mayi|bot|assistant)[\s,]+)*(?:"
    rf"(?:ignore|disregard|forget|override|bypass|skip|suspend|drop)\b.{{0,60}}\b{_RULES}\b"
    r"|(?:system|assistant|developer|admin(?:istrator)?|root)"
    r"\s*(?:prompt|message|note|override)?\s*[:>\]]"
    r"|(?:you are now|you['’]re now|from now on|pretend|act as|role-?play|simulate"
    r"|imagine you(?:['’]re| are))\b"
    rf"|(?:just |only )?{_SAYING}\b.{{0,30}}\b{_VERDICTS}\b"
    r"|rank\b.{0,60}\bfirst\b"
    r"|note to (?:the |this )?(?:assistant|ai|bot|model|program|system)\b"
    r"|(?:remember[:,]?\s+)?(?:the|your) (?:verdict|answer) must be\b"
    r")",
    re.I | re.S,
)
_ENCODED = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")
_PREFIX = re.compile(
    r"^.{3,160}?(?:(?:[:;–—]|\s-)\s+(?=\S)|,\s+(?=(?:may|can|could|must|should) (?:i|we) \w+ \w+))",
    re.I | re.S,
)


# What follows a false label is the order itself; what follows "say yes:" may be the asker's story.
_LABEL = re.compile(
    r"^\W*(?:system|assistant|developer|admin|root|note|role-?play|pretend|act as|simulate|imagine"
    r"|you are now|you['’]re now|from now on)\b",
    re.I,
)
SHORTEST_STORY = 4
"""Words."""


class Unwrapped(NamedTuple):
    """A question without the orders found in it, and whether there were any."""

    text: str
    had_orders: bool


def unwrap(text: str) -> Unwrapped:
    """Take orders to the program out of a text; a text of nothing else is kept as it is."""
    plain = _MARKUP.sub("\n", _decoded(text))
    parts = sentences(plain)
    kept = [rest for part in parts if (rest := _without_order(part))]
    had_orders = plain != text or kept != list(parts)
    rest = " ".join(" ".join(kept).split())
    asks = any(character.isalpha() for character in rest)
    return Unwrapped(rest if had_orders and asks else text, had_orders)


def _without_order(sentence: str) -> str:
    """Return a sentence without its orders: all of it, or what follows a colon, dash or comma."""
    while _ORDER.match(sentence):
        prefix = _PREFIX.match(sentence)
        if prefix is None:
            return sentence if sentence.endswith("?") else ""
        rest = sentence[prefix.end() :]
        if "?" not in rest and (_LABEL.match(sentence) or len(rest.split()) < SHORTEST_STORY):
            return ""
        sentence = rest
    return sentence


def _decoded(text: str) -> str:
    return _ENCODED.sub(lambda found: _plain(found.group()), text)


def _plain(encoded: str) -> str:
    """Return what base64 hides, where that is readable words; otherwise the characters as typed."""
    try:
        hidden = base64.b64decode(encoded, validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return encoded
    return hidden if hidden.isprintable() and len(hidden.split()) > 2 else encoded
