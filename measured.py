"""The evaluation that was kept with the program: evals/last.json."""

from pathlib import Path

from pydantic import ValidationError

from config import ROOT
from domain.errors import BadRecord
from domain.evaluation import Evaluation

KEPT = ROOT / "evals" / "last.json"


def load(path: Path = KEPT) -> Evaluation:
    """Read what was kept; raises BadRecord where it is missing or not what it should be."""
    try:
        return Evaluation.model_validate_json(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadRecord(path.name, "the whole", "it is missing or is not UTF-8") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise BadRecord(path.name, where, first["msg"]) from error
