"""A corpus folder of a test's own: one document, two clauses, a norm, two cases."""

import hashlib
from pathlib import Path

from ingest.clauses import derive
from ingest.committed import write_clauses

RULES = """House Rules

Gifts
- Staff must not accept gifts from vendors, unless the manager has agreed.
- Everybody must report accidents within a day.
"""
MANIFEST = """\
[[instruments]]
id = "rules"
title = "House Rules"
issuer = "nobody"
kind = "rules"
authority = "binding"
edition = "first"
rights = "none"

[[documents]]
file = "rules.txt"
sha256 = "{sha256}"
received_from = "a test"
instruments = ["rules"]

[[derivation]]
instrument = "rules"
canonical = "rules.txt"
unheaded = "Rules"
"""
NORMS = """\
- clause: rules/1.1
  bearer: staff
  modality: prohibition
  act: accept gifts
  quote: must not accept gifts from vendors
  conditions: [manager_agreed]
  refer_to: your manager
  readings:
    - {verdict: forbidden, says: A gift from a vendor stays with the vendor.}
    - {verdict: permitted, says: The manager knows of the gift.}
    - {verdict: conditional, says: Ask the manager first.}
    - {verdict: information, says: The rule is about gifts.}
"""
CONDITIONS = """\
- id: manager_agreed
  clause: rules/1.1
  kind: exception
  text: the manager has agreed
  negated: no manager has agreed
  ask: Has the manager agreed?
  effects: {do: {met: permitted, failed: forbidden}}
"""
CASES = """\
- id: k1
  scenario: k1
  question: May I accept a hamper from a vendor?
  role: technician
  style: short
  clauses: [rules/1.1]
  verdict: conditional
  open_question: Has the manager agreed?
  why: It turns on the manager.
- id: k2
  scenario: k2
  question: Where may I park my motorcycle?
  role: technician
  style: short
  clauses: []
  verdict: not_covered
  why: The rules say nothing of parking.
"""


def write_corpus(folder: Path) -> Path:
    """Write the corpus into a folder and return the folder."""
    for name in ("norms", "cases"):
        (folder / name).mkdir(parents=True)
    (folder / "rules.txt").write_text(RULES, "utf-8", newline="\n")
    sha256 = hashlib.sha256(RULES.encode()).hexdigest()
    (folder / "manifest.toml").write_text(MANIFEST.format(sha256=sha256), "utf-8")
    (folder / "norms" / "rules.yaml").write_text(NORMS, "utf-8")
    (folder / "norms" / "conditions.yaml").write_text(CONDITIONS, "utf-8")
    (folder / "cases" / "rules.yaml").write_text(CASES, "utf-8")
    write_clauses(derive(folder), folder)
    return folder
