"""Whether words of a language model are plain prose: no markup, no quote, no address, no order."""

import re

from decision.form import sentences

LONGEST = 300
_PLAIN = re.compile(r"[A-Za-zÀ-ɏ0-9 ,.;:'’()?!%&–—-]+")
_ADDRESS = re.compile(r"\w\.[a-z]{2,}|\bwww\b|\bhttps?\b", re.I)
_NUMBERED = re.compile(r"\b(?:section|clause|article|paragraph|para|rule) \d|\d\.\d", re.I)


def unfit(text: str) -> str:
    """Why a text is not one sentence of plain prose; empty where it is."""
    if not text.strip() or len(text) > LONGEST:
        return "a sentence is empty or too long"
    if not _PLAIN.fullmatch(text):
        return "a sentence holds quotation marks, markup or other signs"
    if _ADDRESS.search(text):
        return "a sentence holds an address"
    if _NUMBERED.search(text):
        return "a sentence names a clause by its number"
    if len(sentences(text)) != 1 or text.strip()[-1] not in ".!?":
        return "a text is not one whole sentence"
    return ""
