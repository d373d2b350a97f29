"""What a group is called: its commonest words, each used by enough people."""

import pytest

from records.wording import named, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("May I take the DOG to the office?", ["dog", "office"]),
        ("I'd like 3 dogs, 2 cats & an e-mail_address", ["dogs", "cats", "mail", "address"]),
        ("¿Puedo traer al niño? Straße.", ["puedo", "traer", "niño", "strasse"]),
        ("", []),
        ("x" * 31 + " " + "y" * 30, ["y" * 30]),
        ("<script>alert(1)</script>", ["script", "alert", "script"]),
        ("=cmd|' /C calc'!A0", ["cmd", "calc"]),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("texts", "owners", "labels", "least", "names"),
    [
        (["dog desk", "dog", "dog"], [1, 2, 3], [0, 0, 0], 3, {0: ("dog",)}),
        (["dog desk", "dog", "dog"], [1, 2, 2], [0, 0, 0], 3, {}),  # one of them asked twice
        (["dog dog dog"], [1], [0], 2, {}),  # one used it often
        (["dog desk", "cat desk"] * 2, [1, 2, 3, 4], [0, 1, 0, 1], 2,
         {0: ("dog", "desk"), 1: ("cat", "desk")}),
        (["dog", "dog"], [1, 2], [-1, -1], 2, {}),
        (["working home", "work home"] * 2, [1, 2, 3, 4], [0] * 4, 2, {0: ("home", "work")}),
        ([], [], [], 2, {}),
    ],
)  # fmt: skip
def test_names(
    texts: list[str],
    owners: list[int],
    labels: list[int],
    least: int,
    names: dict[int, tuple[str, ...]],
) -> None:
    assert named(texts, owners, labels, least) == names
