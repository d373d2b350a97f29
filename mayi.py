"""May I do X? The launcher: makes .venv beside it, then hands over to the program in there.

    python3 mayi.py              opens the page
    python3 mayi.py ask "…"      answers in the terminal
    python3 mayi.py --help       lists the rest

Needs Python 3.11 or newer and nothing else. This file must load on older ones too, to say so.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
NEEDS = (3, 11)
PROGRAM = "python mayi.py" if os.name == "nt" else "python3 mayi.py"

OVERVIEW = """\
May I do X? The verdict, the clause that governs it, word for word, and what to do next.
Answers come from the documents in corpus/; nothing leaves this machine unless you set it up."""

EXAMPLES = f"""\
examples:
  {PROGRAM}
  {PROGRAM} ask "May I accept a hamper from a vendor?"
  {PROGRAM} batch questions.jsonl answers.jsonl

each verb explains itself:  {PROGRAM} VERB --help"""


VERBS = (
    "serve", "ask", "batch", "ingest", "cases", "verify", "evals", "bench", "train", "audit",
    "api", "mcp", "test",
)  # fmt: skip

# Of a verb's option: those of which it needs one beside it, and those that would do nothing there.
BESIDE: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("evals", "--own", (), ("--keep", "--quick", "--model", "--replay", "--limit", "--sets")),
    ("evals", "--model", (), ("--keep", "--quick")),
    ("evals", "--replay", (), ("--keep", "--quick")),
    ("evals", "--limit", ("--model", "--replay"), ()),
    ("evals", "--sets", ("--model", "--replay"), ()),
    ("bench", "--records", (), ("--setup",)),
    ("bench", "--answers", ("--records",), ()),
    ("bench", "--database", ("--records",), ()),
    ("train", "--only", ("--folds",), ()),
    ("train", "--further", (), ("--base", "--folds")),
)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and where to read on."""

    def __init__(self, *, example: str = "", **options: object) -> None:
        super().__init__(
            formatter_class=argparse.RawDescriptionHelpFormatter,
            epilog=example and f"example:\n  {PROGRAM} {example}",
            allow_abbrev=False,
            **options,  # type: ignore[arg-type]
        )

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help\n")


def build_parser() -> argparse.ArgumentParser:
    """Every verb and option of mayi; `verb` names the one chosen."""
    parser = Parser(prog=PROGRAM, description=OVERVIEW)
    parser.epilog = EXAMPLES
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs", required=True)

    def add(verb: str, does: str, example: str) -> argparse.ArgumentParser:
        return verbs.add_parser(
            verb, help=does, description=f"{does[0].upper()}{does[1:]}.", example=example
        )

    serve = add("serve", "open the page in the browser (this is what no verb does)", "serve")
    serve.add_argument("--port", type=_port, help="8501 when not given")
    serve.add_argument("--host", help="127.0.0.1 when not given; others only with a login")

    ask = add("ask", "answer one question in the terminal", 'ask "May I accept a hamper?" --json')
    ask.add_argument("question", nargs="*", help="in your own words, in English")
    ask.add_argument("--json", action="store_true", help="print the whole answer as JSON")
    ask.add_argument("--why", action="store_true", help="tell the steps that led to the verdict")
    ask.add_argument("--no-model", action="store_true", help="send nothing to a language model")
    ask.add_argument(
        "--show-sent", action="store_true",
        help="print what was sent to a language model; with --no-model, what would be",
    )  # fmt: skip
    ask.add_argument("--index", metavar="DIR", type=Path, help="an index made by ingest")
    ask.add_argument(
        "--fact", metavar="ID=yes|no", dest="facts", type=_fact, action="append", default=[],
        help="a condition that holds or does not; may be given again",
    )  # fmt: skip

    batch = add("batch", "answer a file of questions", "batch questions.jsonl answers.jsonl")
    batch.add_argument("questions", metavar="IN", type=Path, help='lines of {"id", "question"}')
    batch.add_argument("answers", metavar="OUT", type=Path, help="one line for each, in order")
    batch.add_argument("--index", metavar="DIR", type=Path, help="an index made by ingest")
    batch.add_argument("--k", type=_count, default=10, help="clauses in each ranking (10)")

    ingest = add("ingest", "read documents and build the index", "ingest handbook/ --index mine/")
    ingest.add_argument(
        "path", metavar="PATH", nargs="?", type=Path,
        help="a document, a folder, or a .jsonl of clauses; our own corpus when not given",
    )  # fmt: skip
    ingest.add_argument("--index", metavar="DIR", type=Path, help="where the index goes")
    ingest.add_argument(
        "--accept", action="store_true", help="write down the clauses that differ, for a review"
    )

    does = "write worked cases for a code of your own, list them, check them"
    _add_cases(add("cases", does, "cases new --index mine/"))

    verify = add("verify", "check a certificate against the records", "verify 3f…9a 0987…d221")
    verify.add_argument("attestation", metavar="ID", help="the attestation on the certificate")
    verify.add_argument("sha256", metavar="SHA256", help="of the edition, as on the certificate")

    evals = add("evals", "measure the answers, beside the plain alternative", "evals")
    evals.add_argument("--quick", action="store_true", help="leave out what brings torch")
    evals.add_argument(
        "--keep",
        action="store_true",
        help="let the tests hold to these figures, and the page tell them",
    )
    evals.add_argument(
        "--own", metavar="FOLDER", type=Path,
        help="measure on a rule book of others: passages.jsonl and questions.jsonl",
    )  # fmt: skip
    evals.add_argument(
        "--model", metavar="NAME[@URL]", nargs="?", const="",
        help="measure with a language model beside without; that of the settings when not named",
    )  # fmt: skip
    evals.add_argument(
        "--replay", metavar="FILE", type=Path, help="of a model's recorded replies: it asks nobody"
    )
    evals.add_argument("--limit", metavar="N", type=_count, help="questions of each set, with it")
    evals.add_argument("--sets", metavar="NAME", nargs="+", help="which of the sets, with it (all)")
    bench = add("bench", "measure time and memory on this machine", "bench")
    bench.add_argument("--setup", action="store_true", help="time a fresh set-up as well (slow)")
    bench.add_argument("--records", action="store_true", help="time what is kept, and no more")
    bench.add_argument("--answers", type=_count, default=100_000, help="kept for that (100000)")
    bench.add_argument("--database", metavar="URL", default="", help="of a PostgreSQL for that")
    train = add("train", "train the reader from corpus/ and write its card (1 to 2 hours)", "train")
    train.add_argument("--base", choices=("mpnet", "minilm"), default="mpnet", help="(mpnet)")
    train.add_argument("--epochs", type=_count, help="rounds over the cases; the recipe's own")
    train.add_argument("--further", action="store_true", help="teach the shipped one its errors")
    train.add_argument("--folds", type=_count, help="measure on cases held apart; ship nothing")
    train.add_argument("--only", type=_count, metavar="N", help="of those folds the first N")
    _add_audit(add("audit", "verify the audit log, or export it", "audit verify"))
    _add_api(add("api", "open the REST API, or make tokens for it", "api"))
    mcp = add("mcp", "speak MCP on standard input and output, for an assistant", "mcp")
    mcp.add_argument("--index", metavar="DIR", type=Path, help="an index made by ingest")
    test = add("test", "run all that CI runs; with arguments, pytest alone", "test -k launcher")
    test.add_argument("pytest", metavar="ARG", nargs="*", help="handed to pytest as it stands")
    return parser


