"""What a clause rules, and what it makes that hang on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.hinges import Kind, hinges
from decision.rules import rules
from decision.tones import Tone
from tests.fakes_search import clause

FORBIDS, REQUIRES, ALLOWS, STATES = Tone.FORBIDS, Tone.REQUIRES, Tone.ALLOWS, Tone.STATES


@pytest.mark.parametrize(
    ("text", "tone", "provisos"),
    [
        ("Staff shall not take gifts unless the manager has agreed.", FORBIDS,
         ["unless: the manager has agreed"]),
        ("Staff must not share passwords without consent.", FORBIDS, ["unless: consent"]),
        ("Do not disclose it except when required by law.", FORBIDS, ["unless: required by law"]),
        ("You must not go on until the auditor has agreed.", FORBIDS,
         ["unless: the auditor has agreed"]),
        ("You cannot claim if you are under 60.", FORBIDS, ["if: you are under 60"]),
        ("Staff must report without delay.", REQUIRES, []),
        ("Staff must obtain written approval before accepting work.", REQUIRES,
         ["if: obtain written approval"]),
        ("Before accepting work, staff must obtain written approval.", REQUIRES,
         ["if: obtain written approval"]),
        ("Obtain written approval before you trade.", REQUIRES, ["if: Obtain written approval"]),
        ("The office was shut before noon.", STATES, []),
        ("Staff may keep pens, provided that they are recorded.", ALLOWS,
         ["if: they are recorded"]),
        ("Staff may use the car only if they have a licence.", ALLOWS,
         ["if: they have a licence"]),
        ("Members may only sign if licensed.", ALLOWS, ["if: licensed"]),
        ("Members who hold a licence may sign.", ALLOWS, ["if: hold a licence"]),
        ("If you are over 60, you can claim.", ALLOWS, ["if: you are over 60"]),
        ("Staff may leave early if possible.", ALLOWS, []),
        ("Staff must not smoke even if a client does.", FORBIDS, []),
        ("Members should act with care.", REQUIRES, []),
        ("The manager is responsible for the log.", REQUIRES, []),
        ("No member shall solicit clients.", FORBIDS, []),
    ],
)  # fmt: skip
def test_a_sentence(text: str, tone: Tone, provisos: list[str]) -> None:
    (rule,) = rules(text)
    said = [
        f"{'unless' if each.excepting else 'if'}: {text[slice(*each.span)]}"
        for each in rule.provisos
    ]
    assert (rule.tone, said, text[slice(*rule.span)]) == (tone, provisos, text)


LIST = "You may claim if {which}:\n* you are over 60{end}\n* you live here"


@pytest.mark.parametrize(
    ("text", "any_"),
    [
        (LIST.format(which="one of these is so", end=""), True),
        (LIST.format(which="all of these are so", end=""), False),
        (LIST.format(which="all of these are so", end="; or"), True),
        (LIST.format(which="one of these is so", end=", and"), False),
    ],
)
def test_of_a_list_one_item_or_all_of_them_decide(text: str, any_: bool) -> None:
    (rule,) = rules(text)
    assert (rule.tone, [each.any for each in rule.provisos]) == (ALLOWS, [any_, any_])
    spans = [text[slice(*each.span)] for each in rule.provisos]
    assert spans == ["you are over 60", "you live here"]


def test_an_item_without_words_hinders_nothing() -> None:
    (rule,) = rules(LIST.format(which="all of these are so", end="") + "\n* ...")
    assert [each.any for each in rule.provisos] == [False] * 3


def test_the_examples_of_a_list_rule_one_by_one() -> None:
    text = "Be fair.\nCommon violations: hiding losses; taking gifts\nProper conduct: tell all."
    assert [(rule.tone, text[slice(*rule.span)], rule.listed) for rule in rules(text)] == [
        (REQUIRES, "Be fair.", False),
        (FORBIDS, "hiding losses", True),
        (FORBIDS, "taking gifts", True),
        (REQUIRES, "tell all.", True),
    ]


@given(st.text(alphabet=st.sampled_from("ab .,;:\n*#") | st.characters(), max_size=60))
def test_every_text_has_a_rule_and_its_words_are_the_texts_own(words: str) -> None:
    text = f"{words} unless she must not if so before without {words}"
    found = rules(text)
    assert found
    for rule in found:
        assert 0 <= rule.span.start <= rule.span.end <= len(text)
        for proviso in rule.provisos:
            assert text[slice(*proviso.span)].strip() == text[slice(*proviso.span)] != ""


@pytest.mark.parametrize(
    ("text", "kind", "ask", "allows"),
    [
        ("Do not take it unless she agrees.", Kind.EXCEPTION,
         "Is this so in your case: “she agrees”?", (True, False)),
        ("You cannot claim if you are under 60.", Kind.CONDITION,
         "Is this so in your case: “you are under 60”?", (False, True)),
        ("You can claim if you are over 60.", Kind.CONDITION,
         "Is this so in your case: “you are over 60”?", (True, False)),
        ("You may go, unless you are on call.", Kind.EXCEPTION,
         "Is this so in your case: “you are on call”?", (False, True)),
        ("Act with care.", Kind.KEEPING,
         "Would it be in keeping with this: “Act with care.”?", (True, False)),
        (LIST.format(which="one of these is so", end=""), Kind.CONDITION,
         "Is one of these so in your case: “you are over 60” or “you live here”?", (True, False)),
    ],
)  # fmt: skip
def test_what_a_rule_hangs_on(text: str, kind: Kind, ask: str, allows: tuple[bool, bool]) -> None:
    (hinge,) = hinges(clause("house/1.1").model_copy(update={"text": text}))
    assert (hinge.id, hinge.kind) == ("house/1.1#1", kind)
    assert hinge.shown("house/1.1", None).ask == ask
    assert (hinge.allows(True), hinge.allows(False)) == allows
