"""Charts: one colour and a word at each mark, so that nobody must tell colours apart.

Where a label is longer than its bar there is still room for it: it stands above the bar.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from textwrap import wrap
from typing import Any, NamedTuple

import altair as alt
import streamlit as st

ROW, LINE, TALL, MAP = 46, 17, 220, 380
EDGE, STEP = 0.6, 150
"""Room at the edges of a map, whose places lie between -1 and 1; and the pixels of a step of 1."""
LONG = 44
"""Letters of a name that have room in one line on a telephone."""
BESIDE, CLEAR = 0.8, 0.45
"""Circles that are nearer than this to each other, across and upward, would hide a word."""
LABELLED = 14
"""Bars that stand beside each other and still have room for a number each, and their Monday."""
FONT = '"Source Sans", sans-serif'


class Ink(NamedTuple):
    """The colours of a theme; each stands out from its page (WCAG: text 4.5, marks 3 to 1)."""

    text: str
    quiet: str
    mark: str
    line: str


LIGHT = Ink("#1e2430", "#565e6c", "#2f6fa8", "#d9d5ca")
DARK = Ink("#e9e6e0", "#a9b0bb", "#7fb2e5", "#3a414d")


class Spot(NamedTuple):
    """A circle on a map, between -1 and 1 each way."""

    name: str
    size: int
    x: float
    y: float


class Span(NamedTuple):
    """A share with its interval, each between 0 and 1."""

    name: str
    value: float
    low: float
    high: float


def ink() -> Ink:
    """The colours of the theme that the visitor has chosen."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def bars(rows: Sequence[tuple[str, int]], says: str) -> Any:
    """One bar for each row, from the top down, with its name above it and its number at its end."""
    colours = ink()
    most = max((value for _, value in rows), default=1)
    base = _base([_named(name) | {"value": value} for name, value in rows]).encode(
        y=alt.Y("name:N", sort=None, axis=None),
    )
    across = alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, most * 1.15], nice=False))
    return _finished(
        alt.layer(
            base.mark_bar(color=colours.mark, height=12, cornerRadiusEnd=3, yOffset=9).encode(
                x=across
            ),
            base.mark_text(align="left", dx=6, dy=9, fontWeight=600).encode(
                x=across, text=alt.Text("value:Q", format=",")
            ),
            _names(base),
        ),
        says,
        _height([name for name, _ in rows]),
    )


def over_time(rows: Sequence[tuple[date, int, float]], says: str) -> Any:
    """A bar for each stretch of weeks, as wide as it is long; its height is questions a week."""
    colours = ink()
    values = [
        {
            "from": begins.isoformat(),
            "to": (begins + timedelta(weeks=weeks, days=-1)).isoformat(),
            "middle": (begins + timedelta(weeks=weeks) / 2).isoformat(),
            "value": value,
            "zero": 0,
        }
        for begins, weeks, value in rows
    ]
    base = _base(values).encode(
        y=alt.Y(
            "value:Q",
            title="questions a week",
            scale=alt.Scale(zero=True),
            axis=alt.Axis(tickCount=4, tickMinStep=1, titleAlign="left", titleAngle=0,
                          titleAnchor="end", titleY=-12, titleX=0),
        )
    )  # fmt: skip
    few = len(rows) <= LABELLED
    when = alt.Axis(
        format="%-d %b" if few else "%b %Y",
        values=[_midnight(begins) for begins, *_ in rows] if few else alt.Undefined,
        tickCount=4,
        labelOverlap=True,
        grid=False,
    )
    layers = [
        base.mark_rect(color=colours.mark).encode(
            y2="zero:Q",
            x=alt.X("from:T", title="week from Monday", axis=when,
                    scale=alt.Scale(type="utc")),
            x2=alt.X2("to:T"),
        )
    ]  # fmt: skip
    if few:
        layers.append(
            base.mark_text(dy=-8, fontWeight=600).encode(
                x=alt.X("middle:T"), text=alt.Text("value:Q", format=",.3~r")
            )
        )
    return _finished(alt.layer(*layers), says, TALL)


