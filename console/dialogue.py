"""Asking for what a case is made of, until it can be one: from a script's options, or a person."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from console.render import WORDS
from domain.decision import Verdict
from domain.errors import BadCase, NotGiven
from ingest.own_cases import LONGEST

T = TypeVar("T")
Say = Callable[[str], None]
NONE = "none"
VERDICTS = ", ".join(verdict.value for verdict in Verdict if verdict is not Verdict.NOT_COVERED)


class Unclear(Exception):
    """What was typed cannot be meant; it says why, and the question is asked again."""


class Asks(Protocol):
    """Somebody who can be asked."""

    def ask(self, what: str, option: str, usual: str) -> str:
        """Return what is answered: `usual` where that is nothing.

        `option` is how a script would have given it.
        """
        ...


class Terminal:
    """A person at a terminal; the end of what is typed is an interruption."""

    def ask(self, what: str, option: str, usual: str) -> str:
        try:
            return input(f"{what} ") or usual
        except EOFError:
            raise KeyboardInterrupt from None


class Nobody:
    """No terminal: what a script has not given, and has no usual answer, is missing."""

    def ask(self, what: str, option: str, usual: str) -> str:
        if not usual:
            raise NotGiven(option)
        return usual


class Dialogue:
    """The options that were given, and somebody to ask for the rest."""

    def __init__(self, given: Mapping[str, str], who: Asks, say: Say) -> None:
        self.given = given
        self.say = say
        self._who = who

    def ask(self, option: str, what: str, understand: Callable[[str], T], usual: str = "") -> T:
        """Return what is understood of an option or, once it is understood, of an answer.

        Raises BadCase for an option that is not, and NotGiven where it is missing.
        """
        if option in self.given:
            try:
                return understand(self.given[option])
            except Unclear as why:
                raise BadCase(f"{option}: {why}") from why
        while True:
            try:
                return understand(self._who.ask(what, option, usual))
            except Unclear as why:
                self.say(f"  {str(why)[:1].upper()}{str(why)[1:]}.")


def words(field: str) -> Callable[[str], str]:
    """Understand the words of a field of a case, on one line."""
    most = LONGEST[field]

    def understand(typed: str) -> str:
        said = " ".join(typed.split())
        try:
            said.encode()
        except UnicodeEncodeError:
            raise Unclear("it holds characters that are no text") from None
        if not any(character.isalnum() for character in said):
            raise Unclear("it is blank")
        if len(said) > most:
            raise Unclear(f"it is longer than {most:,} characters")
        return said

    return understand


def clause(known: Sequence[str], listed: Sequence[str]) -> Callable[[str], str]:
    """Understand a number of the list, an id or `none`; the last is an empty id."""

    def understand(typed: str) -> str:
        said = typed.strip()
        if said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= len(listed):
            return listed[int(said) - 1]
        if said in known:
            return said
        if said.casefold() == NONE:
            return ""
        raise Unclear(f"there is no clause {said[:60]!r}: give an id, or {NONE}")

    return understand


def verdict(typed: str) -> Verdict:
    """Understand a verdict of a clause by its name, its first letters or the words for it."""
    said = " ".join(typed.split()).casefold()
    in_words = [verdict for verdict, words in WORDS.items() if words.casefold() == said]
    begins = [verdict for verdict in Verdict if said and verdict.value.startswith(said)]
    found = in_words or begins
    if len(found) != 1:
        raise Unclear(f"{typed.strip()[:30]!r} is no verdict: give one of {VERDICTS}")
    if found[0] is Verdict.NOT_COVERED:
        raise Unclear(f"what is not covered has no clause: then the clause is {NONE}")
    return found[0]


def silence(typed: str) -> Verdict:
    """Understand the one verdict of a question that no clause governs."""
    if not Verdict.NOT_COVERED.value.startswith(typed.strip().casefold() or "-"):
        raise Unclear(f"what no clause governs is {Verdict.NOT_COVERED.value}")
    return Verdict.NOT_COVERED


def yes(typed: str) -> bool:
    """Understand yes, and anything else as no."""
    return typed.strip().casefold() in ("y", "yes")
