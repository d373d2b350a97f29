"""Intervals: the same every time, and of whole groups."""

import numpy as np
import pytest

from evals.bootstrap import RESAMPLES, draws, interval, middle


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([], (0.0, 1.0)),
        ([[True], [True]], (0.158, 1.0)),
        ([[True, True]] * 100, (0.964, 1.0)),
        ([[False]], (0.0, 0.975)),
        ([[False]] * 77, (0.0, 0.047)),
        ([[True], [False]], (0.0, 1.0)),
        ([[True, False]] * 9, (0.5, 0.5)),
        ([[True]] * 90 + [[False]] * 10, (0.84, 0.95)),
    ],
)
def test_intervals_draw_whole_groups(
    groups: list[list[bool]], expected: tuple[float, float]
) -> None:
    assert interval(groups) == pytest.approx(expected, abs=0.011)
    assert interval(groups) == interval(groups)


@pytest.mark.parametrize("groups", [1, 7, 200])
def test_each_resample_draws_as_many_groups_as_there_are(groups: int) -> None:
    drawn = draws(groups)
    assert drawn.shape == (RESAMPLES, groups)
    assert set(drawn.sum(axis=1).tolist()) == {groups}
    assert drawn.mean() == pytest.approx(1)


def test_the_middle_leaves_a_fortieth_out_at_each_end() -> None:
    assert middle(np.arange(401.0)) == (10, 390)
