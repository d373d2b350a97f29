"""An answer whose words show while a slow server writes them: only what is complete and true."""

import json
import threading
import time
from collections.abc import Callable
from itertools import groupby
from threading import Event, Thread
from typing import Any, NamedTuple

import pytest

from advisor import open_advisor
from decision.chat_model import open_model
from decision.rewording import Rewording
from decision.with_model import BEFORE_IT_CAME, CANCELLED, NOTHING_LEFT, REWORDED, ModelMode
from domain.decision import Advice
from domain.search import Query
from guard.guard import Guard, shapes
from tests.model.model_server import ModelServer, Reply
from tests.model.test_with_model import HAMPER, SAID, advisor, facts, mode, saying, verifier

MAY = "Members may keep what is below fifty dollars."
SECOND = "Here, members will reject any offer of bribery or inducement."
PATIENCE = 20.0


def begun(
    server: ModelServer, query: Query = HAMPER, **more: Any
) -> tuple[Advice, Advice, Rewording]:
    cases = advisor().ask(query)
    now, rewording = mode(server, **more).begin(query, cases, advisor().ask)
    assert rewording is not None
    return cases, now, rewording


class Seen(NamedTuple):
    """The answer before, the sentences that showed each time they were others, and the answer."""

    cases: Advice
    shown: list[tuple[str, ...]]
    last: Advice


def seen(asked: ModelMode, query: Query = HAMPER) -> Seen:
    """Everything that shows of an answer, whoever looks and when."""
    cases = advisor().ask(query)
    states = [cases]
    states.append(asked.better(query, cases, advisor().ask, states.append))
    return Seen(cases, [texts for texts, _ in groupby(map(texts_of, states))], states[-1])


def texts_of(advice: Advice) -> tuple[str, ...]:
    return tuple(each.text for each in advice.explained)


