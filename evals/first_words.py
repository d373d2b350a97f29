"""`python -m evals.first_words`: how soon an answer shows that the model of the settings words.

On the page, in a browser: the card with the answer of the worked cases, the first sentence of the
model that is complete and borne out, and the whole.
"""

import sys
from collections.abc import Sequence

import config
from console.progress import Bar
from evals.bench import busy, machine
from evals.clock import quantile
from evals.served import NotServed, served
from evals.table import aligned
from evals.visitor import NoBrowser, Watched, visitor

QUESTIONS = (
    "A vendor sent me a hamper two weeks before we choose the new firewall. May I keep it?",
    "May I send a client’s log files to the vendor’s support team?",
    "A client told us to skip the backups. Must I warn them of the risks?",
    "May I say yes to a firewall job when I have never set one up?",
)
ROUNDS = 5
NO_MODEL = "No language model is set. Set model (docs/model.md), and model_url for your own server."


def watched(questions: Sequence[str]) -> list[Watched]:
    """Ask each in a new visit, after one that does not count. Raises NotServed, NoBrowser."""
    steps = Bar("first words")
    with served() as page, visitor() as person:
        person.watches(page.url, questions[0])
        found = []
        for done, question in enumerate(questions, start=1):
            found.append(person.watches(page.url, question))
            steps("questions on the page", done, len(questions))
    return found


def table(found: Sequence[Watched]) -> str:
    """A line for each of what shows: the median, and the longest but for one in twenty."""
    shown = ("the card", "the first sentence of the model", "the whole answer")
    lines = [["ms until there is", "median", "95 of 100"]]
    for name, values in zip(shown, zip(*found, strict=True), strict=True):
        lines.append([name, *(f"{quantile(values, share):.0f}" for share in (0.5, 0.95))])
    return aligned(lines)


def main() -> int:
    if not config.load().model:
        print(NO_MODEL, file=sys.stderr)
        return 1
    named, caution = machine(), busy()
    try:
        found = watched(QUESTIONS * ROUNDS)
    except (NotServed, NoBrowser) as fault:
        print(f"The page could not be watched: {fault}", file=sys.stderr)
        return 1
    print("\n".join([named, f"{len(found)} questions", "", table(found), *caution]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
