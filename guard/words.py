"""The words of a text, with what is asked of each when names are sought."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from guard.kinds import Found
from guard.lexicon import Lexicon

WORD = re.compile(r"[^\W\d_]+(?:['.-](?!s\b)[^\W\d_]+){0,4}+")
OPENS = frozenset('.!?:;\n•*>|"(-–[')
TECHNICAL = re.compile(r"\d|(?:\+[a-z]{2,10})?://|:[a-z0-9]{2,12}://")
"""What follows a version or a scheme, and never a name: `SMBv1`, `mongodb+srv://`, `jdbc:`."""
SHOUTED = 0.7
"""From this share of capitals on, a text shouts and its capitals tell nothing."""
BEFORE = 40
"""Characters before a word in which its title or cue is sought."""


class Word(NamedTuple):
    """A word, its place, spaCy's tag for it, and how it is written."""

    text: str
    start: int
    end: int
    tag: str
    capital: bool
    opens: bool

    @property
    def proper(self) -> bool:
        """Whether spaCy takes it for a name."""
        return self.tag.startswith("NNP")

    @property
    def acronym(self) -> bool:
        """Whether it is a few capitals: MSA, GDPR."""
        return self.text.isupper() and 1 < len(self.text) <= 5


class Page(NamedTuple):
    """A text as it looks, its words, and what Presidio saw in it."""

    text: str
    words: tuple[Word, ...]
    seen: Sequence[Found]
    lexicon: Lexicon

    def between(self, left: int, right: int) -> str:
        """What stands between two words that follow each other."""
        return self.text[self.words[left].end : self.words[right].start]

    def before(self, place: int) -> str:
        """The characters just before a word, without case: as many as `BEFORE` says."""
        start = self.words[place].start
        return self.text[max(0, start - BEFORE) : start].lower()

    def is_label(self, inside: Sequence[int]) -> bool:
        """Whether words that English has name a field: `Source Network Address: 10.0.0.1`."""
        last = self.words[inside[-1]]
        ends = self.text[last.end : last.end + 1] == ":"
        return ends and all(self.lexicon.ordinary(self.words[i].text) for i in inside)

    def inside(self, start: int, end: int) -> list[int]:
        """The words that stand in a range."""
        return [i for i, word in enumerate(self.words) if start <= word.start and word.end <= end]


def shouts(text: str) -> bool:
    """Whether so much is in capitals that they tell nothing."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 20 and sum(map(str.isupper, letters)) > SHOUTED * len(letters)


def words(
    text: str, tags: dict[int, str], hidden: Sequence[tuple[int, int]], loud: bool
) -> tuple[Word, ...]:
    """The words outside what is hidden already; `tags` by the place where spaCy's word starts."""
    covered = {place for start, end in hidden for place in range(start, end)}
    found = []
    for match in WORD.finditer(text):
        if match.start() in covered or TECHNICAL.match(text, match.end()):
            continue
        lead = (
            text[: match.start()].rstrip(" \t'“")
            if match.start() < 200
            else (text[match.start() - 200 : match.start()].rstrip(" \t'“"))
        )
        found.append(
            Word(
                match[0], *match.span(), tags.get(match.start(), ""),
                capital=match[0][0].isupper() and not loud,
                opens=not lead or lead[-1] in OPENS,
            )
        )  # fmt: skip
    return tuple(found)
