"""Organisations: by legal form, by trade, by what stands before them, by unknown capitals."""

from collections.abc import Iterator

from guard.allowed import PHRASES
from guard.kinds import Found, Kind
from guard.trades import CLIENT_CUE, DOES, FIELD, FIRM_CUE, FORMS, LOOSE, OWNS, STOP, VAGUE
from guard.words import Page, Word


def firms(page: Page) -> Iterator[Found]:
    """Organisations in a text, and what may be one."""
    for match in FIELD.finditer(page.text):
        yield from _field(page, *match.span("x"))
    for match in FORMS.finditer(page.text):
        yield from _formal(page, *match.span())
    for place in range(len(page.words)):
        yield from _by_trade(page, place)
        yield from _by_capitals(page, place)
    for kind, start, end in page.seen:
        if kind in (Kind.ORGANISATION, Kind.ADDRESS):
            yield from _believed(page, start, end, kind is Kind.ORGANISATION)


def _field(page: Page, start: int, end: int) -> Iterator[Found]:
    inside = page.inside(start, end)
    lexicon = page.lexicon
    texts = [page.words[i].text for i in inside]
    if not 1 <= len(texts) <= 6 or all(map(lexicon.public, texts)):
        return
    plain = [text.lower() for text in texts if text.lower() in STOP - {"of", "and", "the"}]
    if not plain and len(page.text[start:end].split()) <= 7:
        yield Found(Kind.ORGANISATION, page.words[inside[0]].start, page.words[inside[-1]].end)


def _formal(page: Page, start: int, end: int) -> Iterator[Found]:
    """`Harrow & Sons Ltd`: the words before the legal form, back to one that cannot belong."""
    first = None
    for place in reversed(page.inside(max(0, start - 90), start)):
        word = page.words[place]
        stop = first if first is not None else start
        gap = page.text[word.end : stop]
        if gap.strip(" &,-+'") not in ("", "s", "and", "of") or len(gap) > 5 or "\n" in gap:
            break
        low = word.text.lower()
        if low in STOP or low in page.lexicon.small or page.lexicon.public(low):
            break
        if not word.capital and first is not None and word.tag.startswith(("VB", "IN", "JJ", "RB")):
            break
        first = word.start
    capital_form = page.text[start:end].strip(" ,")[:1].isupper() or "&" in page.text[start:end]
    if first is not None and (capital_form or page.text[first].islower()):
        lower = page.text[first].islower() and not capital_form
        short = page.text[start:end].strip(" ,.").lower() in (
            "ag",
            "sa",
            "ab",
            "spa",
            "pc",
            "as",
            "limited",
            "lp",
        )
        if not (lower and short):
            yield Found(Kind.ORGANISATION, first, end)


def _by_trade(page: Page, place: int) -> Iterator[Found]:
    """`zielinski dental`, `at harbour dental`, `Blue Harbour Logistics`."""
    word = page.words[place]
    if word.text.lower() not in DOES or place == 0:
        return
    before = page.words[place - 1]
    if page.between(place - 1, place) not in (" ", " & ", "'s ", "' "):
        return
    first = place - 1
    while (
        first > 0
        and page.between(first - 1, first) in (" ", " & ", "-")
        and _may_open(page, first - 1)
    ):
        first -= 1
    if not _may_open(page, place - 1):
        return
    if before.text.lower() in DOES and before.text.islower() and first == place - 1:
        return
    last = place
    while (
        last + 1 < len(page.words)
        and page.between(last, last + 1) == " "
        and (page.words[last + 1].text.lower() in DOES)
    ):
        last += 1
    if _is_firm(page, first, place):
        yield Found(Kind.ORGANISATION, page.words[first].start, page.words[last].end)


def _may_open(page: Page, place: int) -> bool:
    word, lexicon = page.words[place], page.lexicon
    low = word.text.lower()
    if low in STOP or low in lexicon.small or lexicon.public(low):
        return False
    if word.capital:
        return True
    return lexicon.unfamiliar(word.text) or not word.tag.startswith(("VB", "IN", "RB", "CC", "DT"))