def _add_cases(cases: argparse.ArgumentParser) -> None:
    whats = cases.add_subparsers(dest="what", metavar="new | list | check", required=True)
    new = whats.add_parser(
        "new", help="write one; what no option gives is asked for",
        description="Write a worked case, index it, and see what it changes.",
        example='cases new --index mine/ --question "May I keep a mug?" --clause gifts/1.2'
        ' --verdict permitted --why "It is worth little."',
    )  # fmt: skip
    new.add_argument("--index", metavar="DIR", type=Path, help="an index made by ingest")
    new.add_argument("--question", help="as people ask it")
    new.add_argument("--clause", metavar="ID", help="the clause that governs, or none")
    new.add_argument("--verdict", help="its name or first letters; not asked where no clause is")
    new.add_argument("--why", help="the reason, in one sentence")
    new.add_argument("--open-question", help="what would settle it, where it is conditional")
    new.add_argument("--role", help="who asks; staff when not given")
    new.add_argument(
        "--anyway", action="store_const", const="yes",
        help="keep it beside a case that asks nearly the same and is answered otherwise",
    )  # fmt: skip
    listed = whats.add_parser(
        "list", help="list those of an index", description="List the worked cases of an index.",
        example="cases list --index mine/",
    )  # fmt: skip
    listed.add_argument("--index", metavar="DIR", type=Path, help="an index made by ingest")
    check = whats.add_parser(
        "check", help="tell every fault in cases.yaml",
        description="Tell every fault in the cases beside documents; the exit code is 1 for any.",
        example="cases check handbook/",
    )  # fmt: skip
    check.add_argument("path", metavar="PATH", type=Path, help="the documents, as for ingest")


def _add_audit(audit: argparse.ArgumentParser) -> None:
    whats = audit.add_subparsers(dest="what", metavar="verify | export", required=True)
    verify = whats.add_parser(
        "verify", help="find a row that was edited, dropped or moved",
        description="Verify the audit log. Note its last hash elsewhere: given with --expect later,"
        " it finds a log that was rewritten as a whole. The exit code is 1 for any fault.",
        example="audit verify --expect 3f9a…",
    )  # fmt: skip
    verify.add_argument("--expect", metavar="HASH", help="a last hash that was noted before")
    export = whats.add_parser(
        "export", help="write it to a file",
        description="Write the audit log as JSON lines, or as a table where OUT ends in .csv."
        " What is there is never written over.",
        example="audit export audit.jsonl",
    )  # fmt: skip
    export.add_argument("path", metavar="OUT", type=Path, help="a file that is not there yet")


