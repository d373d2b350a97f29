"""Whether a text is English, by the words that English is made of."""

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

# The words that English text is made of; a sentence with none of them is hardly English.
_ENGLISH = frozenset(
    """
    a about after all an and any are as at be because been but by can client clients code
    could did do does for from get give got had has have he help her him his how i if in
    into is it its just keep let like may me must my need no not of on one or our out over
    should so some take tell than that the their them then there they this to told up us use
    want was we what when where which who will with without would yes you your ok okay
    vendor gift accept share ethics msp msps bribe
    """.split()
)
# What its neighbours are made of, where English has no such word.
_FOREIGN = frozenset(
    """
    das dem der ich ist mit nicht und wenn ein eine einen einer wir darf kann
    dans est je le les mon nous puis que une vous avec pour du des
    al con de del el la los para por puedo qué un una verdad
    che di il lo ha per posso sono em não os um uma meu
    als dat een het ik mag van wij det en ett jag jeg kan om vi av og czy mogę się
    """.split()
)


class Common(NamedTuple):
    """Words that English is made of: their share of all words, and how many they are."""

    share: float
    found: int


def is_english(text: str) -> bool:
    """Tell whether a text could be English: mostly Latin letters, some of its commonest words.

    "Was", "so" and "no" stand in other languages too, so theirs are held against them.
    """
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return True
    latin = sum(c.isascii() for c in letters) / len(letters)
    words = [word.casefold() for word in _WORD.findall(text)]
    common = sum(word in _ENGLISH for word in words)
    foreign = sum(word in _FOREIGN for word in words)
    if foreign > max(1, common):
        return False
    return latin > 0.5 and (len(words) < 4 or common >= max(1, len(words) // 8))


def common(text: str) -> Common:
    """Count the words of a text that English is made of.

    Words of one letter are left out: backwards they are the same.
    """
    words = [word for word in _WORD.findall(text.casefold()) if len(word) > 1]
    found = sum(word in _ENGLISH for word in words)
    return Common(found / len(words) if words else 0.0, found)
