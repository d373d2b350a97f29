"""What other programs send, and what they get besides the answer's own JSON."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from domain.clause import Authority, Instrument, Variant
from domain.record import Record
from domain.referral import Referred
from domain.ruling import Ruling

MOST_K = 100
MOST_FACTS = 100
MOST_EARLIER = 20
LONGEST = 10_000


def _whole_characters(text: str) -> str:
    """JSON can spell half of a character, which no answer could be written with."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _whole_number(value: object) -> object:
    """To JSON Schema 6.0 is an integer as well."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Whole = Annotated[int, BeforeValidator(_whole_number)]
Words = Annotated[str, AfterValidator(_whole_characters)]


class Question(BaseModel):
    """A question, and what is known beside it."""

    # Strict: a program that sends "yes" for true has a mistake in it that it should hear of.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    question: Words = Field(
        description="In English, in the asker's own words, with at least one letter or digit.",
        json_schema_extra={
            "pattern": "[\\p{L}\\p{N}]",
            "examples": ["May I keep a vendor's hamper?"],
        },
    )
    facts: dict[str, bool | None] = Field(
        default={},
        max_length=MOST_FACTS,
        description="Conditions by id: true (it holds), false (it does not), null (not known).",
    )
    told: list[Words] = Field(
        default=[],
        max_length=MOST_FACTS,
        description="Facts in the asker's own words; they count for the length of the question.",
    )
    earlier: list[Words] = Field(
        default=[],
        max_length=MOST_EARLIER,
        description="Questions before this one that it follows up, oldest first.",
    )
    k: Whole = Field(default=10, ge=1, le=MOST_K, description="Clauses in the ranking, at most.")


class ClauseSheet(Record):
    """A clause, whole and word for word, and where it stands."""

    id: str
    document: str
    """Its title."""
    authority: Authority
    edition: str
    section: str
    number: str = Field(description="Given by mayi where the document itself has no numbers.")
    text: str = Field(description="The whole clause, verbatim.")
    file: str
    page: int | None
    variants: tuple[Variant, ...] = Field(description="The same clause as other documents word it.")


class ClauseList(Record):
    """Some of the clauses, in their order; `total` counts those that were not shown too."""

    clauses: tuple[ClauseSheet, ...]
    total: int


class DocumentSheet(Instrument):
    """One edition of one code, page or article, with the files that it stands in."""

    clauses: int
    files: tuple[str, ...]


class DocumentList(Record):
    """The documents that answers come from, and the fingerprint of them all."""

    documents: tuple[DocumentSheet, ...]
    index: str


class RulingList(Record):
    """Rulings, newest first, those that no longer stand among them."""

    rulings: tuple[Ruling, ...]


class ReferralList(Record):
    """Referrals of one status, oldest first; `more` tells whether there are others."""

    referrals: tuple[Referred, ...]
    more: bool


class Health(Record):
    """That the API is up."""

    status: str = "ok"


class Problem(Record):
    """What went wrong, in one line (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
