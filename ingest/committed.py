"""The parsed clauses as files: written, compared with what the documents yield, and read."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from domain.clause import Clause, LeftOut
from domain.errors import BadRecord, ClausesDiffer
from domain.json_lines import numbered
from domain.record import Record
from ingest import readers
from ingest.clauses import Derived
from ingest.manifest import check_files, load_manifest

LEFT_OUT = "left-out.jsonl"
SUFFIX = ".clauses.jsonl"
ACCEPT = "python3 mayi.py ingest --accept"

R = TypeVar("R", bound=Record)


def write_clauses(derived: Derived, folder: Path) -> None:
    """Write <instrument>.clauses.jsonl for each instrument, and left-out.jsonl."""
    for file, records in _files(derived).items():
        (folder / file).write_text(_lines(records), encoding="utf-8", newline="\n")


def check_clauses(derived: Derived, folder: Path) -> None:
    """Compare the committed files with `derived`.

    Raises ClausesDiffer naming the first clause (or left-out part) that differs.
    """
    expected = _files(derived)
    for file, records in expected.items():
        committed = [line for _, line in _read_lines(folder / file)]
        for index, (record, line) in enumerate(zip(records, committed, strict=False)):
            if _line(record) != line:
                raise ClausesDiffer(file, _name(record, index))
        if len(records) > len(committed):
            raise ClausesDiffer(file, _name(records[len(committed)], len(committed)))
        if len(committed) > len(records):
            raise ClausesDiffer(file, f"line {len(records) + 1}")
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if path.name not in expected:
            raise ClausesDiffer(path.name, "line 1")


def read_clauses(folder: Path) -> Derived:
    """Read the committed files as they stand, without taking the documents apart again.

    Raises ManifestMismatch, BadRecord with the line, UnreadableDocument.
    """
    manifest = load_manifest(folder)
    check_files(folder, manifest)
    return Derived(
        instruments=manifest.instruments,
        documents=manifest.documents,
        clauses=tuple(
            clause
            for recipe in manifest.derivation
            for clause in _read_records(folder / f"{recipe.instrument}{SUFFIX}", Clause)
        ),
        left_out=tuple(_read_records(folder / LEFT_OUT, LeftOut)),
        texts={each.file: readers.read(folder / each.file).text for each in manifest.documents},
    )


def _files(derived: Derived) -> dict[str, Sequence[Clause] | Sequence[LeftOut]]:
    files: dict[str, Sequence[Clause] | Sequence[LeftOut]] = {
        f"{instrument.id}{SUFFIX}": [
            clause for clause in derived.clauses if clause.instrument == instrument.id
        ]
        for instrument in derived.instruments
    }
    return files | {LEFT_OUT: derived.left_out}


def _lines(records: Iterable[Record]) -> str:
    return "".join(f"{_line(record)}\n" for record in records)


def _line(record: Record) -> str:
    return json.dumps(record.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)


def _name(record: Record, index: int) -> str:
    return record.id if isinstance(record, Clause) else f"line {index + 1}"


def _read_lines(path: Path) -> list[tuple[int, str]]:
    if not path.is_file():
        return []
    try:
        return numbered(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadRecord(path.name, "the whole", f"it cannot be read ({error})") from error


def _read_records(path: Path, kind: type[R]) -> list[R]:
    if not path.is_file():
        raise BadRecord(path.name, "the whole", f"it is missing; write it with: {ACCEPT}")
    records = []
    for number, line in _read_lines(path):
        try:
            records.append(kind.model_validate_json(line))
        except ValidationError as error:
            raise BadRecord(path.name, f"line {number}", error.errors()[0]["msg"]) from error
    return records
