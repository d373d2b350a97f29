"""Both modes beside each other: what is counted as a difference, and what is printed."""

import pytest

from decision.with_model import LOOKS_ELSEWHERE, NOTHING_LEFT, READ_OTHERWISE, REWORDED, SILENT
from domain.decision import Verdict
from domain.model import Explained, Usage
from evals.modes import ALL, CRASHED, Measured, Pair, marks, measured, table
from evals.outcome import Outcome
from evals.replies import Origin, Reply
from evals.report import both_page
from evals.with_model import said as printed
from evals.with_model import wrong
from tests.evals.made import C, F, N, P, corpus, crashed, said, topic
from tests.evals.test_report import Checked

ORIGIN = Origin(model="<b>m</b>", provider="openai", method="json_schema", guarded=False)
TOOK = Usage(calls=2, tokens_in=1000, tokens_out=50, seconds=3.0, price=0.25)
SLOW = "Answered from the worked cases. The language model did not answer within 30 seconds."
WROTE = Explained(text="You shall not.", clause_id="x/1")


def explaining(*texts: str) -> Reply:
    sentences = [{"text": text, "clause": "x/1", "sentence": 1} for text in texts]
    return Reply(
        request="r", form="Explanation", reply={"sentences": sentences}, fault="", calls=1,
        tokens_in=1, tokens_out=1, seconds=1.0,
    )  # fmt: skip


def changed(of: Outcome, badge: str, **more: object) -> Outcome:
    """An answer as the model bettered it."""
    assert of.answer is not None and of.answer.advice is not None
    given = {"badge": badge, "mode": "cases", **more}
    advice = of.answer.advice.model_copy(update=given)
    return of.model_copy(update={"answer": of.answer.model_copy(update={"advice": advice})})


def pair(of: Outcome, badge: str, *heard: Reply, **more: object) -> Pair:
    return Pair(of, changed(of, badge, **more), heard)


def asked(id: str, verdict: Verdict = F, right: Verdict = F) -> Outcome:
    return said(topic(right, id=id), verdict, "x/1", confidence=0.8)


@pytest.fixture
def found() -> Measured:
    worse = said(topic(F, id="w"), F, "x/1", confidence=0.8)
    read = said(topic(F, id="w"), C, "x/1", confidence=0.5, second=F)
    model = {"mode": "model", "usage": TOOK}
    return measured(
        {
            "fresh": [
                pair(
                    asked("a"), REWORDED, explaining("One.", "Two.", "Three."), **model,
                    answer="No.", explained=(WROTE,),
                ),
                pair(asked("b"), NOTHING_LEFT, explaining("One."), usage=TOOK),
                pair(asked("c"), SLOW, usage=TOOK.model_copy(update={"seconds": 30.0})),
                Pair(worse, changed(read, READ_OTHERWISE, **model), ()),
            ],
            "probe": [
                pair(said(topic(N, id="n"), N), SILENT),
                pair(asked("e"), LOOKS_ELSEWHERE, **model, notes=("Both.",)),
                pair(asked("s"), REWORDED, **model, confidence=0.9),
                Pair(asked("k"), crashed(topic(id="k")), ()),
            ],
        },
        ORIGIN,
        corpus(),
    )  # fmt: skip


def test_what_differs_is_counted(found: Measured) -> None:
    fresh = found.differences["fresh"]
    assert (fresh.questions, fresh.asked, fresh.otherwise, fresh.verdicts) == (4, 4, 2, 1)
    assert (fresh.reworded, fresh.two_readings, fresh.another_clause) == (1, 1, 0)
    assert (fresh.sentences, fresh.removed) == (4, 3)
    assert (fresh.better, fresh.worse, fresh.surer) == (0, 1, 0)
    assert (fresh.calls, fresh.tokens_in, fresh.price) == (8, 4000, 1.0)
    assert (fresh.median_s, fresh.longest_s) == (3.0, 30.0)
    assert fresh.badges == {
        REWORDED: 1,
        "No clause bore out what the language model wrote.": 1,
        "The language model did not answer within 30 seconds.": 1,
        READ_OTHERWISE: 1,
    }
    probe = found.differences["probe"]
    assert (probe.asked, probe.another_clause, probe.surer, probe.worse) == (2, 1, 1, 1)
    assert probe.badges[CRASHED] == 1


def test_all_is_the_sum(found: Measured) -> None:
    every = found.differences[ALL]
    parts = [found.differences[name] for name in ("fresh", "probe")]
    for name in ("questions", "asked", "otherwise", "calls", "removed", "worse", "surer", "price"):
        assert getattr(every, name) == sum(getattr(each, name) for each in parts), name


def test_they_stand_in_columns(found: Measured) -> None:
    lines = table(found.differences).splitlines()
    assert lines[0].split() == ["fresh", "probe", "all"]
    cells = {line[:29].strip(): line[29:].split() for line in lines}
    assert cells["sentences it wrote"] == ["4", "0", "4"]
    assert cells["tokens in"] == ["4,000", "2,000", "6,000"]
    assert cells["price"] == ["1.0000", "0.5000", "1.5000"]
    assert lines[-1].split() == [*CRASHED.split(), "0", "1", "1"]


def test_the_terminal_tells_both_modes_and_what_is_wrong(found: Measured) -> None:
    lines = printed(found).splitlines()
    assert lines[0] == "fresh: 4 questions"
    assert lines[1].split()[-4:] == ["cases", "with", "the", "model"]
    verdicts = next(line for line in lines if line.startswith("verdict right"))
    assert "100.0 (" in verdicts and "75.0 (" in verdicts
    assert lines[-3] == marks(found.differences[ALL])
    assert lines[-1:] == wrong(found) == ["k crashed: KeyError: 'x'"]
    assert marks(found.differences[ALL]) == (
        "With the model 3 of 8 answers differ: 0 turned better, 2 worse, 1 surer."
    )


def test_without_a_price_there_is_none() -> None:
    found = measured({"fresh": [pair(asked("a", P), SILENT)]}, ORIGIN, corpus())
    cells = {line[:29].strip(): line[29:].split() for line in table(found.differences).splitlines()}
    assert cells["price"] == cells["seconds a question, median"] == ["–", "–"]


def test_the_page_is_whole_and_escapes(found: Measured) -> None:
    page = Checked(both_page(found))
    assert len(page.ids) == len(set(page.ids))
    assert "<b>m</b>" in page.words
    assert not [each for each in page.all("a") if not each["href"].startswith("#")]
    targets = {each["href"][1:] for each in page.all("a")}
    assert targets <= set(page.ids)
    assert "Answers that turned worse: 2" in page.words
