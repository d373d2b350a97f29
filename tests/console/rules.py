"""A small code of a user's own with one case, and somebody who adds another."""

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from advisor import Advisor
from console.cases import new
from console.dialogue import Dialogue, Nobody
from console.ingest import run
from retrieval.store import CURRENT

RULES = """\
1.1 Employees must not accept gifts worth more than 50 euros, unless their manager has agreed.

1.2 Advertising gifts of little value, such as pens, may be kept.

2.1 Nobody may work for a competitor.
"""
CASE = """\
- id: c0001
  scenario: c0001
  question: A supplier gave me a coffee mug. May I keep it?
  role: staff
  style: short
  clauses: [rules/1.2]
  verdict: permitted
  why: A mug is worth little.
"""
PEN = {
    "--question": "May I keep the pen that a vendor gave me?",
    "--clause": "rules/1.2",
    "--verdict": "permitted",
    "--why": "A pen is worth little.",
}


def write_rules(folder: Path) -> Path:
    """Write a folder with rules and one case, and index it."""
    (folder / "book").mkdir()
    (folder / "book" / "rules.txt").write_text(RULES)
    (folder / "book" / "cases.yaml").write_text(CASE)
    list(run(folder / "book", folder / "index", accept=False))
    return folder


class Person:
    """Answers what was enqueued, in order, or does it; remembers what was asked. Obeys Asks."""

    def __init__(self, *answers: str | Callable[[], str]) -> None:
        self.history: list[str] = []
        self._queue = deque(answers)

    def ask(self, what: str, option: str, usual: str) -> str:
        self.history.append(option)
        answer = self._queue.popleft()
        return (answer if isinstance(answer, str) else answer()) or usual


def nothing(before: Advisor, after: Advisor) -> Iterator[str]:
    yield f"from {len(before.corpus.cases)} to {len(after.corpus.cases)} cases"


def state(folder: Path) -> tuple[str, str, list[str]]:
    names = sorted(path.name for path in (folder / "book").iterdir())
    cases = (folder / "book" / "cases.yaml").read_text()
    return (folder / "index" / CURRENT).read_text(), cases, names


def scripted(folder: Path, given: dict[str, str]) -> list[str]:
    said: list[str] = []
    new(folder / "index", Dialogue(given, Nobody(), said.append), nothing)
    return said
