"""The audit log as a file: JSON lines for programs, a table for people."""

from collections.abc import Iterable

from domain import sheet
from records.audit import Entry


def as_lines(entries: Iterable[Entry]) -> str:
    """One JSON object a row."""
    return "".join(f"{entry.model_dump_json()}\n" for entry in entries)


def as_csv(entries: Iterable[Entry]) -> str:
    """A table for a spreadsheet."""
    rows = (map(str, entry.model_dump(mode="json").values()) for entry in entries)
    return sheet.as_csv([Entry.model_fields, *rows])
