"""Which of the asker's own words show a fact."""

import pytest

from decision.evidence import Evidence
from domain.decision import State
from domain.reading import Reading
from tests.fakes_search import FakeReader, reading, sure

MET, FAILED, UNSAID = State.MET, State.FAILED, State.UNSAID
STORY = "He rang. She agreed in writing. May I send it?"


def sees(state: State) -> Reading:
    return reading(states={"agreed": sure(state)})


def reader() -> FakeReader:
    seen = {
        "but she agreed;": sees(MET),
        "although she agreed": sees(MET),
        "She agreed in writing.": sees(MET),
        "He rang.": sees(FAILED),
    }
    return FakeReader(sees(UNSAID), seen)


@pytest.mark.parametrize(
    ("condition", "state", "text", "words"),
    [
        ("agreed", MET, STORY, "She agreed in writing."),
        ("agreed", FAILED, STORY, "He rang."),
        ("agreed", UNSAID, STORY, ""),
        ("agreed", MET, "She agreed in writing.", "She agreed in writing."),
        # A sentence is taken apart where it turns; a piece of one word tells nothing.
        ("agreed", MET, "Well, he rang, but she agreed; may I?", "but she agreed;"),
        ("agreed", MET, "He rang although she agreed", "although she agreed"),
        ("agreed", MET, "Hm. Well, hm.", "Hm. Well, hm."),
        ("agreed", MET, "", ""),
        # A reader that knows nothing of the condition finds the first part as good as any.
        ("unheard_of", MET, STORY, "He rang."),
    ],
)
def test_words_for(condition: str, state: State, text: str, words: str) -> None:
    assert Evidence(text, reader()).words_for(condition, state) == words


def test_without_a_reader_no_words_are_shown() -> None:
    assert Evidence(STORY, None).words_for("agreed", MET) == ""


def test_each_part_is_read_once_and_only_when_asked() -> None:
    spy = reader()
    evidence = Evidence(STORY, spy)
    evidence.words_for("agreed", UNSAID)
    assert spy.history == []
    evidence.words_for("agreed", MET)
    evidence.words_for("agreed", FAILED)
    assert spy.history == ["He rang.", "She agreed in writing.", "May I send it?"]
