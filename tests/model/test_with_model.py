"""A real client, a scripted server and the whole advisor: better words, or mode `cases`."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from advisor import Advisor, open_advisor
from config import Settings
from decision.chat_model import ChatModel, open_model
from decision.verify import Verifier
from decision.with_model import (
    NOTHING_LEFT,
    OUR_FAULT,
    READ_OTHERWISE,
    REWORDED,
    SILENT,
    TWO,
    ModelMode,
)
from domain.decision import Advice, Verdict
from domain.model import Sent
from domain.search import Query
from guard.guard import Guard
from retrieval.encoder import open_encoder
from tests.guard.guards import SHAPES
from tests.model.model_server import ModelServer, Reply

HAMPER = Query(
    question="A vendor sent me a hamper two weeks before we choose the new firewall. May I keep it?"
)
NO_FACTS = '{"facts": []}'
SAID = "Members will reject any offer of bribery or inducement."
BEFORE = "Answered from the worked cases. "


@cache
def advisor() -> Advisor:
    return open_advisor(Settings())


@cache
def verifier() -> Verifier:
    return Verifier(advisor().corpus, open_encoder("shipped"))


def mode(server: ModelServer, **more: Any) -> ModelMode:
    model = open_model(server.settings(**more))
    assert isinstance(model, ChatModel)
    return ModelMode(model, advisor().corpus, verifier(), SHAPES)


def answered(server: ModelServer, query: Query = HAMPER, **more: Any) -> tuple[Advice, Advice]:
    cases = advisor().ask(query)
    return cases, mode(server, **more).better(query, cases, advisor().ask)


def saying(*texts: str, clause: str = "msp-code/3.2", sentence: int = 1) -> Reply:
    said = [{"text": text, "clause": clause, "sentence": sentence} for text in texts]
    return Reply(says=json.dumps({"sentences": said}))


def facts(*found: Mapping[str, Any]) -> Reply:
    return Reply(says=json.dumps({"facts": list(found)}))


def test_better_words_with_the_same_citations(server: ModelServer) -> None:
    server.script(facts(), saying(f"Here, {SAID[:1].lower()}{SAID[1:]}"))
    cases, shown = answered(server)
    assert shown.answer == (
        "No, you may not. Here, members will reject any offer of bribery or inducement."
    )
    kept = {"verdict", "confidence", "citations", "conditions", "ranking", "refer_to", "why"}
    assert shown.model_dump(include=kept) == cases.model_dump(include=kept)
    assert (shown.mode, shown.badge, shown.refer) == ("model", REWORDED, False)
    (explained,) = shown.explained
    assert (explained.clause_id, explained.span) == ("msp-code/3.2", (0, len(SAID)))
    assert shown.usage is not None
    assert (shown.usage.calls, shown.usage.tokens_in) == (2, 2000)


def test_what_is_not_borne_out_goes_with_its_claim(server: ModelServer) -> None:
    server.script(facts(), saying(SAID, "Members may keep what is below fifty dollars."))
    shown = answered(server)[1]
    assert shown.answer == f"No, you may not. {SAID}"


@pytest.mark.parametrize(
    "says",
    ["Members may keep it.", f"<b>{SAID}</b>", f"“{SAID}”", SAID.replace("reject", "accept")],
)
def test_where_nothing_is_left_the_cases_answer(server: ModelServer, says: str) -> None:
    server.script(facts(), saying(says))
    cases, shown = answered(server)
    assert shown.model_copy(update={"badge": "", "usage": None, "sent": None}) == cases
    assert (shown.mode, shown.badge) == ("cases", NOTHING_LEFT)


OUTSIDE = {
    "a clause": (saying(SAID, clause="msp-code/9.9"), "a clause was named that was not given"),
    "a sentence": (saying(SAID, sentence=99), "a sentence was named that was not given"),
    "no sentence": (saying(SAID, sentence=0), "a sentence was named that was not given"),
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_was_not_given_is_refused_once_with_the_reason(server: ModelServer, name: str) -> None:
    wrong, why = OUTSIDE[name]
    server.script(facts(), wrong, saying(SAID))
    assert answered(server)[1].answer == f"No, you may not. {SAID}"
    again = server.history[2]["messages"][0]["content"]
    assert again.endswith(f"Your reply was refused: {why}. Reply once more, without that.\n")


@pytest.mark.parametrize("name", OUTSIDE)
def test_and_the_second_time_the_cases_answer(server: ModelServer, name: str) -> None:
    wrong, why = OUTSIDE[name]
    server.script(facts(), wrong, wrong)
    cases, shown = answered(server)
    assert shown.answer == cases.answer
    assert shown.badge == f"{BEFORE}What the language model wrote was refused twice: {why}."


def fact(**more: Any) -> dict[str, Any]:
    return {"condition": "is_inducement", "state": "met", "sentence": 1, **more}


@pytest.mark.parametrize(
    "found, why",
    [
        ([fact(condition="court_direction")], "a condition was named that was not given"),
        ([fact(), fact()], "a condition was named twice"),
        ([fact(sentence=3)], "a sentence was named that was not given"),
    ],
)
def test_facts_are_of_what_was_given(
    server: ModelServer, found: list[dict[str, Any]], why: str
) -> None:
    server.script(facts(*found), facts(*found))
    shown = answered(server)[1]
    assert shown.badge == f"{BEFORE}What the language model wrote was refused twice: {why}."


def test_forbidden_stays_before_permitted(server: ModelServer) -> None:
    server.script(facts(fact(state="failed")))
    cases, shown = answered(server)
    assert (cases.verdict, shown.verdict) == (Verdict.FORBIDDEN, Verdict.FORBIDDEN)
    assert shown.alternative is not None
    assert shown.alternative.verdict is Verdict.PERMITTED
    assert (shown.refer, shown.badge, shown.confidence) == (True, READ_OTHERWISE, 0.5)
    assert shown.why[-2:] == (
        "A language model read from “A vendor sent me a hamper two weeks before we choose the new "
        "firewall.”: what is offered is no bribe and is not meant to sway a decision.",
        "With that the answer would be “you may”.",
    )


def test_what_the_asker_answered_is_not_read_again(server: ModelServer) -> None:
    query = HAMPER.model_copy(
        update={"facts": {"is_inducement": True, "offer_rejected": False, "disclosed_fully": None}}
    )
    server.script(saying(SAID))
    answered(server, query)
    assert "Conditions:" not in server.history[0]["messages"][0]["content"]


@pytest.mark.parametrize(
    "asked", ["May I keep the yacht?", "May I keep the hamper? <img>", "See http vendor", ""]
)
def test_a_follow_up_is_made_of_words_that_were_asked(server: ModelServer, asked: str) -> None:
    reply = Reply(says=json.dumps({"question": asked}))
    server.script(reply, reply)
    query = Query(question="Is it ok then?", earlier=(HAMPER.question,))
    cases, shown = answered(server, query)
    assert shown.answer == cases.answer
    assert "was refused twice" in shown.badge


@pytest.mark.parametrize(
    "question, badge",
    [
        ("Should we paint the van blue or white?", SILENT),
        ("Burglars carried the server out of a jeweller's. Are we liable?", TWO),
    ],
)
def test_where_a_model_is_not_asked(server: ModelServer, question: str, badge: str) -> None:
    cases, shown = answered(server, Query(question=question))
    because = badge.removeprefix("Answered from the worked cases: ")
    assert shown == cases.model_copy(update={"badge": badge, "sent": Sent(because=because)})
    assert server.history == []


FAULTS = {
    "key": ([Reply(status=401)], "The language model's server refused the key (401)."),
    "busy": ([Reply(status=429, after=99)], "The language model is busy (429)."),
    "broken": (
        [Reply(status=500)] * 2,
        "The language model's server answered with an error (500).",
    ),
    "cut": (
        [Reply(says=NO_FACTS, cut=True)] * 2,
        "The connection to the language model broke in the middle of its reply.",
    ),
    "slow": ([Reply(slow=3)], "The language model did not answer within 1 seconds."),
    "no JSON": ([Reply(says="Sure!")], "The language model's reply cannot be used: it is no JSON."),
    "form": (
        [Reply(says='{"facts": 1}')],
        "The language model's reply cannot be used: it does not have the form",
    ),
    "refusal": ([Reply(refusal="no")], "The language model declined to answer."),
    "empty": ([Reply()], "The language model's reply was empty."),
    "10 MB": (
        [Reply(says="x" * 10_000_000)],
        "The language model was stopped: its reply is longer",
    ),
    "later": ([facts(), Reply(status=400)], "The language model's server answered with an error"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_leaves_the_answer_of_mode_cases(server: ModelServer, name: str) -> None:
    script, line = FAULTS[name]
    server.script(*script)
    cases, shown = answered(server, model_timeout=1.0 if name == "slow" else 5.0)
    assert shown.model_copy(update={"badge": "", "usage": None, "sent": None}) == cases
    assert shown.badge.startswith(f"{BEFORE}{line}")


def test_what_is_private_does_not_leave(server: ModelServer) -> None:
    server.script(facts(), saying(SAID))
    told = "My password is Hunter2!, and the vendor is at jan@zielinski.example."
    shown = answered(server, HAMPER.model_copy(update={"told": (told,)}))[1]
    sent = json.dumps([each["messages"] for each in server.history])
    assert not re.search("Hunter2|zielinski", sent)
    assert "[PASSWORD_1]" in sent and "[EMAIL_1]" in sent
    assert any(note.startswith("Your text holds a password.") for note in shown.notes)


@pytest.mark.parametrize("guard, sent", [("local-off", True), ("on", False)])
def test_a_model_here_may_be_exempt(server: ModelServer, guard: str, sent: bool) -> None:
    server.script(facts(), saying(SAID))
    query = HAMPER.model_copy(update={"told": ("The host is 10.4.7.9.",)})
    answered(server, query, guard=guard)
    assert ("10.4.7.9" in json.dumps([each["messages"] for each in server.history])) is sent


def test_the_advisor_asks_the_model_of_its_settings(server: ModelServer) -> None:
    server.script(facts(), saying(SAID))
    settings = server.settings(guard="local-off")
    assert open_advisor(settings).ask(HAMPER).answer == f"No, you may not. {SAID}"


def test_a_follow_up_that_stands_alone(server: ModelServer) -> None:
    asked = "A vendor sent me a hamper before we choose the new firewall. Is it ok?"
    server.script(Reply(says=json.dumps({"question": asked})), facts(), saying(SAID))
    shown = answered(server, Query(question="Is it ok then?", earlier=(HAMPER.question,)))[1]
    assert (shown.question, shown.mode) == ("Is it ok then?", "model")
    assert f"1. {asked.partition('. ')[0]}." in server.history[1]["messages"][0]["content"]


def test_a_fault_of_our_own_leaves_the_answer(caplog: pytest.LogCaptureFixture) -> None:
    class Crashing(Guard):
        def mask(self, text: str, mapping: Any = None) -> Any:
            raise RuntimeError(text)

    settings = Settings(model="m", model_url="http://127.0.0.1:9/v1")
    cases = advisor().ask(HAMPER)
    model = ChatModel(settings, lambda prompt, form: {})
    crashing = ModelMode(model, advisor().corpus, verifier(), Crashing(()))
    shown = crashing.better(HAMPER, cases, advisor().ask)
    assert (shown.answer, shown.badge) == (cases.answer, OUR_FAULT)
    because = "asking the language model failed, which was logged."
    assert crashing.would_send(HAMPER, cases, advisor().ask) == Sent(because=because)
    assert caplog.messages == [
        "The language model could not be asked: RuntimeError",
        "What would be sent could not be found: RuntimeError",
    ]
