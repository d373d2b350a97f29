"""An answer as plain text, for a terminal of any width."""

import textwrap
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from domain.decision import Advice, Alternative, Citation, Condition, Verdict

WIDTH = 88
"""The most signs of a line, for the eye, however wide a terminal is."""
LEAST = 30
MOST_OF_A_CASE = 300
"""Letters of a worked case that are shown; some are long stories."""
GAP = " … "
WORDS = {
    Verdict.OBLIGATORY: "YOU MUST",
    Verdict.PERMITTED: "YOU MAY",
    Verdict.CONDITIONAL: "ONLY IF",
    Verdict.FORBIDDEN: "YOU MAY NOT",
    Verdict.NOT_COVERED: "THE SOURCES DON'T SAY",
    Verdict.INFORMATION: "FOR YOUR INFORMATION",
}
_HARMLESS = "\t\n\v\f\r\u00ad\u200c\u200d"
"""Of the control characters: white space, soft hyphens, and what joins emoji and letters."""
_MARKS = {True: "[x]", False: "[ ]", None: "[?]"}
_SAID = {True: "you say so", False: "you say it is not so", None: "you have not said"}
_SEEMS = {True: "it seems so", False: "it seems not", None: "you have not said"}


def width_of(terminal: int) -> int:
    """Return how many signs a line may have on a terminal of so many columns."""
    return max(LEAST, min(WIDTH, terminal))


class _Page(NamedTuple):
    """Lays out paragraphs and lists in lines of so many signs."""

    width: int

    def fill(self, text: str) -> str:
        return textwrap.fill(plain(text), self.width)

    def indent(self, text: str) -> str:
        pad = "    "
        return textwrap.fill(plain(text), self.width, initial_indent=pad, subsequent_indent=pad)

    def items(self, title: str, each: Sequence[str], numbered: bool = False) -> str:
        marks = [f"  {n}. " if numbered else "  - " for n in range(1, len(each) + 1)]
        lines = [
            textwrap.fill(
                plain(item), self.width, initial_indent=mark, subsequent_indent=" " * len(mark)
            )
            for mark, item in zip(marks, each, strict=True)
        ]
        return "\n".join([f"{title}:", *lines]) if lines else ""


def render(advice: Advice, why: bool = False, width: int = WIDTH) -> str:
    """Return an answer to read: verdict, clause, words relied on, conditions, whom to ask.

    With `why`, the steps that led to the verdict come along. `width` is the most signs of a line.
    """
    page = _Page(width)
    blocks = [
        f"{WORDS[advice.verdict]}  ({sureness(advice.confidence)})",
        page.fill(advice.answer),
        _alternative(advice.alternative, page),
        *[page.fill(f"Note: {note}") for note in advice.notes],
        *_citations(advice, page),
        page.items("What it turns on", [_condition(each) for each in advice.conditions]),
        page.items("What would settle it", list(advice.open_questions)),
        page.items("Why this", list(advice.why) if why else [], numbered=True),
        page.items(
            "Where the sources differ",
            [f"{each.prevails} prevails. {each.why}" for each in advice.conflicts],
        ),
        page.items(
            "Nearest, but they do not settle it",
            [ranked.clause_id for ranked in advice.ranking[:3]]
            if advice.verdict is Verdict.NOT_COVERED
            else [],
        ),
        page.items(
            "Worked cases near this (illustrations, not rulings)",
            [
                f"{abridged(each.question)} — {WORDS[each.verdict].lower()}"
                for each in advice.precedents
                if each.kind == "worked_case"
            ],
        ),
        page.fill(advice.answered_by),
        page.fill(f"In doubt, ask {advice.refer_to}. This is not legal advice."),
    ]
    return "\n\n".join(block for block in blocks if block)


def sureness(confidence: float) -> str:
    """Return a probability in words."""
    for least, words in ((0.9, "quite sure"), (0.7, "fairly sure"), (0.5, "not very sure")):
        if confidence >= least:
            return words
    return "unsure"


def abridged(story: str, most: int = MOST_OF_A_CASE) -> str:
    """Return a story of at most so many letters: how it begins, and the end, where it asks."""
    if len(story) <= most:
        return story
    begins = textwrap.shorten(story, most // 3, placeholder="")
    ends = textwrap.shorten(story[::-1], most - most // 3 - len(GAP), placeholder="")[::-1]
    return f"{begins}{GAP}{ends}"


def _alternative(other: Alternative | None, page: _Page) -> str:
    return f"Also possible: {WORDS[other.verdict]}\n{page.indent(other.says)}" if other else ""


def _citations(advice: Advice, page: _Page) -> list[str]:
    blocks = []
    for place, citation in enumerate(advice.citations):
        name = "Governing clause" if place == 0 else "Also"
        place_of = (citation.clause_id, citation.section, citation.authority.value)
        head = f"{name}: {' · '.join(part for part in place_of if part)}"
        blocks.append(f"{page.fill(head)}\n{page.indent(_marked(citation))}")
    return blocks


def _marked(citation: Citation) -> str:
    text, span = citation.text, citation.span
    if (span.start, span.end) == (0, len(text)):
        return text
    return f"{text[: span.start]}»{citation.quote}«{text[span.end :]}"


def _condition(condition: Condition) -> str:
    if condition.words:
        said = f"{_SEEMS[condition.met]}, from “{condition.words}”"
    else:
        said = _SAID[condition.met]
    return f"{_MARKS[condition.met]} {condition.text}: {said}"


def plain(text: str) -> str:
    """Drop control characters: a question may not steer the terminal it is shown on."""
    return "".join(c if c in _HARMLESS or unicodedata.category(c)[0] != "C" else "�" for c in text)
