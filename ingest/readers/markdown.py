"""Markdown: the words without the marks; headings and bullets keep theirs, for the parser."""

import re

from ingest.readers.text import Text
from ingest.readers.text import decode as decode_text

# It begins with a key; a rule across the top of a page does not.
FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?=[\w\"'-]+[ \t]*:).*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
SETEXT = re.compile(r"^(?P<words>[^\s#>|*+-][^\n]*)\n(?P<rule>=+|-{3,})[ \t]*$", re.MULTILINE)
RULE = re.compile(
    r"^[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|```\w*)$", re.MULTILINE
)
LINK = re.compile(r"!?\[(?P<words>[^\[\]\n]*)\]\([^()\n]*\)")
EMPHASIS = (
    re.compile(r"(?<![\\*])\*\*(?=\S)(?P<words>[^*\n]+)(?<=\S)\*\*"),
    re.compile(r"(?<![\\\w])__(?=\S)(?P<words>[^_\n]+)(?<=\S)__(?!\w)"),
    re.compile(r"(?<![\\*\w])\*(?=[^\s*])(?P<words>[^*\n]+)(?<=\S)\*(?![*\w])"),
    re.compile(r"(?<![\\\w])_(?=[^\s_])(?P<words>[^_\n]+)(?<=\S)_(?!\w)"),
    re.compile(r"`(?P<words>[^`\n]+)`"),
)
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!<>|~-])")
QUOTED = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)


def decode(name: str, data: bytes) -> Text:
    """Read Markdown as plain words. Raises UnreadableDocument."""
    read = decode_text(name, data)
    return read.model_copy(update={"text": plain(read.text)})


def plain(text: str) -> str:
    """The words a reader of the rendered page would see, one block a line as before."""
    text = _without_comments(FRONT_MATTER.sub("", text))
    text = SETEXT.sub(_heading, QUOTED.sub("", text))
    text = LINK.sub(r"\g<words>", RULE.sub("", text))
    for mark in EMPHASIS:
        text = mark.sub(r"\g<words>", text)
    return ESCAPE.sub(r"\1", text)


def _without_comments(text: str) -> str:
    """The text without <!-- … -->; one that is never closed stays, for it may hold everything."""
    kept: list[str] = []
    while True:
        before, _, rest = text.partition("<!--")
        _, closed, after = rest.partition("-->")
        if not closed:
            return "".join([*kept, text])
        kept.append(before)
        text = after


def _heading(found: re.Match[str]) -> str:
    level = "#" if found["rule"].startswith("=") else "##"
    return f"{level} {found['words']}"
