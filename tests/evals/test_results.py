"""A whole evaluation, and what of it is kept."""

import pytest

from domain.evaluation import Evaluation, Share
from evals.results import Results
from tests.evals.made import F, N, P, crashed, results, said, topic

GOOD = said(topic(id="q1", role="manager"), F, "x/1", confidence=0.9)
DOUBT = said(topic(id="q2"), P, "x/2", confidence=0.4, second=F)
SILENT = said(topic(N, id="q3", kind="off"), N, "x/2", "x/1")
EVERY = (GOOD, DOUBT, SILENT, crashed(topic(id="q4")))


def test_a_row_holds_what_was_expected_and_what_was_given() -> None:
    good, doubt, silent, broken = results(*EVERY).sets["fresh"].rows
    assert good.model_dump() == {
        "id": "q1", "question": "q1", "kind": "plain", "role": "manager", "style": "",
        "section": "x/1", "expected": F, "may_govern": ("x/1",), "verdict": F, "confidence": 0.9,
        "sure": True, "second": None, "cited": ("x/1",), "ranking": ("x/1",), "answer": "",
        "altered": (), "error": "",
    }  # fmt: skip
    assert (doubt.sure, doubt.second, doubt.verdict_right, doubt.clause_right) == (
        False, F, False, False,
    )  # fmt: skip
    assert (silent.section, silent.may_govern, silent.clause_right) == ("not_covered", (), True)
    assert (broken.verdict, broken.confidence, broken.sure, broken.error) == (
        None, None, False, "KeyError: 'x'",
    )  # fmt: skip
    assert not broken.clause_right


def test_only_what_applies_is_held() -> None:
    scope = results(GOOD).sets["fresh"]
    assert "hit@1" in scope.ours and "twins" not in scope.ours and "ece" not in scope.ours
    assert scope.slices["style"] == {}
    assert list(scope.slices["role"]) == ["manager"]
    assert [share.n for share in scope.systems["mayi"].hits] == [1] * 10


def test_sets_are_put_together() -> None:
    found = results(fresh=EVERY, apart=EVERY[:2])
    assert list(found.sets) == ["fresh", "apart"]
    assert found.together.questions == 6
    verdict = found.together.ours["verdict"]
    assert isinstance(verdict, Share)
    assert (verdict.k, verdict.n) == (3, 6)


def test_it_can_be_read_back() -> None:
    found = results(*EVERY * 5)
    assert "ece" in found.sets["fresh"].ours
    assert Results.model_validate_json(found.model_dump_json()) == found


def test_what_is_kept() -> None:
    found = results(*EVERY)
    kept = found.kept()
    assert kept.when == found.when.date()
    assert kept.questions == 4
    assert kept.sets == {"fresh": found.sets["fresh"].ours}
    assert {key: (share.k, share.n) for key, share in kept.sections.items()} == {
        "x/1": (1, 1),
        "x/2": (0, 1),
        "not_covered": (1, 1),
    }
    assert Evaluation.model_validate_json(kept.model_dump_json()) == kept


@pytest.mark.parametrize("section", ["x/1", "x/2", "not_covered"])
def test_every_section_of_the_corpus_is_kept(section: str) -> None:
    assert results(crashed(topic())).kept().sections[section].n == 0
