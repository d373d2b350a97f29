"""What of a reply counts while it is written: what is closed, and nothing else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.arriving import complete

ONE = '{"text": "a } [ \\" b", "clause": "x/1", "sentence": 1}'
TEXTS = st.dictionaries(st.text(max_size=5), st.text(max_size=20) | st.integers(), max_size=3)


@pytest.mark.parametrize(
    "text, closed",
    [
        ("", 0),
        ("{", 0),
        ('{"sentences"', 0),
        ('{"sentences": [', 0),
        (f'{{"sentences": [{ONE[:-1]}', 0),
        (f'{{"sentences": [{ONE}', 1),
        (f' {{ "sentences" :\n[ {ONE} , {ONE[:9]}', 1),
        (f'{{"sentences": [{ONE}, {ONE}]}}', 2),
        (f'{{"sentences": [{ONE}] , "sentences": [{ONE}]}}', 1),
        (f'{{"sentences": [{ONE} {ONE}', 1),
        (f'{{"others": [{ONE}]}}', 0),
        (f'Sure! {{"sentences": [{ONE}]}}', 0),
        ('{"sentences": ["a", {}]}', 0),
        ('{"sentences": ' + "[" * 5_000, 0),
        ('{"sentences": [' + '{"a":' * 50_000, 0),
    ],
)
def test_what_is_closed_counts(text: str, closed: int) -> None:
    assert len(complete(text, "sentences")) == closed


@given(st.lists(TEXTS, max_size=4), st.data())
def test_of_whatever_came_the_closed_objects_are_told(
    said: list[dict[str, str | int]], data: st.DataObject
) -> None:
    parts = [json.dumps(each) for each in said]
    text = f'{{"sentences": [{", ".join(parts)}]}}'
    cut = data.draw(st.integers(0, len(text)))
    ends, at = [], len('{"sentences": [')
    for part in parts:
        ends.append(at + len(part))
        at += len(part) + 2
    whole = [part for part, end in zip(parts, ends, strict=True) if end <= cut]
    assert complete(text[:cut], "sentences") == tuple(whole)
