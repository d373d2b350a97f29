"""The documents, driven without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from domain.corpus import Corpus
from tests import samples
from tests.fakes import FakeAdvisor, real_corpus
from tests.samples import with_nasty_document
from tests.views.pages import opened, shown

CODE = "MSPAlliance Code of Ethics and Conduct"
ARTICLE = "Press article on the MSPAlliance code of ethics"
DUTY = "The duty of care owed by managed service providers"


def at_clause(clause_id: str, corpus: Corpus | None = None) -> AppTest:
    return opened(FakeAdvisor(corpus=corpus), clause_id)


@pytest.mark.parametrize(
    ("clause_id", "title", "neighbour"),
    [
        ("msp-code/3.2", CODE, "msp-code/3.1"),
        ("press-article/1.5", ARTICLE, "press-article/1.4"),
        ("duty-of-care/1.1", DUTY, "duty-of-care/1.2"),
    ],
)  # fmt: skip
def test_a_link_opens_the_document_at_the_clause(
    clause_id: str, title: str, neighbour: str
) -> None:
    page = at_clause(clause_id)
    here = shown(page).split('<article class="mayi-row mayi-here">')[1].split("</article>")[0]
    assert samples.clause(clause_id).text[:40] in here
    assert "The clause you came for" in here
    assert samples.clause(neighbour).text[:40] in shown(page)
    assert f"<h2>{title}</h2>" in shown(page)


def test_every_clause_of_the_document_is_there() -> None:
    page = at_clause("msp-code/1.1")
    own = [each for each in real_corpus().clauses if each.instrument == "msp-code"]
    assert shown(page).count('<article class="mayi-row') == len(own) == 26


def test_the_document_can_be_read_as_received() -> None:
    page = at_clause("msp-code/3.2")
    page.segmented_control[0].set_value("As received").run()
    text = shown(page)
    assert '<mark class="mayi-here">Members will reject any offer of bribery' in text
    assert "Left out of the clauses" in text
    assert "the title of the document" in text


def test_another_document_can_be_chosen() -> None:
    page = at_clause("msp-code/3.2")
    page.selectbox[0].set_value("press-article").run()
    assert "<h2>Press article on the MSPAlliance code of ethics</h2>" in shown(page)
    assert "mayi-row mayi-here" not in shown(page)


def test_a_clause_that_is_not_there_is_one_line() -> None:
    page = at_clause("msp-code/<b>")
    assert (
        "<p>There is no clause msp-code/&lt;b&gt; in these documents. Choose a document below.</p>"
    ) in shown(page)
    assert "<h2>MSPAlliance Code of Ethics and Conduct</h2>" in shown(page)


def test_no_documents_is_one_line() -> None:
    page = at_clause("x/1", real_corpus().model_copy(update={"instruments": (), "clauses": ()}))
    assert "There are no documents. Add some with: python3 mayi.py ingest PATH" in shown(page)


def test_a_document_is_never_markup() -> None:
    text = shown(at_clause("nasty/1.2", with_nasty_document()))
    for markup in ("<script>document", "<b onmouseover", "<img", "</style>"):
        assert markup not in text
    assert "&lt;script&gt;document.title=&#x27;pwned&#x27;&lt;/script&gt;" in text
