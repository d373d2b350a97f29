"""Whoever asks for what is kept is asked who they are, whatever page or program asks."""

import ast
from collections.abc import Callable, Iterator

import pytest

from domain.errors import NotAllowed
from domain.person import Person, Right, Role
from mayi import ROOT
from records.audit import AuditLog
from records.database import Database
from records.people import People
from tests import people
from tests.records.test_people import LOGIN

# What takes a database and does not take who asks, and why that is right.
FOR_NOBODY = {
    "Database": "the database itself",
    "sign_in": "it tells who is there; what it believes was checked by the identity provider",
    "let_in": "it tells which program is there, by what only that program knows",
    "stand": "whether anybody is let in at all: asked before anybody is",
    "were_made": "whether anybody is let in without a token: asked before anybody is",
    "StandingRulings": "rulings in force are told to everybody, without who asked",
    "enforce": "retention is nobody's act",
    "daily": "retention is nobody's act",
    "fill": "it fills an empty database, to be measured",
    "refer": "it fills an empty database, to be measured",
}


def takers() -> Iterator[tuple[str, set[str]]]:
    """Every public class and function in records/ with what it is given, by name."""
    for path in sorted((ROOT / "records").glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                yield node.name, _given(node)
            elif isinstance(node, ast.ClassDef):
                for each in node.body:
                    if isinstance(each, ast.FunctionDef) and each.name == "__init__":
                        yield node.name, _given(each)


def _given(function: ast.FunctionDef) -> set[str]:
    every = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    return {_type(each) for each in every if each.annotation}


def _type(each: ast.arg) -> str:
    return ast.unparse(each.annotation) if each.annotation else ""


def test_who_takes_a_database_is_told_who_asks() -> None:
    wrong = [
        name
        for name, given in takers()
        if not name.startswith("_") and name not in FOR_NOBODY
        if given & {"Database", "Engine"} and "Person" not in given
    ]
    assert wrong == []
    assert ("AuditLog", {"Database", "Person"}) in list(takers())


OPENS: dict[str, tuple[Right, Callable[[Database, Person], object]]] = {
    "the audit log": (Right.SEE_AUDIT, AuditLog),
    "the accounts": (Right.SET_ROLES, lambda database, who: People(database, who, LOGIN)),
}
EVERYBODY = (people.ANN, people.MAY, people.OTTO, people.ADA)
NOBODY = Person(id="", name="", roles=frozenset())


@pytest.mark.parametrize("what", OPENS)
@pytest.mark.parametrize("who", [*EVERYBODY, NOBODY], ids=lambda who: who.id or "nobody")
def test_a_right_is_asked_for_where_the_data_is(database: Database, what: str, who: Person) -> None:
    right, opens = OPENS[what]
    if who.may(right):
        assert opens(database, who)
        return
    with pytest.raises(NotAllowed) as error:
        opens(database, who)
    assert str(error.value) == (
        f"Your role does not let you {right}. Ask an administrator of mayi."
    )


def test_a_name_or_an_id_gives_no_right(database: Database) -> None:
    for who in (
        people.ANN.model_copy(update={"id": people.ADA.id}),
        people.ANN.model_copy(update={"id": "alone"}),
        people.ANN.model_copy(update={"id": "console", "name": "admin"}),
    ):
        for _, opens in OPENS.values():
            with pytest.raises(NotAllowed):
                opens(database, who)


def test_nobody_is_everything() -> None:
    """Who says who has which role does not rule, and who rules does not say who has which role."""
    assert not people.ADA.may(Right.RULE) and not people.ADA.may(Right.SEE_QUESTIONS)
    assert not people.OTTO.may(Right.SET_ROLES)
    assert not any(people.ANN.may(right) for right in Right)
    assert not any(NOBODY.may(right) for right in Right)
    assert all(any(Person(id="x", name="", roles=frozenset({role})).may(right)
                   for role in Role) for right in Right)  # fmt: skip
