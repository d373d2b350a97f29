"""A conversation as a file: Markdown, Word or JSON."""

from collections.abc import Callable

import streamlit as st

from domain.clause import Instrument
from domain.history import Opened
from records.conversations import Conversations
from views.export import conversation
from views.site import Site
from views.word import document

Written = Callable[[Opened, tuple[Instrument, ...]], str | bytes]


def as_json(opened: Opened, instruments: tuple[Instrument, ...]) -> str:
    """Everything that is kept of it, for other programs."""
    return opened.model_dump_json(indent=1) + "\n"


FORMS: dict[str, tuple[str, str, Written]] = {
    "Markdown": ("md", "text/markdown", conversation),
    "Word": (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        document,
    ),
    "JSON": ("json", "application/json", as_json),
}


def downloads(mine: Conversations, id: str, site: Site) -> None:
    """A button for each kind of file; it is made, and audited, when one is pressed."""
    instruments = site.advisor.corpus.instruments
    with st.container(horizontal=True, key="downloads"):
        for label, (ending, mime, written) in FORMS.items():
            st.download_button(
                label,
                _made(mine, id, written, instruments),
                file_name=f"conversation.{ending}",
                mime=mime,
                icon=":material/download:",
                key=f"export-{ending}",
                on_click="ignore",
            )


def _made(
    mine: Conversations, id: str, written: Written, instruments: tuple[Instrument, ...]
) -> Callable[[], bytes]:
    def make() -> bytes:
        content = written(mine.exported(id), instruments)
        return content if isinstance(content, bytes) else content.encode()

    return make
