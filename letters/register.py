"""The register of disclosures as a spreadsheet (openpyxl enters here).

Every cell of text is text: one that begins like a formula is marked as quoted, as a person would
by typing an apostrophe before it.
"""

import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from domain.disclosure import Entry
from domain.plain import lines
from domain.sheet import is_formula

COLUMNS = {
    "Made": 18, "Kind": 30, "Client": 36, "By": 24, "Status": 18, "Changed": 18,
    "Decided by": 24, "Decided": 18, "Reason": 40, "Clauses": 34, "Id": 34,
}  # fmt: skip
WRAPPED = Alignment(wrap_text=True, vertical="top")
LONG = 36
"""Characters; what is longer is wrapped in its cell."""
MOMENT = "yyyy-mm-dd hh:mm"


def xlsx(entries: Iterable[Entry], titles: Mapping[str, str]) -> bytes:
    """One row a disclosure, as listed; `titles` names the kinds. Times are in UTC."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Disclosures"
    sheet.append([f"{name} (UTC)" if name in ("Made", "Changed", "Decided") else name
                  for name in COLUMNS])  # fmt: skip
    for number, width in enumerate(COLUMNS.values(), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.cell(1, number).font = Font(bold=True)
    for row, entry in enumerate(entries, 2):
        for column, value in enumerate(_values(entry, titles), 1):
            _fill(sheet.cell(row, column), value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _values(entry: Entry, titles: Mapping[str, str]) -> tuple[str | datetime | None, ...]:
    return (
        entry.made_at,
        titles.get(entry.kind, entry.kind),
        entry.client,
        entry.owner_name,
        entry.status.value,
        entry.changed_at,
        entry.decided_by_name,
        entry.decided_at,
        entry.decided_why,
        ", ".join(entry.clauses),
        entry.id,
    )


def _fill(cell: Any, value: str | datetime | None) -> None:
    if isinstance(value, datetime):
        cell.value = value.replace(tzinfo=None)  # a spreadsheet knows no time zones
        cell.number_format = MOMENT
        return
    text = lines(value or "")
    cell.value = text
    cell.data_type = "s"
    if is_formula(text):
        cell.quotePrefix = True
    if len(text) > LONG or "\n" in text:
        cell.alignment = WRAPPED
