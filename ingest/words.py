"""Words as they are compared: without case, marks and endings."""

import re

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
STEM = 6
"""Letters kept of a word, so that "procrastination" meets "procrastinating"."""
FUNCTION_WORDS = frozenset(
    WORD.findall(
        "a an and are as at be by can for from has have in into is it its not of on or such than"
        " that the their them these they this those to was were what which who will with"
    )
)


def normalised(text: str) -> list[str]:
    """The words of `text` in lower case, without punctuation."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def stems(text: str) -> set[str]:
    """The words that carry meaning, cut to their stems."""
    return {word[:STEM] for word in normalised(text) if word not in FUNCTION_WORDS}
