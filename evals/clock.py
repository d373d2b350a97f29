"""How long things take."""

import time
from collections.abc import Callable, Sequence

import numpy as np


def milliseconds(act: Callable[[str], object], inputs: Sequence[str]) -> list[float]:
    """Return how long `act` took for each input."""
    took = []
    for each in inputs:
        began = time.perf_counter()
        act(each)
        took.append((time.perf_counter() - began) * 1000)
    return took


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share of the values lies: 0.5 is the median."""
    return float(np.quantile(values, share))
