"""The form of a question: may I, must I, what is; negated, a follow-up."""

import re
from collections.abc import Sequence
from enum import StrEnum

from domain.search import Query


class Form(StrEnum):
    """What kind of answer the words ask for."""

    MAY = "may"
    MUST = "must"
    WHAT = "what"
    TOLD = "told"
    """No question: a plan announced, or an order given to the program."""


_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_WE = r"(?:i|we|he|she|they|the|my|our|a)"
_MUST = re.compile(
    r"\b(must|hav(?:e|ing) (?:we |i )?(?:got )?to|has to|had to|got to|gotta"
    r"|need(?:s|ed)? (?:we |i )?to|are (?:we|they) (?:bound|expected)|am i (?:bound|expected)"
    r"|do(?:es)? (?:i|we|he|she|they|it) (?:really |actually |still )?"
    r"(?:need|owe|have(?!\s+(?:the |any )?(?:permission|leave|right)))"
    r"|obliged|obligat\w+|required|mandatory|duty to|supposed to"
    rf"|shouldn['’]?t (?:i|we)|should {_WE})\b",
    re.I,
)
_MAY = re.compile(
    rf"\b(may {_WE}|can (?:you|{_WE})|could (?:i|we)|can['’]?t (?:i|we)|allow(?:ed|able)?"
    r"|permitted|permission to|ok|okay|o\.k\.|alright|all right|fine|acceptable|legit|free to"
    r"|wrong|problem|against|forbidden|prohibited|ethical|kosher|mind if|harm in|good to go)\b",
    re.I,
)
_WHAT = re.compile(
    r"^\W*(?:(?:so|and|but|hi|hello|please|pls|um|ok|okay)[,:]?\s+)*"
    r"(what(?!\s+if)(?:['’]?s)?|who(?:m|se)?|when|where|why|which|how|define|explain|tell me"
    r"|list|summari[sz]e"
    r"|does (?:the|this|that|it|an?)\b.*\b(?:mean|cover|apply|say|include|define))\b",
    re.I,
)
_NEGATED = re.compile(
    r"(?:,\s*(?:is it|isn['’]?t it|right|are we|do i|am i|would it|can it|does it)\s*\?)\s*$"
    r"|^\W*(?:(?:so|and|but|surely)[,]?\s+)*(?:it|that|there|this)\s*(?:['’]s|is|was|would)?\s*(?:n['’]?t|not|nothing)\b"
    r"|^\W*(?:isn|aren|wouldn|shouldn|doesn|don)['’]?t\b",
    re.I,
)
_FOLLOW_UP = re.compile(
    r"^\W*(?:and|but|or|so|then|also|what if|what about|how about|even if|if|unless|suppose|same)"
    r"\b",
    re.I,
)
# "Is it OK to refuse a kickback?" leans on nothing; "Is it OK to refuse?" does.
_IMPERSONAL = re.compile(
    r"\bit (?:be )?(?:\w+ ){1,2}(?:to(?=(?:\W+\w+){2})|if(?=(?:\W+\w+){3}))", re.I
)
_REFERS = re.compile(
    r"\b(it|that|this|those|these|he|she|they|them|him|her|so|then|instead|either)\b", re.I
)

FOLLOW_UP_WORDS = 14
"""A longer question tells its own story, however it begins."""
POINTING_WORDS = 8
"""A question of so many words says itself what "it" is."""


def sentences(text: str) -> tuple[str, ...]:
    """Split a text into its sentences."""
    return tuple(part.strip() for part in _SENTENCE.split(text) if part and part.strip())


def ask_of(text: str) -> str:
    """Return the sentence that asks: the last one that reads like a question of conduct."""
    parts = sentences(text)
    for wanted in (_is_ask_of_conduct, _is_question, _is_cued):
        found = [part for part in parts if wanted(part)]
        if found:
            return found[-1]
    return parts[-1] if parts else text


def form_of(text: str) -> Form:
    """Tell what kind of answer a question's words ask for."""
    ask = ask_of(text)
    must, may = _MUST.search(ask), _MAY.search(ask)
    if _WHAT.match(ask) and not (must or may):
        return Form.WHAT
    if must and (not may or must.start() < may.start()):
        return Form.MUST
    if may:
        return Form.MAY
    return Form.WHAT if _WHAT.match(ask) else Form.MAY if _is_question(ask) else Form.TOLD


def is_negated(text: str) -> bool:
    """Tell whether yes and no would be ambiguous answers ("It isn't a problem, is it?")."""
    return _NEGATED.search(ask_of(text)) is not None


def is_follow_up(text: str) -> bool:
    """Tell whether a question leans on the one before it."""
    if len(_WORD.findall(text)) > FOLLOW_UP_WORDS:
        return False
    return bool(_FOLLOW_UP.match(text)) or points_back(text)


def points_back(text: str) -> bool:
    """Tell whether a question is short and about "it" or "that", which stands somewhere else."""
    return len(_WORD.findall(text)) < POINTING_WORDS and bool(
        _REFERS.search(_IMPERSONAL.sub(" ", text))
    )


def whole(query: Query) -> str:
    """Join a follow-up to what it leans on, and add what the asker told beside it."""
    return " ".join([*leans_on(query), query.question, *query.told])


def leans_on(query: Query) -> Sequence[str]:
    """Return what a follow-up is about: the turns from the last one on that asks of its own.

    Empty where the question stands alone.
    """
    if not is_follow_up(query.question):
        return ()
    earlier = query.earlier
    for place in reversed(range(len(earlier))):
        if form_of(earlier[place]) is not Form.TOLD and not is_follow_up(earlier[place]):
            return earlier[place:]
    return earlier


def _is_question(sentence: str) -> bool:
    return "?" in sentence


def _is_cued(sentence: str) -> bool:
    return bool(_MAY.search(sentence) or _MUST.search(sentence))


def _is_ask_of_conduct(sentence: str) -> bool:
    return _is_question(sentence) and _is_cued(sentence)
