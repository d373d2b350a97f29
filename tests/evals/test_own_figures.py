"""What the cases of a user's own code say of it, and what one more of them changes."""

from pathlib import Path

import pytest

from advisor import Advisor, silent
from config import Settings
from domain.case import WorkedCase
from evals.few import LEVELS, Remembering, cut, indexed, levels
from evals.own import changes, measured, same_story, table
from ingest.index import build
from retrieval.store import open_store
from tests.fakes_search import CASES, FakeEncoder, bare_corpus, small_corpus

ENCODER = FakeEncoder()
BARE = [case.model_copy(update={"conditions": ()}) for case in CASES]
TWIN = BARE[0].model_copy(update={"id": "c5", "question": "May I save the wine?"})


def own(folder: Path, *cases: WorkedCase) -> Advisor:
    build(bare_corpus().model_copy(update={"cases": cases}), ENCODER, folder, silent)
    return Advisor(Settings(), open_store(folder, ENCODER), ENCODER)


def test_a_case_is_asked_without_its_story(tmp_path: Path) -> None:
    alone = own(tmp_path / "alone", BARE[0])
    story = own(tmp_path / "story", BARE[0], TWIN)
    told_apart = own(tmp_path / "apart", BARE[0], TWIN.model_copy(update={"scenario": "c5"}))
    for advisor, backed in ((alone, False), (story, False), (told_apart, True)):
        first = measured(advisor, "x", silent)[0]
        assert first.advice and (first.advice.precedents != ()) is backed


def test_the_stories() -> None:
    assert same_story([BARE[0], TWIN, BARE[3]]) == {
        BARE[0].question: {"c1", "c5"},
        TWIN.question: {"c1", "c5"},
        BARE[3].question: {"c4"},
    }


def test_what_one_more_case_changes(tmp_path: Path) -> None:
    more = TWIN.model_copy(update={"scenario": "c5"})
    before, after = own(tmp_path / "a", BARE[0]), own(tmp_path / "b", BARE[0], more)
    head, figures, itself, other = changes(before, after, silent)
    assert head == "Each case asked as if it were not known:"
    assert [" ".join(line.split()) for line in figures.splitlines()][2:] == [
        "cases 1 2",
        "hit@1 0 of 1 2 of 2",
        "hit@3 1 of 1 2 of 2",
        "verdict right (of six) 0 of 1 2 of 2",
        "false “you may” 1 of 1 0 of 2",
    ]
    assert itself == "c5 itself, as if it were not known: you may not, house/1.1 (right)."
    assert other.startswith(
        "c1 is now answered otherwise: you may not, house/1.1 (right); before: "
    )


def test_a_case_that_changes_nothing_else(tmp_path: Path) -> None:
    before, after = own(tmp_path / "a"), own(tmp_path / "b", BARE[3])
    *_, itself, other = changes(before, after, silent)
    assert itself.startswith("c4 itself, as if it were not known: ")
    assert itself.endswith("(right is the sources don't say).")
    assert other == "No other case is answered otherwise than before."


def test_a_figure_that_applies_to_none_is_left_out(tmp_path: Path) -> None:
    outcomes = measured(own(tmp_path, BARE[3]), "x", silent)
    assert [" ".join(line.split()) for line in table({"now": outcomes}).splitlines()][2:] == [
        "cases 1",
        "verdict right (of six) 0 of 1",
    ]


# Our own corpus, cut down.


@pytest.mark.parametrize("per_clause", [1, 2])
def test_a_corpus_cut_down(per_clause: int) -> None:
    many = [
        case.model_copy(update={"id": f"{case.id}-{n}", "scenario": f"s{n}"})
        for n in range(20)
        for case in CASES
    ]
    found = cut(small_corpus().model_copy(update={"cases": tuple(many)}), per_clause)
    governed = [case.clauses[0] for case in found.code.cases if case.clauses]
    assert {clause: governed.count(clause) for clause in governed} == {
        "house/1.1": per_clause,
        "house/1.2": per_clause,
    }
    assert (found.code.norms, found.code.divergences) == ((), ())
    assert all(not case.conditions for case in found.code.cases)
    stories = {case.scenario for case in found.code.cases}
    assert not stories & {case.scenario for case in found.others}


def test_the_levels(tmp_path: Path) -> None:
    encoder = Remembering(ENCODER)
    code = bare_corpus().model_copy(update={"cases": tuple(BARE)})
    found = cut(small_corpus(), 1)._replace(code=code, others=(CASES[2],))
    with indexed(found.code, encoder) as store:
        figures = levels(found, store, encoder)
    assert list(figures) == list(LEVELS)
    assert all(own.endswith(" of 3") and other.endswith(" of 1") for own, other in figures.values())


def test_a_text_is_encoded_once() -> None:
    encoder = Remembering(fake := FakeEncoder())
    first = encoder.encode(["a bb", "ccc"])
    assert (encoder.encode(["ccc", "a bb"]) == first[::-1]).all()
    assert fake.history == ["a bb", "ccc"]
