"""What is typed, and what mayi makes of it."""

import sys
from argparse import Namespace
from pathlib import Path

import pytest

import commands
import mayi

ASK: dict[str, object] = {
    "json": False, "why": False, "facts": [], "index": None, "no_model": False, "show_sent": False
}  # fmt: skip
API: dict[str, object] = dict.fromkeys(("what", "port", "host", "index"))
BATCH = {"questions": Path("q.jsonl"), "answers": Path("a.jsonl"), "index": None, "k": 10}
INGEST: dict[str, object] = {"path": None, "index": None, "accept": False}
NEW: dict[str, object] = dict.fromkeys(
    ("index", "question", "clause", "verdict", "why", "open_question", "role", "anyway")
)
NO_MODEL = {"own": None, "model": None, "replay": None, "limit": None, "sets": None}


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("", {"verb": "serve", "port": None, "host": None}),
        ("--port 8600", {"verb": "serve", "port": 8600, "host": None}),
        ("serve --port 1", {"verb": "serve", "port": 1, "host": None}),
        ("ask", {"verb": "ask", "question": [], **ASK}),
        ("ask may I", {"verb": "ask", "question": ["may", "I"], **ASK}),
        (
            "ask why --json --fact a=yes --fact b=no",
            {
                "verb": "ask",
                "question": ["why"],
                "json": True,
                "why": False,
                "facts": [("a", True), ("b", False)],
                "index": None,
                "no_model": False,
                "show_sent": False,
            },
        ),
        ("ask may I --why", {"verb": "ask", "question": ["may", "I"], **ASK, "why": True}),
        ("batch q.jsonl a.jsonl", {"verb": "batch", **BATCH}),
        (
            "batch q.jsonl a.jsonl --index d --k 3",
            {"verb": "batch", **BATCH, "index": Path("d"), "k": 3},
        ),
        ("ingest", {"verb": "ingest", **INGEST}),
        ("ingest --accept", {"verb": "ingest", **INGEST, "accept": True}),
        ("ingest own --index d", {"verb": "ingest", "path": Path("own"), "index": Path("d"),
                                  "accept": False}),
        ("cases new", {"verb": "cases", "what": "new", **NEW}),
        (
            "cases new --index d --question q --clause a/1 --verdict p --why w --open-question o"
            " --role r --anyway",
            {
                "verb": "cases", "what": "new", "index": Path("d"), "question": "q",
                "clause": "a/1", "verdict": "p", "why": "w", "open_question": "o", "role": "r",
                "anyway": "yes",
            },
        ),
        ("cases list --index d", {"verb": "cases", "what": "list", "index": Path("d")}),
        ("cases check own", {"verb": "cases", "what": "check", "path": Path("own")}),
        ("evals", {"verb": "evals", "quick": False, "keep": False, **NO_MODEL}),
        ("evals --keep --quick", {"verb": "evals", "quick": True, "keep": True, **NO_MODEL}),
        (
            "bench --setup",
            {
                "verb": "bench", "setup": True, "records": False, "answers": 100_000,
                "database": "",
            },
        ),
        (
            "bench --records --answers 10 --database postgresql://localhost/x",
            {
                "verb": "bench", "setup": False, "records": True, "answers": 10,
                "database": "postgresql://localhost/x",
            },
        ),
        ("api", {"verb": "api", **API}),
        ("api --port 1 --host ::1", {"verb": "api", **API, "port": 1, "host": "::1"}),
        ("api token list", {"verb": "api", **API, "what": "token", "act": "list"}),
        (
            "api token new wiki",
            {"verb": "api", **API, "what": "token", "act": "new", "name": "wiki",
             "role": "member"},
        ),
        (
            "api token revoke wiki",
            {"verb": "api", **API, "what": "token", "act": "revoke", "name": "wiki"},
        ),
        ("mcp", {"verb": "mcp", "index": None}),
        ("test", {"verb": "test", "pytest": []}),
        ("test -k lock tests -x", {"verb": "test", "pytest": ["-k", "lock", "tests", "-x"]}),
    ],
)  # fmt: skip
def test_what_is_typed(typed: str, means: dict[str, object]) -> None:
    assert mayi.parse(typed.split()) == Namespace(**means)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (
            ["May I take it?"],
            "There is no verb 'May I take it?'. To ask a question:"
            ' python3 mayi.py ask "…". See: python3 mayi.py --help',
        ),
        (
            ["serve", "--port", "99999"],
            "Argument --port: 99999 is no port: give a number from 1 to 65535."
            " See: python3 mayi.py serve --help",
        ),
        (
            ["batch", "q", "a", "--k", "0"],
            "Argument --k: 0 is no count: give a whole number, 1 or more."
            " See: python3 mayi.py batch --help",
        ),
        (
            ["ask", "x", "--fact", "gift"],
            "Argument --fact: gift is no fact: write it as ID=yes or ID=no."
            " See: python3 mayi.py ask --help",
        ),
        (
            ["cases"],
            "The following arguments are required: new | list | check."
            " See: python3 mayi.py cases --help",
        ),
        (
            ["batch", "q"],
            "The following arguments are required: OUT. See: python3 mayi.py batch --help",
        ),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="the program is called python mayi.py there")
