"""A letter as it will stand on paper, to be read before it is kept."""

from domain.letter import NOTICE, Letter, Paragraph, day, notes
from views.escape import html


def preview(letter: Letter) -> str:
    """The whole letter in HTML, its notes at the end."""
    address = "<br>".join(html(line) for line in letter.firm.address.split("\n") if line)
    attention = f"<br>For the attention of {html(letter.contact)}" if letter.contact else ""
    said = len(letter.paragraphs)
    body = "".join(_paragraph(each, n) for n, each in enumerate(letter.paragraphs, 1))
    return (
        '<article class="mayi-letter" aria-label="The letter">'
        f'<header><p class="mayi-firm" dir="auto">{html(letter.firm.name)}</p>'
        f'<p class="mayi-small" dir="auto">{address}</p></header>'
        f'<p class="mayi-draft">{NOTICE}</p>'
        f'<p dir="auto">{html(letter.client)}{attention}</p><p>{day(letter.written)}</p>'
        f'<h3 dir="auto">{html(letter.subject)}</h3><p dir="auto">{html(letter.greeting)}</p>'
        f'{body}<p>Yours sincerely,</p><p dir="auto">{html(letter.signatory)}<br>'
        f"{html(letter.firm.name)}</p>{_reply(letter, said)}{_notes(letter)}</article>"
    )


def _paragraph(paragraph: Paragraph, number: int) -> str:
    heading = f"<h4>{html(paragraph.heading)}</h4>" if paragraph.heading else ""
    return (
        f'{heading}<p class="mayi-written" dir="auto">{html(paragraph.text)}'
        f'<sup aria-label="note {number}">{number}</sup></p>'
    )


def _reply(letter: Letter, before: int) -> str:
    if not letter.reply:
        return ""
    lines = "".join(_paragraph(each, n) for n, each in enumerate(letter.reply, before + 1))
    return f'<section><h3 dir="auto">Reply of {html(letter.client)}</h3>{lines}</section>'


def _notes(letter: Letter) -> str:
    items = "".join(f'<li dir="auto">{html(note)}</li>' for note in notes(letter))
    return f'<footer><ol class="mayi-sources-of">{items}</ol></footer>'
