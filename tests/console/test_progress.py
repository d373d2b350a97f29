"""Progress: rewritten in place on a terminal, one line for each part on a pipe."""

import io

import pytest

from console.progress import Bar, told

Step = tuple[str, int, int]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("steps", "on_a_terminal", "on_a_pipe"),
    [
        ([], "", ""),
        ([("cases", 0, 0)], "", ""),
        ([("cases", 0, 4)], "\rindex: cases      [........................] 0/4", ""),
        ([("cases", 1, 4)], "\rindex: cases      [######..................] 1/4", ""),
        (
            [("cases", 2, 4), ("cases", 4, 4)],
            "\rindex: cases      [############............] 2/4"
            "\rindex: cases      [########################] 4/4\n",
            "index: cases, 4 done\n",
        ),
        (
            [("clauses", 1, 1), ("cases", 2438, 2438)],
            "\rindex: clauses    [########################] 1/1\n"
            "\rindex: cases      [########################] 2,438/2,438\n",
            "index: clauses, 1 done\nindex: cases, 2,438 done\n",
        ),
    ],
)
def test_bar(steps: list[Step], on_a_terminal: str, on_a_pipe: str) -> None:
    for stream, shown in ((Terminal(), on_a_terminal), (io.StringIO(), on_a_pipe)):
        bar = Bar("index", stream)
        for step in steps:
            bar(*step)
        assert stream.getvalue() == shown


def test_it_is_shown_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    Bar("index")("cases", 3, 3)
    told("handbook.txt")
    assert capsys.readouterr() == ("", "index: cases, 3 done\nread: handbook.txt\n")
