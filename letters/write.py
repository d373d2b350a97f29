"""Facts in, a letter out: paragraphs with the clauses that ask for them."""

import hashlib
from collections.abc import Mapping
from datetime import date

from decision.quotes import cite
from domain.clause import Clause, Instrument
from domain.corpus import Corpus
from domain.errors import FactMissing, FactUnreadable, FirmUnknown, TooLong
from domain.letter import Firm, Letter, Paragraph, Source, day
from domain.plain import lines, one_line
from letters.kinds import FIRM, Field, Kind, Part, Widget

LONGEST = {Widget.LINE: 300, Widget.LINES: 5_000}
"""Characters of a field; what is longer belongs into an annex."""


def checked(kind: Kind, facts: Mapping[str, str]) -> dict[str, str]:
    """The facts as the letter will have them, in the order of the form.

    Raises FactMissing for the first that a clause asks for and that is empty, FactUnreadable for
    a date that is none or a choice that was not offered, TooLong.
    """
    return {field.id: _checked(field, facts.get(field.id, "")) for field in kind.fields}


def _checked(field: Field, typed: str) -> str:
    value = lines(typed) if field.kind is Widget.LINES else one_line(typed)
    if not any(character.isalnum() for character in value):
        if field.required:
            raise FactMissing(field.label, field.clause)
        return ""
    limit = LONGEST.get(field.kind, LONGEST[Widget.LINE])
    if len(value) > limit:
        raise TooLong(f"answer to “{field.label}”", len(value), limit)
    if field.kind is Widget.DATE:
        _date(field, value)
    if field.kind is Widget.CHOICE and value not in field.choices:
        raise FactUnreadable(field.label, value, "choose one of those offered")
    return value


def _date(field: Field, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise FactUnreadable(field.label, value, "give a date such as 2026-03-01") from error


def write(
    kind: Kind, facts: Mapping[str, str], firm: Firm, written: date, corpus: Corpus
) -> Letter:
    """Write a letter; raises what `checked` raises, and FirmUnknown when `firm` has no name."""
    known = checked(kind, facts)
    sender = Firm(name=one_line(firm.name), address=lines(firm.address))
    if not sender.name:
        raise FirmUnknown
    said = {**{each.id: _said(each, known[each.id]) for each in kind.fields}, FIRM: sender.name}
    writer = _Writer(corpus, said)
    return Letter(
        kind=kind.id,
        firm=sender,
        written=written,
        client=known["client"],
        contact=known["contact"],
        subject=_sentence(kind.subject.format_map(said)),
        paragraphs=writer.paragraphs(kind.parts),
        signatory=known["signatory"],
        reply=writer.paragraphs(kind.reply),
    )


def _said(field: Field, value: str) -> str:
    return day(_date(field, value)) if field.kind is Widget.DATE and value else value


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


class _Writer:
    """Fills parts in, each with its clause as the corpus has it."""

    def __init__(self, corpus: Corpus, said: Mapping[str, str]) -> None:
        self._clauses = {each.id: each for each in corpus.clauses}
        self._instruments = {each.id: each for each in corpus.instruments}
        self._said = said

    def paragraphs(self, parts: tuple[Part, ...]) -> tuple[Paragraph, ...]:
        return tuple(self._paragraph(part) for part in parts if self._is_due(part))

    def _is_due(self, part: Part) -> bool:
        if part.when and not self._said[part.when]:
            return False
        return not (part.unless and self._said[part.unless])

    def _paragraph(self, part: Part) -> Paragraph:
        clause = self._clauses[part.clause]
        return Paragraph(
            heading=part.heading,
            text=part.text.format_map(self._said),
            source=source(part.quote, clause, self._instruments[clause.instrument]),
        )


def source(quote: str, clause: Clause, instrument: Instrument) -> Source:
    """The words of a clause, copied out of it, and what tells this reading of it from others."""
    cited = cite(quote, clause, clause.document, instrument.authority)
    return Source(
        clause=clause.id,
        title=instrument.title,
        edition=instrument.edition,
        section=clause.section,
        words=cited.quote,
        sha256=sha256(clause.text),
    )


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def changed_since(letter: Letter, corpus: Corpus) -> tuple[str, ...]:
    """Clauses of the letter that now read otherwise, or are gone."""
    now = {clause.id: sha256(clause.text) for clause in corpus.clauses}
    return tuple(each.clause for each in letter.sources if now.get(each.clause) != each.sha256)
