"""What the verbs of mayi do, run by .venv's Python; each imports no more than it needs.

Exit codes: 0 done; 1 a fault that a person can mend, told in one line; 2 one that we must mend,
logged whole; 130 interrupted.
"""

import errno
import gc
import os
import shutil
import socket
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import mayi
from domain.errors import MayiError, OpenToOthers, PortInUse, SettingsError

if TYPE_CHECKING:
    from advisor import Advisor
    from config import Settings
    from console.dialogue import Dialogue

HOST = "127.0.0.1"
LOGGED = (
    "ask", "batch", "ingest", "cases", "verify", "evals", "bench", "train", "audit", "api", "mcp",
)  # fmt: skip
CHECKS = {
    "ruff": ("ruff", "check", "."),
    "format": ("ruff", "format", "--check", "."),
    "mypy": ("mypy", "."),
    "pytest": ("pytest", "--numprocesses=2", "--dist=loadfile", "--ignore=tests/browser"),
    # After the others: pages that wait for a core time out.
    "browser": ("pytest", "--numprocesses=2", "--dist=loadfile", "tests/browser"),
}


def main(argv: Sequence[str]) -> int:
    """Run the verb in `argv`; the exit code."""
    args = mayi.parse(argv)
    try:
        if args.verb in LOGGED:
            _keep_log()
        code = VERBS[args.verb](args)
        sys.stdout.flush()
        return code
    except MayiError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Who read our output has gone (`mayi ask … | head`): nothing more can be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return unexpected(error, _logs())


def _keep_log() -> None:
    import journal

    journal.keep(_logs())


def serve(args: Namespace) -> int:
    """The page; ends when it is interrupted.

    Raises OpenToOthers where others than this machine would get at it without a login.
    """
    import config
    from domain.hosts import in_url, is_loopback

    settings = config.load()
    host, port = args.host or settings.host, args.port or settings.port
    login = settings.login
    if login is None and not is_loopback(host):
        raise OpenToOthers(host)
    ensure_free(port, host)
    _ready_index(settings)
    _ready_records(settings)
    address = login.address if login else f"http://{in_url(host)}:{port}"
    print(f"mayi opens at {address} (Ctrl-C ends it)", flush=True)
    return _become(
        "streamlit", "run", str(mayi.ROOT / ("team.py" if login else "app.py")),
        f"--server.address={host.strip('[]')}",
        f"--server.port={port}",
        f"--server.headless={'false' if sys.stdout.isatty() and not login else 'true'}",
        *(("--server.allowedHosts", login.host) if login else ()),
    )  # fmt: skip


def _ready_index(settings: "Settings") -> None:
    """Build the index here, with its progress to be seen, rather than behind the first page."""
    from console.ask import opened

    opened(settings, None)


def _ready_records(settings: "Settings") -> None:
    """Bring the records up to date, and delete what is too old, before anybody sees them."""
    from domain.errors import RecordsFault
    from records.database import open_database
    from records.retention import enforce

    try:
        database = open_database(settings.database_url)
        enforce(database, settings.keep_days)
        database.close()
    except RecordsFault as fault:
        print(fault, file=sys.stderr)  # an answer needs no records, and the page tells it too


def ask(args: Namespace) -> int:
    """One question, answered on the terminal."""
    gc.disable()  # what a single answer leaves behind goes with the process, and collecting costs
    from console.ask import answer
    from console.render import WIDTH, width_of

    question, facts = " ".join(args.question), dict(args.facts)
    how = {"sends": not args.no_model, "show_sent": args.show_sent}
    width = width_of(shutil.get_terminal_size((WIDTH, 0)).columns)
    print(answer(question, facts, args.json, args.index, args.why, width=width, **how))
    return 0


def batch(args: Namespace) -> int:
    """A file of questions in, a file of answers out; a line that fails has its error there."""
    import config
    from console.ask import opened
    from console.batch import run

    failed = run(opened(config.load(), args.index), args.questions, args.answers, args.k)
    if failed:
        print(f"{failed} of the lines could not be answered; {args.answers} says why.")
    return 0


def ingest(args: Namespace) -> int:
    """Documents in, clauses and an index out."""
    from console.ingest import run

    for line in run(args.path, args.index, args.accept):
        print(line)
    return 0


def cases(args: Namespace) -> int:
    """Worked cases for a code of one's own: a new one, those there are, or their faults."""
    from console import cases as own
    from console.render import plain

    def say(line: str) -> None:
        print(plain(line), flush=True)

    if args.what == "check":
        lines, sound = own.checked(args.path)
    elif args.what == "list":
        lines, sound = list(own.listed(args.index)), True
    else:
        own.new(args.index, _dialogue(args, say), _changes)
        return 0
    for line in lines:
        say(line)
    return 0 if sound else 1


def _dialogue(args: Namespace, say: Callable[[str], None]) -> "Dialogue":
    from console.dialogue import Dialogue, Nobody, Terminal

    options = ("question", "clause", "verdict", "why", "open_question", "role", "anyway")
    given = {
        f"--{name.replace('_', '-')}": value
        for name in options
        if (value := getattr(args, name)) is not None
    }
    return Dialogue(given, Terminal() if sys.stdin.isatty() else Nobody(), say)


def _changes(before: "Advisor", after: "Advisor") -> Iterator[str]:
    from console.progress import Bar
    from evals.own import changes

    return changes(before, after, Bar("cases"))


