"""What people write by hand is parsed strictly; what is wrong is named."""

from pathlib import Path

import pytest

from domain.decision import Polarity, State, Verdict
from domain.errors import BadRecord
from ingest.records import (
    block,
    load_cases,
    load_conditions,
    load_divergences,
    load_norms,
)
from tests.fakes import real_corpus
from tests.fakes_search import CASES, TEXTS, clause

CLAUSES = [clause(id) for id in TEXTS]

NORM = """\
- clause: house/1.1
  bearer: staff
  modality: prohibition
  act: accept gifts
  quote: must not accept gifts
  refer_to: your manager
  readings:
    - verdict: forbidden
      says: No gifts.
"""
CASE = """\
- id: k1
  scenario: k1
  question: My boss agreed. May I?
  role: technician
  style: short
  clauses: [house/1.1]
  verdict: permitted
  conditions:
    - {condition: manager_agreed, state: met, words: My boss agreed}
  why: Because.
"""
CONDITION = """\
- id: manager_agreed
  clause: house/1.1
  kind: exception
  text: the manager has agreed
  negated: no manager has agreed
  ask: Has the manager agreed?
  effects: {do: {met: permitted, failed: forbidden}}
"""
DIVERGENCE = """\
- clauses: [paper/1.1, house/1.1]
  prevails: house/1.1
  why: They differ.
  quotes: [small gifts are welcome, must not accept gifts]
  topics: [May I accept a small gift?]
  words: [gift]
"""


def write(folder: Path, name: str, text: str | bytes) -> Path:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [", "n.yaml: the file: it is not YAML (while parsing a flow node"),
        (b"\xff\xfe\x00", "n.yaml: the file: it is not UTF-8 ("),
        ("- !!python/object:os.system {}", "n.yaml: the file: it is not YAML (could not determine"),
        ("clause: house/1.1", "n.yaml: the file: it must hold a list."),
        ("just words", "n.yaml: the file: it must hold a list."),
        ("", "n.yaml: the file: it must hold a list."),
        ("- 7", "n.yaml: record 1: Input should be a valid dictionary or instance of Norm."),
        ("- {clause: house/1.1}", "n.yaml: house/1.1: bearer: Field required."),
        ("- {bearer: staff}", "n.yaml: record 1: clause: Field required."),
        (
            NORM + "  surprise: 1\n",
            "n.yaml: house/1.1: surprise: Extra inputs are not permitted.",
        ),
        (
            NORM.replace("prohibition", "ban"),
            "n.yaml: house/1.1: modality: Input should be 'obligation', 'prohibition', "
            "'permission', 'recommendation' or 'constitutive'.",
        ),
        (
            NORM.replace("verdict: forbidden", "verdict: maybe"),
            "n.yaml: house/1.1: readings.0.verdict: Input should be 'obligatory', 'permitted', "
            "'conditional', 'forbidden', 'not_covered' or 'information'.",
        ),
        (
            NORM.replace("says: No gifts.", "says: No gifts.\n      when: {agreed: perhaps}"),
            "n.yaml: house/1.1: readings.0.when.agreed: Input should be 'met', 'failed' "
            "or 'unsaid'.",
        ),
        (NORM.replace("house/1.1", "house/9.9"), "n.yaml: house/9.9: there is no such clause."),
        (
            NORM.replace("must not accept gifts", "must accept gifts"),
            "n.yaml: house/1.1: its quote is not in the clause: 'must accept gifts'.",
        ),
        (NORM + NORM.replace("act: ", "acts: "), "n.yaml: house/1.1: act: Field required."),
    ],
)
def test_a_bad_norm(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(BadRecord) as raised:
        load_norms(write(tmp_path, "n.yaml", text), CLAUSES)
    assert str(raised.value).startswith(message)
    assert str(raised.value) == message or message.count("(") > message.count(")")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (CASE + CASE, "c.yaml: k1: the id stands twice."),
        (CASE.replace("house/1.1", "house/9.9"), "c.yaml: k1: there is no clause house/9.9."),
        (
            CASE.replace("words: My boss", "words: The boss"),
            "c.yaml: k1: the question has no words 'The boss agreed'.",
        ),
        (CASE.replace("  why: Because.\n", ""), "c.yaml: k1: why: Field required."),
        (
            CASE.replace("permitted", "yes"),
            "c.yaml: k1: verdict: Input should be 'obligatory', 'permitted', 'conditional', "
            "'forbidden', 'not_covered' or 'information'.",
        ),
        (
            CASE.replace("state: met", "state: unknown"),
            "c.yaml: k1: conditions.0.state: Input should be 'met', 'failed' or 'unsaid'.",
        ),
        (CASE.replace("id: k1", "id: 7", 1), "c.yaml: 7: id: Input should be a valid string."),
        ("- null", "c.yaml: record 1: Input should be a valid dictionary or instance of "
                   "WorkedCase."),
        (CASE.replace("- id: k1\n ", "-"), "c.yaml: record 1: id: Field required."),
    ],
)  # fmt: skip
def test_a_bad_case(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadRecord) as raised:
        load_cases(write(tmp_path, "c.yaml", text), CLAUSES)
    assert str(raised.value) == message


