"""What is asked: table after table of questions as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.form import (
    Form,
    ask_of,
    form_of,
    is_follow_up,
    is_negated,
    sentences,
    whole,
)
from domain.search import Query

MAY, MUST, WHAT, TOLD = Form.MAY, Form.MUST, Form.WHAT, Form.TOLD


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("May I accept a hamper from a vendor?", MAY),
        ("Can I recommend my wife's company to a client?", MAY),
        ("Could we post the screenshot?", MAY),
        ("Can't I just ignore it?", MAY),
        ("Is it OK to share the log files with the vendor?", MAY),
        ("Is accepting a kickback legit?", MAY),
        ("Am I allowed to take the job?", MAY),
        ("Would it be wrong to accept?", MAY),
        ("Is it forbidden to talk to the press?", MAY),
        ("Do I have permission to copy it?", MAY),
        ("Do I have the right to refuse?", MAY),
        ("Mind if I take it home?", MAY),
        ("What am I allowed to accept?", MAY),
        ("What if she agrees in writing?", MAY),
        ("And if she agrees in writing?", MAY),
        ("gift ok?", MAY),
        ("Taking the hamper?", MAY),
        ("The vendor sent me a hamper. I like it. May I keep it? It is in my car.", MAY),
        ("Must I tell the client about the outage?", MUST),
        ("Do I have to report my colleague?", MUST),
        ("Should I disclose my shares?", MUST),
        ("Do we need to tell the customer?", MUST),
        ("Does he really need a badge?", MUST),
        ("Am I obliged to hand it over?", MUST),
        ("Is it mandatory to take the courses?", MUST),
        ("Are we supposed to warn the client?", MUST),
        ("Am I expected to keep studying?", MUST),
        ("Are we bound by the article?", MUST),
        ("Do I have a duty to warn them?", MUST),
        ("What must I do after a breach?", MUST),
        ("Do I owe them an explanation?", MUST),
        ("The police called. Do I have to hand it over? My boss is away.", MUST),
        ("What is the appropriate authority?", WHAT),
        ("Who is bound by the Code?", WHAT),
        ("When does the Code apply?", WHAT),
        ("How do I report a violation?", WHAT),
        ("Define appropriate authority.", WHAT),
        ("Tell me about the Code.", WHAT),
        ("Does the Code apply to non-members?", WHAT),
        ("What does the Code say about gifts?", WHAT),
        ("What about a pen?", WHAT),
        ("Hi, what's a conflict of interest?", WHAT),
        ("I will take the hamper.", TOLD),
        ("I'm going to send the logs to the vendor.", TOLD),
        ("Send the logs.", TOLD),
        ("", TOLD),
    ],
)
def test_form(question: str, form: Form) -> None:
    assert form_of(question) is form


@pytest.mark.parametrize(
    ("question", "negated"),
    [
        ("It isn't a problem, is it?", True),
        ("It's not wrong to keep it, right?", True),
        ("There's nothing wrong with that, is there?", True),
        ("Isn't it fine to share that?", True),
        ("Wouldn’t it be wrong?", True),
        ("Shouldn't I tell the client?", True),
        ("Don't I have to tell them?", True),
        ("We may keep it, right?", True),
        ("So it's not a bribe?", True),
        ("May I refuse a kickback?", False),
        ("May I not tell the client?", False),
        ("Is it wrong to keep it?", False),
        ("What is not covered?", False),
        ("I won't tell. Is that ok?", False),
    ],
)
def test_negated(question: str, negated: bool) -> None:
    assert is_negated(question) is negated


@pytest.mark.parametrize(
    ("question", "follows"),
    [
        ("And if she agrees in writing?", True),
        ("but what if it's only a pen?", True),
        ("Even if the client knows?", True),
        ("What about a pen?", True),
        ("How about the manager?", True),
        ("Would it be wrong to accept?", True),
        ("May I tell them?", True),
        ("Is it ok to keep it?", True),
        ("Suppose the court asked?", True),
        ("Is it okay to refuse a kickback?", False),
        ("Is it mandatory to take the courses?", False),
        ("Would it be wrong to take bribes?", False),
        ("Is it fine if I accept gifts?", False),
        ("May I accept a hamper from a vendor?", False),
        ("What is the appropriate authority?", False),
        ("Can I recommend my wife's company to a client?", False),
        (
            "And if a vendor sends a hamper to us at Christmas, may the whole team keep it?",
            False,
        ),
        ("", False),
    ],
)
def test_follow_up(question: str, follows: bool) -> None:
    assert is_follow_up(question) is follows


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two? Three!", ("One.", "Two?", "Three!")),
        ("He said “no.” May I?", ("He said “no.", "May I?")),
        ("A line\nanother", ("A line", "another")),
        ("v1.2 of the tool", ("v1.2 of the tool",)),
        ("Well… no", ("Well…", "no")),
        ("", ()),
        ("\n \n", ()),
    ],
)
def test_sentences(text: str, parts: tuple[str, ...]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("I like it. May I keep it? Do you agree? It is red.", "May I keep it?"),
        ("Must I tell? May I wait? Thanks.", "May I wait?"),
        ("What is it? It is red.", "What is it?"),
        ("I must tell them. It is late.", "I must tell them."),
        ("It is red. It is late.", "It is late."),
        ("", ""),
    ],
)
def test_the_sentence_that_asks(text: str, ask: str) -> None:
    assert ask_of(text) == ask


@pytest.mark.parametrize(
    ("query", "text"),
    [
        (Query(question="May I?"), "May I?"),
        (Query(question="May I keep gifts?", earlier=("May I lie?",)), "May I keep gifts?"),
        (Query(question="And if she agrees?", earlier=("A?", "B?")), "B? And if she agrees?"),
        (
            Query(question="And if she agrees?", earlier=("A?", "And if not?", "It is red.")),
            "A? And if not? It is red. And if she agrees?",
        ),
        (
            Query(question="And if she agrees?", earlier=("And if not?", "It is red.")),
            "And if not? It is red. And if she agrees?",
        ),
        (Query(question="And if she agrees?"), "And if she agrees?"),
        (Query(question="May I?", told=("It is red.", "Mine.")), "May I? It is red. Mine."),
        (Query(question="And now?", earlier=("A?",), told=("B.",)), "A? And now? B."),
    ],
)  # fmt: skip
def test_whole(query: Query, text: str) -> None:
    assert whole(query) == text


@given(st.text())
def test_any_text_has_a_form(text: str) -> None:
    assert form_of(text) in Form
    assert ask_of(text).strip() in text
    assert is_negated(text) in (True, False) and is_follow_up(text) in (True, False)


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" .?!\n")))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    kept = "".join("".join(sentences(text)).split())
    # Closing quotes after a full stop belong to neither sentence.
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
