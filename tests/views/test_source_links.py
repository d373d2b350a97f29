"""Each sentence that a model wrote leads to the words that bear it out."""

from domain.clause import Span
from domain.decision import Advice
from domain.model import Explained
from tests import samples
from tests.fakes import FakeAdvisor, real_corpus
from tests.views.pages import opened, shown

CLAUSE = "msp-code/3.2"
TEXT = next(each.text for each in real_corpus().clauses if each.id == CLAUSE)
ONE = Explained(text="Members reject a <bribe>.", clause_id=CLAUSE, span=Span(0, 10))
TWO = Explained(text="Turn it down.", clause_id=CLAUSE, reading="Have nothing to do with <it>.")


def said(*explained: Explained, **more: object) -> str:
    answer = " ".join(["No, you may not.", *(each.text for each in explained), "In doubt, ask."])
    update = {"answer": answer, "explained": explained, "mode": "model", **more}
    advice: Advice = samples.FORBIDDEN.model_copy(update=update)
    page = opened(FakeAdvisor(advice))
    return shown(page.chat_input[0].set_value("May I?").run())


def link(number: int, clause: str = CLAUSE) -> str:
    return (
        f'<sup><a class="mayi-source" href="#source-turn-0-{number}" '
        f'aria-label="Source {number}: clause {clause}">{number}</a></sup>'
    )


def test_each_sentence_has_its_link_in_its_place() -> None:
    text = said(ONE, TWO)
    first = f"No, you may not. Members reject a &lt;bribe&gt;.{link(1)}"
    assert f'<p class="mayi-lead" dir="auto">{first}</p>' in text
    assert f'<p class="mayi-rest" dir="auto">Turn it down.{link(2)} In doubt, ask.</p>' in text


def test_each_link_leads_to_one_place() -> None:
    text = said(ONE, TWO, ONE.model_copy(update={"text": "So it is.", "span": Span(8, len(TEXT))}))
    for number in (1, 2, 3):
        assert text.count(f'id="source-turn-0-{number}"') == 1
    assert (
        'tabindex="-1" dir="auto">In plain words: Have nothing to do with &lt;it&gt;.</p>' in text
    )
    quote = text.partition('<blockquote class="mayi-clause" dir="auto"><p>')[2].partition("</p>")[0]
    first, third = (
        f'<span class="mayi-anchor" id="source-turn-0-{each}" tabindex="-1"></span>'
        for each in (1, 3)
    )
    assert quote.startswith(f"{first}<mark>{TEXT[:8]}</mark>{third}<mark>{TEXT[8:20]}")
    assert quote.replace(first, "").replace(third, "").replace("</mark><mark>", "") == (
        f"<mark>{TEXT[:-1]}</mark>."
    )


def test_a_clause_that_is_folded_away_unfolds_for_its_link() -> None:
    other = samples.CONDITIONAL.citations[1]
    text = Explained(text="Somebody has authority.", clause_id=other.clause_id, span=other.span)
    for explained, unfolded in ((text,), True), ((), False):
        advice = samples.CONDITIONAL.model_copy(
            update={"answer": "It depends on her. Somebody has authority.", "explained": explained}
        )
        page = opened(FakeAdvisor(advice))
        page.chat_input[0].set_value("May I?").run()
        assert page.expander[0].proto.expanded is unfolded
        assert (link(1, other.clause_id) in shown(page)) is unfolded
        assert ('id="source-turn-0-1"' in shown(page)) is unfolded


def test_without_a_model_there_are_no_links() -> None:
    page = opened(FakeAdvisor(samples.FORBIDDEN))
    text = shown(page.chat_input[0].set_value("May I?").run())
    assert "mayi-source" not in text.replace("mayi-sources", "") and "mayi-anchor" not in text
