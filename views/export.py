"""Answers to take away: plain text to paste, Markdown to keep."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from domain.clause import Instrument
from domain.conversation import Turn
from domain.decision import Citation, Condition, Verdict
from domain.history import KeptTurn, Opened, Source
from views.conversation import ANSWERS
from views.escape import markdown as escaped
from views.escape import visible
from views.verdict import FACES

NOT_ADVICE = "This is not legal advice. When it matters, a person decides."
STATES: dict[bool | None, str] = {True: "met", False: "not met", None: "not said"}


class Part(NamedTuple):
    """A heading, a quotation, a paragraph or an item of a list; `text` is as typed."""

    kind: str
    text: str


def markdown(turn: Turn, instruments: tuple[Instrument, ...]) -> str:
    """The answer as a Markdown file; every word from outside shows as typed."""
    return _written(_parts(turn, _titles(instruments)), MARKDOWN)


def plain(turn: Turn, instruments: tuple[Instrument, ...]) -> str:
    """The answer as text for a mail."""
    return _written(_parts(turn, _titles(instruments)), PLAIN)


def conversation(opened: Opened, instruments: tuple[Instrument, ...]) -> str:
    """A whole conversation as a Markdown file."""
    return _written(of_conversation(opened, instruments), WHOLE)


def of_conversation(opened: Opened, instruments: tuple[Instrument, ...]) -> Iterator[Part]:
    """A conversation as it was kept, each clause with its edition and its words' hash then."""
    then = {each.instrument.id: each.instrument.title for each in opened.wordings.values()}
    yield Part("top", opened.title)
    for kept in opened.turns:
        if kept.turn is None:
            yield Part("title", "This answer cannot be read")
            yield Part("quote", kept.question)
        else:
            yield from _parts(kept.turn, _titles(instruments) | then)
        yield from _listed("As they read then", [_edition(each) for each in _cited(kept)])
        yield Part("paragraph", f"Asked on {kept.asked_at:%Y-%m-%d at %H:%M} UTC.")


def _cited(kept: KeptTurn) -> list[Source]:
    cited = {each.clause_id for each in kept.turn.advice.citations} if kept.turn else set()
    return [each for each in kept.sources if each.clause_id in cited]


def _edition(source: Source) -> str:
    return f"{source.clause_id}: {source.edition}; sha256 of its words {source.sha256}"


def _titles(instruments: tuple[Instrument, ...]) -> dict[str, str]:
    return {each.id: each.title for each in instruments}


def _written(parts: Iterable[Part], style: dict[str, Callable[[str], str]]) -> str:
    parts = list(parts)
    lines: list[str] = []
    for before, part in zip([None, *parts], parts, strict=False):
        if before and not (before.kind == part.kind == "item"):
            lines.append("")
        lines.append(style[part.kind](part.text))
    return "\n".join(lines) + "\n"


def _parts(turn: Turn, titles: dict[str, str]) -> Iterator[Part]:
    advice = turn.advice
    yield Part("title", _face(advice.verdict))
    yield Part("quote", advice.question)
    yield Part("paragraph", advice.answer)
    if other := advice.alternative:
        yield Part("heading", "Also possible")
        yield Part("paragraph", _face(other.verdict))
        yield Part("paragraph", other.says)
    for number, citation in enumerate(advice.citations):
        yield Part("heading", "The clause that governs" if number == 0 else "It bears on this too")
        yield Part("quote", citation.text)
        yield Part("paragraph", _source(citation, titles))
    yield from _facts(turn)
    yield from _listed("Where sources differ", [each.why for each in advice.conflicts])
    yield from _listed("Why this", list(advice.why))
    yield from _listed("Please note", list(advice.notes))
    yield from _listed("Whom to ask", [advice.refer_to] if advice.refer_to else [])
    yield Part("paragraph", NOT_ADVICE)


def _face(verdict: Verdict) -> str:
    return f"{FACES[verdict].word} ({FACES[verdict].term.lower()})"


def _facts(turn: Turn) -> Iterator[Part]:
    yield from _listed("What it turns on", [_condition(each) for each in turn.advice.conditions])
    yield from _listed("You said", [f"{each.ask} {ANSWERS[each.met]}" for each in turn.draft.said])
    yield from _listed("Still open", [ask for ask, _ in turn.open])


def _listed(heading: str, items: list[str]) -> Iterator[Part]:
    if items:
        yield Part("heading", heading)
    for item in items:
        yield Part("item", item)


def _source(citation: Citation, titles: dict[str, str]) -> str:
    instrument = citation.clause_id.split("/")[0]
    title = titles.get(instrument, citation.document)
    return f"{title}, {citation.section}, {citation.clause_id} ({citation.authority.value})"


def _condition(condition: Condition) -> str:
    words = f" (“{condition.words}”)" if condition.words else ""
    return f"{STATES[condition.met]}: {condition.text}{words}"


def _flat(text: str) -> str:
    return " ".join(text.split())


PLAIN: dict[str, Callable[[str], str]] = {
    "title": lambda text: visible(text).upper(),
    "heading": lambda text: f"{visible(text)}:",
    "paragraph": visible,
    "quote": lambda text: f"“{visible(text)}”",
    "item": lambda text: f"- {_flat(visible(text))}",
}
MARKDOWN: dict[str, Callable[[str], str]] = {
    "title": lambda text: f"# {escaped(_flat(text))}",
    "heading": lambda text: f"## {escaped(_flat(text))}",
    "paragraph": escaped,
    "quote": lambda text: "> " + escaped(text).replace("\n", "\n> "),
    "item": lambda text: f"- {escaped(_flat(text))}",
}
WHOLE = MARKDOWN | {
    "top": lambda text: f"# {escaped(_flat(text))}",
    "title": lambda text: f"## {escaped(_flat(text))}",
    "heading": lambda text: f"### {escaped(_flat(text))}",
}
