"""Which of the asker's own words show a fact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.evidence import words_for
from domain.reading import Mark, Reading
from tests.fakes_search import reading

STORY = "He rang. She agreed in writing. May I send it?"


def looking_at(text: str, *looks: tuple[str, float]) -> Reading:
    """A reading that looked at the words given, each as hard as stated."""
    marks = tuple(
        Mark(start=text.index(word), end=text.index(word) + len(word), weight=weight)
        for word, weight in looks
    )
    return reading().model_copy(update={"marks": {"agreed": marks}})


@pytest.mark.parametrize(
    ("text", "looks", "words"),
    [
        (STORY, [("agreed", 0.9)], "She agreed in writing."),
        (STORY, [("rang", 0.5), ("send", 0.4)], "He rang."),
        # Two faint looks at one sentence are more than one look at another.
        (STORY, [("rang", 0.4), ("agreed", 0.3), ("writing", 0.2)], "She agreed in writing."),
        (STORY, [], ""),
        # A sentence is taken apart where it turns; a piece of one word tells nothing.
        ("Well, he rang, but she agreed; may I?", [("agreed", 1.0)], "but she agreed;"),
        ("He rang although she agreed", [("agreed", 1.0)], "although she agreed"),
        ("He said no, he said no, she agreed", [("agreed", 1.0)], "she agreed"),
        ("Hm. Well, hm.", [("Well", 1.0)], "Hm. Well, hm."),
        ("Yes.\n\nShe  agreed.", [("agreed", 1.0)], "She  agreed."),
    ],
)
def test_words_for(text: str, looks: list[tuple[str, float]], words: str) -> None:
    assert words_for("agreed", text, looking_at(text, *looks)) == words


def test_a_reading_that_cannot_tell_shows_no_words() -> None:
    assert words_for("unheard_of", STORY, looking_at(STORY, ("agreed", 1.0))) == ""


@given(st.text(min_size=1), st.data())
def test_what_is_shown_stands_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    mark = Mark(start=start, end=start + 1, weight=1.0)
    seen = reading().model_copy(update={"marks": {"agreed": (mark,)}})
    assert words_for("agreed", text, seen) in text
