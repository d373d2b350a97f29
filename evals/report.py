"""report/report.html: one file, which asks nothing of anybody; the only door to jinja2.

Questions are untrusted text: every value is escaped by the template engine, none is marked safe.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from console.render import WORDS
from domain.corpus import Corpus
from domain.decision import Verdict
from domain.evaluation import FEWEST, Share
from evals import charts, table
from evals.compare import Change, Comparison
from evals.figures import LABELS, LESS_IS_BETTER
from evals.misses import SHOWN, misses
from evals.modes import ALL, ROWS, Measured, marks
from evals.results import Results, Scope
from evals.slices import DIMENSIONS, SILENT

TEMPLATES = Path(__file__).resolve().parent / "templates"
LEADING = ("right", "verdict", "cited@1", "hit@3", "false_may", "twins", "ece", "aurc")
"""The figures that are shown first, side by side for all sets."""
TOGETHER = "All together"


class Past(NamedTuple):
    """What was before: the last results, what changed since, and what fell below what is kept."""

    before: Results | None
    comparison: Comparison | None
    fallen: tuple[str, ...]


def page(results: Results, past: Past, corpus: Corpus) -> str:
    """Return the report on an evaluation as one HTML page."""
    clauses = {clause.id: clause for clause in corpus.clauses}
    found = misses(results, clauses)
    return _environment().get_template("report.html").render(
        results=results,
        past=past,
        scopes=scopes(results),
        misses=found[:SHOWN],
        other_misses=found[SHOWN:],
        leading=[name for name in LEADING if any(name in each.ours for each in _all(results))],
    )  # fmt: skip


def both_page(found: Measured) -> str:
    """Return the report on an evaluation in both modes as one HTML page."""
    template = _environment().get_template("both.html")
    return template.render(found=found, marks=marks(found.differences[ALL]), ROWS=ROWS)


def scopes(results: Results) -> Mapping[str, Scope]:
    """Return what gets a chapter of its own: each set, after all together if there are several."""
    sets: dict[str, Scope] = dict(results.sets)
    return {TOGETHER: results.together, **sets} if len(sets) > 1 else sets


def _all(results: Results) -> list[Scope]:
    return list(scopes(results).values())


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "LABELS": LABELS,
        "LESS": LESS_IS_BETTER,
        "DIMENSIONS": tuple(DIMENSIONS),
        "FEWEST": FEWEST,
        "NONE": table.NONE,
        "SILENT": SILENT,
        "VERDICTS": tuple(map(str, Verdict)),
        "charts": charts,
    }
    environment.filters |= {
        "applying": table.applying,
        "number": table.number,
        "between": table.between,
        "words": lambda verdict: WORDS[Verdict(verdict)].lower(),
        "plain": lambda name: name.replace("_", " "),
        "percent": lambda share: f"{100 * share:.0f} %",
        "moved": _moved,
        "outcome": _outcome,
    }
    return environment


def _moved(change: Change) -> str:
    """Return by how much a figure moved, in its unit."""
    if change.now is None:
        return table.NONE
    if not change.difference:
        return "0"
    if isinstance(change.now, Share):
        return f"{100 * change.difference:+.1f}".replace("-", "−")
    return f"{change.difference:+.3f}".replace("-", "−")


def _outcome(change: Change) -> str:
    """Return in a word what a change amounts to."""
    if change.is_worse:
        return "worse, beyond its interval"
    if change.is_better:
        return "better, beyond its interval"
    return "within its interval" if change.difference else "the same"
