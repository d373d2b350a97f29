"""What is run, shown and held while a set-up lasts, and the environment it hands on."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

import mayi
from launch import lock
from launch.child import Outcome, run
from launch.progress import Progress
from launch.quiet import environment

HOLDER = "import sys; from pathlib import Path; from launch import lock\n"
HOLDER += "with lock.held(Path(sys.argv[1]), lambda: None): print('held', flush=True); input()"


def test_the_second_waits_for_the_first_and_goes_on_when_it_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "setup.lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        cwd=mayi.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with holder:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        waits: list[int] = []

        def waiting() -> None:
            waits.append(1)
            if len(waits) == 3:
                holder.kill()

        with lock.held(path, waiting, pause=0.01):
            assert len(waits) >= 3


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_in_a_log_is_a_line_now_and_then() -> None:
    log, now = io.StringIO(), [0.0]
    progress = Progress(log, clock=lambda: now[0])
    for second in range(25):
        now[0] = float(second)
        progress.step(f"step {second}")
    progress.say("done")
    assert log.getvalue() == "     0 s  step 0\n    10 s  step 10\n    20 s  step 20\ndone\n"


def test_progress_on_a_terminal_rewrites_its_line() -> None:
    terminal, now = Terminal(), [0.0]
    progress = Progress(terminal, clock=lambda: now[0])
    progress.step("one")
    now[0] = 1.0
    progress.step("two")
    progress.say("done")
    blank = " " * len("     0 s  one")
    assert terminal.getvalue() == (f"\r\r     0 s  one\r{blank}\r     1 s  two\r{blank}\rdone\n")


def test_a_child_is_heard_line_by_line() -> None:
    heard: list[str] = []
    code = "import sys; print('one'); print('two', file=sys.stderr); sys.exit(3)"
    outcome = run([sys.executable, "-c", code], heard.append, lambda: None)
    assert outcome == Outcome(3, ["one", "two"]) and heard == outcome.lines


def test_a_child_ends_with_an_interruption() -> None:
    def interrupt(line: str) -> None:
        raise KeyboardInterrupt

    code = "print('up', flush=True); import time; time.sleep(60)"
    with pytest.raises(KeyboardInterrupt):
        run([sys.executable, "-c", code], interrupt, lambda: None)


@pytest.mark.parametrize(
    ("given", "hub"), [({}, "1"), ({"MAYI_ONLINE": "0"}, "1"), ({"MAYI_ONLINE": "1"}, None)]
)
def test_the_environment_is_quiet(given: dict[str, str], hub: str | None) -> None:
    left_out = {"PYTHONPATH": "x", "PYTHONHOME": "x", "PYTHONDONTWRITEBYTECODE": "1"}
    made = environment({**given, **left_out, "PATH": "p", "ANONYMIZED_TELEMETRY": "True"})
    assert made.get("HF_HUB_OFFLINE") == made.get("TRANSFORMERS_OFFLINE") == hub
    assert (made["ANONYMIZED_TELEMETRY"], made["PATH"]) == ("False", "p")
    assert not left_out.keys() & made.keys()
