"""A letter as it was written: paragraphs, and of each the clause that it rests on."""

from collections.abc import Iterable
from datetime import date

from domain.record import Record

NOTICE = "Draft for review, not legal advice."
NUMBERS = "Clauses are unnumbered as published; the numbers are ours."


class Source(Record):
    """A clause as it read when the letter was made; `words` are those relied on."""

    clause: str
    title: str
    edition: str
    section: str
    words: str
    sha256: str
    """Of the whole clause."""


class Paragraph(Record):
    """What is said, perhaps under a heading, and the clause that asks for it."""

    text: str
    heading: str = ""
    source: Source


class Firm(Record):
    """Who writes."""

    name: str
    address: str = ""


class Letter(Record):
    """Everything that stands on the paper; Word and PDF are made from it alone."""

    kind: str
    firm: Firm
    written: date
    client: str
    contact: str
    subject: str
    paragraphs: tuple[Paragraph, ...]
    signatory: str
    reply: tuple[Paragraph, ...] = ()
    """What the client may send back, signed."""

    @property
    def greeting(self) -> str:
        return f"Dear {self.contact}," if self.contact else "Dear Sir or Madam,"

    @property
    def cited(self) -> tuple[Paragraph, ...]:
        """Every paragraph that carries a note, in the order of the notes."""
        return self.paragraphs + self.reply

    @property
    def sources(self) -> tuple[Source, ...]:
        """Each clause that a paragraph rests on, once."""
        return tuple({each.source.clause: each.source for each in self.cited}.values())


def day(moment: date) -> str:
    """A date as a letter has it: 3 March 2026."""
    return f"{moment.day} {moment:%B %Y}"


def before_a_note(text: str) -> str:
    """A paragraph with room for the number of its note, where 18 and ² would read as a square."""
    return f"{text}\u00a0" if text[-1:].isdigit() else text


def notes(letter: Letter) -> tuple[str, ...]:
    """The notes in order, one a paragraph: clause and edition, and the words where first quoted."""
    return tuple(_notes(each.source for each in letter.cited))


def _notes(sources: Iterable[Source]) -> Iterable[str]:
    quoted: dict[tuple[str, str], int] = {}
    for number, source in enumerate(sources, 1):
        first = quoted.setdefault((source.clause, source.words), number)
        if first != number:
            yield f"{source.clause}, in the edition and the words of note {first}."
            continue
        about = f" {NUMBERS}" if number == 1 else ""
        place = f"{source.title} ({source.edition}), {source.clause}, {source.section}"
        yield f"{place}: “{source.words}”{about}"
