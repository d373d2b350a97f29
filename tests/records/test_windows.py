"""Weeks and windows begin on Mondays in UTC, and nobody can move them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.windows import LENGTH, closed, following, opening

MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("at", "begins", "monday"),
    [
        ("2026-02-23T00:00", "2026-02-23", "2026-03-02"),
        ("2026-03-22T23:59", "2026-02-23", "2026-03-23"),
        ("2026-03-23T00:00", "2026-03-23", "2026-03-30"),
        ("2023-12-31T23:59", "2023-12-04", "2024-01-01"),
    ],
)
def test_where_a_moment_lies(at: str, begins: str, monday: str) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert opening(moment).isoformat() == f"{begins}T00:00:00+00:00"
    assert following(moment).isoformat() == f"{monday}T00:00:00+00:00"


@given(MOMENTS)
def test_every_moment_lies_in_one_window(at: datetime) -> None:
    begins = opening(at)
    assert begins <= at < begins + LENGTH
    assert begins.weekday() == 0
    assert opening(begins + LENGTH - timedelta(microseconds=1)) == begins


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ("2026-03-22T23:59", []),
        ("2026-03-23T00:00", ["2026-03-23"]),
        ("2026-05-01T00:00", ["2026-03-23", "2026-04-20"]),
    ],
)
def test_what_is_over(now: str, ends: list[str]) -> None:
    begins = datetime(2026, 2, 23, tzinfo=UTC)
    found = closed(begins, datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert [each.date().isoformat() for each in found] == ends
