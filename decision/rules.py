"""What a clause's own wording rules: sentence by sentence, with what each is made to hang on."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from decision.tones import Tone, is_order, tone_of, tone_of_list
from domain.clause import Span
from retrieval.parts import Kind, Part, parts


class Proviso(NamedTuple):
    """Words that a rule hangs on; with `excepting` the rule holds unless they are so.

    `part` is the number of the clause's part in which they stand. Of the items of a list `any`
    says that one is enough.
    """

    span: Span
    part: int
    excepting: bool
    any: bool


class Rule(NamedTuple):
    """A sentence, or a list with what introduces it; `part` is the number of the sentence.

    `span` is all of it. A `listed` item rules by itself: an example of what is forbidden, say.
    """

    span: Span
    part: int
    tone: Tone
    provisos: tuple[Proviso, ...] = ()
    listed: bool = False


_PROVISO = re.compile(
    r"\b(?:(?P<except>unless|except(?: (?:if|when|where|for|as|in))?|other than|without|until)"
    r"|only (?:if|when|where|for)|even if|if|provided(?: that)?|(?:as|so) long as|when|where"
    r"|in case|before|who(?= )|subject to|depending on)\b",
    re.I,
)
_DUTIES = r"must|shall|should|ha(?:ve|s) to|needs? to|(?:is|are) to"
_DUTY = re.compile(rf"\b(?:{_DUTIES})\b", re.I)
_VERB = re.compile(rf"\b(?:{_DUTIES}|may|can|cannot|will)\b", re.I)
_ALL = re.compile(r"\b(?:all|each|both|every|must|need|require\w*)\b", re.I)
_ANY = re.compile(r"\b(?:any|one|either|or)\b", re.I)
# "If so", "where applicable": nothing that anybody could tell.
_EMPTY = re.compile(
    r"\W*(?:(?:so|not|any|necessary|possible|applicable|appropriate|needed|required)\W*)?$", re.I
)


def rules(text: str) -> tuple[Rule, ...]:
    """Read a clause's rules, in reading order; headings rule nothing."""
    found = parts(text)
    ruling = tuple(
        rule
        for number, part in enumerate(found)
        if part.kind is not Kind.ITEM
        for rule in _of(text, found, number)
    )
    return ruling or (Rule(Span(0, len(text)), 0, Tone.STATES),)


def _of(text: str, found: tuple[Part, ...], number: int) -> Iterator[Rule]:
    items = [place for place, part in enumerate(found) if part.lead == number]
    words = text[slice(*found[number].span)]
    if not items:
        if found[number].kind is Kind.SENTENCE:
            yield _sentence(text, found[number], number)
        return
    tone = tone_of_list(words)
    if tone is not None:
        for item in items:
            yield Rule(found[item].span, item, tone, listed=True)
        return
    yield _list(text, found, number, items)


def _sentence(text: str, part: Part, number: int) -> Rule:
    words = text[slice(*part.span)]
    found = next(filter(None, (_provided(words, cue) for cue in _PROVISO.finditer(words))), None)
    if found is None:
        return Rule(part.span, number, tone_of(words))
    (start, end), tone, excepting = found
    span = Span(part.span.start + start, part.span.start + end)
    return Rule(part.span, number, tone, (Proviso(span, number, excepting, any=False),))


def _provided(words: str, cue: re.Match[str]) -> tuple[Span, Tone, bool] | None:
    """Return what a cue makes a sentence hang on, what that rules without it, and if it excepts."""
    said = cue.group().lower()
    if said == "before":
        first = _first(words, cue)
        return (first, Tone.REQUIRES, False) if first else None
    start, end = _extent(words, cue)
    tone = tone_of(f"{words[: cue.start()]} {words[end:]}")
    if said == "without" and tone is not Tone.FORBIDS:
        return None  # "not without consent" hangs on something, "act without delay" does not
    if said == "even if" or _EMPTY.match(words[start:end]):
        return None
    return Span(start, end), tone, cue["except"] is not None


def _first(words: str, cue: re.Match[str]) -> Span | None:
    """Return what has to be done first: "must ask before …", "before …, ask"."""
    leads = not words[: cue.start()].strip()
    at, until = (_extent(words, cue)[1] + 1, len(words)) if leads else (0, cue.start())
    duty = _DUTY.search(words, at, until)
    if duty is None and not is_order(words[at:until].strip()):
        return None
    first = _stripped(words, duty.end() if duty else at, until)
    return None if _EMPTY.match(words[slice(*first)]) else first


def _extent(words: str, cue: re.Match[str]) -> Span:
    """Return where the words of a proviso begin and end: "If you are late, call" ends at ","."""
    start, end = cue.end(), len(words)
    comma = re.search(r",\s|\bthen\b", words[start:])
    if comma and not words[: cue.start()].strip():
        end = start + comma.start()
    elif cue.group().lower() == "who" and (verb := _VERB.search(words, start)):
        end = verb.start()
    return _stripped(words, start, end)


def _stripped(words: str, start: int, end: int) -> Span:
    inner = words[start:end]
    return Span(start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip(" .;:,")))


def _list(text: str, found: tuple[Part, ...], number: int, items: list[int]) -> Rule:
    words = text[slice(*found[number].span)]
    cues = list(_PROVISO.finditer(words))
    excepting = bool(cues) and cues[-1]["except"] is not None
    tone = tone_of(words[: cues[0].start()] if cues and cues[0].start() else words)
    any_ = _one_is_enough(words, [text[slice(*found[item].span)] for item in items])
    provisos = tuple(
        Proviso(_bare(text, found[item].span), item, excepting, any_) for item in items
    )
    whole = Span(found[number].span.start, found[items[-1]].span.end)
    return Rule(whole, number, tone, provisos)


def _one_is_enough(lead: str, items: list[str]) -> bool:
    ends = [words[-1].lower() for item in items if (words := item.rstrip(" .;,").split())]
    if "or" in ends or "and" in ends:
        return "or" in ends
    return bool(_ANY.search(lead)) or not _ALL.search(lead)


def _bare(text: str, span: Span) -> Span:
    """Leave out what links an item to the next: "; or"."""
    words = re.sub(r"[\s,;]*\b(?:and|or)?[\s,;.]*$", "", text[slice(*span)], flags=re.I)
    return Span(span.start, span.start + len(words)) if words else span
