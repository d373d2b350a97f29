"""Which placeholder stands for what, in one conversation.

Who is named in several ways keeps one number: `Agnieszka Nowak` is `[PERSON_1]`, `Agnieszka` then
`[PERSON_1.2]`, so that each goes back to exactly the letters it stood for. Of a secret no letter
is kept: only a digest, under a key that lives as long as the process, tells that it came up before.
"""

import re

from domain.record import Record
from guard.kinds import SECRETS, Kind
from guard.view import folded

PLACEHOLDER = re.compile(
    rf"\[(?P<kind>{'|'.join(Kind)})_(?P<number>[1-9]\d{{0,3}})(?:\.(?P<form>[1-9]\d?\d?))?\]"
)
PARTED = frozenset({Kind.PERSON, Kind.ORGANISATION})
"""Kinds whose parts stand for the whole: a last name for a person."""


class Given(Record):
    """A placeholder that was given out; `original` is None for a secret."""

    kind: Kind
    number: int
    form: int = 1
    original: str | None = None
    digest: str = ""

    @property
    def placeholder(self) -> str:
        """As it stands in the text that is sent."""
        return f"[{self.kind}_{self.number}{f'.{self.form}' if self.form > 1 else ''}]"


class Mapping(Record):
    """What was given out so far, and what looked like a placeholder but was typed by somebody."""

    given: tuple[Given, ...] = ()
    typed: frozenset[str] = frozenset()

    def find(self, placeholder: str) -> Given | None:
        """The one that was given out as `placeholder`."""
        return next((each for each in self.given if each.placeholder == placeholder), None)

    def typing(self, placeholders: frozenset[str]) -> "Mapping":
        """With these kept out of use, but for those that were given out already."""
        ours = {each.placeholder for each in self.given}
        return self.model_copy(update={"typed": self.typed | (placeholders - ours)})

    def give(self, kind: Kind, original: str, digest: str) -> tuple["Mapping", Given]:
        """The placeholder for something, the same as ever where it came up before."""
        secret = kind in SECRETS
        for each in self.given:
            if (
                (each.digest == digest)
                if secret
                else (each.kind is kind and each.original == original)
            ):
                return self, each
        number = (None if secret else self._same(kind, original)) or self._next(kind)
        forms = [each.form for each in self.given if (each.kind, each.number) == (kind, number)]
        given = Given(
            kind=kind,
            number=number,
            form=max(forms, default=0) + 1,
            original=None if secret else original,
            digest=digest if secret else "",
        )
        return self.model_copy(update={"given": (*self.given, given)}), given

    def _same(self, kind: Kind, original: str) -> int | None:
        """The number of the one other thing that this is another way to write, if it is one."""
        wanted = _parts(original)
        same = set()
        for each in self.given:
            if each.kind is not kind or each.original is None or not wanted:
                continue
            known = _parts(each.original)
            parts = wanted <= known or known <= wanted
            if known == wanted or (kind in PARTED and known and parts):
                same.add(each.number)
        return same.pop() if len(same) == 1 else None

    def _next(self, kind: Kind) -> int:
        number = 1 + max((each.number for each in self.given if each.kind is kind), default=0)
        while any(
            typed.startswith((f"[{kind}_{number}]", f"[{kind}_{number}.")) for typed in self.typed
        ):
            number += 1
        return number


def _parts(original: str) -> frozenset[str]:
    return frozenset(folded(part) for part in re.findall(r"[^\W_]{2,}", original))
