"""A file of questions in, a file of answers out, line for line."""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from advisor import Advisor
from console.progress import Bar
from domain.errors import BadBatch, BadInput, BatchNotWritten, MayiError
from domain.json_lines import numbered
from domain.search import Query
from whole import written

log = logging.getLogger("mayi")
UNEXPECTED = "Something unexpected happened with this question; it is logged."

SETTLED = {"yes": True, "no": False, "not known": None}
_MEANS = {"true": "yes", "yes": "yes", "1": "yes", "false": "no", "no": "no", "0": "no"}


def run(advisor: Advisor, source: Path, target: Path, k: int) -> int:
    """Answer every line of `source`; return how many could not be answered.

    A line that cannot be read gets an `error` in its place and the rest go on. `target` is
    replaced only when all is written. Raises BadBatch, BatchNotWritten.
    """
    lines = _lines(source)
    failed = 0
    progress = Bar("batch")
    try:
        if target.exists() and target.samefile(source):
            raise BatchNotWritten(target, "the questions are in it")
        with written(target) as out:
            for done, (number, line) in enumerate(lines, start=1):
                answer = _answer(advisor, line, number, k)
                failed += "error" in answer
                # A lone surrogate, which JSON can spell, becomes its spelling in JSON again.
                spelt = json.dumps(answer, ensure_ascii=False).encode(errors="backslashreplace")
                out.write(spelt + b"\n")
                progress("questions", done, len(lines))
    except OSError as error:
        raise BatchNotWritten(target, (error.strerror or str(error)).lower()) from error
    return failed


def _lines(source: Path) -> list[tuple[int, str]]:
    """Return the lines that are not blank, with their numbers in the file."""
    try:
        return numbered(source.read_text("utf-8-sig"))
    except OSError as error:
        raise BadBatch(source, (error.strerror or "it cannot be opened").lower()) from error
    except UnicodeDecodeError as error:
        raise BadBatch(source, "it is not UTF-8 text") from error


def _answer(advisor: Advisor, line: str, number: int, k: int) -> dict[str, Any]:
    id: Any = number
    try:
        record = _parsed(line, number)
        if not isinstance(record, dict):
            return {"id": id, "error": f"Line {number} is not an object with id and question."}
        id = record.get("id", number)
        if not isinstance(record.get("question"), str):
            return {"id": id, "error": f"Line {number} has no question that is text."}
        query = _query(record, number, advisor)
        return {"id": id, **advisor.ask(query, k).model_dump(mode="json")}
    except MayiError as error:
        return {"id": id, "error": str(error)}
    except Exception:
        log.exception("batch line %d", number)
        return {"id": id, "error": UNEXPECTED}


def _parsed(line: str, number: int) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        why = f"{error.msg}, column {error.colno}"
    except RecursionError:
        why = "it is nested too deep"
    except ValueError:
        why = "it has a number of too many digits"
    raise BadInput(f"Line {number} is not JSON: {why}.")


def _query(record: Mapping[str, Any], number: int, advisor: Advisor) -> Query:
    """Read facts as a mapping of condition to true, false or null, or as words of the asker.

    A spreadsheet's "yes", "no", 1 and 0 are true and false. A fact that no norm or clause knows is
    told in words, so that nothing the asker gave is lost.
    """
    facts = record.get("facts") or {}
    if isinstance(facts, str):
        facts = [facts]
    if isinstance(facts, list):
        return Query(question=record["question"], told=tuple(str(fact) for fact in facts))
    if not isinstance(facts, dict):
        raise BadInput(f"Line {number} has facts that are no object, list or text.")
    settled = {id: _settled(fact) for id, fact in facts.items()}
    held = {id: SETTLED[fact] for id, fact in settled.items() if fact and advisor.is_fact(id)}
    told = tuple(_told(id, fact, settled[id]) for id, fact in facts.items() if id not in held)
    return Query(question=record["question"], facts=held, told=told)


def _settled(fact: Any) -> str:
    """Return the one of `SETTLED` that a fact's value means; empty where it is something else."""
    if fact is None:
        return "not known"
    return _MEANS.get(str(fact).strip().casefold(), "")


def _told(name: str, fact: Any, settled: str) -> str:
    return fact if isinstance(fact, str) and not settled else f"{name}: {settled or fact}."
