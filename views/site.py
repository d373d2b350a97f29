"""What every page is given."""

from dataclasses import dataclass
from typing import Any

from views.adviser import Advises


@dataclass(frozen=True)
class Site:
    """The advisor, and the pages that others link to, as `st.Page` returned them."""

    advisor: Advises
    ask: Any
    documents: Any
