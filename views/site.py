"""What every page is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from config import Settings
from domain.person import ALONE, Person
from records.database import Database
from views.adviser import Advises


@dataclass(frozen=True)
class Office:
    """Who is here, and the records of the firm; None where none can be kept, `fault` says why.

    `door` is shown in the place of every page: the sign-in, or why nobody is let in.
    """

    settings: Settings
    database: Database | None
    who: Person = ALONE
    fault: str = ""
    is_signed_in: bool = False
    door: Callable[[], None] | None = None


@dataclass(frozen=True)
class Site:
    """The advisor, the office, and the pages that others link to, as `st.Page` returned them."""

    advisor: Advises
    office: Office
    pages: Mapping[str, Any] = field(default_factory=dict)
    """By the last part of their address."""
