"""Text from questions and documents, shown as it was typed: never markup, never layout.

Pages put such text into HTML through `html`; `markdown` is for the downloaded answer. Neither
question nor document ever goes into a Streamlit label or through `st.markdown`: Streamlit turns
" -> " into an arrow after its parser is done, where no escape reaches.
"""

import re
from html import escape

# What cannot be seen or sent: other controls show as their picture, half a surrogate as U+FFFD.
_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"} | {0x7F: 0x2421}
_UNSENT = {code: 0xFFFD for code in (*range(0x80, 0xA0), *range(0xD800, 0xE000))}
_VISIBLE = str.maketrans(_PICTURES | _UNSENT)

_ANYWHERE = re.compile(r"[\\`*_\[\]<>#|~$]|&(?=[#\w])|:(?=[\w+-])")
_AT_LINE_START = re.compile(r"^([-+=]|\d+(?=[.)]))")


def visible(text: str) -> str:
    """The same text with line ends as newlines and every other control made visible."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_VISIBLE)


def html(text: str) -> str:
    """For the inside of an HTML element or a quoted attribute."""
    return escape(visible(text), quote=True)


def markdown(text: str) -> str:
    """For running text in Markdown (CommonMark, GitHub's, Streamlit's); newlines stay breaks."""
    return "\\\n".join(_line(line) for line in visible(text).split("\n"))


def _line(line: str) -> str:
    bare = line.strip()
    start = len(line) - len(line.lstrip())
    escaped = _AT_LINE_START.sub(_stop, _ANYWHERE.sub(r"\\\g<0>", bare))
    return _blank(line[:start]) + escaped + _blank(line[start + len(bare) :]) or "&nbsp;"


def _stop(start: re.Match[str]) -> str:
    return f"{start[0]}\\" if start[0][0].isdigit() else f"\\{start[0]}"


def _blank(edge: str) -> str:
    """White space at the ends of a line would be layout, or be dropped."""
    return "".join(f"&#{ord(character)};" for character in edge)
