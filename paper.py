"""Pages of PDF in one look (fpdf2 and its font enter here): letters and certificates."""

from pathlib import Path
from typing import Self

import font_source_serif_pro as serif
from fpdf import FPDF
from fpdf.enums import MethodReturnValue, WrapMode
from fpdf.fonts import TTFFont

FONT = "Source Serif Pro"
STYLES = {"": "Regular", "B": "Semibold"}
Colour = tuple[int, int, int]
INK: Colour = (30, 36, 48)
GREY: Colour = (86, 94, 108)
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufe0e\ufe0f\u00ad"))
"""Characters without a shape: `text.translate(UNSEEN)` leaves them out."""


class Paper(FPDF):
    """A4 with a font that has Latin, Greek and Cyrillic; `margin` in millimetres."""

    def __init__(self, title: str, margin: float, top: float) -> None:
        super().__init__(format="A4")
        self.set_margins(margin, top, margin)
        self.set_title(title)
        self.set_lang("en")
        for style, name in STYLES.items():
            path = Path(serif.font_directory) / f"SourceSerifPro-{name}.ttf"
            self.add_font(FONT, style, path)

    def lacks(self, text: str) -> str:
        """The characters of a text that the font has no shape for."""
        font = self.fonts[FONT.lower()]
        assert isinstance(font, TTFFont)
        missing = (each for each in text if each != "\n" and ord(each) not in font.cmap)
        return "".join(dict.fromkeys(missing))

    def look(self, size: float, style: str = "", colour: Colour = INK) -> None:
        """Write on in this size (points), style and colour."""
        self.set_font(FONT, style, size)
        self.set_text_color(*colour)

    def lines_of(self, text: str, height: float) -> int:
        """How many lines a text takes over the whole width."""
        found = self.multi_cell(0, height, text, dry_run=True, output=MethodReturnValue.LINES)
        assert isinstance(found, list)
        return len(found)

    def broken(self, text: str, height: float) -> None:
        """Write a text that has no words, such as a hash: a line ends at any character."""
        self.multi_cell(0, height, text, new_x="LMARGIN", new_y="NEXT", wrapmode=WrapMode.CHAR)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        """fpdf2 leaves the files of its fonts open."""
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont.close()
