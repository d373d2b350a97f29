"""BM25 over clauses: the only door to bm25s."""

import re
from collections.abc import Sequence

import bm25s

STEM = 6  # letters; a crude stem that needs no dictionary and serves codes of any trade
_WORD = re.compile(r"[^\W_]+")
# Words that nearly every question has ("may I", "the client"): they would only add noise.
STOP = frozenset(
    """
    a an and are as at be been but by can could did do does for from had has have he her his
    i if in is it its just me my no not of on or our she should so that the their them then
    there they this to us was we were what when which who will with would you your may must
    ok okay about
    """.split()
)


def stems(text: str) -> list[str]:
    """Cut a text into lower-case stems of at most six letters, without stop words."""
    words = _WORD.findall(text.casefold())
    return [word[:STEM] for word in words if word not in STOP]


class Lexical:
    """Okapi BM25 (Robertson's, k1 = 1.5, b = 0.75) over short texts."""

    def __init__(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        self._ids = tuple(ids)
        self._stems = {id: frozenset(stems(text)) for id, text in zip(ids, texts, strict=True)}
        self._bm25 = bm25s.BM25(k1=1.5, b=0.75)
        self._bm25.index([stems(text) or [""] for text in texts], show_progress=False)

    def scores(self, question: str) -> dict[str, float]:
        """Return every clause's BM25 score for a question; 0 where no word is shared."""
        words = stems(question)
        known = [word for word in words if word in self._bm25.vocab_dict]
        if not known:
            return dict.fromkeys(self._ids, 0.0)
        return dict(zip(self._ids, self._bm25.get_scores(known).tolist(), strict=True))

    def shared(self, question: str, id: str) -> tuple[str, ...]:
        """Return the question's own words that the text shares, in the order they were asked."""
        stemmed = self._stems[id]
        words = dict.fromkeys(_WORD.findall(question.casefold()))
        return tuple(word for word in words if word not in STOP and word[:STEM] in stemmed)
