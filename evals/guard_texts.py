"""Texts as users of managed service providers paste them, with what is private marked in place.

`spoke to ⟦person:agnieszka⟧ at ⟦org:zielinski dental⟧`. The part `development` was written first
and looked at while the guard was made; `apart` and `hard` were measured first and looked at then,
and the guard was mended by them; `held` was written after that, and nothing was mended by it.
"""

import json
import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from domain.json_lines import numbered
from domain.record import Record
from guard.kinds import Kind

PATH = Path(__file__).with_suffix("").with_name("guard.jsonl")
MARK = re.compile(r"⟦(?P<kind>[a-z]+):(?P<text>[^⟧]+)⟧")


class Label(NamedTuple):
    """Something private, in the half-open range of characters from `start` to `end`."""

    kind: Kind
    start: int
    end: int


class Text(Record):
    """One text; `marked` holds its labels."""

    id: str
    part: Literal["development", "apart", "hard", "held"]
    marked: str

    @cached_property
    def text(self) -> str:
        """The text as a user would paste it."""
        return MARK.sub(lambda match: match["text"], self.marked)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """What is private in `text`."""
        labels, removed = [], 0
        for match in MARK.finditer(self.marked):
            start = match.start() - removed
            labels.append(Label(Kind(match["kind"].upper()), start, start + len(match["text"])))
            removed += len(match[0]) - len(match["text"])
        return tuple(labels)


def read(path: Path = PATH) -> Sequence[Text]:
    """Every text. Raises ValueError naming the line that is wrong."""
    return [Text(**json.loads(line)) for _, line in numbered(path.read_text("utf-8"))]
