"""Secrets that stand near the word for them: set off, in several words, or in its sentence."""

import re
from collections.abc import Iterator

from guard.allowed import MAKERS, TRADE
from guard.kinds import Found, Kind
from guard.patterns import pattern, sought

PASSWORD, TOKEN = Kind.PASSWORD, Kind.TOKEN

LINES = (
    pattern(PASSWORD, r"\bauth(?:entication)? (?:md5|sha(?:-?\d{1,3})?) (?P<x>\S{4,80})"),
    pattern(PASSWORD, r"\bpriv(?:acy)? (?:des|3des|aes)(?:-?\d{3}| \d{3})? (?P<x>\S{4,80})"),
    pattern(PASSWORD, r"\bname[\"']?: ?[\"']?[A-Z0-9_]{0,40}(?:PASS|PWD|SECRET|TOKEN|KEY|CRED)[A-Z0-9_]{0,40}"
                      r"[\"']?,?\s{1,20}[\"']?value[\"']?: ?[\"']?(?P<x>[^\s\"',}]{1,200})"),
    pattern(PASSWORD, r"\b(?:ssid|wi-?fi|wlan)\b[^\n]{0,60}?\b(?:key|pass|pw|psk)(?: is |[ :=]{1,3})"
                      r"(?P<x>(?!is\b)[^\s,;]{6,80})"),
    pattern(PASSWORD, r"\b(?:combination|combo|(?:safe|door|gate|entry|access|keypad|lock|alarm|panel|unlock) "
                      r"code|pass ?code|pin)\b[^\n.:]{0,40}?(?:(?: is| was|:|,|=)? |[:=])"
                      r"(?P<x>\d{1,4}(?:[ -]\d{1,4}){1,5}|\d{4,10}|\d{3,8}[#*])(?![\w.-]*\w)"),
    pattern(TOKEN, r"\b(?:code|otp)\b[^\n.:]{0,25}?(?: is| was|:|,)? (?P<x>\d{3}[ -]\d{3})(?![\w-])"),
)  # fmt: skip

WORD_FOR_ONE = re.compile(
    r"\b(?:pass[ _-]?(?:words?|wds?|codes?|phrases?)|pwd?s?|creds?|credentials|log(?:s|ged)? ?in)\b",
    re.I,
)
SENTENCE = re.compile(r"[^\n.?!;]*(?:[.?!;](?!\s)[^\n.?!;]*)*")
MIXED = re.compile(
    r"(?<![\w@/\\.:#%$-])(?=[\w-]{0,30}[a-z])(?=[\w-]{0,30}\d)(?=[\w-]{0,30}[A-Z])"
    r"[A-Za-z][\w-]{7,40}(?![\w@/\\:-]|\.\w)"
)
PART = re.compile(r"[A-Za-z]+")
PHRASE = re.compile(
    r"\bpass[ _-]?phrase\b[^\n.,:=]{0,40}?(?: is | was |[ \t]?[:=][ \t]{0,3})(?P<x>(?:now )?"
    r"[^\W\d_][\w'-]{1,20}(?:[ \t-][^\W\d_][\w'-]{0,20}){2,9})(?=[ \t]*(?:[.,;!?)\n]|$))",
    re.I,
)
SPOKEN = frozenset(
    "a an the too not never very still only just no to for by in on at of with that which when known "
    "shared written stored kept set changed our your my his her their its it who".split()
)
"""A sentence that goes on, and no passphrase."""


def announced(text: str) -> Iterator[Found]:
    """Secrets near the word for them, in a text as it looks."""
    yield from sought(LINES, text)
    for match in PHRASE.finditer(text):
        if not SPOKEN.intersection(match["x"].lower().split()):
            yield Found(PASSWORD, *match.span("x"))
    for sentence in SENTENCE.finditer(text):
        if WORD_FOR_ONE.search(sentence[0]):
            yield from _mixed(text, *sentence.span())


def _mixed(text: str, start: int, end: int) -> Iterator[Found]:
    """Words of capitals, small letters and digits that are no product of a maker."""
    for match in MIXED.finditer(text, start, end):
        parts = [part.lower() for part in PART.findall(match[0])]
        if not any(part in MAKERS or part in TRADE for part in parts):
            yield Found(PASSWORD, *match.span())