def spots(rows: Sequence[Spot], says: str) -> Any:
    """A map: what lies near is alike, and larger circles hold more questions."""
    colours = ink()
    placed = apart([(row.x, row.y) for row in rows])
    values = [
        {"name": row.name, "size": row.size, "x": x, "y": y}
        for row, (x, y) in zip(rows, placed, strict=True)
    ]
    wide, tall = (max((abs(place[way]) for place in placed), default=1) for way in (0, 1))
    across = alt.Scale(domain=[-wide - EDGE, wide + EDGE], nice=False)
    upward = alt.Scale(domain=[-tall - EDGE / 2, tall + EDGE / 2], nice=False)
    base = _base(values).encode(
        x=alt.X("x:Q", axis=None, scale=across), y=alt.Y("y:Q", axis=None, scale=upward)
    )
    largest = max((row.size for row in rows), default=1)
    area = alt.Size("size:Q", legend=None, scale=alt.Scale(domain=[0, largest], range=[250, 1500]))
    return _finished(
        alt.layer(
            base.mark_circle(color=colours.mark, opacity=1).encode(size=area),
            base.mark_text(fontWeight=600, color=_on(colours)).encode(text="size:Q"),
            base.mark_text(dy=30, limit=150).encode(text="name:N"),
        ),
        says,
        max(MAP, int((2 * tall + EDGE) * STEP)),
    )


def intervals(rows: Sequence[Span], says: str) -> Any:
    """A dot for each share, with a line over its interval."""
    colours = ink()
    base = _base([row._asdict() | _named(row.name) for row in rows]).encode(
        y=alt.Y("name:N", sort=None, axis=None)
    )
    whole = alt.Scale(domain=[0, 1.12], nice=False)
    axis = alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1], title="answers that were right")
    return _finished(
        alt.layer(
            base.mark_rule(color=colours.quiet, strokeWidth=2, yOffset=9).encode(
                x=alt.X("low:Q", scale=whole, axis=axis), x2="high:Q"
            ),
            base.mark_point(color=colours.mark, filled=True, size=110, opacity=1, yOffset=9).encode(
                x="value:Q"
            ),
            base.mark_text(align="left", dx=8, dy=9, fontWeight=600).encode(
                x="high:Q", text=alt.Text("value:Q", format=".0%")
            ),
            _names(base),
        ),
        says,
        _height([row.name for row in rows]) + 40,
    )


def broken(name: str) -> tuple[str, str]:
    """A name in two lines; the first is empty where one is enough."""
    first, *rest = wrap(name, LONG, max_lines=2, placeholder=" …") or [name]
    return (first, rest[0]) if rest else ("", first)


def _named(name: str) -> dict[str, Any]:
    upper, lower = broken(name)
    return {"name": name, "upper": upper, "lower": lower, "zero": 0}


def _height(names: Sequence[str]) -> int:
    return (ROW + LINE * any(broken(name)[0] for name in names)) * len(names)


def _names(base: Any) -> Any:
    """The names, each above its mark."""
    lines = (("upper", LINE), ("lower", 0))
    return alt.layer(
        *(
            base.mark_text(align="left", baseline="bottom", dy=1 - up).encode(
                x="zero:Q", text=f"{line}:N"
            )
            for line, up in lines
        )
    )


def apart(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Push places away from each other until circles and their words have room."""
    now = [list(place) for place in places]
    for _ in range(60):
        for i, one in enumerate(now):
            for other in now[i + 1 :]:
                right, up = other[0] - one[0], other[1] - one[1]
                if abs(right) >= BESIDE or abs(up) >= CLEAR:
                    continue
                way = 1 if up >= 0 else -1
                one[1] -= way * (CLEAR - abs(up)) / 2
                other[1] += way * (CLEAR - abs(up)) / 2
    return [(round(x, 3), round(y, 3)) for x, y in now]


def _midnight(day: date) -> alt.DateTime:
    """When a day begins, in UTC."""
    return alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)


def _base(values: list[dict[str, Any]]) -> Any:
    return alt.Chart(alt.InlineData(values=values))


def _on(colours: Ink) -> str:
    return "#ffffff" if colours is LIGHT else "#14171c"


def _finished(chart: Any, says: str, height: int) -> Any:
    colours = ink()
    return (
        chart.properties(description=says, height=height, background="transparent")
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_text(color=colours.text, fontSize=14)
        .configure_axis(
            labelColor=colours.quiet, titleColor=colours.quiet, gridColor=colours.line,
            domainColor=colours.line, tickColor=colours.line, labelFontSize=13, titleFontSize=13,
            titleFontWeight="normal",
        )
    )  # fmt: skip
