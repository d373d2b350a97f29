"""Cases written by a person: asked until it is one, interrupted, at a real terminal."""

import os
import selectors
import signal
import sys
import time
from pathlib import Path

import pytest

from config import ROOT
from console.cases import new
from console.dialogue import Dialogue, clause, silence, verdict, words, yes
from domain.decision import Verdict
from retrieval.store import corpus_in
from tests.console.rules import Person, nothing, state


def test_a_person_is_asked_until_it_is_a_case(mine: Path) -> None:
    said: list[str] = []
    answers = (" ", "May I dine with a bidder?", "9", "1", "n", "c", "", "Dear.", "", "Is it?", "")
    who = Person(*answers)
    new(mine / "index", Dialogue({}, who, said.append), nothing)
    assert who.history == [
        "--question", "--question", "--clause", "--clause", "--verdict", "--verdict",
        "--why", "--why", "--open-question", "--open-question", "--role",
    ]  # fmt: skip
    assert [line for line in said if line in COMPLAINTS] == COMPLAINTS
    corpus = corpus_in(mine / "index")
    assert corpus
    case = corpus.cases[-1]
    assert (case.verdict, case.open_question, case.role) == (Verdict.CONDITIONAL, "Is it?", "staff")
    assert f"  1. {case.clauses[0]} · " in "".join(said)


COMPLAINTS = [
    "  It is blank.",
    "  There is no clause '9': give an id, or none.",
    "  What is not covered has no clause: then the clause is none.",
    "  It is blank.",
    "  It is blank.",
]


@pytest.mark.parametrize("answered", range(5))
def test_an_interruption_at_any_question_changes_nothing(indexed: Path, answered: int) -> None:
    before, said = state(indexed), list[str]()
    answers = ("May I keep a lamp?", "rules/1.1", "c", "Dear.", "Is it?")[:answered]
    with pytest.raises(KeyboardInterrupt):
        new(indexed / "index", Dialogue({}, Person(*answers, interrupt), said.append), nothing)
    assert said[-1] == "\nNothing was changed."
    assert state(indexed) == before


def interrupt() -> str:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("o", Verdict.OBLIGATORY),
        ("Perm", Verdict.PERMITTED),
        ("you may", Verdict.PERMITTED),
        ("You  may not", Verdict.FORBIDDEN),
        ("only if", Verdict.CONDITIONAL),
        (" forbidden ", Verdict.FORBIDDEN),
        ("info", Verdict.INFORMATION),
    ],
)
def test_verdicts_are_understood(typed: str, means: Verdict) -> None:
    assert verdict(typed) is means


@pytest.mark.parametrize(
    ("typed", "means"),
    [("2", "b"), (" c ", "c"), ("NONE", ""), ("a", "a"), ("none", ""), ("7", "7")],
)
def test_clauses_are_understood(typed: str, means: str) -> None:
    assert clause(["a", "b", "c", "7"], ["a", "b"])(typed) == means


@pytest.mark.parametrize(
    ("typed", "means"), [("y", True), ("YES ", True), ("", False), ("no", False)]
)
def test_yes_is_understood(typed: str, means: bool) -> None:
    assert yes(typed) is means


def test_words_are_set_on_a_line() -> None:
    assert words("why")(" It is\n\tdear. ") == "It is dear."
    assert silence("not") is Verdict.NOT_COVERED


# At a real terminal.


PATIENCE = 30


class Screen:
    """A program at a pseudo-terminal: what it shows, and what is typed to it."""

    def __init__(self, *command: str) -> None:
        import pty

        self.pid, self._end = pty.fork()
        if self.pid == 0:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background job ignores it
            os.chdir(ROOT)
            os.execv(command[0], command)
        self.shown = ""

    def until(self, words: str, seconds: float = 90) -> None:
        ends = time.monotonic() + seconds
        while words not in self.shown:
            assert time.monotonic() < ends, self.shown
            self._read()

    def type(self, words: str) -> None:
        os.write(self._end, words.encode())

    def code(self, key: str = "") -> int:
        """Wait for the end; a key that came before anybody read it is pressed again."""
        while self._heard(key) and self._read():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def _heard(self, key: str) -> bool:
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._end, selectors.EVENT_READ)
            for _ in range(PATIENCE):
                if waiting.select(3):
                    return True
                self.type(key)
        raise AssertionError(f"It neither speaks nor ends: {self.shown}")

    def _read(self) -> bool:
        try:
            read = os.read(self._end, 65536).decode("utf-8", "replace")
        except OSError:  # how Linux says that the other end is closed
            read = ""
        self.shown += read
        return bool(read)


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals there")
def test_a_person_at_a_terminal(mine: Path) -> None:
    screen = at_a_terminal(mine)
    for prompt, typed in (
        ("as people ask it:", "May I keep the pen that a vendor gave me?"),
        ("(number, id, or none)", "rules/1.2"),
        ("first letters do)", "perm"),
        ("in one sentence?", "A pen is worth little."),
        ("Who asks? [staff]", ""),
    ):
        screen.until(prompt)
        screen.type(f"{typed}\n")
    assert screen.code() == 0, screen.shown
    assert "c0002 is written to" in screen.shown
    assert "mayi says now: " in screen.shown and "Each case asked as if" in screen.shown
    corpus = corpus_in(mine / "index")
    assert corpus and [case.id for case in corpus.cases] == ["c0001", "c0002"]


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals there")
@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_a_person_leaves(indexed: Path, key: str) -> None:
    before = state(indexed)
    screen = at_a_terminal(indexed)
    screen.until("as people ask it:")
    screen.type("May I keep a lamp?\n")
    screen.until("(number, id, or none)")
    screen.type(key)
    assert screen.code(key) == 130
    assert "Nothing was changed." in screen.shown and "Traceback" not in screen.shown
    assert state(indexed) == before


def at_a_terminal(folder: Path) -> Screen:
    index = str(folder / "index")
    return Screen(sys.executable, "commands.py", "cases", "new", "--index", index)
