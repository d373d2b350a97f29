"""Norms, conditions, divergences and worked cases from YAML: the only door to yaml.

What people write by hand is parsed once and strictly: an unknown key, a clause that does not
exist or a quote that is not in its clause is an error that names the file and the record.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from domain.case import WorkedCase
from domain.clause import Clause
from domain.errors import BadRecord
from domain.norm import Divergence, Norm, NormCondition
from domain.record import Record

R = TypeVar("R", bound=Record)
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NOT_NORMS = ("conditions.yaml", "divergences.yaml")
MOST_BYTES = 2 * 1024 * 1024
"""Some 3,000 cases; nobody writes more by hand."""
DEEPEST = 5
"""A list of cases with a list of facts is four deep."""


def load_norms(folder: Path, clauses: Sequence[Clause]) -> tuple[Norm, ...]:
    """Read every norm of a folder; raises BadRecord for one whose clause or quote is not there."""
    texts = {clause.id: clause.text for clause in clauses}
    norms: list[Norm] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name in NOT_NORMS:
            continue
        for norm in read_records(path, Norm, "clause"):
            _check_norm(path, norm, texts)
            norms.append(norm)
    return tuple(norms)


def load_conditions(folder: Path) -> tuple[NormCondition, ...]:
    """Read the conditions on which verdicts turn."""
    path = folder / "conditions.yaml"
    return tuple(read_records(path, NormCondition, "id")) if path.exists() else ()


def load_divergences(folder: Path) -> tuple[Divergence, ...]:
    """Read the places where a lower authority says otherwise than a higher one."""
    path = folder / "divergences.yaml"
    return tuple(read_records(path, Divergence, "why")) if path.exists() else ()


def load_cases(folder: Path, clauses: Iterable[Clause]) -> tuple[WorkedCase, ...]:
    """Read every worked case of a folder; ids are unique, and words shown stand in the question."""
    known = {clause.id for clause in clauses}
    cases: dict[str, WorkedCase] = {}
    for path in sorted(folder.glob("*.yaml")):
        for case in read_records(path, WorkedCase, "id"):
            if case.id in cases:
                raise BadRecord(path.name, case.id, "the id stands twice")
            _check_case(path, case, known)
            cases[case.id] = case
    return tuple(cases.values())


def block(case: WorkedCase) -> str:
    """Return a case as the block that stands for it in a file, with nothing that is empty."""
    record = case.model_dump(mode="json", exclude_defaults=True)
    return yaml.safe_dump([record], sort_keys=False, allow_unicode=True, width=100)


def untrusted(name: str, data: bytes) -> list[Any]:
    """Return the records of a file from outside; one without any is an empty list.

    Raises BadRecord where it is too large, not UTF-8, not YAML, no list, nested as no record is,
    or uses aliases, by which a few lines grow into more than memory holds.
    """
    if len(data) > MOST_BYTES:
        raise BadRecord(name, "the file", f"it is larger than {MOST_BYTES >> 20} MB")
    text = _text(name, data)
    try:
        _check_shape(name, text)
    except yaml.YAMLError as error:
        raise BadRecord(name, "the file", f"it is not YAML ({_one_line(error)})") from error
    records = _parsed(name, text)
    return [] if records is None else _listed(name, records)


def _check_shape(name: str, text: str) -> None:
    depth = 0
    for event in yaml.parse(text, _Loader):
        if isinstance(event, yaml.AliasEvent):
            raise BadRecord(name, "the file", "it uses YAML's aliases (*); write each case out")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise BadRecord(name, "the file", "it is nested deeper than a case can be")


def read_records(path: Path, kind: type[R], name: str) -> list[R]:
    """Read a file of ours; raises BadRecord naming the record by its field `name`."""
    records = _listed(path.name, _parsed(path.name, _text(path.name, path.read_bytes())))
    return [_record(path, kind, name, number, record) for number, record in enumerate(records, 1)]


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRecord(name, "the file", f"it is not UTF-8 ({_one_line(error)})") from error


def _parsed(name: str, text: str) -> Any:
    try:
        return yaml.load(text, _Loader)
    except (yaml.YAMLError, ValueError) as error:  # a date that no calendar has is a ValueError
        raise BadRecord(name, "the file", f"it is not YAML ({_one_line(error)})") from error


def _listed(name: str, records: Any) -> list[Any]:
    if not isinstance(records, list):
        raise BadRecord(name, "the file", "it must hold a list")
    return records


def _record(path: Path, kind: type[R], name: str, number: int, record: Any) -> R:
    try:
        return kind.model_validate(record)
    except ValidationError as error:
        label = record.get(name) if isinstance(record, dict) else None
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        why = f"{where}: {first['msg']}" if where else first["msg"]
        raise BadRecord(path.name, str(label or f"record {number}"), why) from error


def _check_norm(path: Path, norm: Norm, texts: dict[str, str]) -> None:
    if norm.clause not in texts:
        raise BadRecord(path.name, norm.clause, "there is no such clause")
    if norm.quote not in texts[norm.clause]:
        raise BadRecord(path.name, norm.clause, f"its quote is not in the clause: {norm.quote!r}")


def _check_case(path: Path, case: WorkedCase, known: set[str]) -> None:
    for clause in case.clauses:
        if clause not in known:
            raise BadRecord(path.name, case.id, f"there is no clause {clause}")
    for fact in case.conditions:
        if fact.words not in case.question:
            raise BadRecord(path.name, case.id, f"the question has no words {fact.words!r}")


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
