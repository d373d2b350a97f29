"""Writes the template that is shipped: `python -m letters.blank`. Offices edit a copy of it."""

import sys
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from letters.word import COMMON, SHIPPED

FONT = "Times New Roman"
GREY, INK = RGBColor(0x56, 0x5E, 0x6C), RGBColor(0x1E, 0x24, 0x30)
ACCENT = RGBColor(0x24, 0x48, 0x8C)


def write(path: Path) -> None:
    """Write the template to `path`."""
    document = Document()
    _page(document)
    _letterhead(document)
    _body(document)
    _foot(document)
    document.save(str(path))


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(20), Mm(22)
    style = document.styles["Normal"]
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(11.5), INK
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(8)
    style.paragraph_format.line_spacing = 1.15
    _note_styles(document)


def _note_styles(document: Any) -> None:
    """The styles by which Word sets footnotes, so that an office can change them."""
    text = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    text.element.set(qn("w:styleId"), "FootnoteText")
    mark.element.set(qn("w:styleId"), "FootnoteReference")
    text.base_style = document.styles["Normal"]
    text.font.size, text.font.color.rgb = Pt(8.5), GREY
    text.paragraph_format.space_after = Pt(1)
    text.paragraph_format.line_spacing = 1.0
    mark.font.superscript = True


def _letterhead(document: Any) -> None:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    left.width, right.width = Mm(60), Mm(100)
    left.paragraphs[0].add_run("{{ logo }}")
    name = right.paragraphs[0]
    _set(name, "{{ firm }}", bold=True, size=14, colour=ACCENT)
    _set(right.add_paragraph(), "{{ address }}", size=9.5, colour=GREY)
    for paragraph in right.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.line_spacing = 1.0


def _body(document: Any) -> None:
    add = document.add_paragraph
    _set(add(), "{{ notice }}", bold=True, size=9.5, colour=RGBColor(0x98, 0x20, 0x1D), before=10)
    to = add()
    _set(to, "{{ client }}", before=12, after=0)
    attention = add()
    attention.add_run("{%p if contact %}")
    _set(add(), "For the attention of {{ contact }}", after=0)
    add().add_run("{%p endif %}")
    _set(add(), "{{ date }}", before=14, after=14)
    _set(add(), "{{ subject }}", bold=True, size=12.5, after=12)
    add("{{ greeting }}")
    add("{%p for paragraph in paragraphs %}")
    add("{%p if paragraph.heading %}")
    heading = add()
    _set(heading, "{{ paragraph.heading }}", bold=True, colour=ACCENT, before=6, after=2)
    heading.paragraph_format.keep_with_next = True
    add("{%p endif %}")
    add("{%p if loop.last %}")
    last = add("{{ paragraph.text }}{{r paragraph.note }}")
    last.paragraph_format.keep_with_next = last.paragraph_format.keep_together = True
    add("{%p else %}")
    add("{{ paragraph.text }}{{r paragraph.note }}")
    add("{%p endif %}")
    add("{%p endfor %}")
    for words, before in (("Yours sincerely,", 10), ("{{ signatory }}", 42), ("{{ firm }}", 0)):
        closing = add()
        _set(closing, words, before=before, after=0 if before else 14)
        closing.paragraph_format.keep_with_next = words != "{{ firm }}"
    _reply(document)


def _reply(document: Any) -> None:
    add = document.add_paragraph
    add("{%p if reply %}")
    slip = add()
    _set(slip, "Reply of {{ client }}", bold=True, size=12.5, before=10, after=2)
    _rule_above(slip)
    about = add()
    _set(
        about,
        "To {{ firm }}, on its letter of {{ date }}: {{ subject }}",
        size=9.5,
        colour=GREY,
        after=8,
    )
    lines = [slip, about, add("{%p for line in reply %}"), add("{{ line.text }}{{r line.note }}")]
    add("{%p endfor %}")
    signed = add()
    _set(signed, "Name and position: " + "_" * 30, before=14, after=10)
    last = add("Date and signature: " + "_" * 30)
    for paragraph in (*lines, signed):
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.keep_together = True
    last.paragraph_format.keep_together = True
    add("{%p endif %}")


def _foot(document: Any) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    _set(paragraph, "{{ firm }} · {{ notice }} · Page ", size=8.5, colour=GREY)
    number = paragraph.add_run("1")
    number.font.size, number.font.color.rgb = Pt(8.5), GREY
    field = OxmlElement("w:fldSimple", {qn("w:instr"): "PAGE"})
    paragraph._p.append(field)
    field.append(number._r)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _rule_above(paragraph: Any) -> None:
    borders = OxmlElement("w:pBdr")
    line = {"val": "single", "sz": "6", "space": "10", "color": "9AA3B2"}
    borders.append(OxmlElement("w:top", {qn(f"w:{key}"): value for key, value in line.items()}))
    paragraph._p.get_or_add_pPr().append(borders)


def _set(
    paragraph: Any,
    words: str,
    *,
    bold: bool = False,
    size: float = 0,
    colour: RGBColor | None = None,
    before: float = 0,
    after: float | None = None,
) -> None:
    run = paragraph.add_run(words)
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    if colour is not None:
        run.font.color.rgb = colour
    paragraph.paragraph_format.space_before = Pt(before)
    if after is not None:
        paragraph.paragraph_format.space_after = Pt(after)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if sys.argv[1:] else SHIPPED / COMMON)
