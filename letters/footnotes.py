"""Real Word footnotes: a mark in the text, and the note in the part that Word keeps them in."""

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

NAME = PackURI("/word/footnotes.xml")
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RULES = {"-1": ("separator", "separator"), "0": ("continuationSeparator", "continuationSeparator")}


class Mark:
    """What docxtpl puts in for {{r paragraph.note }}: a run with the mark of a footnote."""

    def __init__(self, number: int) -> None:
        self._xml = (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/><w:vertAlign w:val="superscript"/>'
            f'</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
        )

    def __str__(self) -> str:
        return self._xml

    __html__ = __str__


class Footnotes:
    """The footnotes of one document; those that a template has of its own are kept."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._notes: list[tuple[int, str]] = []
        taken = [int(each.get(qn("w:id"))) for each in self._root()]
        self._next = max([0, *taken]) + 1

    def mark(self, text: str) -> Mark:
        """Take a note, and return the mark that stands for it."""
        number = self._next + len(self._notes)
        self._notes.append((number, text))
        return Mark(number)

    def put(self) -> None:
        """Write every note into the document."""
        root = self._root()
        for number, text in self._notes:
            root.append(_note(number, text))
        part = self._part()
        blob = serialize_part_xml(root)
        if part is None:
            part = Part(NAME, TYPE, blob, self._document.part.package)
            self._document.part.relate_to(part, RT.FOOTNOTES)
        part._blob = blob  # python-docx has no door to a part that it does not know

    def _part(self) -> Any:
        rels = self._document.part.rels.values()
        return next((each.target_part for each in rels if each.reltype == RT.FOOTNOTES), None)

    def _root(self) -> Any:
        part = self._part()
        if part is not None:
            return parse_xml(part.blob)
        root = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        for number, (kind, rule) in RULES.items():
            root.append(_rule(number, kind, rule))
        return root


def _rule(number: str, kind: str, rule: str) -> Any:
    note = OxmlElement("w:footnote", {qn("w:type"): kind, qn("w:id"): number})
    paragraph, run = OxmlElement("w:p"), OxmlElement("w:r")
    run.append(OxmlElement(f"w:{rule}"))
    paragraph.append(run)
    note.append(paragraph)
    return note


def _note(number: int, text: str) -> Any:
    note = OxmlElement("w:footnote", {qn("w:id"): str(number)})
    paragraph, properties = OxmlElement("w:p"), OxmlElement("w:pPr")
    properties.append(OxmlElement("w:pStyle", {qn("w:val"): "FootnoteText"}))
    mark, words = OxmlElement("w:r"), OxmlElement("w:r")
    look = OxmlElement("w:rPr")
    look.append(OxmlElement("w:rStyle", {qn("w:val"): "FootnoteReference"}))
    look.append(OxmlElement("w:vertAlign", {qn("w:val"): "superscript"}))
    mark.extend([look, OxmlElement("w:footnoteRef")])
    said = OxmlElement("w:t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    said.text = f" {text}"
    words.append(said)
    paragraph.extend([properties, mark, words])
    note.append(paragraph)
    return note