def verify(args: Namespace) -> int:
    """A certificate's id and hash, held against the records."""
    from console.render import plain
    from console.verify import verify as held

    print(plain(held(args.attestation, args.sha256)))
    return 0


def evals(args: Namespace) -> int:
    """The figures, beside the plain alternative's; of a rule book without cases, or a model."""
    if args.own:
        from evals.rulebook import main as measure_own

        return measure_own(args.own)
    if args.model is not None or args.replay:
        from evals.with_model import main as measure_both

        return measure_both(args)
    from evals.runner import main as measure

    code = measure(args)
    if args.keep and code == 0:
        from training import model_card

        model_card.write()
    return code


def bench(args: Namespace) -> int:
    """Time and memory on this machine."""
    if args.records:
        from evals.bench_records import main as of_records

        return of_records(args)
    from evals.bench import main as measure

    return measure(args)


def train(args: Namespace) -> int:
    """The reader, from the cases in corpus/, with its progress; an hour or two."""
    from training.train import main as fit

    return fit(args)


def audit(args: Namespace) -> int:
    """The audit log, verified or exported; 1 when it is not whole."""
    from console import audit as log

    if args.what == "export":
        print(log.exported(args.path))
        return 0
    lines, is_whole = log.verified(args.expect)
    for line in lines:
        print(line)
    return 0 if is_whole else 1


def api(args: Namespace) -> int:
    """The REST API until it is interrupted, or the tokens that it lets in.

    Raises ApiOpenToOthers where others than this machine would get at it without a token.
    """
    if args.what == "token":
        return _token(args)
    import config
    from api.start import rest

    settings = config.load()
    host, port = args.host or settings.api_host, args.port or settings.api_port
    ensure_free(port, host, "api")
    rest(settings, host, port, args.index)
    return 0


def _token(args: Namespace) -> int:
    from console import tokens
    from console.render import plain
    from domain.person import Role

    acts: Mapping[str, Callable[[], list[str]]] = {
        "new": lambda: tokens.new(args.name, Role(args.role)),
        "list": tokens.listed,
        "revoke": lambda: tokens.revoked(args.name),
    }
    for line in acts[args.act]():
        print(plain(line))
    return 0


def mcp(args: Namespace) -> int:
    """The MCP server, until its client goes."""
    import config
    from api.start import mcp as serve_mcp

    serve_mcp(config.load(), args.index)
    return 0


def test(args: Namespace) -> int:
    """All that CI runs, or pytest alone when it is given arguments."""
    checks = {"pytest": ("pytest", *args.pytest)} if args.pytest else CHECKS
    began = time.monotonic()
    failed = [name for name, argv in checks.items() if not _passes(name, argv)]
    print(verdict(tuple(checks), failed, time.monotonic() - began))
    return 1 if failed else 0


VERBS: Mapping[str, Callable[[Namespace], int]] = {
    "serve": serve,
    "ask": ask,
    "batch": batch,
    "ingest": ingest,
    "cases": cases,
    "verify": verify,
    "evals": evals,
    "bench": bench,
    "train": train,
    "audit": audit,
    "api": api,
    "mcp": mcp,
    "test": test,
}


def ensure_free(port: int, host: str = HOST, verb: str = "serve") -> None:
    """Raises PortInUse when something has the port of that host, SettingsError when none may."""
    key = "api_" if verb == "api" else ""
    bare = host.strip("[]")
    with socket.socket(socket.AF_INET6 if ":" in bare else socket.AF_INET) as probe:
        if os.name == "posix":  # a port that was just let go of counts as free there
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bare, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortInUse(port, verb) from error
            if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
                raise SettingsError(
                    f"{key}host", f"{host} is no address of this machine"
                ) from error
            raise SettingsError(
                f"{key}port", f"{port} is not allowed ({error.strerror})"
            ) from error


def verdict(ran: Sequence[str], failed: Sequence[str], seconds: float) -> str:
    """The last line of `test`."""
    if failed:
        return f"FAILED: {', '.join(failed)} ({seconds:.0f} s)"
    return f"All passed: {', '.join(ran)} ({seconds:.0f} s)"


def unexpected(error: Exception, logs: Path) -> int:
    """Log a fault of ours with its traceback, tell it in one line; the exit code."""
    import journal

    what = f"{type(error).__name__}: {error}".splitlines()[0]
    kept = journal.keep(logs)
    journal.LOG.error(what, exc_info=error)
    where = f"is logged in {logs / journal.NAME}" if kept else f"could not be logged in {logs}"
    print(f"Something unexpected happened ({what}); it {where}", file=sys.stderr)
    return 2


def _logs() -> Path:
    import config

    try:
        return config.load().logs
    except MayiError:
        return mayi.ROOT / ".mayi" / "logs"


def _passes(name: str, argv: Sequence[str]) -> bool:
    print(f"── {name}: {' '.join(argv)}", flush=True)
    return subprocess.run([sys.executable, "-m", *argv], cwd=mayi.ROOT).returncode == 0


def _become(*module: str) -> int:
    """Run a module in the place of this process, in our own folder; the exit code."""
    os.chdir(mayi.ROOT)
    command = [sys.executable, "-m", *module]
    if os.name == "nt":
        return mayi.wait_for(command, dict(os.environ))
    os.execv(command[0], command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
