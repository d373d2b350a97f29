"""How the README's examples are found and written anew."""

import pytest

from console.readme import examples, refreshed

TWO = """# mayi

```text
$ python3 mayi.py ask "May I?"

old
answer
```

Between.

```text
$ python3 mayi.py ask "Must I?"

older
```

```text
$ python3 mayi.py
```
"""


def said(question: str) -> str:
    return f"Answer to {question}\n\\1 and more"


def test_examples_are_found() -> None:
    assert examples(TWO) == ("May I?", "Must I?")


@pytest.mark.parametrize("text", ["", "no example", '```text\n$ python3 mayi.py ask "x"\n```'])
def test_what_holds_no_example_stays(text: str) -> None:
    assert examples(text) == ()
    assert refreshed(text, said) == text


def test_examples_are_refreshed_and_nothing_else() -> None:
    fresh = refreshed(TWO, said)
    assert fresh == TWO.replace("old\nanswer", said("May I?")).replace("older", said("Must I?"))
    assert refreshed(fresh, said) == fresh
