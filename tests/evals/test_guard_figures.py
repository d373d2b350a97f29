"""The labelled texts of the guard, and how its figures are counted."""

from evals.guard import Outcome, misses, run, share, summary, table, with_guard
from evals.guard_texts import Text, read
from guard.guard import Guard, shapes
from guard.kinds import Found, Kind

TEXT = Text(id="t1", part="apart", marked="ask ⟦person:Ann B⟧ or ⟦ip:10.2.3.4⟧ now")


def test_labels_stand_where_they_are_marked() -> None:
    assert TEXT.text == "ask Ann B or 10.2.3.4 now"
    assert [(label.kind, TEXT.text[label.start : label.end]) for label in TEXT.labels] == [
        (Kind.PERSON, "Ann B"),
        (Kind.IP, "10.2.3.4"),
    ]


def test_what_is_counted() -> None:
    outcome = Outcome(TEXT, [Found(Kind.PERSON, 0, 7), Found(Kind.IP, 13, 21)], 0.001)
    assert outcome.recalled == [(Kind.PERSON, False), (Kind.IP, True)]
    assert outcome.right == [(Kind.PERSON, True), (Kind.IP, True)]
    assert outcome.spoilt == [True, False, False]
    assert misses([outcome]) == ["t1 shows PERSON 'Ann B'"]
    assert misses([Outcome(TEXT, [Found(Kind.ORGANISATION, 0, 3)], 0)]) == [
        "t1 shows PERSON 'Ann B'",
        "t1 shows IP '10.2.3.4'",
        "t1 hides ORG 'ask'",
    ]


def test_a_share_of_nothing_is_none() -> None:
    assert share([[], []]) is None


def test_the_tables() -> None:
    columns = {"expressions": run(with_guard(Guard((shapes,))), [TEXT])}
    assert table(columns, "recalled").splitlines() == [
        "recalled        expressions",
        "───────────────────────────",
        "ip        1/1 100.0 (2–100)",
        "person       0/1 0.0 (0–98)",
        "all        1/2 50.0 (50–50)",
    ]
    assert "ordinary words hidden" in summary(columns)


def test_the_texts_are_enough_and_different() -> None:
    texts = read()
    parts = {"development": 110, "apart": 110, "hard": 60, "held": 60}
    for part, least in parts.items():
        assert sum(each.part == part for each in texts) >= least
    assert sum(not each.labels for each in texts) >= 40
    assert len({each.id for each in texts}) == len({each.text for each in texts}) == len(texts)
    assert not any("⟦" in each.text or "⟧" in each.text for each in texts)
