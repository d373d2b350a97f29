"""Charts: their colours stand out from the page, and say nothing that words do not."""

from datetime import date
from typing import Any

import pytest

from views import charts

PAPER = {"light": "#ffffff", "dark": "#1a1e25"}
INKS = {"light": charts.LIGHT, "dark": charts.DARK}


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_stand_out(theme: str) -> None:
    ink, paper = INKS[theme], PAPER[theme]
    assert contrast(ink.text, paper) >= 4.5
    assert contrast(ink.quiet, paper) >= 4.5
    assert contrast(ink.mark, paper) >= 3
    assert contrast(charts._on(ink), ink.mark) >= 4.5


MONDAY = date(2026, 2, 23)
ALL = {
    "bars": charts.bars([("Gifts", 3), ("Secrets", 0)], "Gifts lead."),
    "no bars": charts.bars([], "Gifts lead."),
    "weeks": charts.over_time([(MONDAY, 1, 3.5), (date(2026, 3, 2), 3, 0)], "Gifts lead."),
    "spots": charts.spots([charts.Spot("dog", 3, 0, 0)], "Gifts lead."),
    "intervals": charts.intervals([charts.Span("Gifts", 0.5, 0.2, 0.8)], "Gifts lead."),
}


@pytest.mark.parametrize("name", list(ALL))
def test_each_says_its_finding_and_asks_nobody(name: str) -> None:
    drawn: dict[str, Any] = ALL[name].to_dict()
    assert drawn["description"] == "Gifts lead."
    assert "url" not in drawn.get("data", {})
    assert drawn["height"] >= 0


def test_a_name_is_data_and_never_an_expression() -> None:
    nasty = "datum.value'); alert(1)//<b>"
    (rows,) = charts.bars([(nasty, 1)], "x").to_dict()["datasets"].values()
    assert rows == [{"name": nasty, "upper": "", "lower": nasty, "zero": 0, "value": 1}]
