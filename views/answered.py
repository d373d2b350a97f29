"""An answer to read, as it was given: nothing on it can be pressed."""

from domain.decision import Advice, Citation
from views.card import banner
from views.clause import badge, marked
from views.escape import html
from views.site import Site

NEAREST = 3


def answered(advice: Advice, site: Site) -> str:
    """The verdict, the clause that governs or those nearest, and the steps that led there."""
    steps = "".join(f'<li dir="auto">{html(each)}</li>' for each in advice.why)
    why = f'<h4>Why it thinks so</h4><ol class="mayi-why">{steps}</ol>' if steps else ""
    return f'<div class="mayi-answered">{banner(advice)}{_grounds(advice, site)}{why}</div>'


def _grounds(advice: Advice, site: Site) -> str:
    if advice.citations:
        return "<h4>The clause that governs</h4>" + _cited(advice.citations[0])
    # The corpus may have changed since: only what was kept with the answer is sure to be there.
    known = {each.id: each.text for each in site.advisor.corpus.clauses}
    near = "".join(
        _quoted(html(known[each.clause_id]), each.clause_id)
        for each in advice.ranking[:NEAREST]
        if each.clause_id in known
    )
    return f"<h4>Nearest, but they do not settle it</h4>{near}" if near else ""


def _cited(citation: Citation) -> str:
    return _quoted(
        marked(citation.text, citation.span),
        citation.clause_id,
        f"{badge(citation.authority)} {html(citation.section)} ",
    )


def _quoted(words: str, clause_id: str, before: str = "") -> str:
    return (
        f'<blockquote class="mayi-clause" dir="auto"><p>{words}</p></blockquote>'
        f'<p class="mayi-path">{before}<span class="mayi-number">{html(clause_id)}</span></p>'
    )
