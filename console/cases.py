"""Worked cases for a code of one's own: a new one, those there are, and what is wrong with them."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import config
from advisor import Advisor
from console.dialogue import Dialogue
from console.draft import drafted
from console.own_code import add, open_code, open_own_store
from domain.errors import BadRecord, ShippedCases
from ingest.own import READY, read_documents
from ingest.own_cases import NAME, cases_file, check, contents
from ingest.readers import READABLE
from retrieval.encoder import open_encoder

Changes = Callable[[Advisor, Advisor], Iterable[str]]
"""What a case changed: from the advisor without it, and the one with it."""


def new(index: Path | None, dialogue: Dialogue, changes: Changes) -> None:
    """Write a case, index it and say what it changed.

    Raises BadCase, NotGiven or LikeAnother, and what opening and adding raise; nothing is changed
    then, nor by an interruption.
    """
    code = open_code(config.load(), index)
    try:
        case = drafted(code, dialogue)
        after = add(code, case) if case else None
    except KeyboardInterrupt:
        kept = contents(code.file) != code.held
        dialogue.say("\nThe case is kept." if kept else "\nNothing was changed.")
        raise
    if case is None or after is None:
        dialogue.say("\nNothing was changed.")
        return
    dialogue.say(f"\n{case.id} is written to {_from_here(code.file)} and indexed.\n")
    for line in changes(code.advisor, after):
        dialogue.say(line)


def listed(index: Path | None) -> Iterator[str]:
    """Yield the cases that an index holds: id, verdict, clause and question."""
    if index is None:
        raise ShippedCases
    cases = open_own_store(index, open_encoder(config.load().encoder)).corpus.cases
    for case in cases:
        clause = case.clauses[0] if case.clauses else "–"
        yield f"{case.id}  {case.verdict.value:<11}  {clause}  {case.question}"
    yield f"{_counted(len(cases), 'case')} in {index}."


def checked(path: Path) -> tuple[list[str], bool]:
    """Check the cases for documents, named by these or by the file of cases itself.

    Returns what to say, a line for each fault, and whether there is none. Raises BadRecord where
    there is no such file, or it is none of cases, and what reading documents raises.
    """
    source = _source(path)
    file = cases_file(source)
    if not file.exists():
        raise BadRecord(str(file), "the file", "there is none")
    corpus, _ = read_documents(source, lambda name: None)
    found = check(file.name, contents(file), corpus.clauses)
    says = [str(fault) for fault in found.faults]
    sound = _counted(len(found.cases), "sound case")
    return [*says, f"{sound}, {_counted(len(says), 'fault')}."], not says


def _from_here(file: Path) -> Path:
    return file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file


def _source(path: Path) -> Path:
    if path.is_dir() or not path.name.endswith(NAME):
        return path
    if path.name == NAME:
        return path.parent
    stem = path.name.removesuffix(f".{NAME}")
    beside = [path.with_name(f"{stem}{kind}") for kind in (READY, *READABLE)]
    return next((each for each in beside if each.is_file()), path)


def _counted(count: int, what: str) -> str:
    return f"{count or 'no'} {what}{'' if count == 1 else 's'}"
