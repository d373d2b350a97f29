"""A text as it looks, for the finders: what is drawn alike is written alike, tricks left out.

Full-width letters become plain ones (Unicode's NFKC), Cyrillic and Greek letters that look Latin
become Latin, and what cannot be seen (zero width, bidi controls, soft hyphens) is left out. Each
character knows where it came from, so that what is found is hidden in the text as it was given.
"""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХЗаеорсухіјѕԁһӏԛԝ" "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανιρϲ" "‐‑‒–—―−" "‘’‚‛“”„‟«»" "։∶꞉",
    "ABESIJKMHOPCTYX3aeopcyxijsdhlqw" "ABEZHIKMNOPTYXoavipc" "-------" "''''" '""""""' ":::",
)  # fmt: skip
UNSEEN = frozenset({"Cf", "Cc", "Cs"})
FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0") | {
    chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
}
"""Letters and marks that Unicode says to draw as nothing (Default_Ignorable_Code_Point)."""
KEPT = frozenset("\n\t")


class View(NamedTuple):
    """`text` to look at; character i of it stands at `starts[i]`:`ends[i]` of what was given."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def given(self, start: int, end: int) -> tuple[int, int]:
        """The range in the text as given of a range that is not empty."""
        return self.starts[start], self.ends[end - 1]


def view(text: str) -> View:
    """The text as it looks; the same text, with the same places, where it is plain ASCII."""
    if text.isascii() and "\r" not in text and "\0" not in text:
        places = tuple(range(len(text) + 1))
        return View(text, places[:-1], places[1:])
    shown: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for char in _shown(text[start:end]):
            shown.append(char)
            starts.append(start)
            ends.append(end)
    return View("".join(shown), tuple(starts), tuple(ends))


LONGEST = 8
"""Marks on one letter that are still read as one; stacks of hundreds are no letters."""


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for place in range(1, len(text) + 1):
        joins = place < len(text) and unicodedata.combining(text[place])
        if not joins or place - start >= LONGEST:
            yield start, place
            start = place


def _shown(cluster: str) -> str:
    if cluster == "\r":
        return "\n"
    seen = "".join(
        char
        for char in cluster
        if char in KEPT or (unicodedata.category(char) not in UNSEEN and char not in FILLERS)
    )
    plain = unicodedata.normalize("NFKC", seen)
    return (plain if len(plain) <= LONGEST else seen).translate(LOOKALIKES)


def folded(word: str) -> str:
    """A word without case and accents, to be looked up: `Żółć` → `zolc`."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word.casefold().replace("ł", "l").replace("ø", "o"))
    return "".join(char for char in bare if not unicodedata.combining(char))
