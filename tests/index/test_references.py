"""A record that names what is not there is told by name."""

import pytest

from config import ROOT
from domain.case import Fact
from domain.corpus import Corpus
from domain.decision import State
from domain.errors import BadRecord
from ingest.references import check_references
from ingest.sources import load_corpus


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus(ROOT / "corpus")


def test_the_shipped_corpus_refers_to_what_is_there(corpus: Corpus) -> None:
    check_references(corpus)


def test_an_unknown_condition_of_a_norm(corpus: Corpus) -> None:
    norm = corpus.norms[0].model_copy(update={"conditions": ("moonshine",)})
    with pytest.raises(BadRecord) as raised:
        check_references(corpus.model_copy(update={"norms": (norm,)}))
    assert str(raised.value) == f"norms: {norm.clause}: there is no condition moonshine."


def test_an_unknown_condition_of_a_case(corpus: Corpus) -> None:
    fact = Fact(condition="moonshine", state=State.UNSAID)
    case = corpus.cases[0].model_copy(update={"conditions": (fact,)})
    with pytest.raises(BadRecord) as raised:
        check_references(corpus.model_copy(update={"cases": (case,)}))
    assert str(raised.value) == f"cases: {case.id}: there is no condition moonshine."


def test_words_that_a_clause_does_not_say(corpus: Corpus) -> None:
    divergence = corpus.divergences[0].model_copy(update={"quotes": ("moonshine", "moonshine")})
    with pytest.raises(BadRecord) as raised:
        check_references(corpus.model_copy(update={"divergences": (divergence,)}))
    told = f"divergences.yaml: {divergence.clauses[0]}: it does not say 'moonshine'."
    assert str(raised.value) == told
