"""`python3 mayi.py bench`: time and memory on this machine, the plain alternative beside it."""

import json
import os
import platform
import shutil
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

import advisor
import config
from config import ROOT
from console.by_cases import open_by_cases
from console.progress import Bar
from domain.search import Query
from evals import row
from evals.clock import milliseconds, quantile
from evals.row import Figure, Row
from evals.served import NotServed, Served, served
from evals.topics import varied
from evals.visitor import NoBrowser, visitor
from retrieval.encoder import Encoder, open_encoder

try:
    import psutil
except ImportError:  # it is in requirements-dev.txt only
    psutil = None  # type: ignore[assignment, unused-ignore]

RESULTS = ROOT / "report" / "bench.json"
QUESTION = "May I accept a hamper from a vendor?"
ASK = ("ask", "--no-model", QUESTION)
WARM_UP, ASKED, ON_THE_PAGE, COLD = 10, 100, 50, 5
BUSY = 0.3
"""Load for each core from which times are not to be trusted."""
NO_PSUTIL = "psutil is missing (requirements-dev.txt has it)"
NOT_COPIED = shutil.ignore_patterns(
    ".venv*", ".mayi", ".git", "report", "__pycache__", ".*_cache", ".hypothesis"
)


def main(args: Namespace) -> int:
    """Measure, print a table, write report/bench.json; always 0, as machines differ."""
    steps = Bar("bench")
    steps("measuring", 0, 1)
    named, caution = machine(), busy()
    open_by_cases(config.load(), steps)  # a fault in the sources is told before all else
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        plain = _plain(Path(folder), steps)
    rows = [*_decision(plain, steps), *_cold(plain, steps), *_index(plain, steps)]
    rows += _page(plain, steps)
    rows.append(_set_up() if getattr(args, "setup", False) else _no_set_up())
    print("\n".join([named, "", row.table(rows), *caution]))
    RESULTS.parent.mkdir(exist_ok=True)
    content = {"machine": named, "caution": caution, "rows": [each.model_dump() for each in rows]}
    RESULTS.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


def machine() -> str:
    """Name the machine: system, processor, cores, memory, Python."""
    memory = f"{psutil.virtual_memory().total / 1e9:.0f} GB" if psutil else "memory unknown"
    return (
        f"{platform.system()} {platform.machine()}, {_processor()}, {os.cpu_count()} cores, "
        f"{memory}, Python {platform.python_version()}"
    )


