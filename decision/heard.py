"""What a query asks, once disguises, orders and inventions are out of it."""

from collections.abc import Collection
from typing import NamedTuple

from decision.changed import without_changes
from decision.disguise import undisguised, visible
from decision.form import is_follow_up, leans_on, points_back
from decision.invented import LEAST, without_inventions
from decision.wrappers import unwrap
from domain.search import Query

ORDERS_IGNORED = "The question carries orders to this program; they were left out of account."
READ_AS = "The question is in disguise; it was read as: “{}”"
NO_SECTION = "The sources have no section {}; what is said of it was left out of account."


NO_CHANGE = (
    "What the question says of a change to the sources was left out of account; they are answered "
    "from as they stand here."
)


class Heard(NamedTuple):
    """A query in plain words; `notes` tell the asker what was not taken as it stands."""

    query: Query
    notes: tuple[str, ...]


class _Text(NamedTuple):
    text: str
    notes: tuple[str, ...]
    is_empty: bool = False
    """Whether nothing but orders stands in it."""


def heard(query: Query, sections: Collection[str]) -> Heard:
    """Take all that asks nothing out of a query; `sections` are the numbers the sources have."""
    question = _heard(query.question, sections)
    told = [_heard(text, sections) for text in query.told]
    earlier = [_heard(text, sections) for text in query.earlier]
    plain = query.model_copy(
        update={
            "question": question.text,
            "told": tuple(each.text for each in told if not each.is_empty),
            "earlier": tuple(each.text for each in earlier if not each.is_empty),
        }
    )
    every = (question, *(earlier if leans_on(plain) else ()), *told)
    return Heard(plain, tuple(dict.fromkeys(note for each in every for note in each.notes)))


def _heard(text: str, sections: Collection[str]) -> _Text:
    seen = visible(text)
    plain = undisguised(seen)
    ordered = unwrap(plain)
    standing = without_changes(ordered.text)
    found = without_inventions(standing, sections)
    if found.text != plain and _asks_of_what_is_gone(plain, found.text):
        return _Text(plain, (READ_AS.format(plain),) if plain != seen else ())
    notes = [ORDERS_IGNORED] if ordered.had_orders else []
    if plain != seen:
        notes.append(READ_AS.format(found.text))
    if standing != ordered.text:
        notes.append(NO_CHANGE)
    notes.extend(NO_SECTION.format(number) for number in found.numbers)
    return _Text(found.text, tuple(notes), ordered.had_orders and ordered.text == plain)


def _asks_of_what_is_gone(whole: str, rest: str) -> bool:
    """Tell whether what is left asks "May I do that?" of what was taken out.

    That was the asker's story then, however much it looked like an order: the rest alone would be
    answered for whatever was asked before.
    """
    points = "?" in rest and (len(rest.split()) < LEAST or points_back(rest))
    return points and not is_follow_up(whole)


def is_suspect(text: str) -> bool:
    """Tell whether a text hides something, or gives orders to a program."""
    plain = visible(text)
    return undisguised(plain) != plain or unwrap(plain).had_orders