def _add_api(api: argparse.ArgumentParser) -> None:
    api.add_argument("--port", type=_port, help="8502 when not given")
    api.add_argument("--host", help="127.0.0.1 when not given; others only with a token")
    api.add_argument("--index", metavar="DIR", type=Path, help="an index made by ingest")
    token = api.add_subparsers(dest="what", metavar="token").add_parser(
        "token", help="make, list or revoke what programs are let in by",
        description="Make, list or revoke what other programs are let in by.",
        example="api token new helpdesk --role member",
    )  # fmt: skip
    acts = token.add_subparsers(dest="act", metavar="new | list | revoke", required=True)
    new = acts.add_parser(
        "new", help="make one; it is shown once", description="Make a token; it is shown once.",
        example="api token new helpdesk --role member",
    )  # fmt: skip
    new.add_argument("name", metavar="NAME", help="of the program that will send it")
    new.add_argument(
        "--role", choices=("member", "officer"), default="member",
        help="an officer's token may read rulings and referrals too (member)",
    )  # fmt: skip
    acts.add_parser("list", help="list them", description="List them.", example="api token list")
    revoke = acts.add_parser(
        "revoke", help="let nobody in with it", description="Let nobody in with it any more.",
        example="api token revoke helpdesk",
    )  # fmt: skip
    revoke.add_argument("name", metavar="NAME", help="as it is listed")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The verb and its options; no verb means `serve`. Exits with code 2 on a wrong one."""
    words = list(argv)
    asks_help = "-h" in words or "--help" in words
    if words[:1] == ["test"] and not asks_help:
        return argparse.Namespace(verb="test", pytest=words[1:])
    if not words or (words[0].startswith("-") and not asks_help):
        words.insert(0, "serve")
    parser = build_parser()
    if words[0] not in (*VERBS, "-h", "--help"):
        parser.error(f'There is no verb {words[0]!r}. To ask a question: {PROGRAM} ask "…"')
    args = parser.parse_args(words)
    clash = _clash(args.verb, {word.partition("=")[0] for word in words})
    if clash:
        Parser(prog=f"{PROGRAM} {args.verb}").error(clash)
    return args


def _clash(verb: str, given: set[str]) -> str:
    """What is wrong with the options given to a verb, as `BESIDE` has it; empty: nothing."""
    for of, option, needs, excludes in BESIDE:
        if of != verb or option not in given:
            continue
        if needs and not given.intersection(needs):
            return f"{option} needs {' or '.join(needs)} beside it"
        for other in excludes:
            if other in given:
                return f"{option} and {other} do not go together"
    return ""


def main(argv: Sequence[str]) -> int:
    """Set up what the verb needs, then hand over; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    from launch.errors import PythonTooOld, SetUpError

    try:
        if sys.version_info < NEEDS:
            raise PythonTooOld("{}.{}.{}".format(*sys.version_info[:3]), sys.executable)
        python = _set_up(parse(argv).verb)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nThe set-up was interrupted. Start mayi again to finish it.", file=sys.stderr)
        return 130
    return _hand_over(python, argv)


def _set_up(verb: str) -> Path:
    from launch import ensure, venv

    if verb == "train":
        return ensure.ensure(ROOT, [venv.RUN, venv.TEST, venv.TRAIN])
    if verb != "test":
        return ensure.ensure(ROOT, [venv.RUN])
    python = ensure.ensure(ROOT, [venv.RUN, venv.TEST, venv.MODEL])
    from launch import programs

    programs.provide(required=os.environ.get("CI") == "true")
    return python


def _hand_over(python: Path, argv: Sequence[str]) -> int:
    from launch.quiet import environment

    command = [str(python), str(ROOT / "commands.py"), *argv]
    if os.name != "nt":
        sys.stdout.flush()
        os.execve(command[0], command, environment(os.environ))
    return wait_for(command, environment(os.environ))


def wait_for(command: Sequence[str], env: dict[str, str]) -> int:
    """Windows cannot put one process in the place of another; Ctrl-C is the child's to answer."""
    import subprocess

    with subprocess.Popen(command, env=env) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text} is no port: give a number from 1 to 65535")
    return int(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) >= 1):
        raise argparse.ArgumentTypeError(f"{text} is no count: give a whole number, 1 or more")
    return int(text)


def _fact(text: str) -> tuple[str, bool]:
    name, _, value = text.partition("=")
    if not name or value not in ("yes", "no"):
        raise argparse.ArgumentTypeError(f"{text} is no fact: write it as ID=yes or ID=no")
    return name, value == "yes"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
