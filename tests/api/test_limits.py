"""A bucket of requests for each key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.limits import Buckets
from domain.errors import TooManyRequests


class Hands:
    """A clock that tests move, in seconds."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def taken(buckets: Buckets, key: str = "a", most: int = 1000) -> int:
    """How many can be taken at once."""
    for count in range(most):
        try:
            buckets.take(key)
        except TooManyRequests:
            return count
    return most


def test_a_full_bucket_holds_a_minute_and_fills_up_again() -> None:
    hands = Hands()
    buckets = Buckets(60, hands)
    assert taken(buckets) == 60
    hands.at += 1
    assert taken(buckets) == 1
    hands.at += 10.5
    assert taken(buckets) == 10
    hands.at += 3600
    assert taken(buckets) == 60


@pytest.mark.parametrize(
    ("per_minute", "later", "seconds"), [(60, 0, 1), (6, 0, 10), (6, 4, 6), (1, 0, 60), (1, 59, 1)]
)
def test_it_says_when_to_come_again(per_minute: int, later: float, seconds: int) -> None:
    hands = Hands()
    buckets = Buckets(per_minute, hands)
    taken(buckets)
    hands.at += later
    with pytest.raises(TooManyRequests) as raised:
        buckets.take("a")
    assert str(raised.value) == (
        f"The limit is {per_minute} requests a minute. Try again in {seconds} s."
    )
    assert raised.value.seconds == seconds
    hands.at += seconds
    buckets.take("a")


def test_one_programs_requests_are_not_anothers() -> None:
    buckets = Buckets(2, Hands())
    assert [taken(buckets, key) for key in ("a", "b", "a")] == [2, 2, 0]


@given(st.integers(1, 20), st.lists(st.floats(0, 30), max_size=60))
def test_no_minute_and_a_bucket_bring_more_than_two(per_minute: int, waits: list[float]) -> None:
    hands = Hands()
    buckets, times = Buckets(per_minute, hands), []
    for wait in waits:
        hands.at += wait
        times += [hands.at] * taken(buckets)
    for begin in times:
        within = [each for each in times if begin <= each < begin + 60]
        assert len(within) <= 2 * per_minute
