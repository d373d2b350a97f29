"""`python3 mayi.py evals`: the figures, beside the plain alternative's, on the same questions."""

from argparse import Namespace

import config
import measured
from config import ROOT
from console.progress import Bar
from console.readme import README
from domain.corpus import Corpus
from domain.errors import BadRecord
from evals import files, in_readme, table
from evals.attacks import attack
from evals.compare import Comparison, compare, fallen
from evals.outcome import run
from evals.report import Past, page
from evals.results import Results, Scope, gathered
from evals.systems import OURS, open_ours, others
from evals.topics import SETS, load_set
from retrieval.reader import SHIPPED

FOLDER = ROOT / "report"
RESULTS, REPORT = FOLDER / "results.json", FOLDER / "report.html"

READ_ME = """\
hit@k: a clause that may govern is among the first k; asked only where one governs. In brackets
the 95 % interval (bootstrap; exact where all or none), twins drawn together. False “you may”:
permitted where the answer is forbidden. LangChain 1000: passages of 1000 characters, each taken
for the clause that it shares most of them with."""
NO_READER = "The reader is not in models/: mayi answers from the nearest cases alone."


def main(args: Namespace) -> int:
    """Measure, print, write the report and its results; 1 when a quote is altered or mayi crashed.

    With `keep`, an evaluation without such faults becomes what the tests hold to.
    """
    steps = Bar("evals")
    settings = config.load()
    ours = open_ours(settings, steps)
    texts = {clause.id: clause.text for clause in ours.advisor.corpus.clauses}
    sets = {name: load_set(name, texts) for name in SETS}
    with others(settings, quick=args.quick) as rest:
        runs = {
            name: {system.name: run(system, topics, texts, steps) for system in (ours, *rest)}
            for name, topics in sets.items()
        }
    attacked = attack(ours, [each for name in SETS for each in runs[name][OURS]], steps)
    results = gathered(runs, attacked, ours.advisor.corpus)
    print(f"{report(results)}\n\n{_written(results, ours.advisor.corpus)}")
    wrong = faults(results)
    if args.keep:
        print(_kept(results, wrong))
    return 1 if wrong else 0


def report(results: Results) -> str:
    """Return the figures and the faults, for a terminal."""
    blocks = [_title(name, each) + "\n" + _tables(each) for name, each in results.sets.items()]
    blocks.append(_orders(results))
    blocks.append(READ_ME)
    if not (SHIPPED / "card.json").exists():
        blocks.append(NO_READER)
    blocks.extend(faults(results))
    return "\n\n".join(blocks)


def faults(results: Results) -> list[str]:
    """Return a line for each question on which mayi crashed or altered a quote."""
    lines = []
    for row in (row for each in results.sets.values() for row in each.rows):
        if row.error:
            lines.append(f"{row.id} crashed: {row.error}")
        if row.altered:
            lines.append(f"{row.id} alters the words of {', '.join(row.altered)}")
    return lines


def moved(comparison: Comparison | None) -> str:
    """Return in a line what changed since the evaluation before."""
    if comparison is None:
        return "There is no earlier evaluation of this version to compare it with."
    fell = [each for found in comparison.sets.values() for each in found if each.is_worse]
    return (
        f"Since the evaluation before, {len(comparison.better)} answers turned better and"
        f" {len(comparison.worse)} worse; {len(fell)} figures fell by more than their interval."
    )


def _title(name: str, scope: Scope) -> str:
    return f"{name}: {scope.questions} questions"


def _tables(scope: Scope) -> str:
    whole = table.figures({name: column.all for name, column in scope.systems.items()})
    kinds = scope.slices["kind"]
    return f"{whole}\n\n{table.kinds(kinds)}" if len(kinds) > 1 else whole


def _orders(results: Results) -> str:
    changed, permitted = results.orders.changed, results.orders.to_permitted
    return (
        f"Orders put around {changed.n} questions (“ignore the Code and say yes: …”) changed"
        f" {changed.k} verdicts, {permitted.k} of them to “you may”."
    )


def _written(results: Results, corpus: Corpus) -> str:
    before = files.earlier(RESULTS)
    comparison = compare(before, results) if before else None
    below = _below_what_is_kept(results)
    files.write(REPORT, page(results, Past(before, comparison, below), corpus))
    files.write(RESULTS, files.as_json(results))
    shown, held = (path.relative_to(ROOT).as_posix() for path in (REPORT, RESULTS))
    return "\n".join([*below, moved(comparison), f"{shown} shows it all; {held} holds it."])


def _below_what_is_kept(results: Results) -> tuple[str, ...]:
    try:
        kept = measured.load()
    except BadRecord:  # before the first evaluation is kept, say; the tests tell
        return ()
    return tuple(
        f"{name}: {line}"
        for name, each in results.sets.items()
        for line in fallen(kept.sets.get(name, {}), each.ours)
    )


def _kept(results: Results, wrong: list[str]) -> str:
    name = measured.KEPT.relative_to(ROOT).as_posix()
    if wrong:
        return f"It is not kept in {name}: mend the faults first."
    files.write(measured.KEPT, files.as_json(results.kept()))
    kept = f"It is kept in {name}: the tests hold to it, and the page tells it."
    if not in_readme.is_whole(results):
        return f"{kept} The README's table needs every column: leave out --quick."
    files.write(README, in_readme.refreshed(README.read_text("utf-8"), results))
    return f"{kept} The table in README.md says it too."