def test_what_is_mistyped(typed: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        mayi.parse(typed)
    assert (raised.value.code, capsys.readouterr().err) == (2, says + "\n")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("evals --limit 3", "--limit needs --model or --replay beside it"),
        ("evals --sets fresh", "--sets needs --model or --replay beside it"),
        ("evals --own f --keep", "--own and --keep do not go together"),
        ("evals --quick --own=f", "--own and --quick do not go together"),
        ("evals --own f --model", "--own and --model do not go together"),
        ("evals --own f --replay r", "--own and --replay do not go together"),
        ("evals --own f --limit 3", "--own and --limit do not go together"),
        ("evals --own f --sets fresh", "--own and --sets do not go together"),
        ("evals --model --keep", "--model and --keep do not go together"),
        ("evals --model m --quick", "--model and --quick do not go together"),
        ("evals --replay r --keep", "--replay and --keep do not go together"),
        ("evals --replay r --quick", "--replay and --quick do not go together"),
        ("bench --records --setup", "--records and --setup do not go together"),
        ("bench --answers 100000", "--answers needs --records beside it"),
        ("bench --database=sqlite://", "--database needs --records beside it"),
        ("train --only 1", "--only needs --folds beside it"),
        ("train --further --folds 5", "--further and --folds do not go together"),
        ("train --further --base minilm", "--further and --base do not go together"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="the program is called python mayi.py there")
def test_what_does_not_go_together(
    typed: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as raised:
        mayi.parse(typed.split())
    see = f"See: python3 mayi.py {typed.split()[0]} --help\n"
    assert (raised.value.code, capsys.readouterr().err) == (2, f"{says}. {see}")


@pytest.mark.parametrize(
    "typed",
    [
        "evals --quick --keep",
        "evals --own f",
        "evals --model m --replay r --limit 3 --sets fresh probe",
        "evals --replay=r --sets fresh",
        "bench --records --answers 3 --database sqlite://",
        "train --folds 5 --only 1",
        "train --further --epochs 1",
    ],
)
def test_what_goes_together(typed: str) -> None:
    assert mayi.parse(typed.split()).verb == typed.split()[0]


@pytest.mark.parametrize(("verb", "option", "needs", "excludes"), mayi.BESIDE)
def test_what_goes_together_is_said_of_options_that_there_are(
    verb: str, option: str, needs: tuple[str, ...], excludes: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    with pytest.raises(SystemExit):
        mayi.parse([verb, "--help"])
    told = capsys.readouterr().out
    assert [each for each in (option, *needs, *excludes) if f"  {each}" not in told] == []


@pytest.mark.parametrize("verb", mayi.VERBS)
def test_every_verb_explains_itself(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        mayi.parse([verb, "--help"])
    assert raised.value.code == 0
    assert f"example:\n  {mayi.PROGRAM} {verb}" in capsys.readouterr().out


def test_the_overview_lists_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        mayi.parse(["--help"])
    shown = capsys.readouterr().out
    assert [verb for verb in mayi.VERBS if f"\n    {verb} " not in shown] == []
    assert tuple(commands.VERBS) == mayi.VERBS
