"""Text that people typed, freed of what no page of paper can carry."""

import re
import unicodedata

# What cannot stand in XML, in a database or on paper; and what turns the order of letters around.
_GONE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ufdd0-\ufdef\ufff9-\ufffb\ufeff]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def lines(text: str) -> str:
    """The same text in composed characters, its lines ended by newlines, without blank edges."""
    whole = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    sound = "".join("\ufffd" if _unsound(each) else each for each in _GONE.sub("", whole))
    composed = unicodedata.normalize("NFC", sound)
    return "\n".join(line.strip() for line in composed.strip().split("\n"))


def one_line(text: str) -> str:
    """The same on a single line."""
    return " ".join(lines(text).split())


def _unsound(character: str) -> bool:
    code = ord(character)
    return 0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE
