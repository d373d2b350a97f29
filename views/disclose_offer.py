"""Under an answer: the letter that its governing clause calls for."""

import streamlit as st

from domain.conversation import Turn
from domain.errors import BadRecord
from letters.prefill import called_for
from views import disclosing
from views.site import Site


def offer(turn: Turn, key: str, site: Site) -> None:
    """A button that begins the letter with what the asker told; none where none is called for."""
    if "disclose" not in site.pages:
        return
    try:
        called = called_for(disclosing.kinds(site), turn)
    except BadRecord:  # sources of one's own, which these letters do not rest on
        return
    for kind in called:
        label = f"Write a letter: {kind.title.lower()}"
        if st.button(label, icon=":material/outgoing_mail:", key=f"{key}-disclose-{kind.id}"):
            disclosing.begin(kind, site, turn)
            st.switch_page(site.pages["disclose"])
