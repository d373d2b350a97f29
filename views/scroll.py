"""Brings the reader to what is new. The scripts are constants; nothing typed is in them."""

import streamlit as st

_TO = """<script>
(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let tries = 0;
  const go = () => {
    const all = document.querySelectorAll("%s");
    const target = all[all.length - 1];
    if (target && all.length > %d) {
      target.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "%s" });
    } else if (tries++ < 40) setTimeout(go, 50);
  };
  setTimeout(go, 80);
})();
</script>"""


def to_newest(before: int) -> None:
    """Scroll to the last question once more than `before` of them are on the page."""
    st.html(_TO % (".mayi-question", before, "start"), unsafe_allow_javascript=True)


def to_marked(within: str) -> None:
    """Scroll to the clause that is marked in the element of class `within`."""
    st.html(_TO % (f".{within} .mayi-here", 0, "center"), unsafe_allow_javascript=True)
