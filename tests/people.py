"""Somebody of each role."""

from domain.person import Person, Role

ANN = Person(id="ann", name="Ann Asker", email="ann@example.com")
BOB = Person(id="bob", name="Bob Asker", email="bob@example.com")
MAY = Person(id="may", name="May Manager", roles=frozenset({Role.MEMBER, Role.MANAGER}))
OTTO = Person(id="otto", name="Otto Officer", roles=frozenset({Role.MEMBER, Role.OFFICER}))
OLGA = Person(id="olga", name="Olga Officer", roles=frozenset({Role.MEMBER, Role.OFFICER}))
ADA = Person(id="ada", name="Ada Admin", roles=frozenset({Role.MEMBER, Role.ADMIN}))