def busy() -> list[str]:
    """Return a caution when others keep this machine busy: threads then wait for one another."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    cores = os.cpu_count() or 1
    if load < BUSY * cores:
        return []
    return [
        f"Others were at work when this began (load {load:.1f} on {cores} cores): do not quote the"
        " times. Both sides suffer, the plain alternative's torch most."
    ]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or "processor unknown")


def _plain(folder: Path, steps: Bar) -> dict[str, Any]:
    """Build the alternative in one process, then open it cold in others."""
    figures, size = _plain_run(folder, ASKED)
    steps("plain alternative", 1, COLD + 1)
    cold = []
    for place in range(COLD):
        began = time.monotonic()
        _plain_run(folder, 0)
        cold.append(time.monotonic() - began)
        steps("plain alternative", place + 2, COLD + 1)
    return {**figures, "size": size, "cold_s": quantile(cold, 0.5)}


def _plain_run(folder: Path, count: int) -> tuple[dict[str, Any], Figure]:
    command = [sys.executable, "-m", "evals.plain", str(folder), str(count)]
    with (
        TemporaryFile() as told,
        subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told
        ) as process,
    ):
        assert process.stdout and process.stdin
        line = process.stdout.readline()
        if not line:
            told.seek(0)
            raise RuntimeError(f"the plain alternative failed: {_last(told.read())}")
        size = memory_of(process.pid)
        process.stdin.close()
    figures: dict[str, Any] = json.loads(line)
    return figures, size


def memory_of(pid: int) -> Figure:
    """Return the resident memory of a process and all below it."""
    if not psutil:
        return row.none(NO_PSUTIL)
    process = psutil.Process(pid)
    tree = [process, *process.children(recursive=True)]
    return row.megabytes(sum(each.memory_info().rss for each in tree))


def _decision(plain: dict[str, Any], steps: Bar) -> list[Row]:
    settings = config.load()
    ours = open_by_cases(settings, steps)
    encoder: Encoder = open_encoder(settings.encoder)
    questions = varied(WARM_UP + ASKED, {clause.id for clause in ours.corpus.clauses})

    def ask(question: str) -> object:
        return ours.ask(Query(question=question))

    milliseconds(ask, questions[:WARM_UP])
    decided = milliseconds(ask, questions[WARM_UP:])
    encoded = milliseconds(lambda question: encoder.encode([question]), questions[WARM_UP:])
    steps("questions", ASKED, ASKED)

    def at(values: Sequence[float], share: float) -> Figure:
        return row.ms(quantile(values, share))

    queried, embedded = plain["query_ms"], plain["encode_ms"]
    return [
        Row(label="encode a question, p50", ours=at(encoded, 0.5), plain=at(embedded, 0.5)),
        Row(label="decide, p50", ours=at(decided, 0.5), plain=at(queried, 0.5), target=row.ms(10)),
        Row(label="decide, p95", ours=at(decided, 0.95), plain=at(queried, 0.95)),
    ]


def _cold(plain: dict[str, Any], steps: Bar) -> list[Row]:
    alternative = row.seconds(plain["cold_s"])
    within = _runs([sys.executable, "-m", "commands", *ASK], steps)
    if Path(sys.prefix).resolve() == ROOT / ".venv":
        whole = _runs([sys.executable, "mayi.py", *ASK], steps)
    else:
        whole = row.none("this Python is not the one of .venv")
    return [
        Row(label="ask, cold process", ours=within, plain=alternative, target=row.seconds(1.2)),
        Row(label="python3 mayi.py ask, cold", ours=whole, target=row.seconds(1.2)),
    ]


def _runs(command: Sequence[str], steps: Bar) -> Figure:
    """Return the median of a few whole runs."""
    took = []
    for place in range(COLD):
        began = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, capture_output=True, stdin=subprocess.DEVNULL)
        took.append(time.monotonic() - began)
        if done.returncode:
            return row.none(f"it ended with code {done.returncode}: {_last(done.stderr)}")
        steps("cold runs", place + 1, COLD)
    return row.seconds(quantile(took, 0.5))


def _last(printed: bytes) -> str:
    return printed.decode("utf-8", "replace").strip().split("\n")[-1]


def _index(plain: dict[str, Any], steps: Bar) -> list[Row]:
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        settings = config.load(index=Path(folder))
        encoder = open_encoder(settings.encoder)
        began = time.monotonic()
        advisor.rebuild(settings, encoder, steps)
        took = time.monotonic() - began
    alternative = row.seconds(plain["load_s"] + plain["open_s"])
    return [Row(label="build the index", ours=row.seconds(took), plain=alternative)]


def _page(plain: dict[str, Any], steps: Bar) -> list[Row]:
    """Serve the page and visit it; without a browser only its address is asked."""
    try:
        with visitor() as guest, served() as page:
            shown = guest.opens(page.url) - page.began
            known = {clause.id for clause in open_by_cases(config.load()).corpus.clauses}
            guest.asks(page.url, varied(ON_THE_PAGE, known), steps)
            return _page_rows(page, row.seconds(shown), memory_of(page.pid), plain)
    except NoBrowser as fault:
        missing = row.none(str(fault))
    except NotServed as fault:
        missing = row.none(f"the page did not start: {fault}")
        return _page_rows(None, missing, missing, plain)
    with served() as page:
        return _page_rows(page, missing, missing, plain)


def _page_rows(
    page: Served | None, shown: Figure, size: Figure, plain: dict[str, Any]
) -> list[Row]:
    answers = row.seconds(page.seconds) if page else shown
    return [
        Row(label="the page's address answers", ours=answers),
        Row(label="first page stands complete", ours=shown),
        Row(
            label=f"memory after {ON_THE_PAGE} questions",
            ours=size, plain=plain["size"], target=row.megabytes(600_000_000),
        ),
    ]  # fmt: skip


def _set_up() -> Row:
    """Set mayi up in a copy of this folder and ask it once."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "mayi"
        shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
        began = time.monotonic()
        command = [sys.executable, "mayi.py", *ASK]
        done = subprocess.run(command, cwd=copy, capture_output=True, stdin=subprocess.DEVNULL)
        took = time.monotonic() - began
    figure = row.none(_last(done.stderr)) if done.returncode else row.seconds(took)
    return Row(label="set up, build and ask once", ours=figure)


def _no_set_up() -> Row:
    why = "it takes minutes; ask for it with --setup"
    return Row(label="set up, build and ask once", ours=row.none(why))
