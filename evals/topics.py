"""Question sets with their answers: read strictly, one JSON object a line."""

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Literal, Self

from pydantic import ValidationError, field_validator, model_validator

from domain.decision import Verdict
from domain.errors import BadRecord
from domain.json_lines import numbered
from domain.record import Record

HERE = Path(__file__).resolve().parent
SETS = ("fresh", "probe", "apart", "unseen", "late", "guises", "triads", "terms")

Kind = Literal["plain", "twin", "off", "long", "rough", "attack", "probe"]


class Topic(Record):
    """A question and what a right answer says.

    `clauses[0]` governs; where `also_leading` names others, each of them may stand first as well.
    Topics that share a `twin` tell one story with a fact changed, and another verdict.
    """

    id: str
    question: str
    verdict: Verdict
    clauses: tuple[str, ...]
    also_leading: tuple[str, ...] = ()
    kind: Kind
    twin: str | None = None
    why: str = ""
    role: str = ""
    style: str = ""

    @property
    def leading(self) -> frozenset[str]:
        """The clauses that may stand first; empty when nothing governs."""
        return frozenset((*self.clauses[:1], *self.also_leading))

    @field_validator("id", "question")
    @classmethod
    def holds_words(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("it is blank")
        return value

    @model_validator(mode="after")
    def agrees_with_itself(self) -> Self:
        if (self.verdict is Verdict.NOT_COVERED) == bool(self.clauses):
            raise ValueError("a verdict of not_covered has no clauses, every other has some")
        if stray := sorted(set(self.also_leading) - set(self.clauses)):
            raise ValueError(f"also_leading names {stray[0]}, which clauses does not")
        return self


def load_set(name: str, known: Collection[str]) -> tuple[Topic, ...]:
    """Read one of the shipped sets; `known` are the ids of the corpus's clauses."""
    return load_topics(HERE / f"{name}.jsonl", known)


def varied(count: int, known: Collection[str]) -> list[str]:
    """Pick questions evenly from all sets, of every kind and length."""
    every = [topic.question for name in SETS for topic in load_set(name, known)]
    return [every[place * len(every) // count] for place in range(count)]


def load_topics(path: Path, known: Collection[str]) -> tuple[Topic, ...]:
    """Read a file of topics.

    Raises BadRecord naming the line that is no topic, repeats an id or cites an unknown clause,
    or the twin that is alone or has one verdict only.
    """
    topics: dict[str, Topic] = {}
    for number, line in _lines(path):
        topic = _topic(path, number, line)
        if topic.id in topics:
            raise BadRecord(path.name, f"line {number}", f"the id {topic.id} stands already above")
        if stray := [id for id in topic.clauses if id not in known]:
            raise BadRecord(path.name, topic.id, f"the corpus has no clause {stray[0]}")
        topics[topic.id] = topic
    if not topics:
        raise BadRecord(path.name, "the whole", "it holds no question")
    _check_twins(path, tuple(topics.values()))
    return tuple(topics.values())


def _lines(path: Path) -> list[tuple[int, str]]:
    try:
        return numbered(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadRecord(path.name, "the whole", "it is missing or is not UTF-8") from error


def _topic(path: Path, number: int, line: str) -> Topic:
    try:
        return Topic.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        what = ".".join(str(part) for part in first["loc"])
        said = first["msg"].removeprefix("Value error, ")
        why = f"{what}: {said}" if what else said
        raise BadRecord(path.name, f"line {number}", why) from error


def _check_twins(path: Path, topics: Sequence[Topic]) -> None:
    verdicts = {(topic.twin, topic.verdict) for topic in topics if topic.twin}
    for twin, count in Counter(twin for twin, _ in verdicts).items():
        if count < 2:
            raise BadRecord(path.name, f"twin {twin}", "its members have one verdict only")
