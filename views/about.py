"""How an answer is made, and what it is not."""

import streamlit as st

from domain.clause import Authority
from domain.decision import Verdict
from views.clause import badge
from views.export import NOT_ADVICE
from views.site import Site
from views.verdict import WEIGHTS, chip

STEPS = (
    (
        "Your question is read",
        "What you would do, and the facts you gave. What is missing, we ask.",
    ),
    ("Clauses are found", "By meaning, by words, and by worked cases that resemble yours."),
    ("The clause decides", "Its rule and its exceptions are held against your facts."),
    ("Its own words are shown", "Code copies them from the document; nobody retypes a quote."),
)
MEANS = {
    Verdict.FORBIDDEN: "A clause rules it out.",
    Verdict.PERMITTED: "Nothing in the sources stands against it, or a clause allows it.",
    Verdict.CONDITIONAL: "One fact that you have not told would change the answer.",
    Verdict.OBLIGATORY: "A clause asks it of you.",
    Verdict.INFORMATION: "No act was asked about: a definition, a scope, a procedure.",
    Verdict.NOT_COVERED: "That is a finding too. A person decides, and we say who.",
}

UNSURE = "Where one verdict is not sure enough and another comes near it, both readings are shown."


def page(site: Site) -> None:
    """Explain; nothing here changes with what was asked."""
    steps = "".join(f"<li><h3>{name}</h3><p>{text}</p></li>" for name, text in STEPS)
    verdicts = "".join(f"<dt>{chip(each)}</dt><dd>{means}</dd>" for each, means in MEANS.items())
    weights = "".join(f"<dt>{badge(each)}</dt><dd>{WEIGHTS[each]}</dd>" for each in Authority)
    st.html(
        '<div class="mayi-about"><h1 class="mayi-title">How it decides</h1>'
        "<p>The verdict needs no language model, and without one the same question with the same "
        "facts gets the same answer. Where one is set, it words answers; what it reads otherwise "
        "is shown beside, and it types no quote. Every answer shows its source.</p>"
        f'<ol class="mayi-steps">{steps}</ol>'
        f"<h2>What a verdict means</h2><dl>{verdicts}</dl>"
        f"<p>{UNSURE}</p>"
        "<h2>What a source weighs</h2><p>Where sources differ both are shown, and the weightier "
        f"one prevails.</p><dl>{weights}</dl>"
        f"<h2>What it is not</h2><p>{NOT_ADVICE} It knows these documents and nothing else: no "
        "law, no contract of yours, no policy of your firm.</p></div>"
    )
