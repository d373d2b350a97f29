"""What went to a language model, or would go, as HTML: the messages and what is masked in them."""

from domain.model import NOT_MASKED, Held, Sent
from views.escape import html

BESIDE = (
    "Beside each message go the model’s name, the form that its reply must have, and the key for "
    "its server. A message whose reply breaks the rules goes once more, with a line that says why; "
    "a follow-up may then stand in the model’s wording, if all its words are yours."
)
TAKEN_OUT = "taken out: it is not sent, and not kept here either"
NOTHING_PRIVATE = "Nothing private was recognised in it. Look for yourself: no guard sees all."
SECRETS = (
    "<strong>It held {found}.</strong> That is taken out. If anybody but you could read your text, "
    "change it."
)


def shown(sent: Sent) -> str:
    """All of it; where nothing went, why."""
    if not sent.messages:
        return f'<p dir="auto">Nothing was sent, because {html(sent.because)}</p>'
    messages = "".join(
        _message(number, len(sent.messages), each) for number, each in enumerate(sent.messages, 1)
    )
    return (
        f'<p class="mayi-small">To {html(sent.to)}, in this order:</p>{messages}'
        f'<p class="mayi-small">{BESIDE}</p>{_held(sent)}'
    )


def _message(number: int, of: int, text: str) -> str:
    name = f"Message {number} of {of}"
    # HTML leaves out one line break after <pre>: ours, and none of the message's own.
    return (
        f'<h4>{name}</h4><pre class="mayi-message" tabindex="0" role="region" '
        f'aria-label="{name}">\n{html(text)}</pre>'
    )


def _held(sent: Sent) -> str:
    if not sent.masked:
        return f"<p>{NOT_MASKED}</p>"
    if not sent.held:
        return f"<p>{NOTHING_PRIVATE}</p>"
    kinds = list(dict.fromkeys(each.kind for each in sent.held if not each.original))
    secrets = f"<p>{SECRETS.format(found=' and '.join(kinds))}</p>" if kinds else ""
    rows = "".join(map(_row, sent.held))
    return (
        f'<h4>What the placeholders stand for</h4><p class="mayi-small">Shown to you alone.</p>'
        '<div class="mayi-scroll" tabindex="0" role="region" aria-label="Placeholders">'
        '<table class="mayi-ranking"><thead><tr><th scope="col">Is sent</th>'
        '<th scope="col">Stands for</th><th scope="col">Which is</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{secrets}"
    )


def _row(held: Held) -> str:
    stands = html(held.original) or TAKEN_OUT
    return (
        f'<tr><th scope="row"><code>{html(held.placeholder)}</code></th>'
        f'<td dir="auto">{stands}</td><td>{held.kind}</td></tr>'
    )
