"""A letter as PDF: its own layout, the notes as a numbered list at the end ."""

import io

from domain.errors import NotInTheFont
from domain.letter import NOTICE, Letter, before_a_note, day, notes
from letters.logo import Logo
from letters.word import fitted
from paper import GREY, UNSEEN, Colour, Paper

MARGIN, BOTTOM, HEAD_WIDTH = 25, 24, 95
BLUE: Colour = (36, 72, 140)
RED: Colour = (152, 32, 29)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LINE = 5.4
SIGNATURE = 8 * LINE


class _Page(Paper):
    """A4 with the notice and the page number at the foot of every page."""

    def __init__(self, letter: Letter) -> None:
        super().__init__(letter.subject, MARGIN, 20)
        self.set_auto_page_break(True, BOTTOM)
        self.set_author(letter.firm.name)
        self._foot = f"{letter.firm.name} · {NOTICE} · Page "

    def footer(self) -> None:
        self.set_y(-14)
        self.look(8, colour=GREY)
        self.cell(0, 4, f"{self._foot}{self.page_no()}", align="C")

    def block(self, text: str, after: float = 2.6, align: str = "L") -> None:
        self.multi_cell(0, LINE, text, align=align, new_x="LMARGIN", new_y="NEXT")
        self.ln(after)

    def keep(self, height: float) -> None:
        """Begin a new page unless so many millimetres are left."""
        if self.will_page_break(height):
            self.add_page()


def pdf(letter: Letter, logo: Logo | None = None) -> bytes:
    """The letter on A4 pages, its text embedded so that it can be searched and copied.

    Raises NotInTheFont where it holds a script that the font lacks (it has Latin, Greek and
    Cyrillic).
    """
    letter = Letter.model_validate_json(letter.model_dump_json().translate(UNSEEN))
    with _Page(letter) as page:
        lacking = page.lacks(_everything(letter))
        if lacking:
            raise NotInTheFont(" ".join(lacking[:12]))
        page.add_page()
        _letterhead(page, letter, logo)
        _opening(page, letter)
        _body(page, letter)
        _closing(page, letter)
        _reply(page, letter)
        _sources(page, letter)
        return bytes(page.output())


def _body(page: _Page, letter: Letter) -> None:
    for number, each in enumerate(letter.paragraphs, 1):
        if number == len(letter.paragraphs):  # a signature never stands on a page of its own
            page.look(11)
            page.keep(page.lines_of(each.text, LINE) * LINE + 2 * LINE + SIGNATURE)
        if each.heading:
            page.keep(3 * LINE)
            page.look(11, "B", BLUE)
            page.block(each.heading, 0.6)
        _noted(page, each.text, number)


def _everything(letter: Letter) -> str:
    said = [letter.firm.name, letter.firm.address, letter.client, letter.contact, letter.subject]
    said += [letter.signatory, *notes(letter)]
    said += [text for each in letter.cited for text in (each.heading, each.text)]
    return "".join(said)


def _letterhead(page: _Page, letter: Letter, logo: Logo | None) -> None:
    top, height = page.get_y(), 0.0
    if logo is not None:
        width, height = fitted(logo)
        page.image(io.BytesIO(logo.data), MARGIN, top, width, height)
    page.set_left_margin(page.w - MARGIN - HEAD_WIDTH)
    page.set_y(top)
    page.look(15, "B", BLUE)
    page.block(letter.firm.name, 0.6, "R")
    if letter.firm.address:
        page.look(9, colour=GREY)
        page.multi_cell(0, 4.2, letter.firm.address, align="R", new_x="LMARGIN", new_y="NEXT")
    page.set_left_margin(MARGIN)
    page.set_y(max(page.get_y(), top + height) + 7)


def _opening(page: _Page, letter: Letter) -> None:
    page.look(9, "B", RED)
    page.block(NOTICE, 4)
    page.look(11)
    page.block(letter.client, 0)
    if letter.contact:
        page.block(f"For the attention of {letter.contact}", 0)
    page.ln(5)
    page.block(day(letter.written), 5)
    page.look(12.5, "B")
    page.block(letter.subject, 4)
    page.look(11)
    page.block(letter.greeting)


def _noted(page: _Page, text: str, number: int) -> None:
    page.look(11)
    page.block(f"{before_a_note(text)}{str(number).translate(RAISED)}")


def _closing(page: _Page, letter: Letter) -> None:
    page.keep(SIGNATURE)
    page.look(11)
    page.ln(2)
    page.block("Yours sincerely,", 15)
    page.block(letter.signatory, 0)
    page.block(letter.firm.name, 6)


def _reply(page: _Page, letter: Letter) -> None:
    if not letter.reply:
        return
    page.keep((8 + 3 * len(letter.reply)) * LINE)
    page.set_draw_color(*GREY)
    page.line(MARGIN, page.get_y(), page.w - MARGIN, page.get_y())
    page.ln(4)
    page.look(12.5, "B")
    page.block(f"Reply of {letter.client}", 0.6)
    page.look(9, colour=GREY)
    page.block(
        f"To {letter.firm.name}, on its letter of {day(letter.written)}: {letter.subject}", 3
    )
    for number, each in enumerate(letter.reply, len(letter.paragraphs) + 1):
        _noted(page, each.text, number)
    for what in ("Name and position", "Date and signature"):
        page.ln(4)
        page.block(f"{what}: {'_' * 34}", 1)
    page.ln(4)


def _sources(page: _Page, letter: Letter) -> None:
    page.keep(6 * LINE)
    page.ln(2)
    page.look(11, "B", BLUE)
    page.block("Sources", 0.6)
    for number, note in enumerate(notes(letter), 1):
        page.look(8.5, colour=GREY)
        page.cell(7, 4, f"{number}")
        page.set_left_margin(MARGIN + 7)
        page.multi_cell(0, 4, note, align="L", new_x="LMARGIN", new_y="NEXT")
        page.set_left_margin(MARGIN)
        page.set_x(MARGIN)
        page.ln(0.8)
