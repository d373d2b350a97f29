"""Tables for a spreadsheet, in which nothing that people typed is worked out as a formula."""

import csv
import io
from collections.abc import Iterable

Cell = str | int | float

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula when a cell begins with it (OWASP, CSV injection)."""


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet would compute a cell, also where blanks stand before the sign."""
    return text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)


def harmless(cell: Cell) -> Cell:
    """The same cell; a text that would be computed begins with an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and is_formula(cell) else cell


def as_csv(rows: Iterable[Iterable[Cell]]) -> str:
    """Rows as comma-separated values with CRLF line ends (RFC 4180), every cell harmless."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()
