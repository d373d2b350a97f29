"""What went to a language model, or would go, as text for a terminal."""

from console.render import plain
from domain.model import NOT_MASKED, Held, Sent

NO_MODEL = "Nothing is sent: no language model is set."
TAKEN_OUT = "taken out, not sent"
NONE_FOUND = "Nothing private was recognised in it."


def rendered(sent: Sent | None, was: bool) -> str:
    """Each message letter by letter, then what the placeholders stand for.

    `was` tells that it did go; what would go is told as such.
    """
    if sent is None:
        return NO_MODEL
    if not sent.messages:
        return plain(f"Nothing {'was' if was else 'would be'} sent, because {sent.because}")
    head = f"{'Sent' if was else 'What would be sent, if you left out --no-model,'} to {sent.to}:"
    of = len(sent.messages)
    messages = [
        f"--- message {number} of {of}\n{each}" for number, each in enumerate(sent.messages, 1)
    ]
    return plain("\n".join([head, *messages, "---", _held(sent)]))


def _held(sent: Sent) -> str:
    if not sent.masked:
        return NOT_MASKED
    rows = "\n".join(map(_row, sent.held))
    return f"The placeholders, which only you see:\n{rows}" if rows else NONE_FOUND


def _row(held: Held) -> str:
    return f"  {held.placeholder} is {held.kind}: {held.original or TAKEN_OUT}"
