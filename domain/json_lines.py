"""Files of JSON lines: where one ends and the next begins."""


def numbered(text: str) -> list[tuple[int, str]]:
    """Return the lines that are not blank, each with its number in the file, from 1."""
    # Not splitlines: it also breaks at marks that may stand inside a string, such as U+2028.
    return [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
