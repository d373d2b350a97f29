"""The browser for the browser tests."""

from collections.abc import Sequence

import pytest

from launch import chromium
from launch.child import Outcome
from launch.errors import NoBrowser


class FakeMachine(chromium.Machine):
    """Answers from a queue, and remembers what it was asked to run and to say."""

    def __init__(self, *answers: Outcome, refuses: str = "", has: str | None = None) -> None:
        self.answers, self.refuses, self.has = list(answers), refuses, has
        self.ran: list[str] = []
        self.said: list[str] = []

    def browser(self) -> str | None:
        return self.has

    def refusal(self) -> str:
        return self.refuses

    def run(self, argv: Sequence[str]) -> Outcome:
        self.ran.append(" ".join(argv))
        return self.answers.pop(0)

    def say(self, text: str) -> None:
        self.said.append(text)


FINE = Outcome(0, [])
OFFLINE = Outcome(100, ["Reading package lists...", "E: Unable to locate package chromium"])
INSTALLING = "Installing chromium for the browser tests (apt-get)."
SKIPPED = "They will be skipped."


@pytest.mark.parametrize(
    ("machine", "ran", "said"),
    [
        (FakeMachine(has="chromium"), 0, []),
        (FakeMachine(FINE, FINE), 2, [INSTALLING]),
        (FakeMachine(refuses="no root"), 0,
         [f"No chromium for the browser tests: no root. {SKIPPED}"]),
        (FakeMachine(FINE, OFFLINE), 2,
         [INSTALLING, "No chromium for the browser tests: apt-get install failed"
                      f" (E: Unable to locate package chromium). {SKIPPED}"]),
    ],
)  # fmt: skip
def test_a_browser_is_provided(machine: FakeMachine, ran: int, said: list[str]) -> None:
    chromium.provide(required=False, machine=machine)
    assert (len(machine.ran), machine.said) == (ran, said)


def test_a_required_browser_is_an_error() -> None:
    with pytest.raises(NoBrowser) as raised:
        chromium.provide(required=True, machine=FakeMachine(refuses="no root"))
    assert str(raised.value) == (
        "No chromium for the browser tests: no root. Here (CI) they must run; install chromium."
    )
