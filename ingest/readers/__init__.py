"""Documents in, text out: the reader is chosen by what a file holds, not only by its name."""

from pathlib import Path, PurePath

from domain.errors import UnreadableDocument
from ingest.readers import markdown, text
from ingest.readers.signatures import is_pdf, other_kind
from ingest.readers.text import Text

READABLE = (".txt", ".md", ".markdown", ".pdf")
MARKDOWN = (".md", ".markdown")
MOST_BYTES = 64 * 1024 * 1024

__all__ = ["READABLE", "Text", "decode", "read", "read_bytes"]


def read(path: Path, name: str | None = None) -> Text:
    """Read one document; `name` is what messages call it.

    Raises UnreadableDocument, in one line, for whatever stands in the way.
    """
    shown = name or path.name
    return decode(shown, read_bytes(path, shown))


def read_bytes(path: Path, name: str) -> bytes:
    """The file's bytes. Raises UnreadableDocument."""
    try:
        if path.is_dir():
            raise UnreadableDocument(name, "it is a folder", "Name a file, or ingest the folder.")
        if not path.exists():
            raise UnreadableDocument(name, "there is no such file", "Check the path.")
        if not path.is_file():
            raise UnreadableDocument(name, "it is not a regular file", "Name a document.")
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableDocument(name, "it is larger than 64 MB", "Split it into parts.")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UnreadableDocument(
            name, f"it cannot be read ({why})", "Check the file and its permissions."
        ) from error


def decode(name: str, data: bytes) -> Text:
    """Read bytes as the kind that they are. Raises UnreadableDocument."""
    suffix = PurePath(name).suffix.lower()
    if not data:
        raise UnreadableDocument(name, "the file is empty (0 bytes)", "Fetch or copy it again.")
    if is_pdf(data, suffix):
        return _decode_pdf(name, data, suffix)
    if kind := other_kind(data):
        raise UnreadableDocument(
            name, f"it is {kind}", "Save it as plain text, Markdown or PDF and ingest that."
        )
    if suffix == ".pdf":
        raise UnreadableDocument(
            name, "its name says PDF, but it holds none", "Name it after what it is, such as .txt."
        )
    return markdown.decode(name, data) if suffix in MARKDOWN else text.decode(name, data)


def _decode_pdf(name: str, data: bytes, suffix: str) -> Text:
    # Loading pypdf takes a sixth of a second, which only a PDF is worth.
    from ingest.readers.pdf import decode as decode_pdf

    found = decode_pdf(name, data)
    if suffix == ".pdf":
        return found
    note = f"{name} is a PDF, whatever its name says; it was read as one."
    return found.model_copy(update={"notes": (note, *found.notes)})
