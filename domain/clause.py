"""Instruments and their clauses: what is cited."""

from enum import StrEnum
from typing import NamedTuple

from domain.record import Record


class Authority(StrEnum):
    """How much an instrument's word weighs, heaviest first."""

    BINDING = "binding"
    GUIDANCE = "guidance"
    INFORMATIVE = "informative"
    COMMENTARY = "commentary"

    @property
    def rank(self) -> int:
        """0 for binding, 3 for commentary: the lower rank prevails."""
        return list(Authority).index(self)


class Modality(StrEnum):
    """What a norm does, in the words of deontic logic and LegalRuleML."""

    OBLIGATION = "obligation"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    RECOMMENDATION = "recommendation"
    CONSTITUTIVE = "constitutive"


class Span(NamedTuple):
    """A half-open range of characters."""

    start: int
    end: int


class Instrument(Record):
    """One edition of one code, page or article: what a clause belongs to."""

    id: str
    title: str
    issuer: str
    kind: str
    authority: Authority
    edition: str
    rights: str


class Document(Record):
    """A file as received, and the instruments that stand in it."""

    file: str
    sha256: str
    received_from: str
    instruments: tuple[str, ...]


class Variant(Record):
    """The same clause as another document words it."""

    document: str
    span: Span
    text: str


class Clause(Record):
    """A provision: the unit of retrieval and of citation.

    `span` locates `text` in the text of `document`, so that the clause can be shown in its place.
    """

    id: str
    instrument: str
    section: str
    number: str
    text: str
    document: str
    span: Span
    page: int | None = None
    variants: tuple[Variant, ...] = ()
    elaborates: tuple[str, ...] = ()
    """Ids of clauses that this one spells out (a paragraph and its takeaway)."""


class LeftOut(Record):
    """A part of a document that is no clause, and why."""

    document: str
    span: Span
    text: str
    why: str
