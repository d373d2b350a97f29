"""Charts as shapes in a frame; the template draws them as SVG, with words for who cannot see them.

Colours, dashes and fonts hang on the classes named here, in templates/report.css.
"""

from collections.abc import Sequence
from typing import NamedTuple

LEFT, TOP, RIGHT, BOTTOM = 72, 16, 28, 48
APART = 17
"""Between two lines of words, so that neither covers the other."""


class Label(NamedTuple):
    """Words at a place; `anchor` says which end of them is there."""

    x: float
    y: float
    words: str
    anchor: str = "middle"
    css: str = ""
    turned: bool = False


class Line(NamedTuple):
    """A line through places, written as SVG writes them."""

    points: str
    css: str


class Dot(NamedTuple):
    """A circle at a place."""

    x: float
    y: float
    radius: float
    css: str


class Chart(NamedTuple):
    """A drawing with a title and a description; `id` is its own in the page."""

    id: str
    title: str
    description: str
    width: int
    height: int
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]


class Frame(NamedTuple):
    """Where values between `low` and `high` are drawn, across and upward."""

    width: int
    height: int
    low: tuple[float, float]
    high: tuple[float, float]
    right: int = RIGHT

    def x(self, value: float) -> float:
        share = (value - self.low[0]) / (self.high[0] - self.low[0])
        return round(LEFT + share * (self.width - LEFT - self.right), 1)

    def y(self, value: float) -> float:
        share = (value - self.low[1]) / (self.high[1] - self.low[1])
        return round(self.height - BOTTOM - share * (self.height - TOP - BOTTOM), 1)

    def line(self, places: Sequence[tuple[float, float]], css: str) -> Line:
        """Return a line through values."""
        return Line(" ".join(f"{self.x(x):g},{self.y(y):g}" for x, y in places), css)

    def dot(self, x: float, y: float, css: str, radius: float = 4) -> Dot:
        return Dot(self.x(x), self.y(y), round(radius, 1), css)

    def across(self, ticks: Sequence[tuple[float, str]], name: str) -> list[Label]:
        """Return the words under the frame: one for each tick, and what is measured."""
        under = self.height - BOTTOM + 20
        middle = (self.x(self.low[0]) + self.x(self.high[0])) / 2
        words = [Label(self.x(value), under, told, css="tick") for value, told in ticks]
        return [*words, Label(middle, self.height - 8, name, css="axis")]

    def upward(self, ticks: Sequence[tuple[float, str]], name: str) -> list[Label]:
        """Return the words left of the frame."""
        middle = (self.y(self.low[1]) + self.y(self.high[1])) / 2
        words = [Label(LEFT - 8, self.y(value) + 4, told, "end", "tick") for value, told in ticks]
        return [*words, Label(14, middle, name, css="axis", turned=True)]

    def grid(self, ticks: Sequence[float]) -> list[Line]:
        """Return a line across the frame at each value."""
        ends = (self.low[0], self.high[0])
        return [self.line([(x, value) for x in ends], "grid") for value in ticks]


def spread(heights: Sequence[float], apart: float = APART) -> list[float]:
    """Move heights down, where they must be, so that each is at least `apart` from the next."""
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    moved = list(heights)
    for above, below in zip(order, order[1:], strict=False):
        moved[below] = max(moved[below], moved[above] + apart)
    return moved
