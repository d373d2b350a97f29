"""A conversation as Markdown, Word and JSON: everything of it, and nothing but text."""

import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from markdown_it import MarkdownIt

from domain.conversation import Draft, Turn
from domain.history import Opened
from tests.fakes import real_corpus
from tests.samples import CONDITIONAL, FORBIDDEN, NASTY, nasty
from tests.views.test_past import kept
from views.export import conversation
from views.take_away import as_json
from views.word import document

TITLES = real_corpus().instruments
FIELDS = '{ HYPERLINK "http://example.com" } =1+1 ]]> \x07 \ufffe \x00 {{ jinja }} <w:p/> &amp;'


def opened(title: str = "Logs", *questions: str) -> Opened:
    one = kept(Turn(draft=Draft(question="May I send the logs?"), advice=CONDITIONAL))
    two = kept(Turn(draft=Draft(question="And the hamper?"), advice=FORBIDDEN))
    return one.model_copy(
        update={
            "title": title,
            "turns": (*one.turns, *two.turns),
            "wordings": one.wordings | two.wordings,
        }
    )


def test_markdown_holds_every_answer_with_edition_and_hash() -> None:
    written = conversation(opened(), TITLES)
    headings = [line for line in written.splitlines() if re.match("#{1,2} ", line)]
    assert headings == ["# Logs", "## It depends (conditional)", "## You may not (forbidden)"]
    source = next(each for each in opened().turns[0].sources if each.clause_id == "msp-code/4.1")
    line = f"- msp-code/4.1: {source.edition}; sha256 of its words {source.sha256}"
    assert line in written.replace("\\", "")
    assert written.count(r"Asked on 2026-03-01 at 09\:00 UTC.") == 2
    assert "### The clause that governs" in written


def test_word_holds_the_same_words() -> None:
    paragraphs = [
        " ".join(each.text.split())
        for each in Document(BytesIO(document(opened(), TITLES))).paragraphs
    ]
    assert paragraphs[0] == "Logs"
    for words in (CONDITIONAL.answer, FORBIDDEN.answer, FORBIDDEN.citations[0].text):
        assert " ".join(words.split()) in paragraphs


@pytest.mark.parametrize("typed", [FIELDS, "\n".join(NASTY), "x" * 10_000, "\t\n"])
def test_nothing_typed_becomes_a_field_or_markup_in_word(typed: str) -> None:
    advice = nasty().model_copy(update={"question": typed, "answer": typed})
    given = kept(Turn(draft=Draft(question=typed), advice=advice))
    made = document(given.model_copy(update={"title": typed}), TITLES)
    with ZipFile(BytesIO(made)) as parts:
        names = parts.namelist()
        body = parts.read("word/document.xml").decode()
        links = parts.read("word/_rels/document.xml.rels").decode()
    assert not re.search(r"<w:(instrText|fldSimple|fldChar|hyperlink|object|altChunk)\b", body)
    assert "TargetMode" not in links
    assert not [name for name in names if "vba" in name.lower() or "embed" in name.lower()]
    assert Document(BytesIO(made)).core_properties.author == "mayi"


def test_nothing_typed_becomes_markup_in_markdown() -> None:
    given = kept(Turn(draft=Draft(question="?"), advice=nasty()))
    written = conversation(given.model_copy(update={"title": "\n".join(NASTY)}), TITLES)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(written)
    inline = {child.type for token in tokens for child in token.children or []}
    assert inline <= {"text", "text_special", "hardbreak", "softbreak"}
    assert {token.type for token in tokens} & {"html_block", "code_block", "fence"} == set()


def test_json_is_all_that_is_kept() -> None:
    written = as_json(opened(), TITLES)
    assert Opened.model_validate_json(written) == opened()
    assert json.loads(written)["turns"][1]["turn"]["advice"]["answer"] == FORBIDDEN.answer


def test_an_answer_that_cannot_be_read_is_said_so() -> None:
    whole = opened()
    lost = whole.turns[0].model_copy(update={"turn": None, "question": "What was it?"})
    written = conversation(whole.model_copy(update={"turns": (lost, whole.turns[1])}), TITLES)
    assert "## This answer cannot be read\n\n> What was it?\n" in written
    assert FORBIDDEN.citations[0].text in written
