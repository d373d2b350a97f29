"""What one record says of another must be there: conditions of norms and cases, clauses, quotes."""

from collections.abc import Iterator

from domain.corpus import Corpus
from domain.errors import BadRecord


def check_references(corpus: Corpus) -> None:
    """Raise BadRecord for the first norm, case or divergence that names what does not exist."""
    conditions = {condition.id for condition in corpus.conditions}
    for where, record, condition in _named_conditions(corpus):
        if condition not in conditions:
            raise BadRecord(where, record, f"there is no condition {condition}")
    texts = {clause.id: clause.text for clause in corpus.clauses}
    for divergence in corpus.divergences:
        for clause, quote in zip(divergence.clauses, divergence.quotes, strict=True):
            if quote not in texts.get(clause, ""):
                raise BadRecord("divergences.yaml", clause, f"it does not say {quote!r}")


def _named_conditions(corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    for norm in corpus.norms:
        for condition in norm.conditions:
            yield "norms", norm.clause, condition
        for reading in norm.readings:
            for condition in reading.when:
                yield "norms", norm.clause, condition
    for case in corpus.cases:
        for fact in case.conditions:
            yield "cases", case.id, fact.condition
