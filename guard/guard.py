"""The privacy guard: what is private becomes a placeholder before a text leaves the machine.

    masked = guard.mask("spoke to agnieszka, the password is Hunter2!")
    masked.text      # spoke to [PERSON_1], the password is [PASSWORD_1]
    restore("Ask [PERSON_1] to change it.", masked.mapping).text

A mapping goes from one text of a conversation to the next, so that the same person keeps the same
placeholder. Nothing here sends, stores or logs anything.
"""

import hashlib
import re
import secrets as chance
from collections.abc import Callable, Iterator, Sequence

from domain.record import Record
from guard.addresses import addresses
from guard.announced import announced
from guard.firms import firms
from guard.kinds import PLAIN, SECRETS, Found, Kind
from guard.known import again, never_sent, repeated
from guard.lexicon import Lexicon
from guard.machines import machines
from guard.mapping import PLACEHOLDER, Mapping
from guard.numbers import numbers
from guard.people import people
from guard.presidio import Presidio
from guard.secrets import secrets
from guard.sheet import Hidden, Sheet, settled
from guard.tokens import tokens
from guard.view import view
from guard.words import Page, shouts, words

Range = tuple[int, int]
Finder = Callable[[str, Sequence[Range]], Iterator[Found]]
"""Finds in a text as it looks; what stands in the ranges is hidden already."""


class Masked(Record):
    """`text` may be sent; `hidden` says what of the text as given it holds back, and where."""

    text: str
    mapping: Mapping
    hidden: tuple[Hidden, ...] = ()

    @property
    def secrets(self) -> tuple[Hidden, ...]:
        """The keys and passwords that were taken out and will not come back."""
        return tuple(each for each in self.hidden if each.kind in SECRETS)

    @property
    def warning(self) -> str:
        """What to tell the user about secrets, in one line; empty where there is none."""
        if not self.secrets:
            return ""
        found = [PLAIN[kind] for kind in Kind if any(each.kind is kind for each in self.secrets)]
        return (
            f"Your text holds {' and '.join(found)}. It is taken out and not sent; "
            "if anybody but you could read this text, change it."
        )


class Restored(Record):
    """`unknown` are the placeholders that nobody gave out: they stand in `text` as they came."""

    text: str
    unknown: tuple[str, ...] = ()


class Guard:
    """Masks with the finders it is given; raises GuardMissing where their packages are missing."""

    def __init__(
        self,
        finders: Sequence[Finder],
        never_send: Sequence[str] = (),
        lexicon: Callable[[], Lexicon | None] = lambda: None,
    ) -> None:
        self._finders = finders
        self._never_send = never_send
        self._lexicon = lexicon
        self._salt = chance.token_bytes(16)

    def mask(self, text: str, mapping: Mapping | None = None) -> Masked:
        """`text` with a placeholder for all that is private, and the mapping it now takes.

        Looks again until there is nothing more to find, as a placeholder changes what the words
        around it look like: so what was masked once is never masked further.
        """
        sheet = Sheet(text)
        standing = frozenset(match[0] for match in PLACEHOLDER.finditer(text))
        mapping = (mapping or Mapping()).typing(standing)
        plain: list[tuple[str, Kind]] = []
        while found := self._find(sheet.shown(), mapping, plain):
            places = [
                (each.kind, sheet.given(each.start), sheet.given(each.end - 1) + 1)
                for each in found
            ]
            for kind, start, end in places:
                original = text[start:end]
                mapping, given = mapping.give(kind, original, self._digest(original))
                sheet.hide(start, end, given.placeholder, kind)
                if kind in SECRETS:
                    plain.append((original, kind))
        return Masked(text=sheet.shown(), mapping=mapping, hidden=tuple(sheet.hidden))

    def _find(self, text: str, mapping: Mapping, plain: Sequence[tuple[str, Kind]]) -> list[Found]:
        seen = view(text)
        taken = [match.span() for match in PLACEHOLDER.finditer(text)]
        looked = [match.span() for match in PLACEHOLDER.finditer(seen.text)]
        found = [each for finder in self._finders for each in finder(seen.text, looked)]
        found += again(seen.text, mapping, self._lexicon())
        found += never_sent(seen.text, self._never_send)
        given = [Found(kind, *seen.given(start, end)) for kind, start, end in found]
        given += repeated(text, plain, mapping, self._digest)
        return settled(given, text, taken)

    def _digest(self, secret: str) -> str:
        return hashlib.blake2b(secret.encode("utf-8", "surrogatepass"), key=self._salt).hexdigest()


def restore(text: str, mapping: Mapping) -> Restored:
    """`text` with what its placeholders stand for; those of secrets stay, as do invented ones."""
    unknown: list[str] = []

    def original(match: re.Match[str]) -> str:
        given = mapping.find(match[0])
        if given is None and match[0] not in mapping.typed:
            unknown.append(match[0])
        return match[0] if given is None or given.original is None else given.original

    restored = PLACEHOLDER.sub(original, text)
    return Restored(text=restored, unknown=tuple(dict.fromkeys(unknown)))


def shapes(text: str, hidden: Sequence[Range] = ()) -> Iterator[Found]:
    """All that needs no word list: secrets, machines, numbers and addresses."""
    for finder in (tokens, secrets, announced, machines, numbers, addresses):
        yield from finder(text)


class Names:
    """People and organisations: the finder that needs Presidio and the lists of names."""

    def __init__(self, presidio: Presidio) -> None:
        self._presidio = presidio
        self._words: Lexicon | None = None

    def lexicon(self) -> Lexicon:
        """The lists, read when they are first needed."""
        if self._words is None:
            self._words = self._presidio.lexicon()
        return self._words

    def __call__(self, text: str, hidden: Sequence[Range]) -> Iterator[Found]:
        """People, organisations, and what Presidio knows of numbers."""
        if not text.strip():
            return
        loud = shouts(text)
        seen = self._presidio.see(text.lower() if loud and len(text.lower()) == len(text) else text)
        tags = {token.start: token.tag for token in seen.tokens}
        page = Page(text, words(text, tags, hidden, loud), seen.found, self.lexicon())
        yield from people(page)
        yield from firms(page)
        for each in seen.found:
            digits = text[each.start : each.end]
            if each.kind is Kind.BANK or (each.kind is Kind.PHONE and digits.count(".") != 3):
                yield each


def open_guard(never_send: Sequence[str] = ()) -> Guard:
    """The whole guard. Raises GuardMissing at the first text where its packages are missing."""
    names = Names(Presidio())
    return Guard((shapes, names), never_send, names.lexicon)
