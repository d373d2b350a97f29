"""The bootstrap: what question sets drawn anew from this one would give.

Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979); the
interval is that of the percentiles. Whole groups are drawn, as twins tell one story.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

SEED = 20_250_101
RESAMPLES = 2_000
TAIL = 0.025
"""What is left out at each end."""

Numbers = NDArray[np.floating[Any]]
Places = NDArray[np.intp]


@lru_cache(maxsize=64)
def draws(groups: int) -> Numbers:
    """Return how often each group is drawn: a row for each resample, the same every time."""
    drawn = np.random.default_rng(SEED).integers(0, groups, (RESAMPLES, groups))
    drawn += np.arange(RESAMPLES)[:, None] * groups
    counts = np.bincount(drawn.ravel(), minlength=RESAMPLES * groups)
    return counts.reshape(RESAMPLES, groups).astype(np.float32)


def middle(values: Numbers) -> tuple[float, float]:
    """Return the two ends between which 95 % of the values lie."""
    low, high = np.percentile(values, [2.5, 97.5])
    return round(float(low), 4), round(float(high), 4)


def interval(groups: Sequence[Sequence[bool]]) -> tuple[float, float]:
    """Return the 95 % interval of a share, resampling whole groups; (0, 1) of none.

    Of all or none, every resample is the same; there the exact interval over groups holds: that of
    Clopper and Pearson, "The use of confidence or fiducial limits", Biometrika 26 (1934).
    """
    if not groups:
        return 0.0, 1.0
    yes, size = tuple(map(sum, groups)), tuple(map(len, groups))
    miss = round(1 - TAIL ** (1 / len(groups)), 4)
    if not any(yes):
        return 0.0, miss
    if yes == size:
        return round(1 - miss, 4), 1.0
    return _drawn(yes, size)


@lru_cache(maxsize=64)  # figures that agree on every question are many
def _drawn(yes: tuple[int, ...], size: tuple[int, ...]) -> tuple[float, float]:
    drawn = draws(len(yes))
    counts = (drawn @ np.array(each, np.float32) for each in (yes, size))
    return middle(np.divide(*counts, dtype=float))
