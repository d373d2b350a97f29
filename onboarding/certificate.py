"""The certificate of an attestation as a page of PDF."""

from domain.onboarding import Attestation
from paper import GREY, UNSEEN, Colour, Paper

BLUE: Colour = (47, 85, 151)
MARGIN, WIDEST, SMALLEST = 28, 210 - 2 * 28, 12
WORD = """\
has read this instrument in this edition,
has passed its quiz, and has promised to keep to it."""
CHECK = (
    "Whoever keeps the records can check this certificate with mayi: the attestation and the hash "
    "above belong together, and mayi then says the name and the date that stand in the records."
)


class _Page(Paper):
    """One A4 page with a frame."""

    def __init__(self, attested: Attestation) -> None:
        super().__init__(f"Certificate {attested.id}", MARGIN, MARGIN)
        self.set_auto_page_break(False)
        self.set_creation_date(attested.attested_at)
        self.add_page()
        self.set_draw_color(*BLUE)
        self.set_line_width(0.6)
        self.rect(12, 12, 186, 273)
        self.set_line_width(0.2)
        self.rect(14, 14, 182, 269)

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
        self.broken(value, 5.6)
        self.ln(3)


def certificate(attested: Attestation, since: str = "") -> bytes:
    """The certificate; `since` is a sentence on what changed since the attestation before.

    A name in a script that the font lacks (it has Latin, Greek and Cyrillic) is left to the
    records, and the page says so: a certificate never shows a name with holes.
    """
    with _Page(attested) as page:
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
