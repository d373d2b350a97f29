"""The base of every value that mayi passes around: frozen, and strict about its fields."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen value; a field it does not know is an error, not a surprise."""

    model_config = ConfigDict(frozen=True, extra="forbid")
