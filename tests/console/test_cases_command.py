"""Cases for a code of one's own: written by a script, listed, checked."""

from collections.abc import Callable
from pathlib import Path

import pytest

import commands
from console.cases import checked, listed, new
from console.dialogue import Dialogue, Nobody
from console.ingest import run
from domain.decision import Verdict
from domain.errors import (
    BadCase,
    BadRecord,
    CasesNotWritten,
    IndexMissing,
    IndexNotWritten,
    LikeAnother,
    MayiError,
    NotGiven,
    ShippedCases,
    SourceChanged,
    SourceGone,
    SourceUnknown,
)
from ingest.index import build
from retrieval.encoder import open_encoder
from retrieval.store import CURRENT, corpus_in
from tests.console.rules import CASE, PEN, RULES, Person, nothing, scripted, state
from tests.fakes_search import small_corpus


def test_a_script_writes_a_case_and_it_counts_at_once(mine: Path) -> None:
    said = scripted(mine, PEN)
    assert said[0].startswith("\nmayi says now: ")
    assert said[-2:] == [
        f"\nc0002 is written to {mine / 'book' / 'cases.yaml'} and indexed.\n",
        "from 1 to 2 cases",
    ]
    _, cases, names = state(mine)
    assert cases.startswith(CASE) and names == ["cases.yaml", "rules.txt"]
    assert cases.removeprefix(CASE) == (
        "\n- id: c0002\n  scenario: c0002\n  question: May I keep the pen that a vendor gave me?\n"
        "  role: staff\n  style: short\n  clauses:\n  - rules/1.2\n  verdict: permitted\n"
        "  why: A pen is worth little.\n"
    )
    corpus = corpus_in(mine / "index")
    assert corpus and [case.id for case in corpus.cases] == ["c0001", "c0002"]
    assert list(listed(mine / "index")) == [
        "c0001  permitted    rules/1.2  A supplier gave me a coffee mug. May I keep it?",
        "c0002  permitted    rules/1.2  May I keep the pen that a vendor gave me?",
        f"2 cases in {mine / 'index'}.",
    ]
    # An ingest gives what stands in the index now.
    list(run(mine / "book", mine / "again", accept=False))
    assert corpus_in(mine / "again") == corpus


def test_a_question_that_nothing_governs(mine: Path) -> None:
    scripted(mine, {"--question": "Where may I park?", "--clause": "none", "--why": "Not said."})
    corpus = corpus_in(mine / "index")
    assert corpus and corpus.cases[-1].verdict is Verdict.NOT_COVERED
    assert list(listed(mine / "index"))[1] == "c0002  not_covered  –  Where may I park?"


@pytest.mark.parametrize(
    ("given", "error", "says"),
    [
        ({"--question": " ?"}, BadCase, "That makes no case: --question: it is blank."),
        (
            {"--question": "May I? " * 400},
            BadCase,
            "That makes no case: --question: it is longer than 2,000 characters.",
        ),
        (
            {"--question": "\udcff May I?"},
            BadCase,
            "That makes no case: --question: it holds characters that are no text.",
        ),
        (
            {"--question": "a supplier gave me a COFFEE mug.  May I keep it?"},
            BadCase,
            "That makes no case: --question: c0001 asks that already.",
        ),
        (
            {"--clause": "1"},
            BadCase,
            "That makes no case: --clause: there is no clause '1': give an id, or none.",
        ),
        (
            {"--verdict": "perhaps"},
            BadCase,
            "That makes no case: --verdict: 'perhaps' is no verdict: give one of obligatory, "
            "permitted, conditional, forbidden, information.",
        ),
        (
            {"--verdict": "not_covered"},
            BadCase,
            "That makes no case: --verdict: what is not covered has no clause: then the clause "
            "is none.",
        ),
        (
            {"--clause": "none"},
            BadCase,
            "That makes no case: --verdict: what no clause governs is not_covered.",
        ),
        ({"--why": "x" * 501}, BadCase, "That makes no case: --why: it is longer than 500"),
        ({"--verdict": "cond"}, NotGiven, "--open-question is missing, and there is no terminal"),
        ({"--role": " "}, BadCase, "That makes no case: --role: it is blank."),
        (
            {
                "--question": "A supplier gave me a coffee cup. May I keep it?",
                "--clause": "rules/1.1",
            },
            LikeAnother,
            "It is nearly the question of c0001, which is answered otherwise.",
        ),
        (
            {
                "--question": "A supplier gave me a coffee cup. May I keep it?",
                "--clause": "rules/1.1",
                "--anyway": "no",
            },
            None,
            "Nothing was changed.",
        ),
    ],
)
def test_what_makes_no_case_changes_nothing(
    indexed: Path, given: dict[str, str], error: type[MayiError] | None, says: str
) -> None:
    before = state(indexed)
    if error is None:
        assert scripted(indexed, PEN | given)[-1].strip() == says
    else:
        with pytest.raises(error) as raised:
            scripted(indexed, PEN | given)
        assert str(raised.value).startswith(says) and "\n" not in str(raised.value)
        assert error is not BadCase or str(raised.value).endswith(" Nothing was changed.")
    assert state(indexed) == before


