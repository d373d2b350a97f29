"""What may be wrong with the file of kinds, each told in one line."""

from pathlib import Path

import pytest

from domain.errors import BadRecord
from letters.kinds import load_kinds
from tests.fakes import real_corpus

KIND = """\
- id: k
  title: A kind
  what: It tells.
  for: [msp-code/4.2]
  subject: About {service}
  fields:
    - {id: client, label: Who, clause: msp-code/4.2}
    - {id: contact, label: To, clause: msp-code/1.3, required: false}
    - {id: service, label: What, clause: msp-code/4.2}
    - {id: signatory, label: Signs, clause: msp-code/7.4}
  parts:
    - {clause: msp-code/4.2, quote: Members will not misrepresent, text: "It is {service}."}
"""


def load(folder: Path, text: str) -> None:
    path = folder / "kinds.yaml"
    path.write_text(text, "utf-8")
    load_kinds(real_corpus().clauses, path)


def test_a_sound_kind_is_read(tmp_path: Path) -> None:
    load(tmp_path, KIND)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("About {service}", "About {sevice}", "the slot {sevice} has no field"),
        ("It is {service}.", "It is {what}.", "the slot {what} has no field"),
        ("It is {service}.", "It is {service.real}.",
         "{service.real} is no slot in 'It is {service.real}.'"),
        ("It is {service}.", "It is {service!r}.", "{service} is no slot in 'It is {service!r}.'"),
        ("It is {service}.", "It is {service.",
         "expected '}' before end of string in 'It is {service.'"),
        ("id: service", "id: thing", "the slot {service} has no field"),
        ("    - {id: signatory, label: Signs, clause: msp-code/7.4}\n", "",
         "the field signatory is missing"),
        ("id: service, label: What", "id: client, label: What", "the field client stands twice"),
        ("    - {id: signatory", "    - {id: more, label: More, clause: msp-code/4.2}\n"
         "    - {id: signatory", "the field more is asked for and never used"),
        ("for: [msp-code/4.2]", "for: [msp-code/9.9]", "there is no clause msp-code/9.9"),
        ("label: What, clause: msp-code/4.2", "label: What, clause: msp-code/4.9",
         "there is no clause msp-code/4.9"),
        ("not misrepresent", "never misrepresent", "clause msp-code/4.2 does not contain the"
         " words 'Members will never misrepresent'"),
        ("label: What,", "label: What, kind: choice,",
         "the field service needs choices, or is none to choose in"),
        ('text: "It is {service}."', 'text: "It is {service}.", when: odd',
         "the slot {odd} has no field"),
        ("  what: It tells.\n", "", "what: Field required"),
        ("label: What,", "label: What, sort: long,",
         "fields.2.sort: Extra inputs are not permitted"),
    ],
)  # fmt: skip
def test_a_fault_names_the_kind_and_what_is_missing(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    assert old in KIND
    with pytest.raises(BadRecord) as raised:
        load(tmp_path, KIND.replace(old, new, 1))
    assert str(raised.value) == f"kinds.yaml: k: {says}."