def _is_firm(page: Page, first: int, place: int) -> bool:
    lexicon, trade = page.lexicon, page.words[place]
    names = page.words[first:place]
    phrase = " ".join(word.text.lower() for word in page.words[first : place + 1])
    if phrase in PHRASES or len(names) > 4:
        return False
    if any(_somebodys(page, word) for word in names):
        return True
    if names[0].capital and trade.capital and not names[0].opens:
        return True
    if names[0].capital and trade.capital and not all(lexicon.public(word.text) for word in names):
        return trade.text.lower() not in LOOSE or all(word.proper for word in names)
    if any(not word.capital and word.text.lower() in VAGUE for word in names):
        return False
    if any(word.text.lower() in DOES for word in names) or trade.text.lower() in LOOSE:
        return False
    if names[0].capital:
        return not names[0].opens
    return bool(FIRM_CUE.search(page.before(first))) and all(
        word.tag in ("NN", "NNP", "NNS", "NNPS") for word in names
    )


def _somebodys(page: Page, word: Word) -> bool:
    lexicon = page.lexicon
    named = lexicon.given(word.text) and not lexicon.acts(word.text)
    return (named or lexicon.unfamiliar(word.text)) and not word.acronym


def _by_capitals(page: Page, place: int) -> Iterator[Found]:
    """A capital that English does not know, or any that the words around it call a client."""
    word, lexicon = page.words[place], page.lexicon
    low = word.text.lower()
    if lexicon.public(word.text) or low in lexicon.small:
        return
    unknown = lexicon.unfamiliar(word.text) and not word.acronym
    before = page.before(place)
    if word.text.isupper() and not FIRM_CUE.search(before):
        return
    if (
        word.capital
        and unknown
        and (word.proper or not word.opens)
        or word.capital
        and not word.acronym
        and CLIENT_CUE.search(before)
        or word.capital
        and not word.opens
        and OWNS.match(page.text[word.end : word.end + 20].lower())
    ):
        yield _run(page, place)
    elif (
        not word.capital
        and unknown
        and len(low) >= 4
        and (word.proper and FIRM_CUE.search(before) or CLIENT_CUE.search(before))
    ):
        yield Found(Kind.ORGANISATION, word.start, word.end)


def _run(page: Page, place: int) -> Found:
    """The capital word and those after it that belong: `Kestrel Row`, `Zielinski & Partners`."""
    last = place
    while last + 1 < len(page.words) and last - place < 4:
        after = page.words[last + 1]
        if page.between(last, last + 1) not in (" ", " & ", "-") or not after.capital:
            break
        if page.lexicon.public(after.text) or after.text.lower() in page.lexicon.small:
            break
        last += 1
    return Found(Kind.ORGANISATION, page.words[place].start, page.words[last].end)


def _believed(page: Page, start: int, end: int, organisation: bool) -> Iterator[Found]:
    """What Presidio takes for an organisation or a place, where it is not plainly another thing."""
    lexicon = page.lexicon
    inside = page.inside(start, end)
    while inside and page.words[inside[0]].text.lower() in STOP:
        inside.pop(0)
    while inside and lexicon.public(page.words[inside[-1]].text):
        inside.pop()
    words = [page.words[i] for i in inside]
    while inside and page.words[inside[-1]].acronym:
        inside.pop()
    words = [page.words[i] for i in inside]
    telling = [
        word
        for word in words
        if not lexicon.public(word.text)
        and not word.acronym
        and word.text.lower() not in lexicon.small
    ]
    if not telling or " ".join(word.text.lower() for word in words) in PHRASES:
        return
    if page.is_label(inside):
        return
    unknown = any(lexicon.unfamiliar(word.text) for word in telling)
    capitals = [word for word in telling if word.capital]
    sure = len(capitals) >= 2 or any(not word.opens for word in capitals)
    if unknown or (organisation and sure):
        yield Found(Kind.ORGANISATION, words[0].start, words[-1].end)
