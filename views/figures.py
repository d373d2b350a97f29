"""Figures under a chart: the same as a table, and as a file for a spreadsheet."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import streamlit as st

from domain import sheet
from domain.sheet import Cell
from views.escape import html


class Figures(NamedTuple):
    """What a chart shows: `says` is its finding in a sentence, `key` names its file."""

    key: str
    title: str
    says: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]


def show(figures: Figures, chart: Any = None) -> None:
    """The heading, the finding, the chart where there is one, the table and its file."""
    with st.container(key=f"figures-{figures.key}"):
        st.html(f"<h2>{html(figures.title)}</h2><p>{html(figures.says)}</p>")
        if not figures.rows:
            return
        if chart is not None:
            st.altair_chart(chart, width="stretch", theme=None, key=f"chart-{figures.key}")
        with st.expander("The figures"):
            st.html(table(figures))
            st.download_button(
                "Download as CSV",
                as_csv(figures),
                file_name=f"{figures.key}.csv",
                mime="text/csv",
                icon=":material/download:",
                key=f"csv-{figures.key}",
                on_click="ignore",
            )


def table(figures: Figures) -> str:
    """The table as HTML: the first cell of each row is its heading."""
    head = "".join(f'<th scope="col">{html(each)}</th>' for each in figures.columns)
    rows = "".join(
        f'<tr><th scope="row" dir="auto">{html(str(first))}</th>'
        + "".join(f'<td dir="auto">{html(_said(each))}</td>' for each in rest)
        + "</tr>"
        for first, *rest in figures.rows
    )
    return (
        '<div class="mayi-scroll" tabindex="0" role="region" '
        f'aria-label="{html(figures.title)}"><table class="mayi-figures">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def as_csv(figures: Figures) -> bytes:
    """The table as CSV in UTF-8 with a byte order mark, so that spreadsheets read it as such."""
    return sheet.as_csv([figures.columns, *figures.rows]).encode("utf-8-sig")


def _said(cell: Cell) -> str:
    return cell if isinstance(cell, str) else f"{cell:,}"
