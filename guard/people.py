"""People, by what stands before them, by lists of names, and by what Presidio sees."""

from collections.abc import Iterator

from guard.cues import AFTER, CUE, HEADER, MONTHS, NOBLE, OFF, PARTICLES, SAID_TO, STRONG, TITLE
from guard.kinds import Found, Kind
from guard.words import Page


def people(page: Page) -> Iterator[Found]:
    """People in a text."""
    for regex in (HEADER, OFF):
        for match in regex.finditer(page.text):
            yield from _labelled(page, *match.span("x"))
    for place in range(len(page.words)):
        if _starts(page, place):
            last = _extend(page, place)
            yield Found(Kind.PERSON, page.words[place].start, page.words[last].end)
    for kind, start, end in page.seen:
        if kind is Kind.PERSON and (named := _believed(page, start, end)):
            yield named


def _labelled(page: Page, start: int, end: int) -> Iterator[Found]:
    """A field or a line that should be a name: believed where no plain word spoils it."""
    inside = page.inside(start, end)
    lexicon = page.lexicon
    texts = [page.words[i].text for i in inside]
    if not 1 <= len(inside) <= 4 or any(map(lexicon.public, texts)):
        return
    if any(text.lower() in lexicon.small and not lexicon.given(text) for text in texts):
        return
    named = [
        lexicon.given(text) or lexicon.family(text) or lexicon.unfamiliar(text) for text in texts
    ]
    if any(named):
        yield Found(Kind.PERSON, page.words[inside[0]].start, page.words[inside[-1]].end)


def _starts(page: Page, place: int) -> bool:
    """Whether the name of a person starts at this word."""
    word, lexicon = page.words[place], page.lexicon
    text = word.text
    if text in NOBLE:
        return _noble(page, place)
    if lexicon.public(text) or text.lower() in lexicon.small and (not word.capital or word.opens):
        return False
    before = page.before(place)
    if TITLE.search(before):
        return word.capital or lexicon.unfamiliar(text) or lexicon.family(text)
    given, unfamiliar = lexicon.given(text), lexicon.unfamiliar(text)
    known = given or lexicon.family(text)
    if "'" in text and known and not given:
        return True  # O'Malley, however it is written
    if word.capital and not word.text.isupper() or (word.text.isupper() and len(word.text) > 3):
        return _capital(page, place, given, known, unfamiliar, before)
    if unfamiliar and (given and (len(text) >= 4 or word.proper or CUE.search(before))):
        return True
    if unfamiliar and CUE.search(before) and not word.acronym:
        return word.proper or known or bool(STRONG.search(before)) or _acts_next(page, place)
    if given and not unfamiliar and len(text) >= 3:
        if not lexicon.acts(text):
            return word.proper or bool(CUE.search(before)) or _acts_next(page, place) and word.opens
        return (
            bool(SAID_TO.search(before))
            and not word.tag.startswith(("VB", "MD"))
            and not _noun_next(page, place)
        )
    return False


def _noble(page: Page, place: int) -> bool:
    """Whether a small `van` or `von`, and what may follow it, leads to a name: `van der Berg`."""
    at = place + 1
    while at < len(page.words) and page.words[at].text in PARTICLES and at < place + 3:
        at += 1
    if at >= len(page.words) or page.text[page.words[place].end : page.words[at].start].strip(
        "denrvalm "
    ):
        return False
    last = page.words[at]
    known = page.lexicon.family(last.text) or page.lexicon.unfamiliar(last.text)
    return last.capital and not page.lexicon.public(last.text) and known


def _capital(
    page: Page, place: int, given: bool, known: bool, unfamiliar: bool, before: str
) -> bool:
    word, lexicon = page.words[place], page.lexicon
    cued = bool(CUE.search(before))
    if given and not lexicon.acts(word.text):
        return True
    if given and (word.proper and not word.opens or cued or _name_next(page, place)):
        return word.text.lower() not in MONTHS or cued or _name_next(page, place)
    if cued and STRONG.search(before) and not word.acronym:
        return unfamiliar or known or (word.proper and not lexicon.ordinary(word.text))
    return unfamiliar and (known or cued) and not word.acronym


def _name_next(page: Page, place: int) -> bool:
    if place + 1 >= len(page.words) or page.between(place, place + 1) != " ":
        return False
    after = page.words[place + 1]
    lexicon = page.lexicon
    return after.capital and not lexicon.public(after.text) and (
        lexicon.family(after.text) or lexicon.unfamiliar(after.text)
    )  # fmt: skip


def _noun_next(page: Page, place: int) -> bool:
    return (
        place + 1 < len(page.words)
        and page.between(place, place + 1) == " "
        and page.words[place + 1].tag in ("NN", "NNS")
    )


def _acts_next(page: Page, place: int) -> bool:
    return bool(AFTER.match(page.text[page.words[place].end : page.words[place].end + 30].lower()))


def _extend(page: Page, place: int) -> int:
    """The last word of the name that starts at `place`."""
    last = place
    while last + 1 < len(page.words) and last - place < 4:
        gap, word = page.between(last, last + 1), page.words[last + 1]
        if gap not in (" ", ". ", "-", " '", "  ") or not _joins(page, last, word.text, gap):
            break
        last += 1
    while last > place and page.words[last].text.lower() in PARTICLES:
        last -= 1
    return last


def _joins(page: Page, last: int, text: str, gap: str) -> bool:
    lexicon, word = page.lexicon, page.words[last + 1]
    if gap == ". " and len(page.words[last].text) > 1:
        return False
    if text.lower() in PARTICLES:
        return True
    if len(text) == 1 and text.isupper() and text not in "IA":
        return True
    if lexicon.public(text) or text.lower() in lexicon.small:
        return False
    if word.capital:
        return (
            lexicon.family(text) or lexicon.given(text) or not lexicon.ordinary(text) or word.proper
        )
    if page.words[last].capital:
        return False
    return lexicon.unfamiliar(text) and (lexicon.family(text) or word.proper) or (
        lexicon.family(text) and word.proper
    )  # fmt: skip


def _believed(page: Page, start: int, end: int) -> Found | None:
    """What Presidio takes for a person, cut to the words that may be a name."""
    lexicon = page.lexicon
    inside = page.inside(start, end)
    while inside and _plain(page, inside[0]):
        inside.pop(0)
    while inside and _plain(page, inside[-1]):
        inside.pop()
    if not inside or len(inside) > 5:
        return None
    words = [page.words[i] for i in inside]
    named = any(
        not lexicon.ordinary(word.text)
        or word.capital
        and (lexicon.given(word.text) or lexicon.family(word.text))
        for word in words
    )
    if not named or all(word.acronym for word in words) or page.is_label(inside):
        return None
    return Found(Kind.PERSON, words[0].start, words[-1].end)


def _plain(page: Page, place: int) -> bool:
    word, lexicon = page.words[place], page.lexicon
    if lexicon.public(word.text) or word.text.lower() in lexicon.small:
        return True
    if word.capital:
        return word.opens and lexicon.acts(word.text) and not lexicon.given(word.text)
    return lexicon.ordinary(word.text) and not lexicon.given(word.text)
