"""Labels: the bullet or number that stands before a provision."""

import re
from typing import Literal, NamedTuple

# A number counts as a label only before a capital, a quotation mark or nothing at all:
# "3.5 million customers" and "Section 4 of this Code" begin sentences.
_OPENS = r"(?=\s+[\"'“‘«(\[]*[^\W\d_a-z]|\s+\([a-z]{1,3}\)|\s*$)"
_ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_NAMES = r"Article|Section|Clause|Rule|Part|Chapter|Principle|Standard|Canon|Paragraph|Art\."

BULLET = re.compile(r"(?:[•‣◦▪●○■□⁃∙·]\s*|[-–—*+]\s+|-(?=[^\W\d_]))")
NUMBERS = (
    re.compile(rf"(?P<printed>(?i:{_NAMES})\s+(?:\d+(?:\.\d+)*|{_ROMAN}))\s*[.:)–—-]?{_OPENS}"),
    re.compile(rf"(?P<printed>§{{1,2}}\s*\d+(?:\.\d+)*[a-z]?)\s*[.:)]?{_OPENS}"),
    re.compile(rf"(?P<printed>\d{{1,3}}(?:\.\d{{1,3}})+)[.:)]?{_OPENS}"),
    re.compile(rf"(?P<printed>\d{{1,3}})[.:)]{_OPENS}"),
    re.compile(rf"(?P<printed>{_ROMAN})\.{_OPENS}"),
    re.compile(r"(?P<printed>\((?:[a-z]{1,2}|[ivx]{1,5}|[A-Z]|\d{1,2})\))(?=\s|$)"),
    re.compile(r"(?P<printed>(?:[a-z]|[ivx]{1,5})\))(?=\s|$)"),
)


class Label(NamedTuple):
    """A label at the start of a line: `printed` is its number ("" for a bullet)."""

    kind: Literal["bullet", "number"]
    printed: str
    length: int
    """Characters before the words, with the white space after the label."""


def label(line: str) -> Label | None:
    """The label at the very start of `line`; None when it starts with words.

    >>> label("4.2 Members will").printed
    '4.2'
    """
    if found := BULLET.match(line):
        return Label("bullet", "", found.end())
    for pattern in NUMBERS:
        if found := pattern.match(line):
            space = len(line) - len(line[found.end() :].lstrip()) - found.end()
            return Label("number", found["printed"], found.end() + space)
    return None


def depth(printed: str) -> int:
    """How deep a number stands: 1 for "4" and "Article 7", 2 for "4.2", 3 for "(a)".

    >>> [depth(each) for each in ("4", "4.2", "4.2.1", "(a)")]
    [1, 2, 3, 9]
    """
    if printed.endswith(")"):
        return 9
    return printed.count(".") + 1


def is_dotted(printed: str) -> bool:
    """Whether a number names its place in the whole document, as "4.2" does and "(a)" does not."""
    return bool(re.fullmatch(r"\d+(?:\.\d+)+", printed))
