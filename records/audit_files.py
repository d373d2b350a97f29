"""The audit log as a file: JSON lines for programs, a table for people."""

import csv
import io
from collections.abc import Iterable

from records.audit import Entry

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula when a cell begins with it (OWASP, CSV injection)."""


def as_lines(entries: Iterable[Entry]) -> str:
    """One JSON object a row."""
    return "".join(f"{entry.model_dump_json()}\n" for entry in entries)


def as_csv(entries: Iterable[Entry]) -> str:
    """A table for a spreadsheet, in which no cell is a formula (RFC 4180)."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(Entry.model_fields)
    for entry in entries:
        table.writerow(_guarded(str(cell)) for cell in entry.model_dump(mode="json").values())
    return out.getvalue()


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
