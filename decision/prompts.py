"""The prompts, as files with slots: prompts/*.txt."""

from collections.abc import Mapping
from functools import cache
from string import Template

from config import ROOT
from domain.errors import PromptBroken

SLOTS: Mapping[str, frozenset[str]] = {
    "standalone": frozenset({"earlier", "question"}),
    "facts": frozenset({"conditions", "question"}),
    "choice": frozenset({"question", "clauses"}),
    "explanation": frozenset({"verdict", "question", "clauses"}),
    "again": frozenset({"before", "why"}),
}


def filled(name: str, **values: str) -> str:
    """The prompt of that name with its slots filled. Raises PromptBroken for a missing slot."""
    template = _read(name)
    if set(values) != SLOTS[name]:
        raise PromptBroken(name, f"it is filled with {_listed(values)}")
    return template.substitute(values)


@cache
def _read(name: str) -> Template:
    path = ROOT / "prompts" / f"{name}.txt"
    try:
        template = Template(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PromptBroken(name, error.strerror or "it cannot be read") from error
    return checked(name, template)


def checked(name: str, template: Template) -> Template:
    """The template, if it has the slots that are declared and no others. Raises PromptBroken."""
    if not template.is_valid():
        raise PromptBroken(name, "a $ in it begins no slot")
    if set(template.get_identifiers()) != SLOTS[name]:
        raise PromptBroken(name, f"its slots are {_listed(template.get_identifiers())}")
    return template


def _listed(names: Mapping[str, str] | list[str]) -> str:
    return ", ".join(sorted(names)) or "none"
