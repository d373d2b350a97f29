"""mayi by its worked cases alone: what measures mode `cases`, or prints it, opens it here.

A user's `model` has no say there: it would be slow, cost money and send what is asked.
"""

from pathlib import Path

from advisor import Advisor, Progress, open_advisor, open_own, silent
from config import Settings


def open_by_cases(settings: Settings, progress: Progress = silent) -> Advisor:
    """Open mayi on our corpus; the index is built first when it is missing or stale."""
    return open_advisor(_without_model(settings), progress)


def open_own_by_cases(settings: Settings, index: Path) -> Advisor:
    """Open mayi on an index of somebody's own code."""
    return open_own(_without_model(settings), index)


def _without_model(settings: Settings) -> Settings:
    return settings.model_copy(update={"model": ""})
