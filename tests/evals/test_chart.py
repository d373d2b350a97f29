"""Charts: where values are drawn, and what is said to those who cannot see them."""

from collections.abc import Callable

import pytest

from evals.chart import BOTTOM, LEFT, RIGHT, TOP, Chart, Frame, Line, spread
from evals.charts import at_least, hit_chart, reliability_chart, risk_chart
from evals.outcome import Outcome
from evals.results import Scope, gathered
from evals.selective import Point, Step
from evals.systems import OURS
from tests.evals.made import NOBODY_SWAYED, F, P, corpus, crashed, found, results, said, topic

FRAME = Frame(200 + LEFT + RIGHT, 100 + TOP + BOTTOM, (0, 0), (1, 2))


@pytest.mark.parametrize(
    ("x", "y", "place"),
    [(0, 0, (LEFT, 100 + TOP)), (1, 2, (200 + LEFT, TOP)), (0.5, 1, (100 + LEFT, 50 + TOP))],
)
def test_a_value_has_its_place(x: float, y: float, place: tuple[float, float]) -> None:
    assert (FRAME.x(x), FRAME.y(y)) == place
    assert FRAME.line([(x, y)] * 2, "ours") == Line(
        f"{place[0]:g},{place[1]:g} {place[0]:g},{place[1]:g}", "ours"
    )


@pytest.mark.parametrize(
    ("heights", "moved"),
    [
        ([], []),
        ([10, 50], [10, 50]),
        ([10, 10, 10], [10, 27, 44]),
        ([40, 10, 20], [44, 10, 27]),
    ],
)
def test_names_do_not_cover_each_other(heights: list[float], moved: list[float]) -> None:
    assert spread(heights, 17) == moved


def scope(*outcomes: Outcome) -> Scope:
    return results(*outcomes).sets["fresh"]


def test_hits_have_a_line_and_a_name_for_each_system() -> None:
    ours = (said(topic(), F, "x/1"), said(topic(id="b"), F, "x/9", "x/2", "x/1"))
    other = (found(topic(), "x/1"), found(topic(id="b")))
    run = gathered({"fresh": {OURS: ours, "BM25": other}}, NOBODY_SWAYED, corpus())
    chart = hit_chart("hits", run.sets["fresh"])
    assert chart.description == "mayi 50 % at 1, 100 % at 10; BM25 50 % at 1, 50 % at 10."
    assert [line.css for line in chart.lines if line.css != "grid"] == ["ours", "style-1"]
    assert [label.words for label in chart.labels if "name" in label.css] == ["mayi", "BM25"]
    assert len(chart.dots) == 10


def test_reliability_says_what_it_draws() -> None:
    chart = reliability_chart(
        "r", scope(said(topic(), F, confidence=0.9), said(topic(id="b"), P, confidence=0.85))
    )
    assert chart.description == (
        "confidence 0.88, right 50 %, 2 answers. On the dashed line both would agree."
    )
    assert [dot.css for dot in chart.dots] == ["bin"]


def test_the_operating_point_is_marked() -> None:
    outcomes = [
        said(topic(id="a"), F, confidence=0.9),
        said(topic(id="b"), P, confidence=0.8),
        said(topic(id="c"), P, confidence=0.2, second=F),
        crashed(topic(id="d")),
    ]
    chart = risk_chart("risk", scope(*outcomes))
    (here,) = [dot for dot in chart.dots if dot.css == "here"]
    (name,) = [label for label in chart.labels if "here" in label.css]
    assert name.words == "mayi answers 50 %, 50 % wrong"
    assert chart.description.startswith(
        "mayi answers 2 of 4 without a second reading, 1 of them wrongly. 67 % wrong of 3 with a"
        " confidence of 0 on; 50 % wrong of 2 with a confidence of 0.25 on;"
    )
    assert (here.x, here.y) == (LEFT + (560 - LEFT - RIGHT) / 2, 380 - 48 - 316 * 0.5 / 0.8)


@pytest.mark.parametrize("chart", [reliability_chart, risk_chart])
def test_nothing_answered_is_drawn_empty(chart: Callable[[str, Scope], Chart]) -> None:
    assert chart("x", scope(crashed(topic()))).dots == ()


def test_thresholds_that_leave_nothing_more_out_are_passed_over() -> None:
    points = [Point(asked=3, answered=n, wrong=0, false_may=0) for n in (1, 2, 3)]
    steps = [
        Step(threshold=threshold, point=point)
        for threshold, point in zip((0.82, 0.5, 0.33), points, strict=True)
    ]
    assert at_least(steps) == [(0, points[2]), (0.35, points[1]), (0.55, points[0])]
    assert at_least([]) == []
