"""Questions in disguise: encoded, backwards, in other signs. What is asked is read all the same.

Nothing is taken for plain text unless English comes out of it: of each way to read a text that
one counts whose words are common enough, and far commoner than those that stand there.
"""

import base64
import binascii
import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from string import ascii_lowercase, ascii_uppercase
from urllib.parse import unquote

from decision.english import Common, common, is_english

COMMON = 0.25
"""From this share of common words on, a text reads as English; few questions have less."""
GAIN = 0.2
"""So much commoner than a disguise is what stands behind it."""
SHORTEST = 12
"""Letters: less than this says nothing."""
FOUND, DECODED = 3, 2
"""So many common words are no accident; what a code stands for needs fewer."""

_UNSEEN = re.compile(
    "[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]"
    r"|(?<=\w)" + "\u200d" + r"(?=\w)"
)
_SIGNS = re.compile("[\uff01-\uff5e\u24b6-\u24e9\U0001d400-\U0001d7ff\U0001f130-\U0001f149]")
_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХԚԜаеѕіјкмһорстухԁԛԝѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχ",
    "ABESIJKMHOPCTYXQWaesijkmhopctyxdqwvABEZHIKMNOPTYXaeikvoptux",
)
"""Cyrillic and Greek letters, and the Latin ones that they look like."""
_LEET = tuple(str.maketrans("@483105$7", f"aabe{one}osst") for one in "il")
_TURNS = tuple(
    str.maketrans(
        ascii_lowercase + ascii_uppercase,
        "".join(each[turn:] + each[:turn] for each in (ascii_lowercase, ascii_uppercase)),
    )
    for turn in range(1, 26)
)

_LABEL = r"(?:(?:\A|(?<=[\n.?!]))[^\n.?!:]{0,120}: )?"
"""What tells that something hidden follows goes with the disguise."""
_CODE = "[A-Za-z0-9+/_-]"
_WRAPPED = rf"(?<!\S)(?:{_CODE}{{40,}}\s*\n\s*)+{_CODE}+={{0,2}}(?!\S)"
_RUN = rf"(?<!{_CODE}){_CODE}{{16,}}(?!{_CODE})={{0,2}}"
_BITS = r"\b[01]{8}(?:\s?[01]{8}){7,}\b"
_HEX = r"(?:0x|\\x)?[0-9A-Fa-f]{2}(?:[\s:,]?(?:0x|\\x)?[0-9A-Fa-f]{2}){11,}"
_PERCENT = r"(?:%[0-9A-Fa-f]{2}[^\s%]*){3,}"
_ENTITIES = r"(?:&(?:#\w{2,6}|[A-Za-z]{2,8});[^&]?){3,}"

_AFTER_LABEL = re.compile(rf"{_LABEL[:-1]}(?P<code>\S.*)", re.S)
_QUOTED = re.compile(r"[\"“‘](?P<code>[^\"“”‘’]{8,})[\"”’]")
_BETWEEN = re.compile(r"(?<=\b\w)[-._*|](?=\S(?:[-._*|\s]|$))")
_GAP = re.compile(r"\s{2,}")
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.I)
_MIXED = re.compile(r"[^\W\d_](?=[@\d$])|[@\d$](?=[^\W\d_])")
_NUMBER = re.compile(r"(?<!\w)[@\d$.,]*\d[@\d$.,]*(?!\w)")


def visible(text: str) -> str:
    """Return a text without signs that nobody sees; what joins pictures stays.

    Half a surrogate, which JSON and a command line can hold, is no sign at all.
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _UNSEEN.sub("", whole)


def undisguised(text: str) -> str:
    """Return what a text says in plain letters; the text itself where it is plain already."""
    return _turned(_decoded(_in_letters(text)))


def _in_letters(text: str) -> str:
    """Write signs that stand for Latin letters as letters, and in Latin text what looks Latin."""
    plain = _SIGNS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    letters = [sign for sign in plain if sign.isalpha()]
    is_latin = sum(map(str.isascii, letters)) * 2 >= len(letters)
    return _LETTERS.sub(_as_latin, plain) if is_latin else plain


def _as_latin(found: re.Match[str]) -> str:
    """A word that reads as a Latin one; a name in another alphabet stays as it is spelled."""
    latin = found.group().translate(_ALIKE)
    return latin if latin.isascii() else found.group()


def _decoded(text: str) -> str:
    """Put what codes stand for in their places, where that is readable."""
    for pattern, decode in _CODES:
        text = pattern.sub(partial(_readable, decode), text)
    return text


def _readable(decode: Callable[[str], str], found: re.Match[str]) -> str:
    try:
        hidden = decode(found["code"])
    except (binascii.Error, ValueError):
        return found.group()
    shown = all(sign.isprintable() or sign.isspace() for sign in hidden)
    reads = is_english(hidden) and common(hidden).found >= DECODED
    return hidden if shown and reads else found.group()


def _of_base64(code: str) -> str:
    joined = "".join(code.split()).rstrip("=").translate(str.maketrans("-_", "+/"))
    return base64.b64decode(joined + "=" * (-len(joined) % 4), validate=True).decode("utf-8")


def _of_bits(code: str) -> str:
    digits = "".join(code.split())
    return bytes(int(digits[at : at + 8], 2) for at in range(0, len(digits), 8)).decode("utf-8")


def _of_hex(code: str) -> str:
    return bytes.fromhex(re.sub(r"0x|\\x|[\s:,]", "", code, flags=re.I)).decode("utf-8")


_CODES = tuple(
    (re.compile(rf"{_LABEL}(?P<code>{pattern})"), decode)
    for pattern, decode in (
        (_PERCENT, unquote),
        (_ENTITIES, html.unescape),
        (_BITS, _of_bits),
        (_HEX, _of_hex),
        (_WRAPPED, _of_base64),
        (_RUN, _of_base64),
    )
)


def _turned(text: str) -> str:
    """Read what stands apart, or the whole, or each line, as its disguise wants to be read."""
    plain = _QUOTED.sub(_part, _AFTER_LABEL.sub(_part, text))
    plain = _plainest(text) if plain == text else plain
    return "\n".join(_plainest(line) for line in plain.split("\n"))


def _part(found: re.Match[str]) -> str:
    plain = _plainest(found["code"])
    return found.group() if plain == found["code"] else plain


def _plainest(text: str) -> str:
    """Return the one of the ways to read a text that is the most like English, if any is."""
    stands = _common(text).share
    if stands >= COMMON or len(text) < SHORTEST:
        return text
    best = max(_ways(text), key=_common)
    found = _common(best)
    is_plain = found.found >= FOUND and found.share >= max(COMMON, stands + GAIN)
    return best if is_plain else text


def _common(text: str) -> Common:
    """How common the words of a text are; the names of tags are none of them."""
    return common(_TAG.sub(" ", text))


def _ways(text: str) -> Iterator[str]:
    yield text.translate(_ALIKE)
    yield "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if unicodedata.category(sign) != "Mn"
    )
    yield text[::-1]
    yield _WORD.sub(lambda found: found.group()[::-1], text)
    yield _BETWEEN.sub("", text)
    yield " ".join(word.replace(" ", "") for word in _GAP.split(text))
    if len(_MIXED.findall(text)) > len(_NUMBER.findall(text)):  # else they are figures
        yield from (text.lower().translate(table) for table in _LEET)
    yield from (text.translate(table) for table in _TURNS)
