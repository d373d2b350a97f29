"""An answer on the terminal, to the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.render import abridged, render, sureness, width_of
from decision.quotes import cite
from domain.clause import Authority
from domain.decision import Advice, Alternative, Condition, Conflict, Precedent, Ranked, Verdict
from tests.fakes_search import GIFTS, clause

CITED = cite(
    "must not accept gifts from vendors", clause("house/1.1"), "House Rules", Authority.BINDING
)
WHOLE = cite(GIFTS, clause("house/1.1"), "House Rules", Authority.BINDING)
PRESS = cite("small gifts are welcome", clause("paper/1.1"), "Daily Paper", Authority.COMMENTARY)


def advice(verdict: Verdict = Verdict.FORBIDDEN, **more: object) -> Advice:
    given: dict[str, object] = {
        "question": "May I?", "verdict": verdict, "confidence": 0.95, "answer": "No, you may not.",
        "refer_to": "your manager", "mode": "cases", "index": "0" * 64, "seconds": 0.01,
    }  # fmt: skip
    return Advice.model_validate(given | more)


def agreed(met: bool | None, words: str = "") -> Condition:
    return Condition(
        id="manager_agreed",
        text="the manager has agreed",
        met=met,
        clause_id="house/1.1",
        words=words,
        ask="Has the manager agreed?",
    )


CLOSING = "In doubt, ask your manager. This is not legal advice."


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (advice(), ["YOU MAY NOT  (quite sure)", "No, you may not.", CLOSING]),
        (advice(Verdict.OBLIGATORY, answer=""), ["YOU MUST  (quite sure)", CLOSING]),
        (advice(Verdict.PERMITTED, answer=""), ["YOU MAY  (quite sure)", CLOSING]),
        (advice(Verdict.CONDITIONAL, answer=""), ["ONLY IF  (quite sure)", CLOSING]),
        (advice(Verdict.INFORMATION, answer=""), ["FOR YOUR INFORMATION  (quite sure)", CLOSING]),
        (
            advice(
                Verdict.NOT_COVERED,
                answer="",
                confidence=0.5,
                ranking=[Ranked(clause_id=f"x/{n}", score=0.1) for n in range(5)],
                notes=("One.", "Two."),
            ),
            [
                "THE SOURCES DON'T SAY  (not very sure)",
                "Note: One.",
                "Note: Two.",
                "Nearest, but they do not settle it:\n  - x/0\n  - x/1\n  - x/2",
                CLOSING,
            ],
        ),
        (
            advice(
                citations=(CITED, PRESS),
                conditions=(agreed(True, "He said yes."), agreed(False), agreed(None)),
                open_questions=("Has the manager agreed?",),
                conflicts=(
                    Conflict(clauses=("paper/1.1", "house/1.1"), prevails="house/1.1", why="So."),
                ),
                precedents=(
                    Precedent(
                        case_id="c1", question="May I keep the wine?", verdict=Verdict.FORBIDDEN,
                        kind="worked_case", why="So.", clauses=("house/1.1",),
                    ),
                ),
            ),
            [
                "YOU MAY NOT  (quite sure)",
                "No, you may not.",
                "Governing clause: house/1.1 · Gifts · binding\n"
                "    Staff »must not accept gifts from vendors«, unless the manager has agreed.",
                "Also: paper/1.1 · Article · commentary\n"
                "    A newspaper says that »small gifts are welcome«.",
                "What it turns on:\n"
                "  - [x] the manager has agreed: it seems so, from “He said yes.”\n"
                "  - [ ] the manager has agreed: you say it is not so\n"
                "  - [?] the manager has agreed: you have not said",
                "What would settle it:\n  - Has the manager agreed?",
                "Where the sources differ:\n  - house/1.1 prevails. So.",
                "Worked cases near this (illustrations, not rulings):\n"
                "  - May I keep the wine? — you may not",
                CLOSING,
            ],
        ),
        (
            advice(citations=(WHOLE,), answer=""),
            [
                "YOU MAY NOT  (quite sure)",
                f"Governing clause: house/1.1 · Gifts · binding\n    {GIFTS}",
                CLOSING,
            ],
        ),
        (
            advice(
                alternative=Alternative(
                    verdict=Verdict.CONDITIONAL, confidence=0.3, says="It depends. Ask first."
                ),
                confidence=0.5,
            ),
            [
                "YOU MAY NOT  (not very sure)",
                "No, you may not.",
                "Also possible: ONLY IF\n    It depends. Ask first.",
                CLOSING,
            ],
        ),
        (
            advice(answer="Long words " * 12),
            [
                "YOU MAY NOT  (quite sure)",
                ("Long words " * 8).strip() + "\n" + ("Long words " * 4).strip(),
                CLOSING,
            ],
        ),
    ],
)  # fmt: skip
def test_render(given: Advice, shown: list[str]) -> None:
    assert render(given) == "\n\n".join(shown)


def test_the_steps_are_told_when_they_are_wanted() -> None:
    given = advice(why=("One is so.", "Long words " * 9, *["More."] * 8))
    assert render(given).split("\n\n") == [
        "YOU MAY NOT  (quite sure)", "No, you may not.", CLOSING,
    ]  # fmt: skip
    assert render(given, why=True).split("\n\n")[2].split("\n") == [
        "Why this:",
        "  1. One is so.",
        "  2. " + ("Long words " * 7).strip() + " Long",
        "     words Long words",
        *[f"  {number}. More." for number in range(3, 10)],
        "  10. More.",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2Jgone", "�[2Jgone"),
        ("a\x85b\x1cc", "a�b�c"),
        ("\u202eevil\u202c", "�evil�"),
        ("\ud800", "�"),
        ("\x00\x07", "��"),
        ("👩\u200d💻 שלום $50", "👩\u200d💻 שלום $50"),
        ("infor\u00admation", "infor\u00admation"),
        ("one\r\ntwo\tthree", "one  two   three"),
    ],
)
def test_no_text_steers_the_terminal(text: str, shown: str) -> None:
    hostile = CITED.model_copy(update={"clause_id": text, "section": text})
    said = render(advice(answer=text, citations=(hostile,)))
    assert said.split("\n\n")[1].split() == shown.split()
    assert not set(said) & set("\x1b\x85\x1c\u202e\u202c\ud800\x00\x07")


@given(st.text(), st.integers(20, 300))
def test_every_line_fits_the_terminal(text: str, columns: int) -> None:
    width = width_of(columns)
    said = render(
        advice(answer=text, precedents=(), notes=(text,), conditions=(agreed(None, text),)),
        width=width,
    )
    assert all(len(line) <= width for line in said.split("\n"))
    assert " ".join(said.split()).endswith(CLOSING)


@pytest.mark.parametrize(("columns", "width"), [(0, 30), (40, 40), (88, 88), (200, 88)])
def test_width_of(columns: int, width: int) -> None:
    assert width_of(columns) == width


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (1.0, "quite sure"),
        (0.9, "quite sure"),
        (0.89, "fairly sure"),
        (0.7, "fairly sure"),
        (0.69, "not very sure"),
        (0.5, "not very sure"),
        (0.49, "unsure"),
        (0.0, "unsure"),
    ],
)
def test_sureness(confidence: float, words: str) -> None:
    assert sureness(confidence) == words


@pytest.mark.parametrize(
    ("story", "shown"),
    [
        ("May I?", "May I?"),
        ("a" * 40, "a" * 40),
        (
            "We have had a long week here. May I take the day off now?",
            "We have had a … I take the day off now?",
        ),
        ("a" * 41, f"{'a' * 13} … {'a' * 24}"),
    ],
)
def test_a_long_story_is_shown_by_its_begin_and_its_end(story: str, shown: str) -> None:
    assert abridged(story, 40) == shown


@given(st.text(), st.integers(9, 60))
def test_a_story_is_never_longer_than_it_may_be(story: str, most: int) -> None:
    assert len(abridged(story, most)) <= most
