"""Each kind of letter, word for word, with its notes."""

from datetime import date
from pathlib import Path

import pytest

from domain.errors import BadInput, MayiError
from domain.letter import Firm, Letter, notes
from letters.kinds import Kind
from letters.write import changed_since, write
from tests.fakes import real_corpus
from tests.letters_made import FACTS, FIRM, KINDS, WRITTEN, filled, made

EXPECTED = Path(__file__).with_name("expected")


def as_text(letter: Letter) -> str:
    """The letter as lines: paragraphs with the number of their note, then the notes."""
    lines = [letter.client, letter.subject, letter.greeting]
    for number, each in enumerate(letter.cited, 1):
        if each is (letter.reply or (None,))[0]:
            lines += [letter.signatory, "— reply —"]
        lines += [f"# {each.heading}"] if each.heading else []
        lines.append(f"{each.text} [{number}]")
    if not letter.reply:
        lines.append(letter.signatory)
    return "\n".join([*lines, "", *(f"[{n}] {note}" for n, note in enumerate(notes(letter), 1))])


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_reads(kind: str) -> None:
    expected = (EXPECTED / f"{kind}.txt").read_text("utf-8")
    assert as_text(made(kind)) + "\n" == expected


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_note_quotes_its_clause(kind: Kind) -> None:
    clauses = {clause.id: clause for clause in real_corpus().clauses}
    editions = {each.id: each.edition for each in real_corpus().instruments}
    letter = filled(kind, "x")
    assert len(letter.paragraphs) >= 7
    for each in letter.cited:
        clause = clauses[each.source.clause]
        assert each.source.words in clause.text
        assert each.source.edition == editions[clause.instrument]


def test_what_is_empty_and_optional_is_left_out() -> None:
    without, with_it = made("conflict"), made("conflict", offer="A trip to Rome. We declined it.")
    assert [each.heading for each in without.paragraphs].count("What was offered") == 0
    assert with_it.paragraphs[4].heading == "What was offered"
    assert with_it.paragraphs[4].source.clause == "msp-code/3.2"
    assert len(with_it.paragraphs) == len(without.paragraphs) + 1


def test_a_court_changes_what_is_asked() -> None:
    letter = made("release", court="The High Court, on 20 February 2026.")
    assert "refers to the direction of a court" in letter.paragraphs[0].text
    assert "give out only what the court directs" in letter.paragraphs[-1].text


REQUIRED = [
    (kind.id, field.id, field.label, field.clause)
    for kind in KINDS.values()
    for field in kind.fields
    if field.required
]


@pytest.mark.parametrize(("kind", "name", "label", "clause"), REQUIRED)
def test_an_empty_fact_stops_the_letter(kind: str, name: str, label: str, clause: str) -> None:
    for empty in ("", "  \n ", " - … ?"):
        with pytest.raises(BadInput) as raised:
            made(kind, **{name: empty})
        assert str(raised.value) == (
            f"“{label}” has no answer, and clause {clause} asks for one. "
            "Fill it in; no letter was made."
        )


@pytest.mark.parametrize(
    ("kind", "facts", "says"),
    [
        ("conflict", {"learned": "soon"},
         "“When did you learn of the interest?” cannot be “soon”; give a date such as 2026-03-01."
         " No letter was made."),
        ("conflict", {"learned": "2026-02-30"},
         "“When did you learn of the interest?” cannot be “2026-02-30”; give a date such as"
         " 2026-03-01. No letter was made."),
        ("performance", {"nature": "a feature"},
         "“What is it?” cannot be “a feature”; choose one of those offered. No letter was made."),
        ("conflict", {"client": "x" * 10_000},
         "The answer to “Which client is told?” has 10,000 characters; the limit is 300."
         " Shorten it."),
        ("advice", {"risks": "x" * 5_001},
         "The answer to “What is likely to go wrong?” has 5,001 characters; the limit is 5,000."
         " Shorten it."),
    ],
)  # fmt: skip
def test_what_cannot_be_written_says_why(kind: str, facts: dict[str, str], says: str) -> None:
    with pytest.raises(MayiError) as raised:
        made(kind, **facts)
    assert str(raised.value) == says


def test_a_letter_without_a_firm_is_not_made() -> None:
    with pytest.raises(BadInput) as raised:
        write(KINDS["scope"], FACTS["scope"], Firm(name=" "), WRITTEN, real_corpus())
    assert str(raised.value) == (
        "The letter needs the name of your firm. Type it in, or set firm in mayi.toml for every"
        " letter. No letter was made."
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "typed", ["{firm} {0} {client!r}", "{{ 7 * 7 }} {% raw %}", "%s %(x)s \\1"]
)
def test_a_fact_is_never_a_slot(kind: str, typed: str) -> None:
    letter = filled(KINDS[kind], typed)
    assert letter.client == letter.contact == letter.signatory == typed
    assert any(each.text == typed for each in letter.paragraphs)


def test_a_name_of_controls_and_turned_letters_is_plain() -> None:
    letter = made("conflict", client="A\x00c\u202eme\u2066\r\nLtd\x1b[31m \ud800\uffff")
    assert letter.client == "Acme Ltd[31m \ufffd\ufffd"


def test_a_clause_that_reads_otherwise_is_told() -> None:
    corpus = real_corpus()
    clauses = tuple(
        each.model_copy(update={"text": each.text + "!"}) if each.id == "msp-code/2.1" else each
        for each in corpus.clauses
        if each.id != "msp-code/7.4"
    )
    letter = made("performance")
    assert changed_since(letter, corpus) == ()
    changed = changed_since(letter, corpus.model_copy(update={"clauses": clauses}))
    assert changed == ("msp-code/2.1", "msp-code/7.4")


def test_a_letter_is_kept_and_read_back_whole() -> None:
    letter = write(KINDS["advice"], FACTS["advice"], FIRM, date(2024, 2, 29), real_corpus())
    assert Letter.model_validate_json(letter.model_dump_json()) == letter
