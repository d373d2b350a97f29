"""Replies are kept by the exact request and given again without a network."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import Settings
from decision.draft import Choice, Facts, StandAlone
from domain.errors import BadRecord, MayiError, ModelFault
from evals.replies import Kept, Replaying, recording, replaying
from tests.model.model_server import KEY, ModelServer, Reply

ASKED = '{"question": "May I keep it?"}'


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


def settings(server: ModelServer) -> Settings:
    return server.settings(guard="local-off", model_price_in=1.0)


def heard(kept: Kept, *prompts: str) -> list[str]:
    """What a session of one question says to each prompt, or the fault in words."""
    session, said = kept.session(), []
    for prompt in prompts:
        try:
            said.append(session.fill(prompt, StandAlone).question)
        except MayiError as fault:
            said.append(str(fault))
    return said


def test_what_was_recorded_is_replayed(server: ModelServer, tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    server.script(Reply(says=ASKED), Reply(says="Sure!"), Reply(status=500), Reply(says=ASKED))
    recorded = recording(settings(server), path)
    said = heard(recorded, "one", "two", "three")
    assert said == [
        "May I keep it?",
        "The language model's reply cannot be used: it is no JSON.",
        "May I keep it?",
    ]
    replayed = replaying(Settings(), path)
    assert heard(replayed, "one", "two", "three") == said
    assert replayed.heard == recorded.heard
    assert len(server.history) == 4
    assert [each.calls for each in replayed.heard] == [1, 1, 2]
    replayed.ensure_complete()


def test_a_file_holds_no_key_no_address_and_no_prompt(server: ModelServer, tmp_path: Path) -> None:
    path = tmp_path / "new" / "replies.jsonl"
    server.script(Reply(says=ASKED))
    heard(recording(settings(server), path), "What is private?")
    first, second = map(json.loads, path.read_text("utf-8").splitlines())
    assert first == {
        "model": "m", "provider": "openai", "method": "json_schema", "guarded": False,
    }  # fmt: skip
    assert (len(second.pop("request")), second.pop("seconds") >= 0) == (64, True)
    assert second == {
        "form": "StandAlone", "reply": {"question": "May I keep it?"}, "fault": "", "calls": 1,
        "tokens_in": 1000, "tokens_out": 100,
    }  # fmt: skip
    assert not {KEY, server.url, "private"} & set(path.read_text("utf-8").split('"'))


def replayed(path: Path, *replies: str, model: str = "m") -> Replaying:
    """A replay of the prompt "one", whose replies are of a recording."""
    with ModelServer() as server:
        server.script(*(Reply(says=json.dumps({"question": each})) for each in replies))
        kept = recording(settings(server).model_copy(update={"model": model}), path)
        for _ in replies:
            heard(kept, "one")
    return replaying(Settings(), path)


def test_of_several_replies_the_last_one_stays(tmp_path: Path) -> None:
    model = replayed(tmp_path / "r.jsonl", "A?", "B?")
    assert heard(model, "one", "one", "one") == ["A?", "B?", "B?"]


def test_a_mark_between_lines_may_stand_in_a_reply(tmp_path: Path) -> None:
    model = replayed(tmp_path / "r.jsonl", "A\u2028or B?")
    assert heard(model, "one") == ["A\u2028or B?"]


def test_what_is_not_in_the_file_is_one_line(tmp_path: Path) -> None:
    model = replayed(tmp_path / "r.jsonl", "A?")
    line = (
        "r.jsonl holds no reply to a request for StandAlone: the questions, prompts or sources "
        "have changed since. Record it anew with evals --model."
    )
    assert heard(model, "one", "another") == ["A?", line]
    with pytest.raises(MayiError) as raised:
        model.ensure_complete()
    assert str(raised.value) == line


@pytest.mark.parametrize("form", [Facts, Choice])
def test_another_form_is_another_request(tmp_path: Path, form: type[Facts]) -> None:
    with pytest.raises(MayiError, match=f"no reply to a request for {form.__name__}:"):
        replayed(tmp_path / "r.jsonl", "A?").session().fill("one", form)


def test_another_model_is_another_request(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    replayed(path, "A?")
    path.write_text(path.read_text("utf-8").replace('"model":"m"', '"model":"n"'), "utf-8")
    assert "holds no reply" in heard(replaying(Settings(), path), "one")[0]


def test_a_replay_asks_as_the_recording_did(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    for guarded in (True, False):
        said = f'{{"model":"m","provider":"p","method":"json_mode","guarded":{guarded}}}\n'
        path.write_text(said.replace("True", "true").replace("False", "false"), "utf-8")
        model = replaying(Settings(), path)
        assert (model.origin.guarded, model.settings.model_method) == (guarded, "json_mode")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "the whole: it is missing, empty or not UTF-8"),
        ("", "the whole: it is missing, empty or not UTF-8"),
        ("{", "line 1: Invalid JSON: EOF while parsing an object at line 1 column 1"),
        ('{"model":"m","provider":"p","method":"x","guarded":true}\n{}', "line 2: Field required"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, text: str | None, why: str) -> None:
    path = tmp_path / "r.jsonl"
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(BadRecord) as raised:
        replaying(Settings(), path)
    assert str(raised.value) == f"r.jsonl: {why}."


@given(text=st.text())
def test_any_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_text(text, "utf-8", newline="")
    with pytest.raises(BadRecord):
        replaying(Settings(), path)


def test_what_cannot_be_written_is_told_at_the_end(server: ModelServer, tmp_path: Path) -> None:
    path = tmp_path / "replies.jsonl"
    server.script(Reply(says=ASKED))
    model = recording(settings(server), path)
    path.unlink()
    path.mkdir()
    assert heard(model, "one") == ["May I keep it?"]
    with pytest.raises(MayiError, match=r"not be written to .*replies\.jsonl: is a directory"):
        model.ensure_complete()


def test_a_replayed_fault_is_a_fault_of_the_model(server: ModelServer, tmp_path: Path) -> None:
    server.script(Reply(status=401))
    heard(recording(settings(server), tmp_path / "r.jsonl"), "one")
    with pytest.raises(ModelFault, match=r"refused the key \(401\)"):
        replaying(Settings(), tmp_path / "r.jsonl").session().fill("one", StandAlone)
