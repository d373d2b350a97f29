"""The checks: each is told in its turn, and what failed in the last line."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from console import checks


@pytest.mark.parametrize(
    ("failed", "says"),
    [
        ([], "All passed: ruff, mypy (2 s)"),
        (["mypy"], "FAILED: mypy (2 s)"),
        (["ruff", "mypy"], "FAILED: ruff, mypy (2 s)"),
    ],
)
def test_the_last_line_of_test(failed: Sequence[str], says: str) -> None:
    assert checks.verdict(["ruff", "mypy"], failed, 1.6) == says


def test_what_runs_meanwhile_is_told_in_its_turn(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text("def f(:")
    ran = {"format": ["this"], "mypy": ["py_compile", str(wrong)], "last": ["platform"]}
    assert checks.failing(ran) == ["mypy"]
    said = capfd.readouterr().out
    steps = ["── format: this", "── mypy: py_compile", "SyntaxError", "── last: platform"]
    assert sorted(steps, key=said.index) == steps
