"""What evals reads and writes: whole, or not at all."""

from pathlib import Path

from pydantic import ValidationError

from domain.errors import ReportNotWritten
from domain.evaluation import Evaluation
from evals.results import Results
from whole import written


def write(path: Path, text: str) -> None:
    """Put `text` in the place of what stood in `path`; raises ReportNotWritten."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written(path) as out:
            out.write(text.encode())
    except OSError as error:
        raise ReportNotWritten(path, (error.strerror or str(error)).lower()) from error


def as_json(record: Results | Evaluation) -> str:
    return record.model_dump_json(indent=1) + "\n"


def earlier(path: Path) -> Results | None:
    """Read the results of an evaluation before this; None where there are none to read."""
    try:
        return Results.model_validate_json(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError):
        return None
