"""Orders to the program inside a question: they carry no weight; what is asked under them does."""

import base64
import binascii
import re
from typing import NamedTuple

from decision.form import sentences

_MARKUP = re.compile(
    r"\[\[.*?\]\]|<\|.*?\|>|</?\s*(?:system|instructions?|prompt|admin)\b[^>]*>", re.I | re.S
)
_RULES = (
    r"(?:codes?|rules?|instructions?|prompts?|clauses?|guidelines?|polic(?:y|ies)|training"
    r"|above|previous|prior)"
)
_VERDICTS = (
    r"(?:yes|no|ok|okay|permitted|allowed|forbidden|obligatory|conditional|not[_ ]covered"
    r"|verdict|true)"
)
_ORDER = re.compile(
    r"^\W*(?:(?:please|now|ok|and|so|hey|mayi|bot|assistant)[\s,]+)*(?:"
    rf"(?:ignore|disregard|forget|override|bypass|skip|suspend|drop)\b.{{0,60}}\b{_RULES}\b"
    r"|(?:system|assistant|developer|admin(?:istrator)?|root)"
    r"\s*(?:prompt|message|note|override)?\s*[:>\]]"
    r"|(?:you are now|you['’]re now|from now on|pretend|act as|role-?play|simulate"
    r"|imagine you(?:['’]re| are))\b"
    r"|(?:just |only )?(?:answer|reply|respond|output|print|say|rank|mark|label|return|set)\b"
    rf".{{0,30}}\b{_VERDICTS}\b"
    r")",
    re.I | re.S,
)
_ENCODED = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")
_PREFIX = re.compile(r"^(.{3,160}?)[:;–—]\s+(?=\S)", re.S)


class Unwrapped(NamedTuple):
    """A question without the orders found in it, and whether there were any."""

    text: str
    had_orders: bool


def unwrap(text: str) -> Unwrapped:
    """Take orders to the program out of a text; a text of nothing else is kept as it is."""
    plain = _MARKUP.sub(" ", _decoded(text))
    kept = [rest for sentence in sentences(plain) if (rest := _without_order(sentence))]
    rest = " ".join(" ".join(kept).split())
    if not any(character.isalpha() for character in rest):
        return Unwrapped(text, had_orders=True)
    had_orders = rest != " ".join(text.split())
    return Unwrapped(rest if had_orders else text, had_orders)


def _without_order(sentence: str) -> str:
    """Return a sentence without its order: all of it, or what follows a colon or dash."""
    if not _ORDER.match(sentence):
        return sentence
    prefix = _PREFIX.match(sentence)
    rest = sentence[prefix.end() :] if prefix else ""
    if rest and "?" in rest:
        return _without_order(rest)
    return sentence if sentence.endswith("?") and not prefix else ""


def _decoded(text: str) -> str:
    return _ENCODED.sub(lambda found: _plain(found.group()), text)


def _plain(encoded: str) -> str:
    """Return what base64 hides, where that is readable words; otherwise the characters as typed."""
    try:
        hidden = base64.b64decode(encoded, validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return encoded
    return hidden if hidden.isprintable() and len(hidden.split()) > 2 else encoded
