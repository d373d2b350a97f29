"""Citations: code copies a clause's own words; nothing else may hold a quote."""

import re
import unicodedata

from domain.clause import Authority, Clause, Span
from domain.decision import Citation
from domain.errors import UnsupportedQuote

# How a page may set the same words: quotes, dashes and spaces; never a letter.
_SAME = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00ad": None})


def cite(quote: str, clause: Clause, document: str, authority: Authority) -> Citation:
    """Find `quote` in the clause and return it in the clause's own characters.

    A quote may differ from the page in white space, curly quotes, dashes, ligatures and soft
    hyphens; it may not differ in a word, nor begin or end inside one. Raises UnsupportedQuote.
    """
    span = locate(quote, clause.text)
    if span is None:
        raise UnsupportedQuote(clause.id, quote)
    return Citation(
        clause_id=clause.id,
        document=document,
        section=clause.section,
        authority=authority,
        text=clause.text,
        quote=clause.text[span.start : span.end],
        span=span,
    )


def locate(quote: str, text: str) -> Span | None:
    """Return where the words of `quote` stand in `text`, or None."""
    words = _plain(quote)[0].strip()
    if not words:
        return None
    plain, origin = _plain(text)
    pattern = r"(?<!\w)" if words[0].isalnum() else ""
    pattern += re.escape(words)
    pattern += r"(?!\w)" if words[-1].isalnum() else ""
    found = re.search(pattern, plain)
    if found is None:
        return None
    return Span(origin[found.start()], origin[found.end() - 1] + 1)


def _plain(text: str) -> tuple[str, list[int]]:
    """Set a text plainly; the list says from which character each plain one came."""
    plain: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        for piece in unicodedata.normalize("NFKC", character.translate(_SAME)):
            if piece.isspace():
                if plain and plain[-1] == " ":
                    continue
                piece = " "
            plain.append(piece)
            origin.append(index)
    return "".join(plain), origin
