"""`python3 mayi.py evals --model`: the same questions in both modes, and where they differ."""

import re
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

import config
from advisor import Advisor
from config import ROOT, Settings
from console.by_cases import open_by_cases
from console.progress import Bar
from domain.errors import BadRecord
from evals import files, modes, table
from evals.modes import Measured, Pair
from evals.outcome import Answer, run
from evals.replies import Kept, Reply, recording, replaying
from evals.report import both_page
from evals.runner import faults
from evals.systems import Ours
from evals.topics import SETS, Topic, load_set

FOLDER = ROOT / "report"
REPLIES = FOLDER / "replies.jsonl"
NAMELESS = "default"
"""A server of one model answers to any name."""


class Listening(Ours):
    """mayi with a model; tells what the model was heard to reply to each question."""

    def __init__(self, advisor: Advisor, kept: Kept) -> None:
        super().__init__(advisor.with_model(kept), "with the model")
        self._kept = kept
        self.heard: list[Sequence[Reply]] = []

    def answer(self, question: str) -> Answer:
        before = len(self._kept.heard)
        try:
            return super().answer(question)
        finally:
            self.heard.append(self._kept.heard[before:])


def main(args: Namespace) -> int:
    """Measure both modes, print, write the report; 1 when a quote is altered or mayi crashed.

    Raises NoModelToMeasure, ReplyMissing, BadRecord.
    """
    steps = Bar("evals")
    settings = named(args.model or "")
    kept = replaying(settings, args.replay) if args.replay else recording(settings, REPLIES)
    found = both(kept, args.sets or SETS, args.limit, steps)
    print(f"{said(found)}\n\n{written(found)}")
    if not args.replay:
        name = REPLIES.relative_to(ROOT).as_posix()
        print(f"The replies are in {name}: evals --replay {name} measures without the model.")
    return 1 if wrong(found) else 0


def named(model: str) -> Settings:
    """The settings with the model that is named: NAME, URL or NAME@URL; none: that of theirs.

    Raises SettingsError for an address that is none.
    """
    if not model:
        return config.load()
    found = re.fullmatch(r"(?:(.*?)@)?(\w+://.*)", model)
    name, url = found.groups("") if found else (model, "")
    given = {"model": name or config.load().model or NAMELESS}
    return config.load(**given, **({"model_url": url} if url else {}))


def both(kept: Kept, names: Sequence[str], limit: int | None, steps: Bar) -> Measured:
    """Both modes over some sets, at most so many questions of each, spread over the set.

    Raises BadRecord for a set that there is not, ReplyMissing for a reply that was not kept.
    """
    cases = Ours(open_by_cases(kept.settings, steps), "cases")
    texts = {clause.id: clause.text for clause in cases.advisor.corpus.clauses}
    sets = {name: spread(load_set(name, texts), limit) for name in known(names)}
    model = Listening(cases.advisor, kept)
    pairs = {name: _pairs(cases, model, topics, texts, steps) for name, topics in sets.items()}
    kept.ensure_complete()
    return modes.measured(pairs, kept.origin, cases.advisor.corpus)


def said(found: Measured) -> str:
    """The figures of both modes for a terminal, where they differ, and what is wrong."""
    blocks = []
    for name, scope in found.cases.sets.items():
        columns = {"cases": scope.ours, "with the model": found.model.sets[name].ours}
        blocks.append(f"{name}: {scope.questions} questions\n{table.figures(columns)}")
    blocks += [modes.table(found.differences), modes.marks(found.differences[modes.ALL])]
    return "\n\n".join([*blocks, *wrong(found)])


def wrong(found: Measured) -> list[str]:
    """A line for each question on which mayi crashed or altered a quote, in either mode."""
    return [*faults(found.cases), *faults(found.model)]


def written(found: Measured, folder: Path = FOLDER) -> str:
    """Write the page and the results; say where. Raises ReportNotWritten."""
    page, results = folder / "with-model.html", folder / "with-model.json"
    files.write(page, both_page(found))
    files.write(results, f"{found.model_dump_json(indent=1)}\n")
    return f"{folder.name}/{page.name} shows it all; {folder.name}/{results.name} holds it."


def known(names: Sequence[str]) -> Sequence[str]:
    """The names of sets. Raises BadRecord for one that is none."""
    if stray := [name for name in names if name not in SETS]:
        raise BadRecord("evals", stray[0], f"there is no such set; there are {', '.join(SETS)}")
    return names


def spread(topics: Sequence[Topic], limit: int | None) -> Sequence[Topic]:
    """At most so many questions, taken evenly from first to last."""
    count = min(limit or len(topics), len(topics))
    return [topics[place * len(topics) // count] for place in range(count)]


def _pairs(
    cases: Ours,
    model: Listening,
    topics: Sequence[Topic],
    texts: Mapping[str, str],
    steps: Bar,
) -> list[Pair]:
    before = len(model.heard)
    without = run(cases, topics, texts, steps)
    with_it = run(model, topics, texts, steps)
    return [Pair(*each) for each in zip(without, with_it, model.heard[before:], strict=True)]
