"""Which words are ordinary, and which are somebody's name."""

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from guard.allowed import MAKERS, ROLES, TRADE
from guard.view import folded

IRISH = re.compile(r"o'[a-z]{4,}")
SHORTENED = ("'s", "'ll", "'re", "'ve", "'d", "'m", "n't")
CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


class Lexicon(NamedTuple):
    """`words`: English words by part of speech; `first` and `last`: names, all in lower case."""

    words: Mapping[str, Collection[str]]
    small: Collection[str]
    first: Collection[str]
    last: Collection[str]

    def public(self, word: str) -> bool:
        """Whether it is a maker, a product, a role or a word of the trade."""
        low = folded(word).strip("'.-")
        return (
            low in MAKERS
            or low in TRADE
            or low in ROLES
            or (low.endswith("'s") and self.public(low[:-2]))
        )

    def ordinary(self, word: str) -> bool:
        """Whether English has the word, in this or another form."""
        low = folded(word).strip("'.-").removesuffix("'s")
        if low in self.small or self.public(low):
            return True
        for ending in SHORTENED:
            if low.endswith(ending):
                return ending == "n't" or self.ordinary(low.removesuffix(ending))
        if "-" in low:
            return all(
                part.lower() in STARTS or self.ordinary(part) for part in word.split("-") if part
            )
        if len(parts := CAMEL.findall(word)) > 1 and all(map(str.isascii, word)):
            return all(self.ordinary(part.lower()) for part in parts)
        return any(form in entries for entries in self.words.values() for form in _forms(low))

    def acts(self, word: str) -> bool:
        """Whether a form of it is a verb, an adjective or an adverb: `mark`, `grant`, `rich`."""
        low = folded(word)
        return low in self.small or any(
            form in self.words.get(part, ())
            for part in ("verb", "adj", "adv")
            for form in _forms(low)
        )

    def given(self, word: str) -> bool:
        """Whether it is a first name."""
        return folded(word).strip("'.-") in self.first

    def family(self, word: str) -> bool:
        """Whether it is a last name."""
        low = folded(word).strip("'.-")
        return low in self.last or (bool(IRISH.fullmatch(low)) and not self.ordinary(low))

    def unfamiliar(self, word: str) -> bool:
        """Whether it is a word of letters that English and the trade do not know."""
        bare = word.replace("'", "").replace("-", "").replace(".", "")
        return len(bare) >= 3 and bare.isalpha() and not self.ordinary(word)


ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""),
    ("ing", "e"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("est", ""), ("ly", ""),
    ("ily", "y"), ("ness", ""), ("able", ""), ("able", "e"), ("ings", ""), ("ings", "e"),
    ("ised", "ize"), ("ise", "ize"), ("ising", "ize"), ("isation", "ization"), ("our", "or"),
    ("ours", "or"), ("ize", "ise"), ("ized", "ise"), ("men", "man"),
)  # fmt: skip
STARTS = (
    "un",
    "re",
    "non",
    "pre",
    "mis",
    "over",
    "under",
    "out",
    "anti",
    "sub",
    "multi",
    "de",
    "co",
)


def _forms(low: str) -> list[str]:
    forms = [low]
    for ending, instead in ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 2:
            stem = low[: len(low) - len(ending)]
            forms.append(stem + instead)
            if not instead and len(stem) > 3 and stem[-1] == stem[-2]:
                forms.append(stem[:-1])
    for start in STARTS:
        if low.startswith(start) and len(low) - len(start) >= 4:
            forms += _forms(low[len(start) :])
    return forms
