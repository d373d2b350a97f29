"""From a sentence that a model wrote to the words that bear it out, on the same page."""

from collections.abc import Mapping
from typing import NamedTuple

from domain.clause import Span
from domain.decision import Advice
from domain.model import Explained
from views.escape import html


class Source(NamedTuple):
    """What bears out sentence `number` of those that a model wrote; `id` is where it stands."""

    number: int
    id: str
    said: Explained


def of(advice: Advice, key: str, clause_id: str = "") -> tuple[Source, ...]:
    """The sources of an answer under that key, or those of them in one clause."""
    return tuple(
        Source(number, f"source-{key}-{number}", each)
        for number, each in enumerate(advice.explained, 1)
        if clause_id in ("", each.clause_id)
    )


def linked(words: str, answer: str, sources: tuple[Source, ...]) -> str:
    """Some words of an answer as HTML; each sentence that a model wrote ends in a link."""
    begin = answer.find(words)
    pieces, done = [], begin
    for end, source in sorted(_ends(answer, sources).items()):
        if begin < end <= begin + len(words):
            pieces.append(html(answer[done:end]) + _link(source))
            done = end
    return "".join([*pieces, html(answer[done : begin + len(words)])])


def _ends(answer: str, sources: tuple[Source, ...]) -> Mapping[int, Source]:
    """After which character of the answer each of the sentences ends."""
    ends, at = {}, 0
    for source in sources:
        found = answer.find(source.said.text, at)
        if found >= 0:
            at = found + len(source.said.text)
            ends[at] = source
    return ends


def _link(source: Source) -> str:
    return (
        f'<sup><a class="mayi-source" href="#{html(source.id)}" aria-label="Source '
        f'{source.number}: clause {html(source.said.clause_id)}">{source.number}</a></sup>'
    )


def anchors(sources: tuple[Source, ...]) -> Mapping[str, Span]:
    """The sentences of a clause that links lead to, by the ids that they get."""
    return {each.id: each.said.span for each in sources if each.said.span is not None}


def readings(sources: tuple[Source, ...]) -> str:
    """The plain readings of a clause that links lead to."""
    return "".join(
        f'<p class="mayi-small mayi-anchor" id="{html(each.id)}" tabindex="-1" dir="auto">'
        f"In plain words: {html(each.said.reading)}</p>"
        for each in sources
        if each.said.span is None
    )
