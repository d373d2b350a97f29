"""The certificate of an attestation as a page of PDF."""

from pathlib import Path

import font_source_serif_pro as serif
from fpdf import FPDF
from fpdf.enums import WrapMode
from fpdf.fonts import TTFFont

from domain.onboarding import Attestation

FONT = "Source Serif Pro"
STYLES = {"": "Regular", "B": "Semibold"}
INK, GREY, BLUE = (30, 36, 48), (86, 94, 108), (47, 85, 151)
MARGIN, WIDEST, SMALLEST = 28, 210 - 2 * 28, 12
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufe0e\ufe0f\u00ad"))
WORD = """\
has read this instrument in this edition,
has passed its quiz, and has promised to keep to it."""
CHECK = (
    "Whoever keeps the records can check this certificate with mayi: the attestation and the hash "
    "above belong together, and mayi then says the name and the date that stand in the records."
)


class _Page(FPDF):
    """One A4 page with a frame."""

    def __init__(self, attested: Attestation) -> None:
        super().__init__(format="A4")
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.set_auto_page_break(False)
        self.set_title(f"Certificate {attested.id}")
        self.set_lang("en")
        self.set_creation_date(attested.attested_at)
        for style, name in STYLES.items():
            path = Path(serif.font_directory) / f"SourceSerifPro-{name}.ttf"
            self.add_font(FONT, style, path)
        self.add_page()
        self.set_draw_color(*BLUE)
        self.set_line_width(0.6)
        self.rect(12, 12, 186, 273)
        self.set_line_width(0.2)
        self.rect(14, 14, 182, 269)

    def lacks(self, text: str) -> str:
        """The characters of a text that the font has no shape for."""
        font = self.fonts[FONT.lower()]
        known = font.cmap if isinstance(font, TTFFont) else {}
        return "".join(dict.fromkeys(each for each in text if ord(each) not in known))

    def look(self, size: float, style: str = "", colour: tuple[int, int, int] = INK) -> None:
        self.set_font(FONT, style, size)
        self.set_text_color(*colour)

    def fit(self, text: str, size: float, style: str = "") -> None:
        """Set the largest size, `size` at most, at which the text is one line."""
        self.look(size, style)
        while size > SMALLEST and self.get_string_width(text) > WIDEST:
            size -= 0.5
            self.look(size, style)

    def centred(self, text: str, height: float, after: float = 0) -> None:
        self.multi_cell(0, height, text, align="C", new_x="LMARGIN", new_y="NEXT")
        self.ln(after)

    def fact(self, name: str, value: str) -> None:
        self.look(9, colour=GREY)
        self.multi_cell(0, 5, name, new_x="LMARGIN", new_y="NEXT")
        self.look(11)
        self.multi_cell(0, 5.6, value, new_x="LMARGIN", new_y="NEXT", wrapmode=WrapMode.CHAR)
        self.ln(3)


def certificate(attested: Attestation, since: str = "") -> bytes:
    """The certificate; `since` is a sentence on what changed since the attestation before.

    A name in a script that the font lacks (it has Latin, Greek and Cyrillic) is left to the
    records, and the page says so: a certificate never shows a name with holes.
    """
    page = _Page(attested)
    name = attested.name.translate(UNSEEN)
    lacking = page.lacks(name)
    page.set_y(40)
    page.look(11, colour=GREY)
    page.centred("mayi", 6, 4)
    page.look(30, "B", BLUE)
    page.centred("Certificate", 14, 12)
    if lacking:
        page.look(14, "B")
        page.centred("The person whose name stands in the records under this attestation", 7)
        page.look(9, colour=GREY)
        page.centred("(in a script that this page's font does not have)", 6, 6)
    else:
        page.fit(name, 26, "B")
        page.centred(name, 12, 4)
    page.look(12)
    page.centred(WORD, 6.5, 14)
    page.fact("Instrument", attested.title)
    page.fact("Edition", attested.edition)
    page.fact("Date", attested.moment)
    page.fact("Attestation", attested.id)
    page.fact("SHA-256 of the edition", attested.edition_sha256)
    if since and not page.lacks(since):
        page.fact("Renewed", since[:600])
    page.set_y(262)
    page.look(8.5, colour=GREY)
    page.centred(CHECK, 4.4)
    return bytes(page.output())
