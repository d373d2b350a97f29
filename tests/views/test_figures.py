"""A chart's table, and its file for a spreadsheet."""

import csv
import io

import pytest

from domain.sheet import Cell
from views.figures import Figures, as_csv, table


def figures(*rows: tuple[Cell, ...], columns: tuple[str, ...] = ("What", "How many")) -> Figures:
    return Figures("topics", "What it is about", "Gifts, 3.", columns, rows)


def test_the_table_has_headings_both_ways() -> None:
    assert table(figures(("Gifts", 1234), ("Secrets", "5 %"))) == (
        '<div class="mayi-scroll" tabindex="0" role="region" aria-label="What it is about">'
        '<table class="mayi-figures"><thead><tr><th scope="col">What</th>'
        '<th scope="col">How many</th></tr></thead><tbody>'
        '<tr><th scope="row" dir="auto">Gifts</th><td dir="auto">1,234</td></tr>'
        '<tr><th scope="row" dir="auto">Secrets</th><td dir="auto">5 %</td></tr>'
        "</tbody></table></div>"
    )


def test_a_heading_of_a_document_is_never_markup() -> None:
    assert "&lt;img src=x&gt;" in table(figures(("<img src=x>", 1)))


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("Gifts", "Gifts"),
        (12, "12"),
        (-1.5, "-1.5"),
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-x", "'-x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ('a "b", c\nd', 'a "b", c\nd'),
        ("עברית", "עברית"),
    ],
)
def test_no_cell_is_a_formula(cell: Cell, written: str) -> None:
    data = as_csv(figures((cell, 1)))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [["What", "How many"], [written, "1"]]