@pytest.mark.parametrize("missing", PEN)
def test_what_a_script_leaves_out_is_missing(indexed: Path, missing: str) -> None:
    with pytest.raises(NotGiven) as raised:
        scripted(indexed, {option: value for option, value in PEN.items() if option != missing})
    assert str(raised.value) == (
        f"{missing} is missing, and there is no terminal to ask on. "
        "Add it to the command; nothing was changed."
    )


def test_two_that_ask_nearly_the_same_may_both_stand(mine: Path) -> None:
    alike = {"--question": "A supplier gave me a coffee cup. May I keep it?", "--anyway": "yes"}
    said = scripted(mine, PEN | alike | {"--clause": "rules/1.1", "--verdict": "f"})
    assert "\nNearly the same question, answered otherwise, stands in c0001:" in said
    assert "c0002  forbidden    rules/1.1" in list(listed(mine / "index"))[1]


def test_an_index_that_cannot_be_written_takes_the_case_back(mine: Path) -> None:
    before = state(mine)
    generations, kept = mine / "index" / "generations", mine / "kept"

    def spoil() -> str:
        generations.rename(kept)
        generations.write_text("in the way")
        return "staff"

    with pytest.raises(IndexNotWritten):
        new(mine / "index", Dialogue(PEN, Person(spoil), print), nothing)
    generations.unlink()
    kept.rename(generations)
    assert state(mine) == before


def test_a_file_that_changed_while_a_person_thought_is_left_as_it_is(mine: Path) -> None:
    def meddle() -> str:
        (mine / "book" / "cases.yaml").write_text(CASE + "# mine\n")
        return "staff"

    index = (mine / "index" / CURRENT).read_text()
    with pytest.raises(CasesNotWritten, match="it has changed meanwhile; start again"):
        new(mine / "index", Dialogue(PEN, Person(meddle), print), nothing)
    assert state(mine) == (index, CASE + "# mine\n", ["cases.yaml", "rules.txt"])


# Which code it is.


def test_the_shipped_corpus_has_its_cases_elsewhere(tmp_path: Path) -> None:
    build(small_corpus(), open_encoder("shipped"), tmp_path, lambda *told: None)
    says = (
        "The cases of the shipped corpus live in corpus/cases and need training (see "
        "CONTRIBUTING.md). For a code of your own, name its index: --index DIR"
    )
    for index in (None, tmp_path):
        with pytest.raises(ShippedCases) as raised:
            new(index, Dialogue(PEN, Nobody(), print), nothing)
        assert str(raised.value) == says
        with pytest.raises(ShippedCases):
            list(listed(index))


def forget(mine: Path) -> None:
    generation = mine / "index" / "generations" / (mine / "index" / CURRENT).read_text()
    manifest = generation / "manifest.json"
    source = str(mine / "book")
    lines = [line for line in manifest.read_text().splitlines() if source not in line]
    manifest.write_text("\n".join(lines))


def write(name: str, text: str) -> Callable[[Path], None]:
    def change(mine: Path) -> None:
        (mine / "book" / name).write_text(text)

    return change


def move(mine: Path) -> None:
    (mine / "book").rename(mine / "moved")


def lose(mine: Path) -> None:
    (mine / "index" / CURRENT).unlink()


