"""What went to a language model, on the terminal."""

import json

import pytest

from console.ask import answer
from console.sent import rendered
from domain.model import Held, Sent
from tests.model.model_server import KEY, ModelServer
from tests.model.test_with_model import HAMPER

SENT = Sent(
    to="models.example.com",
    messages=("Read  this:\n\n1. [PERSON_1]\x1b[2J", "And [PASSWORD_1]"),
    held=(
        Held(placeholder="[PERSON_1]", kind="a person", original="Ann"),
        Held(placeholder="[PASSWORD_1]", kind="a password"),
    ),
)
BODY = """--- message 1 of 2
Read  this:

1. [PERSON_1]�[2J
--- message 2 of 2
And [PASSWORD_1]
---
The placeholders, which only you see:
  [PERSON_1] is a person: Ann
  [PASSWORD_1] is a password: taken out, not sent"""


@pytest.mark.parametrize(
    ("sent", "was", "text"),
    [
        (SENT, True, f"Sent to models.example.com:\n{BODY}"),
        (
            SENT,
            False,
            f"What would be sent, if you left out --no-model, to models.example.com:\n{BODY}",
        ),
        (Sent(because="it is late."), True, "Nothing was sent, because it is late."),
        (Sent(because="it is late."), False, "Nothing would be sent, because it is late."),
        (
            Sent(to="a", messages=("x",)),
            True,
            "Sent to a:\n--- message 1 of 1\nx\n---\nNothing private was recognised in it.",
        ),
        (
            Sent(to="a", messages=("x",), masked=False),
            True,
            "Sent to a:\n--- message 1 of 1\nx\n---\nNothing is masked: the model runs on this "
            "machine, and the settings exempt it.",
        ),
        (None, True, "Nothing is sent: no language model is set."),
    ],
)
def test_it_is_told(sent: Sent | None, was: bool, text: str) -> None:
    assert rendered(sent, was) == text


def test_without_the_model_nothing_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    with ModelServer(lambda _: '{"facts": []}') as server:
        monkeypatch.setenv("MAYI_MODEL", "m")
        monkeypatch.setenv("MAYI_MODEL_URL", server.url)
        monkeypatch.setenv("MAYI_MODEL_KEY", KEY)
        monkeypatch.setenv("MAYI_GUARD", "local-off")
        would = answer(HAMPER.question, {}, as_json=True, sends=False, show_sent=True)
        text = answer(HAMPER.question, {}, as_json=False, sends=False)
        assert server.history == []
        answer(HAMPER.question, {}, as_json=True)
    messages = [each["messages"][0]["content"] for each in server.history]
    assert json.loads(would)["sent"]["messages"][: len(messages)] == messages != []
    assert "--- message" not in text and "YOU MAY NOT" in text


def test_json_tells_it_only_where_it_is_asked_for() -> None:
    told = [
        json.loads(answer(HAMPER.question, {}, as_json=True, show_sent=shows))
        for shows in (False, True)
    ]
    assert "sent" not in told[0] and told[1]["sent"] is None
