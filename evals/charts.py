"""The three charts of a report: hit@k, reliability, and risk against coverage."""

import math
from collections.abc import Iterator, Mapping, Sequence

from evals.calibration import Bin
from evals.chart import Chart, Dot, Frame, Label, Line, spread
from evals.results import Scope
from evals.selective import Point, Step
from evals.systems import OURS

TENTHS = [tenth / 10 for tenth in range(0, 11, 2)]
PER_CENT = [(value, f"{100 * value:.0f} %") for value in TENTHS]
STYLES = 5
"""The other systems' dashes, style-1 to style-5; a sixth begins anew."""
TOLD = 5
"""About so many places of the curve are told in words."""
STEPS = [twentieth / 20 for twentieth in range(20)]


def hit_chart(id: str, scope: Scope) -> Chart:
    """Draw hit@1, hit@2 and so on of every system; each line is named at its end."""
    shares = {
        name: [share.value for share in column.hits] for name, column in scope.systems.items()
    }
    count = len(shares[OURS])
    frame = Frame(720, 380, (1, 0), (count, 1), right=140)
    lines = [
        frame.line(list(enumerate(values, 1)), _style(place))
        for place, values in enumerate(shares.values())
    ]
    told = "; ".join(
        f"{name} {100 * values[0]:.0f} % at 1, {100 * values[-1]:.0f} % at {count}"
        for name, values in shares.items()
    )
    return Chart(
        id, "How often a governing clause is among the first k", f"{told}.",
        frame.width, frame.height, (*frame.grid(TENTHS), *lines),
        tuple(frame.dot(k, value, "ours", 3) for k, value in enumerate(shares[OURS], 1)),
        (
            *_names(frame, {name: values[-1] for name, values in shares.items()}),
            *frame.across([(k, str(k)) for k in range(1, count + 1)], "clauses looked at (k)"),
            *frame.upward(PER_CENT, "of questions that a clause governs"),
        ),
    )  # fmt: skip


def reliability_chart(id: str, scope: Scope) -> Chart:
    """Draw the share of right verdicts against confidence, beside the line where both agree."""
    frame = Frame(480, 420, (0, 0), (1, 1))
    places = [(each.confidence, each.right.value) for each in scope.reliability]
    told = "; ".join(
        f"confidence {each.confidence:.2f}, right {100 * each.right.value:.0f} %, "
        f"{each.right.n} answers"
        for each in scope.reliability
    )
    return Chart(
        id, "How often verdicts were right, by confidence",
        f"{told}. On the dashed line both would agree.",
        frame.width, frame.height,
        (
            *frame.grid(TENTHS),
            frame.line([(0, 0), (1, 1)], "even"),
            *(_whisker(frame, each) for each in scope.reliability),
            frame.line(places, "ours"),
        ),
        tuple(_bins(frame, scope.reliability)),
        (
            *frame.across([(value, f"{value:.1f}") for value in TENTHS], "confidence"),
            *frame.upward(PER_CENT, "verdicts right"),
        ),
    )  # fmt: skip


def risk_chart(id: str, scope: Scope) -> Chart:
    """Draw the error among the answered against their share, and where mayi stands."""
    here, points = scope.operating, [step.point for step in scope.curve]
    highest = max((point.risk for point in (*points, here) if point.answered), default=0)
    ticks = [(value, f"{100 * value:.0f} %") for value in _up_to(highest)]
    frame = Frame(560, 380, (0, 0), (1, ticks[-1][0]))
    curve = frame.line([(point.coverage, point.risk) for point in points], "ours")
    marked = [here] if here.answered else []
    return Chart(
        id, "Error among the answered, by the share answered",
        f"{_told(here)} {_course(scope.curve)}",
        frame.width, frame.height, (*frame.grid([value for value, _ in ticks]), curve),
        tuple(frame.dot(each.coverage, each.risk, "here", 7) for each in marked),
        (
            *(_here(frame, each) for each in marked),
            *frame.across(PER_CENT, "questions answered"),
            *frame.upward(ticks, "verdicts wrong among them"),
        ),
    )  # fmt: skip


def at_least(curve: Sequence[Step]) -> list[tuple[float, Point]]:
    """Return the points at a few thresholds, from 0 up to the last that answers any.

    A threshold that leaves no more out than the one before is passed over.
    """
    found: list[tuple[float, Point]] = []
    for threshold in STEPS:
        reached = [step.point for step in curve if step.threshold >= threshold]
        if reached and (not found or found[-1][1] != reached[-1]):
            found.append((threshold, reached[-1]))
    return found


def _up_to(highest: float) -> list[float]:
    """Return a handful of even ticks from 0 to the first that is not below the highest value."""
    apart = next(each for each in (0.05, 0.1, 0.2) if highest <= 5 * each)
    return [round(apart * tick, 2) for tick in range(max(2, math.ceil(highest / apart)) + 1)]


def _names(frame: Frame, ends: Mapping[str, float]) -> list[Label]:
    x = frame.x(frame.high[0]) + 10
    heights = spread([frame.y(value) for value in ends.values()])
    return [
        Label(x, height + 4, name, "start", f"name {_style(place)}")
        for place, (name, height) in enumerate(zip(ends, heights, strict=True))
    ]


def _whisker(frame: Frame, each: Bin) -> Line:
    ends = (each.right.low, each.right.high)
    return frame.line([(each.confidence, end) for end in ends], "whisker")


def _bins(frame: Frame, bins: Sequence[Bin]) -> Iterator[Dot]:
    """Draw each bin as large as its answers are many."""
    most = max((each.right.n for each in bins), default=1)
    for each in bins:
        radius = 3 + 9 * math.sqrt(each.right.n / most)
        yield frame.dot(each.confidence, each.right.value, "bin", radius)


def _here(frame: Frame, here: Point) -> Label:
    words = f"mayi answers {100 * here.coverage:.0f} %, {100 * here.risk:.0f} % wrong"
    x, y = frame.x(here.coverage), frame.y(here.risk) - 10
    if here.coverage < 0.5:
        return Label(x + 12, y, words, "start", "name here")
    return Label(x - 12, y, words, "end", "name here")


def _told(here: Point) -> str:
    return (
        f"mayi answers {here.answered} of {here.asked} without a second reading, "
        f"{here.wrong} of them wrongly."
    )


def _course(curve: Sequence[Step]) -> str:
    points = at_least(curve)
    told = (
        f"{100 * point.risk:.0f} % wrong of {point.answered} with a confidence of {threshold:g} on"
        for threshold, point in points[:: max(1, len(points) // TOLD)]
    )
    return f"{'; '.join(told)}."


def _style(place: int) -> str:
    return f"style-{(place - 1) % STYLES + 1}" if place else "ours"