def until(came: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not came():
        assert time.monotonic() < end
        time.sleep(0.002)


def worker() -> Thread:
    """Who betters the answer that was begun last."""
    return [each for each in threading.enumerate() if each.name == "mayi-rewording"][-1]


def stripped(advice: Advice) -> Advice:
    return advice.model_copy(update={"badge": "", "usage": None, "seconds": 0.0, "sent": None})


def test_each_sentence_shows_when_it_is_whole(server: ModelServer) -> None:
    goes_on = Event()
    server.script(facts(), saying(SAID, SECOND)._replace(until=goes_on))
    cases, now, rewording = begun(server, model_stall=PATIENCE)
    assert stripped(now) == stripped(cases) and now.badge == BEFORE_IT_CAME
    until(lambda: texts_of(rewording.advice) == (SAID,))
    assert not rewording.done
    goes_on.set()
    assert rewording.wait(PATIENCE)
    assert rewording.advice.answer == f"No, you may not. {SAID} {SECOND}"
    assert (rewording.advice.mode, rewording.advice.badge) == ("model", REWORDED)
    assert rewording.advice.usage is not None
    assert (rewording.advice.usage.calls, rewording.advice.usage.tokens_in) == (2, 2000)
    assert rewording.advice.seconds > cases.seconds


def test_nothing_else_shows_between(server: ModelServer) -> None:
    server.script(facts(), saying(SAID, SECOND))
    assert seen(mode(server)).shown == [(), (SAID,), (SAID, SECOND)]


def test_it_ends_as_without_watching(server: ModelServer) -> None:
    server.script(facts(), saying(SAID, MAY, SECOND), facts(), saying(SAID, MAY, SECOND))
    cases = advisor().ask(HAMPER)
    unwatched = mode(server).better(HAMPER, cases, advisor().ask)
    rewording = begun(server)[2]
    assert rewording.wait(PATIENCE) and texts_of(rewording.advice) == (SAID, SECOND)
    assert stripped(rewording.advice) == stripped(unwatched)


def test_what_is_not_borne_out_never_shows(server: ModelServer) -> None:
    server.script(facts(), saying(MAY, SAID, f"<b>{SAID}</b>"))
    assert seen(mode(server)).shown == [(), (SAID,)]


def test_where_nothing_is_left_nothing_showed(server: ModelServer) -> None:
    server.script(facts(), saying(MAY))
    cases, shown, last = seen(mode(server))
    assert shown == [()]
    assert stripped(last) == stripped(cases)
    assert last.badge == NOTHING_LEFT


BOTH = saying(SAID, SECOND)
FAULTS = {
    "cut twice": (
        [BOTH._replace(cut=True), Reply(status=500)],
        "The language model's server answered with an error (500).",
    ),
    "a stall": (
        [BOTH._replace(holds=9)],
        "The language model fell silent in the middle of its reply, for 0.5 seconds.",
    ),
    "no JSON in the end": (
        [BOTH._replace(says=BOTH.says[:-2] + "sorry")],
        "The language model's reply cannot be used: it is no JSON.",
    ),
    "another form in the end": (
        [BOTH._replace(says=BOTH.says[:-1] + ', "more": 1}')],
        "The language model's reply cannot be used: it does not have the form",
    ),
    "a clause in the end that was not given": (
        [
            saying(SAID)._replace(
                says=saying(SAID).says[:-2]
                + ", "
                + json.dumps({"text": SAID, "clause": "msp-code/9.9", "sentence": 1})
                + "]}",
            ),
            Reply(status=400),
        ],
        "The language model's server answered with an error (400).",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_showed_of_a_reply_that_fails_is_taken_back(server: ModelServer, name: str) -> None:
    script, line = FAULTS[name]
    server.script(facts(), *script)
    cases, shown, last = seen(mode(server, model_stall=0.5))
    assert (SAID,) in shown and shown[-1] == ()
    assert stripped(last) == stripped(cases)
    assert last.badge.startswith(f"Answered from the worked cases. {line}")


def test_what_showed_stays_until_what_takes_its_place() -> None:
    cases, shows, ends = advisor().ask(HAMPER), Event(), Event()
    part = cases.model_copy(update={"answer": "A part."})

    def fails(show: Callable[[Advice], None]) -> Advice:
        show(part)
        shows.set()
        ends.wait(PATIENCE)
        return cases

    rewording = Rewording(cases, lambda: cases, fails, Event())
    assert shows.wait(PATIENCE) and (rewording.advice, rewording.done) == (part, False)
    ends.set()
    assert rewording.wait(PATIENCE) and stripped(rewording.advice) == stripped(cases)


def test_another_reply_begins_with_nothing(server: ModelServer) -> None:
    server.script(facts(), BOTH._replace(cut=True), BOTH)
    assert seen(mode(server)).shown == [(), (SAID,), (), (SAID,), (SAID, SECOND)]


@pytest.mark.parametrize("when", ["before a word", "in the middle"])
def test_cancel_leaves_the_cases_at_once(server: ModelServer, when: str) -> None:
    goes_on = Event()
    held = facts()._replace(until=goes_on) if when == "before a word" else facts()
    server.script(held, BOTH._replace(until=goes_on, pace=0.01))
    cases, _, rewording = begun(server, model_stall=PATIENCE)
    betters = worker()
    if when == "in the middle":
        until(lambda: rewording.advice.explained)
    else:
        until(lambda: server.history)
    rewording.cancel()
    assert rewording.done and rewording.advice.badge == CANCELLED
    assert stripped(rewording.advice) == stripped(cases)
    betters.join(PATIENCE)  # while the server has still not said the rest
    assert not betters.is_alive()
    goes_on.set()
    if when == "in the middle":
        assert server.left.wait(PATIENCE)
    assert len(server.history) == (1 if when == "before a word" else 2)


def test_cancel_does_not_wait_for_who_does_not_heed_it() -> None:
    cases = advisor().ask(HAMPER)
    cancelled = cases.model_copy(update={"badge": CANCELLED})

    hears = Event()

    def deaf(show: Callable[[Advice], None]) -> Advice:
        hears.wait(PATIENCE)
        show(cases.model_copy(update={"answer": "Late."}))
        return cases.model_copy(update={"answer": "Later."})

    rewording = Rewording(cases, lambda: cancelled, deaf, Event())
    betters = worker()
    rewording.cancel()
    assert (rewording.advice.badge, betters.is_alive()) == (CANCELLED, True)
    hears.set()
    betters.join(PATIENCE)
    assert not betters.is_alive()
    assert rewording.advice.answer == cases.answer


def test_names_are_back_before_a_sentence_shows(server: ModelServer) -> None:
    at_one = SAID.replace("Members", "Members at [PRIVATE_1]")
    server.script(facts(), saying(at_one, at_one.replace("_1", "_2")))
    model = open_model(server.settings())
    assert model is not None
    guard = Guard((shapes,), never_send=("Zielinski Dental",))
    guarded = ModelMode(model, advisor().corpus, verifier(), guard)
    query = HAMPER.model_copy(update={"told": ("We are Zielinski Dental.",)})
    named = SAID.replace("Members", "Members at Zielinski Dental")
    assert seen(guarded, query).shown == [(), (named,)]
    assert "Zielinski" not in json.dumps(server.history)


@pytest.mark.parametrize("question", ["Should we paint the van blue or white?"])
def test_where_no_model_is_asked_nothing_begins(server: ModelServer, question: str) -> None:
    query = Query(question=question)
    cases = advisor().ask(query)
    now, rewording = mode(server).begin(query, cases, advisor().ask)
    assert rewording is None and stripped(now) == stripped(cases)


def test_the_advisor_begins(server: ModelServer) -> None:
    server.script(facts(), saying(SAID))
    settings = server.settings(guard="local-off")
    now, rewording = open_advisor(settings).begin(HAMPER)
    assert now.mode == "cases" and rewording is not None
    assert rewording.wait(PATIENCE) and texts_of(rewording.advice) == (SAID,)
    assert advisor().begin(HAMPER)[1] is None
