import pytest

from training.processor import survives


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("", True),
        ("raise RuntimeError", False),
        ("import os, signal; os.kill(os.getpid(), signal.SIGILL)", False),
    ],
)
def test_a_process_of_its_own_tells_whether_it_survives(code: str, expected: bool) -> None:
    assert survives(code) is expected
