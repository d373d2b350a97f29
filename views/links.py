"""Links from one page to another."""

import streamlit as st

from views.site import Site


def to_clause(clause_id: str, site: Site) -> None:
    """A link that opens the document at a clause; it can be copied and sent on."""
    st.page_link(
        site.pages["documents"],
        label="Show in the document",
        icon=":material/menu_book:",
        query_params={"clause": clause_id},
    )


def to_answer(site: Site) -> None:
    """A link back to the conversation."""
    st.page_link(site.pages["ask"], label="Back to your answer", icon=":material/arrow_back:")


def within(label: str, key: str, icon: str, **parameters: str) -> None:
    """A way to another view of the same page; a page link leaves the address as it was there."""
    st.button(
        label,
        key=key,
        icon=f":material/{icon}:",
        type="tertiary",
        on_click=st.query_params.from_dict,
        args=(parameters,),
    )
