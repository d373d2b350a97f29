"""What the shipped reader is taught further, and that it goes on from what it was."""

import shutil
from pathlib import Path

import pytest
import torch
from transformers import MPNetConfig, MPNetModel

from domain.case import Fact, WorkedCase
from domain.corpus import Corpus
from domain.decision import Polarity, State, Verdict
from domain.errors import EncoderFault
from domain.reading import Reading
from retrieval.reader import SHIPPED
from training.data import Labels, labels_of
from training.fit import Recipe, fit
from training.further import check_labels, is_astray, lesson, misread
from training.reader import Reader

MAY, MAY_NOT, NOTHING = Verdict.PERMITTED, Verdict.FORBIDDEN, Verdict.NOT_COVERED


def case(id: str, scenario: str = "", verdict: Verdict = MAY, *clauses: str) -> WorkedCase:
    return WorkedCase(
        id=id, scenario=scenario or id, question="May I keep it?", role="manager", style="short",
        clauses=clauses, verdict=verdict, why="So it is.",
    )  # fmt: skip


def reading(clause: str, verdict: Verdict) -> Reading:
    clauses = {name: 0.9 if name == clause else 0.02 for name in ("gifts", "leave")}
    verdicts = {each: 0.9 if each is verdict else 0.02 for each in Verdict}
    nothing = 0.05 if clause else 0.96
    acts = {each: 1 / len(Polarity) for each in Polarity}
    return Reading(clauses=clauses, nothing=nothing, verdicts=verdicts, polarities=acts, states={})


@pytest.mark.parametrize(
    ("told", "read", "astray"),
    [
        (case("a", "", MAY, "gifts"), reading("gifts", MAY), False),
        (case("a", "", MAY, "gifts", "leave"), reading("gifts", MAY), False),
        (case("a", "", MAY, "gifts", "leave"), reading("leave", MAY), True),
        (case("a", "", MAY, "gifts"), reading("gifts", MAY_NOT), True),
        (case("a", "", NOTHING), reading("", NOTHING), False),
        (case("a", "", NOTHING), reading("gifts", NOTHING), True),
        (case("a", "", MAY, "gifts"), reading("", MAY), True),
    ],
)
def test_a_reading_is_astray(told: WorkedCase, read: Reading, astray: bool) -> None:
    assert is_astray(told, read) is astray


def test_what_is_misread_is_told_while_it_is_read() -> None:
    class Same:
        def read(self, question: str) -> Reading:
            return reading("gifts", MAY)

    cases = [case("a", "", MAY, "gifts"), case("b", "", MAY_NOT, "gifts"), case("c", "", NOTHING)]
    lines: list[str] = []
    assert misread(Same(), cases, lines.append) == {"b", "c"}
    assert lines == ["3 of 3 cases read, 2 of them wrong"]


def test_the_lesson_is_whole_stories_and_some_that_it_has_right() -> None:
    pairs = [case(f"{story}{each}", story) for story in "abcdefgh" for each in (1, 2)]
    wrong = {"b2", "d1", "d2", "f1"}
    taught = lesson(pairs, wrong, seed=1)
    stories = [each.scenario for each in taught]
    assert stories[:6] == ["b", "b", "d", "d", "f", "f"]
    assert len(taught) == 10 and len(set(stories)) == 5
    assert taught == lesson(pairs, wrong, seed=1) != lesson(pairs, wrong, seed=2)


def test_one_that_has_nothing_wrong_is_taught_nothing() -> None:
    assert lesson([case("a"), case("b")], set(), seed=1) == []


def test_cases_that_the_shipped_reader_has_no_place_for() -> None:
    labels = Labels(clauses=("gifts",), conditions=())
    check_labels(labels, labels.model_dump(mode="json"))
    with pytest.raises(EncoderFault) as fault:
        check_labels(labels, Labels(clauses=("leave",), conditions=()).model_dump(mode="json"))
    assert str(fault.value) == (
        "The encoder mayi reader cannot be used: the cases speak of other clauses or conditions"
        " than it knows; leave out --further."
    )


def test_a_fit_goes_on_from_what_was_begun(tmp_path: Path) -> None:
    config = MPNetConfig(
        vocab_size=30527, hidden_size=8, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=8,
    )  # fmt: skip
    MPNetModel(config).save_pretrained(tmp_path)
    shutil.copy(SHIPPED / "tokenizer.json", tmp_path)
    told = {"conditions": (Fact(condition="is_gift", state=State.MET, words="keep it"),)}
    pair = (case("a", "one", MAY, "gifts"), case("b", "one", MAY_NOT, "gifts"))
    cases = [each.model_copy(update=told) for each in pair]
    labels = labels_of(cases)
    other = Reader(MPNetModel(config), 8, labels).state_dict()
    begun = {name: each + 0.5 for name, each in other.items()}
    corpus = Corpus(fingerprint="", instruments=(), documents=(), clauses=())
    lines: list[str] = []
    still = fit(tmp_path, cases, corpus, labels, Recipe(epochs=1, gentle=0), lines.append, begun)
    assert all(torch.equal(each, begun[name]) for name, each in still.reader.state_dict().items())
    moved = fit(tmp_path, cases, corpus, labels, Recipe(epochs=3), lines.append, begun)
    assert not torch.equal(moved.reader.verdicts.weight, begun["verdicts.weight"])
    assert [line[:4] for line in lines] == ["100 ", "100 "]
