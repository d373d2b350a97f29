"""What a chart finds, in a sentence that says it without the chart."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from domain.evaluation import Evaluation, Share
from domain.overview import Asked, Cluster, Count, Tally, Weeks
from tests.fakes import real_corpus
from views import charts, findings, totals

MONDAY = date(2026, 2, 23)


def asked(
    weeks: Sequence[tuple[int, int]] = ((1, 10),),
    topics: dict[str, int] | None = None,
    verdicts: dict[str, int] | None = None,
    clusters: Sequence[tuple[str, int, tuple[float, ...]]] = (),
    begins: date = MONDAY,
) -> Asked:
    starts = [begins + timedelta(weeks=sum(n for n, _ in weeks[:at])) for at in range(len(weeks))]
    return Asked(
        begins=begins,
        ends=begins + timedelta(weeks=4),
        least=5,
        weeks=tuple(
            Weeks(begins=start, weeks=n, questions=q)
            for start, (n, q) in zip(starts, weeks, strict=True)
        ),
        topics=tuple(Count(label=k, questions=n) for k, n in (topics or {}).items()),
        verdicts=tuple(Count(label=k, questions=n) for k, n in (verdicts or {}).items()),
        clusters=tuple(
            Cluster(words=tuple(words.split()), questions=n, centre=centre)
            for words, n, centre in clusters
        ),
    )


def test_over_time() -> None:
    figures, _ = findings.over_time([asked([(1, 10), (3, 60)])])
    assert figures.says == (
        "70 questions in 4 weeks, 17.5 a week. Most were asked in the week from 2 March 2026: 20."
    )
    assert figures.rows == [("2026-02-23", 1, 10, 10.0), ("2026-03-02", 3, 60, 20.0)]


@pytest.mark.parametrize(
    ("topics", "says", "rows"),
    [
        ({"a/1": 6, "a/2": 9, "other": 12, "not_covered": 3},
         "Asked about most: “Gifts”, 9 of 30. 3 are not settled by the sources.",
         [("Gifts", 9, "30 %"), ("a/1", 6, "20 %"), ("What the sources do not settle", 3, "10 %"),
          ("Other sections, or too few asked", 12, "40 %")]),
        ({"other": 8}, "Too few asked about any section for it to be told.",
         [("Other sections, or too few asked", 8, "100 %")]),
    ],
)  # fmt: skip
def test_topics(topics: dict[str, int], says: str, rows: list[tuple[Any, ...]]) -> None:
    figures, _ = findings.topics([asked(topics=topics)], {"a/2": "Gifts"})
    assert (figures.says, figures.rows) == (says, rows)


def test_publications_are_added_up() -> None:
    both = [
        asked(verdicts={"forbidden": 6, "other": 5}),
        asked(verdicts={"forbidden": 5, "permitted": 12}),
    ]
    figures, _ = findings.verdicts(both)
    assert figures.says == "The commonest answer is “You may”, 12 of 28."
    assert figures.rows == [
        ("You may", 12, "43 %"),
        ("You may not", 11, "39 %"),
        ("Answers that too few were given", 5, "18 %"),
    ]


def test_clusters_of_different_weeks_that_are_alike_are_one() -> None:
    both = [
        asked(topics={"not_covered": 20}, clusters=[("dog desk", 6, (1.0, 0.0))]),
        asked(
            topics={"not_covered": 30},
            clusters=[("dog leash", 9, (0.9, 0.1)), ("home", 5, (0.0, 1.0))],
        ),
    ]
    figures, chart = findings.unsettled(both)
    assert figures.says == (
        "2 groups of questions; the largest, of 15, is about: dog, leash. 30 are in no group."
    )
    assert figures.rows == [("dog, leash", 15), ("home", 5), ("in no group", 30)]
    assert chart.to_dict()["description"] == f"{figures.says} What lies near is alike."


@pytest.mark.parametrize(
    ("topics", "says"),
    [
        ({"other": 9}, "No questions can be told of here that the sources do not settle."),
        ({"not_covered": 9}, "9 questions, and no group of them that enough people asked about."),
    ],
)
def test_no_cluster_no_map(topics: dict[str, int], says: str) -> None:
    figures, chart = findings.unsettled([asked(topics=topics)])
    assert (figures.says, figures.rows, chart) == (says, [], None)


def tally(*rows: tuple[str, str, int]) -> tuple[Tally, ...]:
    return tuple(Tally(kind=kind, status=status, count=count) for kind, status, count in rows)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((), "No question was referred yet."),
        ((("up to 1 day", "ruled", 3),), "No referral waits; 3 ruled."),
        ((("up to 1 day", "open", 1), ("8 to 28 days", "open", 4), ("8 to 28 days", "ruled", 9)),
         "5 open, 9 ruled. 4 of the open ones were sent 8 to 28 days ago."),
    ],
)  # fmt: skip
def test_referrals(rows: tuple[tuple[str, str, int], ...], says: str) -> None:
    assert findings.referrals(tally(*rows))[0].says == says


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((), "Nobody has said anything of an answer yet."),
        ((("unclear", "open", 1),), "1 complaint: “unclear” 1. 1 wait to be looked at."),
        ((("unclear", "case", 2), ("verdict wrong", "open", 3)),
         "5 complaints: “verdict wrong” 3, “unclear” 2. 3 wait to be looked at."),
    ],
)  # fmt: skip
def test_feedback(rows: tuple[tuple[str, str, int], ...], says: str) -> None:
    assert findings.feedback(tally(*rows))[0].says == says


def test_rulings() -> None:
    assert findings.rulings(())[0].says == "Nothing was ruled yet."
    figures, _ = findings.rulings(
        tally(("forbidden", "standing", 4), ("forbidden", "withdrawn", 1))
    )
    assert figures.says == "4 standing, 1 withdrawn."
    assert figures.rows == [("You may not", "standing", 4), ("You may not", "withdrawn", 1)]


def test_reliability() -> None:
    shares = {
        "a/1": Share(k=5, n=10, low=0.2, high=0.8),
        "a/2": Share(k=1, n=9, low=0, high=0.4),
        "a/3": Share(k=0, n=0, low=0, high=1),
        "not_covered": Share(k=9, n=10, low=0.7, high=1),
    }
    kept = Evaluation(when=date(2026, 1, 31), questions=29, sets={}, sections=shares)
    figures, chart = findings.reliability(kept, {"a/1": "Gifts", "a/2": "Secrets"})
    assert figures.says == (
        "Least often right, 5 of 10: Gifts. Right means the verdict and the clause. Measured on "
        "2026-01-31, on 29 questions that mayi never learned from; sections with fewer than 10 are "
        "in the table only."
    )
    assert figures.rows == [
        ("Secrets", 1, 9, "0 %", "40 %"),
        ("Gifts", 5, 10, "20 %", "80 %"),
        ("Answers that the sources do not settle it", 9, 10, "70 %", "100 %"),
    ]
    (drawn,) = chart.to_dict()["datasets"].values()
    assert [each["name"] for each in drawn] == [
        "Gifts",
        "Answers that the sources do not settle it",
    ]
    assert findings.reliability(None, {})[0].says == "No evaluation was kept."


def test_sections_have_the_names_of_their_headings() -> None:
    names = totals.sections(real_corpus())
    assert names["msp-code/3"] == "Avoiding Conflict of Interest"
    assert len(set(names.values())) == len(names)


def test_the_days_of_publications() -> None:
    one = asked()
    assert totals.span([one]) == "23 February to 22 March 2026"
    year = asked(begins=date(2025, 12, 29))
    assert totals.span([year, one]) == "29 December 2025 to 22 March 2026"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Gifts", ("", "Gifts")),
        ("Managed Services Professional Competence and Integrity",
         ("Managed Services Professional Competence and", "Integrity")),
        ("word " * 40, ("word word word word word word word word word",
                        "word word word word word word word word …")),
        ("", ("", "")),
    ],
)  # fmt: skip
def test_a_long_name_has_two_lines(name: str, lines: tuple[str, str]) -> None:
    upper, lower = charts.broken(name)
    assert ((upper, lower) if upper else ("", lower)) == lines


def test_no_word_of_a_map_is_hidden() -> None:
    placed = charts.apart([(0.0, 0.0), (0.1, 0.0), (0.1, 0.05), (-0.1, 0.4), (1.0, 0.0)])
    for at, (x, y) in enumerate(placed):
        for other_x, other_y in placed[at + 1 :]:
            assert abs(x - other_x) >= charts.BESIDE or abs(y - other_y) > charts.CLEAR - 0.05
