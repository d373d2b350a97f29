"""A sentence stands only where what it cites bears it out."""

from functools import cache

import pytest

from decision.verify import Support, Verifier, refused
from domain.decision import Verdict
from retrieval.encoder import open_encoder
from tests.fakes import real_corpus
from tests.fakes_search import GIFTS, FakeEncoder, small_corpus

CITED = "Members will reject any offer of bribery or inducement."
LACKS = "a sentence says what the cited one does not"
OPPOSITE = "a sentence says the opposite of the cited one"
DENIES = "a sentence denies what the cited one does not"
TURNS = "a sentence allows or requires what the cited one does not"
NUMBER = "a sentence holds a number that the cited one does not"


@cache
def verifier() -> Verifier:
    return Verifier(real_corpus(), open_encoder("shipped"))


@pytest.mark.parametrize(
    "sentence, why",
    [
        (CITED, ""),
        ("Any offer of bribery or inducement is one that members reject.", ""),
        ("So members have to reject an offer of inducement or bribery.", ""),
        ("Members will accept any offer of bribery or inducement.", OPPOSITE),
        ("Members may reject any offer of bribery or inducement.", TURNS),
        ("Members will not reject any offer of bribery or inducement.", OPPOSITE),
        ("Members never reject any offer of bribery or inducement.", OPPOSITE),
        ("Members will reject any offer of bribery above 50 or inducement.", NUMBER),
        ("Members keep confidential information to themselves.", LACKS),
        ("The van may be painted blue.", LACKS),
        ("Members will reject any offer of bribery unless their manager likes the wine.", TURNS),
        ("Members will reject any offer of bribery or inducement only.", TURNS),
    ],
)
def test_support(sentence: str, why: str) -> None:
    said = verifier().unsupported(sentence, CITED, "msp-code/3.2", Verdict.FORBIDDEN)
    assert said == why


def measured(text: str, against: float = 0.0) -> Support:
    return Support(text, cosine=0.9, shared=0.9, against=against)


@pytest.mark.parametrize(
    "sentence, support, why",
    [
        ("It is kept.", measured("It is kept."), ""),
        ("It is not kept.", measured("It is kept."), DENIES),
        ("It may be kept.", measured("It is kept."), TURNS),
        ("It is kept 3 days.", measured("It is kept 5 days."), NUMBER),
        ("It is kept.", measured("It is kept.", against=0.91), OPPOSITE),
        ("It is kept.", measured("It is kept.")._replace(cosine=0.59), LACKS),
        ("It is kept.", measured("It is kept.")._replace(shared=0.49), LACKS),
    ],
)
def test_each_reason_alone(sentence: str, support: Support, why: str) -> None:
    assert refused(sentence, support) == why


def test_a_reading_of_another_verdict_bears_nothing_out() -> None:
    may = "You are free to do so all the same."
    assert may in " ".join(verifier().statements("msp-code/3.2", Verdict.PERMITTED))
    assert may not in " ".join(verifier().statements("msp-code/3.2", Verdict.FORBIDDEN))
    for cited in verifier().statements("msp-code/3.2", Verdict.FORBIDDEN):
        assert verifier().unsupported(may, cited, "msp-code/3.2", Verdict.FORBIDDEN)


def test_every_statement_bears_itself_out() -> None:
    said = verifier().statements("msp-code/4.1", Verdict.FORBIDDEN)
    assert len(said) > 3
    for each in said:
        assert not verifier().unsupported(each, each, "msp-code/4.1", Verdict.FORBIDDEN)


def test_a_text_is_encoded_once() -> None:
    encoder = FakeEncoder()
    both = Verifier(small_corpus(), encoder)
    for _ in range(2):
        both.unsupported("Staff accept no gift.", GIFTS, "house/1.1", Verdict.FORBIDDEN)
    assert len(set(encoder.history)) == len(encoder.history) > 2
