"""The kinds of letter: what each asks, which clause asks for it, and what it says."""

import string
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from pydantic import Field as Named

from decision.quotes import locate
from domain.clause import Clause
from domain.errors import BadRecord
from domain.record import Record
from ingest.records import read_records

KINDS = Path(__file__).with_name("kinds.yaml")
FIRM = "firm"
HEAD = ("client", "contact", "signatory")
"""Fields that every letter has, as they stand on the paper."""


class Widget(StrEnum):
    """How a field is filled in: on one line, on several, as a date, or by choosing."""

    LINE = "line"
    LINES = "lines"
    DATE = "date"
    CHOICE = "choice"


class Field(Record):
    """One thing that is asked, and the clause that asks for it."""

    id: str
    label: str
    clause: str
    help: str = ""
    required: bool = True
    kind: Widget = Widget.LINE
    choices: tuple[str, ...] = ()
    prefill: bool = False


class Part(Record):
    """A paragraph with slots, the clause it rests on, and the words of it that are quoted."""

    clause: str
    quote: str
    text: str
    heading: str = ""
    when: str = ""
    unless: str = ""


class Kind(Record):
    """A kind of letter."""

    id: str
    title: str
    what: str
    clauses: tuple[str, ...] = Named(alias="for")
    subject: str
    fields: tuple[Field, ...]
    parts: tuple[Part, ...]
    reply: tuple[Part, ...] = ()

    def field(self, name: str) -> Field:
        return next(each for each in self.fields if each.id == name)


def load_kinds(clauses: Sequence[Clause], path: Path = KINDS) -> tuple[Kind, ...]:
    """Every kind of letter; raises BadRecord for the first that cannot be written.

    That is one whose clause or quote is not there, whose slot has no field, or whose field is
    asked for and never used.
    """
    kinds = tuple(read_records(path, Kind, "id"))
    texts = {clause.id: clause.text for clause in clauses}
    for kind in kinds:
        fault = next(_faults(kind, texts), "")
        if fault:
            raise BadRecord(path.name, kind.id, fault)
    return kinds


def slots(text: str) -> Iterator[str]:
    """The names in braces; a brace that is no slot is a ValueError."""
    for _, name, form, conversion in string.Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or form or conversion:
            raise ValueError(f"{{{name}}} is no slot")
        yield name


def _faults(kind: Kind, texts: dict[str, str]) -> Iterator[str]:
    names = [field.id for field in kind.fields]
    parts = (*kind.parts, *kind.reply)
    yield from (f"the field {name} is missing" for name in HEAD if name not in names)
    yield from (f"the field {name} stands twice" for name in names if names.count(name) > 1)
    asking = (*(each.clause for each in kind.fields), *(each.clause for each in parts))
    for clause in (*kind.clauses, *asking):
        if clause not in texts:
            yield f"there is no clause {clause}"
    for part in parts:
        if locate(part.quote, texts.get(part.clause, "")) is None:
            yield f"clause {part.clause} does not contain the words {part.quote!r}"
    yield from _slot_faults(kind, names, parts)
    for field in kind.fields:
        if (field.kind is Widget.CHOICE) != bool(field.choices):
            yield f"the field {field.id} needs choices, or is none to choose in"


def _slot_faults(kind: Kind, names: list[str], parts: Sequence[Part]) -> Iterator[str]:
    used = set(HEAD)
    for text in (kind.subject, *(each.text for each in parts)):
        try:
            used |= set(slots(text))
        except ValueError as error:
            yield f"{error} in {text[:40]!r}"
    conditions = {name for each in parts for name in (each.when, each.unless) if name}
    for name in sorted((used | conditions) - set(names) - {FIRM}):
        yield f"the slot {{{name}}} has no field"
    for name in names:
        if name not in used:
            yield f"the field {name} is asked for and never used"
