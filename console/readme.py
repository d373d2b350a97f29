"""The example answers in the README: produced by the program, and checked by a test.

python -m console.readme    writes them anew
"""

import re
from collections.abc import Callable
from pathlib import Path

from config import ROOT

README = ROOT / "README.md"
_EXAMPLE = re.compile(r'(```text\n\$ python3 mayi\.py ask "(.+?)"\n\n)(?:.*?\n)??(```\n)', re.S)


def refreshed(text: str, answer: Callable[[str], str]) -> str:
    """Return a README whose every example holds what `answer` says to its question now."""
    return _EXAMPLE.sub(lambda found: f"{found[1]}{answer(found[2])}\n{found[3]}", text)


def examples(text: str) -> tuple[str, ...]:
    """Return the questions that a README answers as examples."""
    return tuple(found[2] for found in _EXAMPLE.finditer(text))


def write(path: Path = README) -> None:
    """Write the examples of a README anew."""
    import config
    from console.by_cases import open_by_cases
    from console.render import render
    from domain.search import Query

    advisor = open_by_cases(config.load())
    text = path.read_text("utf-8")
    answered = refreshed(text, lambda question: render(advisor.ask(Query(question=question))))
    path.write_text(answered, "utf-8")


if __name__ == "__main__":
    write()
