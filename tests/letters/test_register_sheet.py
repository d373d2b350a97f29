"""The register as a spreadsheet, read again."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from domain.disclosure import Entry, Status
from letters.register import COLUMNS, xlsx

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
TITLES = {"conflict": "Conflict of interest"}
NASTY = {  # as typed, and as it stands in the cell
    "=1+1": "=1+1",
    "+353 1 555": "+353 1 555",
    "-2-3": "-2-3",
    "@SUM(A1:A9)": "@SUM(A1:A9)",
    "\t=1+1": "=1+1",
    '=HYPERLINK("http://x.example";"y")': '=HYPERLINK("http://x.example";"y")',
    "=cmd|' /C calc'!A0": "=cmd|' /C calc'!A0",
    "'quoted": "'quoted",
    "<b>&amp;</b>": "<b>&amp;</b>",
    "two\nlines \x00\x07\ufffe": "two\nlines \ufffd",
    "1e9": "1e9",
    "Zoë Müller-Łukasz 🧺": "Zoë Müller-Łukasz 🧺",
}
ENTRIES = [
    Entry(
        id=f"id{number}", owner="ann", owner_name="Ann", kind="conflict", client=typed,
        clauses=("msp-code/3.1", "msp-code/2.1"), status=Status.AWAITING, made_at=AT,
        changed_at=AT, decided_why=typed, version=1,
    )
    for number, typed in enumerate(NASTY)
]  # fmt: skip


def sheet(entries: list[Entry]) -> Any:
    return load_workbook(io.BytesIO(xlsx(entries, TITLES))).active


def test_a_row_holds_what_the_register_shows() -> None:
    entry = ENTRIES[0].model_copy(
        update={"client": "Harbour", "status": Status.APPROVED, "decided_at": AT,
                "decided_by_name": "May", "decided_why": "Fine."}
    )  # fmt: skip
    head, row = sheet([entry]).iter_rows(values_only=True)
    assert [name.removesuffix(" (UTC)") for name in head] == list(COLUMNS)
    moment = AT.replace(tzinfo=None)
    assert row == (
        moment, "Conflict of interest", "Harbour", "Ann", "approved", moment, "May", moment,
        "Fine.", "msp-code/3.1, msp-code/2.1", "id0",
    )  # fmt: skip


@pytest.mark.parametrize("number", range(len(NASTY)), ids=[repr(each) for each in NASTY])
def test_a_cell_is_text_whatever_it_begins_with(number: int) -> None:
    cell = sheet(ENTRIES).cell(number + 2, 3)
    typed, stands = list(NASTY.items())[number]
    assert (cell.value, cell.data_type) == (stands, "s"), typed
    assert cell.quotePrefix == stands.startswith(("=", "+", "-", "@"))


def test_an_empty_register_has_its_head() -> None:
    assert sheet([]).max_row == 1