def test_an_id_that_stands_in_two_files(tmp_path: Path) -> None:
    write(write(tmp_path, "a.yaml", CASE), "b.yaml", CASE)
    with pytest.raises(BadRecord) as raised:
        load_cases(tmp_path, CLAUSES)
    assert str(raised.value) == "b.yaml: k1: the id stands twice."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            CONDITION.replace("exception", "loophole"),
            "conditions.yaml: manager_agreed: kind: Input should be 'exception', 'requirement' "
            "or 'trigger'.",
        ),
        (
            CONDITION.replace("do:", "sell:"),
            "conditions.yaml: manager_agreed: effects.sell.[key]: Input should be 'do', 'refuse', "
            "'disclose', 'report', 'keep_quiet' or 'ask'.",
        ),
        (
            CONDITION.replace("met: permitted", "met: fine"),
            "conditions.yaml: manager_agreed: effects.do.met: Input should be 'obligatory', "
            "'permitted', 'conditional', 'forbidden', 'not_covered' or 'information'.",
        ),
        ("{}", "conditions.yaml: the file: it must hold a list."),
    ],
)
def test_a_bad_condition(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadRecord) as raised:
        load_conditions(write(tmp_path, "conditions.yaml", text))
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            DIVERGENCE.replace("[paper/1.1, house/1.1]", "[paper/1.1]"),
            "divergences.yaml: They differ.: clauses.1: Field required.",
        ),
        (
            DIVERGENCE.replace("  why: They differ.\n", ""),
            "divergences.yaml: record 1: why: Field required.",
        ),
    ],
)
def test_a_bad_divergence(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadRecord) as raised:
        load_divergences(write(tmp_path, "divergences.yaml", text))
    assert str(raised.value) == message


def test_what_is_right_is_read(tmp_path: Path) -> None:
    write(tmp_path, "norms.yaml", NORM)
    write(tmp_path, "conditions.yaml", CONDITION)
    write(tmp_path, "divergences.yaml", DIVERGENCE)
    assert [norm.clause for norm in load_norms(tmp_path, CLAUSES)] == ["house/1.1"]
    condition = load_conditions(tmp_path)[0]
    assert condition.effects == {
        Polarity.DO: {State.MET: Verdict.PERMITTED, State.FAILED: Verdict.FORBIDDEN}
    }
    assert load_divergences(tmp_path)[0].clauses == ("paper/1.1", "house/1.1")


def test_what_is_not_there_is_nothing(tmp_path: Path) -> None:
    assert load_norms(tmp_path, CLAUSES) == ()
    assert load_conditions(tmp_path) == ()
    assert load_divergences(tmp_path) == ()
    assert load_cases(tmp_path, CLAUSES) == ()


def test_cases_written_are_read_again(tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text("\n".join(map(block, CASES)), "utf-8")
    assert load_cases(tmp_path, CLAUSES) == CASES


def test_the_shipped_cases_survive_the_round(tmp_path: Path) -> None:
    some = real_corpus().cases[::40]
    (tmp_path / "cases.yaml").write_text("\n".join(map(block, some)), "utf-8")
    assert load_cases(tmp_path, real_corpus().clauses) == some
