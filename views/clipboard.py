"""A button that copies text; what it copies travels as data, never as markup."""

import streamlit as st

_HTML = """
<button type="button"><span class="icon" aria-hidden="true"></span><span class="label"
>Copy answer</span></button><span class="told" role="status"></span>
"""
_CSS = """
button { font: inherit; font-size: .875rem; color: var(--st-text-color); background: transparent;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  min-height: 2.5rem; padding: .25rem .85rem; cursor: pointer; display: inline-flex;
  align-items: center; gap: .45rem; }
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
.icon { width: 1rem; height: 1rem; border: 1.5px solid currentColor; border-radius: 2px; scale: .8;
  box-shadow: -3px -3px 0 -1.5px var(--st-background-color), -3px -3px 0 0 currentColor; }
.told { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
"""
_JS = """
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const label = parentElement.querySelector(".label");
  const told = parentElement.querySelector(".told");
  label.textContent = data.label;
  const byHand = () => {
    const area = document.createElement("textarea");
    area.value = data.text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  };
  button.onclick = async () => {
    try { await navigator.clipboard.writeText(data.text); } catch { byHand(); }
    label.textContent = told.textContent = "Copied";
    setTimeout(() => { label.textContent = data.label; told.textContent = ""; }, 2000);
  };
}
"""


def copy_button(text: str, key: str, label: str = "Copy answer") -> None:
    """A button that puts `text` on the clipboard; a keyboard reaches it like any other."""
    component = st.components.v2.component("mayi-copy", html=_HTML, css=_CSS, js=_JS)
    component(data={"text": text, "label": label}, key=key, width="content", height="content")
