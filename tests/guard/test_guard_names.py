"""Names that were missed once, and words that only look like a name."""

import pytest

from tests.guard.guards import whole


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("it was yevgeny who told", "it was [PERSON_1] who told"),
        ("o'brien signed it", "[PERSON_1] signed it"),
        ("we met van der Merwe there", "we met [PERSON_1] there"),
        ("Nordlys Optikk AS has left", "[ORG_1] has left"),
        ("Source Network Address: here", "Source Network Address: here"),
        ("May we keep SMBv1 on?", "May we keep SMBv1 on?"),
        ("I told everybody of it", "I told everybody of it"),
        ("paint the van Blue", "paint the van Blue"),
    ],
)
def test_names_as_they_are_written(text: str, masked: str) -> None:
    assert whole().mask(text).text == masked
