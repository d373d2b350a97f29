"""The programs that tests drive."""

from collections.abc import Sequence

import pytest

from launch import programs
from launch.child import Outcome
from launch.errors import NoProgram

EVERY = tuple(program.name for program in programs.NEEDED)


class FakeMachine(programs.Machine):
    """Answers from a queue, and remembers what it was asked to run and to say."""

    def __init__(self, *answers: Outcome, refuses: str = "", has: Sequence[str] = ()) -> None:
        self.answers, self.refuses, self.had = list(answers), refuses, has
        self.ran: list[str] = []
        self.said: list[str] = []

    def has(self, program: programs.Program) -> bool:
        return program.name in self.had

    def refusal(self) -> str:
        return self.refuses

    def run(self, argv: Sequence[str]) -> Outcome:
        self.ran.append(" ".join(argv))
        return self.answers.pop(0)

    def say(self, text: str) -> None:
        self.said.append(text)


FINE = Outcome(0, [])
OFFLINE = Outcome(100, ["Reading package lists...", "E: Unable to locate package chromium"])
BUT_CHROMIUM = tuple(name for name in EVERY if name != "chromium")
INSTALLING = "Installing chromium for the browser tests (apt-get)."
SKIPPED = "They will be skipped."


@pytest.mark.parametrize(
    ("machine", "ran", "said"),
    [
        (FakeMachine(has=EVERY), 0, []),
        (FakeMachine(FINE, FINE, has=BUT_CHROMIUM), 2, [INSTALLING]),
        (FakeMachine(refuses="no root", has=BUT_CHROMIUM), 0,
         [f"No chromium for the browser tests: no root. {SKIPPED}"]),
        (FakeMachine(FINE, OFFLINE, has=BUT_CHROMIUM), 2,
         [INSTALLING, "No chromium for the browser tests: apt-get install failed"
                      f" (E: Unable to locate package chromium). {SKIPPED}"]),
    ],
)  # fmt: skip
def test_a_program_is_provided(machine: FakeMachine, ran: int, said: list[str]) -> None:
    programs.provide(required=False, machine=machine)
    assert (len(machine.ran), machine.said) == (ran, said)


def test_each_is_installed_where_it_is_missing() -> None:
    machine = FakeMachine(*(FINE for _ in range(2 * len(EVERY))))
    programs.provide(required=True, machine=machine)
    installed = [command.split()[-1] for command in machine.ran[1::2]]
    assert installed == [program.packages[-1] for program in programs.NEEDED]


def test_a_required_program_is_an_error() -> None:
    with pytest.raises(NoProgram) as raised:
        programs.provide(required=True, machine=FakeMachine(refuses="no root", has=BUT_CHROMIUM))
    assert str(raised.value) == (
        "No chromium for the browser tests: no root. Here (CI) they must run; install chromium."
    )
