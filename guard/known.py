"""What was named before comes up again: in another text, in another case, in a shorter form."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from guard.kinds import Found, Kind
from guard.lexicon import Lexicon
from guard.mapping import PARTED, Mapping
from guard.trades import DOES
from guard.view import folded

SHORTEST = 3
TOKEN = re.compile(r"\S+")
EDGES = "\"'`.,;:!?()[]{}<>"


def again(text: str, mapping: Mapping, lexicon: Lexicon | None) -> Iterator[Found]:
    """What the conversation named before, wherever it stands in a text as it looks."""
    low = _level(text)
    for given in mapping.given:
        if given.original is None:
            continue
        for name in _ways(given.original, given.kind, lexicon):
            yield from _each(low, name, given.kind)
        if given.kind in PARTED and lexicon is not None:
            yield from _capitals(text, given.original, given.kind, lexicon)


def _ways(original: str, kind: Kind, lexicon: Lexicon | None) -> list[str]:
    """The whole, and of a person or a firm each word that no other sentence would hold."""
    whole = _level(original).strip()
    ways = [whole] if len(whole) >= SHORTEST and not (whole.isdigit() and len(whole) < 5) else []
    if kind in PARTED and lexicon is not None:
        ways += [
            _level(part)
            for part in re.findall(r"[^\W\d_]{3,}", original)
            if lexicon.unfamiliar(part) and _level(part) != whole
        ]
    return ways


def _capitals(text: str, original: str, kind: Kind, lexicon: Lexicon) -> Iterator[Found]:
    """A word of a name that English has as well counts where it is written as in the name."""
    for part in re.findall(r"[^\W\d_]{3,}", original):
        common = lexicon.public(part) or part.lower() in DOES or part.lower() in lexicon.small
        if part[0].isupper() and not part.isupper() and not common:
            yield from _each(text, part, kind)


def _each(low: str, name: str, kind: Kind) -> Iterator[Found]:
    at = low.find(name)
    while at >= 0:
        end = at + len(name)
        edge = not (low[max(0, at - 1) : at].isalnum() and name[0].isalnum()) and not (
            low[end : end + 1].isalnum() and name[-1].isalnum()
        )
        if edge:
            yield Found(kind, at, end)
        at = low.find(name, end)


def never_sent(text: str, words: Collection[str]) -> Iterator[Found]:
    """The words that an administrator wants hidden: inside longer ones too, from 4 letters on."""
    low = _level(text)
    for word in words:
        parts = [re.escape(part) for part in _level(word).split()]
        if not parts:
            continue
        edge = r"(?<![^\W_])", r"(?![^\W_])"
        inner = r"[\s_.-]{0,3}".join(parts)
        short = len("".join(word.split())) < 4
        expression = edge[0] + inner + edge[1] if short else inner
        for match in re.finditer(expression, low):
            yield Found(Kind.PRIVATE, *match.span())


def repeated(
    text: str, plain: Sequence[tuple[str, Kind]], mapping: Mapping, digest: Callable[[str], str]
) -> Iterator[Found]:
    """Secrets that came up before: of this text as they are, of earlier ones by their digests."""
    for secret, kind in plain:
        at = text.find(secret)
        while at >= 0 and len(secret) >= 4:
            yield Found(kind, at, at + len(secret))
            at = text.find(secret, at + len(secret))
    known = {given.digest: given.kind for given in mapping.given if given.digest}
    if not known:
        return
    for match in TOKEN.finditer(text):
        bare = match[0].strip(EDGES)
        for word in {match[0], bare}:
            if len(word) >= 4 and (same := known.get(digest(word))):
                start = match.start() + match[0].index(word)
                yield Found(same, start, start + len(word))


def _level(text: str) -> str:
    """Without case and accents, each character still in its place."""
    if text.isascii():
        return text.lower()
    return "".join(low if len(low := folded(char)) == 1 else char for char in text)