NOT_SAID = (
    "The index in {index} does not say what it was made from. Ingest your documents again: "
    "python3 mayi.py ingest PATH --index {index}"
)


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        (
            forget,
            SourceUnknown,
            NOT_SAID,
        ),
        (
            move,
            SourceGone,
            "The documents that the index in {index} was made from are no longer at {book}. "
            "Ingest them from where they are: python3 mayi.py ingest PATH --index {index}",
        ),
        (
            write("rules.txt", "1.1 No gifts."),
            SourceChanged,
            "The documents or cases have changed since they were indexed. Ingest them again "
            "first: python3 mayi.py ingest {book} --index {index}",
        ),
        (write("cases.yaml", ""), SourceChanged, "The documents or cases have changed since"),
        (write("cases.yaml", "a: ["), BadRecord, "cases.yaml: the file: it is not YAML"),
        (lose, IndexMissing, "There is no index in {index}."),
    ],
)
def test_an_index_to_which_no_case_can_be_added(
    mine: Path, change: Callable[[Path], None], error: type[MayiError], says: str
) -> None:
    change(mine)
    with pytest.raises(error) as raised:
        new(mine / "index", Dialogue(PEN, Nobody(), print), nothing)
    assert str(raised.value).startswith(says.format(index=mine / "index", book=mine / "book"))
    assert "\n" not in str(raised.value)


def test_a_clause_that_is_gone_or_moved_is_told_by_an_ingest(mine: Path) -> None:
    (mine / "book" / "rules.txt").write_text(RULES.replace("1.2 Adv", "1.2 Mugs stay.\n\n1.3 Adv"))
    lines = list(run(mine / "book", mine / "index", accept=False))
    assert lines[0] == (
        "cases.yaml: c0001: clause rules/1.2 reads otherwise than before; its words now stand in "
        "rules/1.3. Check it."
    )
    assert lines[1] == (
        f"Your own code is indexed in {mine / 'index'}: clauses, 4; worked cases, 1."
    )
    (mine / "book" / "rules.txt").write_text("1.1 No gifts.")
    assert list(run(mine / "book", mine / "index", accept=False))[:2] == [
        "cases.yaml: c0001: there is no clause rules/1.2. The case was left out.",
        f"Your own code is indexed in {mine / 'index'}: clauses, 1.",
    ]


# Checked.


@pytest.mark.parametrize("named", ["", "cases.yaml"])
def test_checking_tells_every_fault(indexed: Path, named: str) -> None:
    file = indexed / "book" / "cases.yaml"
    assert checked(indexed / "book" / named) == (["1 sound case, no faults."], True)
    file.write_text(CASE + CASE.replace("rules/1.2", "rules/8") + "- 7\n")
    try:
        lines, sound = checked(indexed / "book" / named)
    finally:
        file.write_text(CASE)
    assert not sound
    assert lines == [
        "cases.yaml: c0001: there is no clause rules/8.",
        "cases.yaml: c0001: its id stands already above.",
        "cases.yaml: c0001: its question stands already in c0001.",
        "cases.yaml: record 3: it is no case; one has id, scenario, question, role, style, "
        "clauses, verdict and why.",
        "1 sound case, 4 faults.",
    ]


@pytest.mark.parametrize("named", ["rules.jsonl", "rules.cases.yaml"])
def test_checking_ready_clauses(tmp_path: Path, named: str) -> None:
    (tmp_path / "rules.jsonl").write_text('{"id": "rules/1.2", "text": "Pens may be kept."}')
    (tmp_path / "rules.cases.yaml").write_text(CASE)
    assert checked(tmp_path / named) == (["1 sound case, no faults."], True)


def test_there_is_nothing_to_check(tmp_path: Path) -> None:
    with pytest.raises(BadRecord) as raised:
        checked(tmp_path)
    assert str(raised.value) == f"{tmp_path / 'cases.yaml'}: the file: there is none."


@pytest.mark.parametrize(("text", "code"), [(CASE, 0), (CASE + "- 7\n", 1), ("a: [", 1)])
def test_the_exit_code_of_checking(
    tmp_path: Path, text: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rules.txt").write_text(RULES)
    (tmp_path / "cases.yaml").write_text(text)
    assert commands.main(["cases", "check", str(tmp_path)]) == code
    shown = capsys.readouterr()
    assert "Traceback" not in shown.out + shown.err and shown.out + shown.err
