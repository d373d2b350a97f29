"""Furniture: what a web page says that is no clause, each with the reason why it is left out."""

import re
from collections.abc import Sequence

from ingest.blocks import Block

NAMES = "people's names in a row, captions of their portraits"
FOOTNOTE = "a footnote: it explains a word of the page and lays nothing down"
EMPTY_HEADING = "a heading with nothing under it"

_FORM = "a field of the contact form"
_CONTACT = "the publisher's contact details"
_SUBSCRIBE = "an invitation to subscribe, which says nothing of the profession"

RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), why)
    for pattern, why in (
        (r"\[/?\w+\]", "a shortcode that the page's software left behind"),
        (r"\+?[\d\s().-]{7,}", f"{_CONTACT}: a telephone number"),
        (r"\S+@\S+\.\w+", f"{_CONTACT}: an e-mail address"),
        (r".*\d.*,\s*[A-Z]{2}\s+\d{5}(?:-\d{4})?", f"{_CONTACT}: a postal address"),
        (r"contact us", f"{_CONTACT}: their heading"),
        (r"(?:first name|last name|contact email|message)\s*:?\s*\*?", _FORM),
        (r"\*", f"{_FORM}: the mark of a required one"),
        (r"\*?\s*required fields?", f"{_FORM}: the note on its marks"),
        (r"note: .*\bprivacy\b.*\bdata\b.*", "the contact form's note on the data typed into it"),
        (r"have questions\?", "the heading of the contact form"),
        (r".*\bfill out the form\b.*", "an invitation to fill out the contact form"),
        (r".*\b(?:logo|image)\b.*\|.*", "the text that stands in for a picture"),
        (r"sign up for .*\bnewsletter\b.*", "the newsletter box"),
        (r"\w+ news", "the heading of the newsletter box"),
        (r"(?:subscribe to|join our community|follow us)\b.*", _SUBSCRIBE),
        (r"explore a world of .*\b(?:content|episodes|videos)\b.*", _SUBSCRIBE),
    )
)
CAPTION = re.compile(r"[\w-]+:")
"""It captions what follows: contact details, or else an empty field to fill in."""
NAME = re.compile(r"(?:[A-Z][\w’'-]*\.?[ -]?){1,4}")


def furniture(text: str, blocks: Sequence[Block]) -> dict[Block, str]:
    """The blocks that are no clauses of anything, with the reason of each."""
    found = {block: NAMES for run in _runs(text, blocks) for block in run}
    whys = [_why(text, block) for block in blocks]
    for block, why, after in zip(blocks, whys, [*whys, None][1:], strict=True):
        if why is None and CAPTION.fullmatch(text[slice(*block.span)]):
            of_contact = after is not None and after.startswith(_CONTACT)
            why = f"{_CONTACT}: a caption" if of_contact else _FORM
        if why:
            found[block] = why
    return found


def _why(text: str, block: Block) -> str | None:
    words = text[slice(*block.span)]
    if _is_footnote(text, block):
        return FOOTNOTE
    return next((why for pattern, why in RULES if pattern.fullmatch(words)), None)


def _is_footnote(text: str, block: Block) -> bool:
    """An asterisk fast to its first word answers to an asterisk fast to a word before."""
    words = text[slice(*block.span)]
    marked = re.match(r"\*\w", words) is not None
    return marked and re.search(r"\w\*(?!\*)", text[: block.span.start]) is not None


def _runs(text: str, blocks: Sequence[Block]) -> list[list[Block]]:
    """Names on lines that follow each other without a blank line."""
    runs: list[list[Block]] = []
    for block in blocks:
        if block.kind == "item" or not NAME.fullmatch(text[slice(*block.span)]):
            continue
        adjacent = runs and text[runs[-1][-1].span.end : block.span.start].count("\n") == 1
        if adjacent:
            runs[-1].append(block)
        else:
            runs.append([block])
    return [run for run in runs if len(run) > 1]
