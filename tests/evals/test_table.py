"""What is printed: aligned, and nothing is shown for what was not measured."""

import pytest

from domain.evaluation import Measure, Share
from evals.row import Figure, Row, megabytes, ms, none, seconds, table
from evals.table import aligned, applying, figures, shown


@pytest.mark.parametrize(
    ("name", "share", "cell"),
    [
        ("hit@1", Share(k=181, n=200, low=0.861, high=0.944), "90.5 (86–94)"),
        ("verdict", None, "–"),
        ("false_may", Share(k=9, n=47, low=0.1, high=0.3), "9 of 47"),
        ("ece", Measure(value=0.0524, n=180, low=0.041, high=0.106), "0.052 (0.04–0.11)"),
    ],
)
def test_a_figure_in_its_cell(name: str, share: Share | Measure | None, cell: str) -> None:
    assert shown(name, share) == cell


def test_a_row_for_each_figure_that_applies_somewhere() -> None:
    half = Share(k=1, n=2, low=0, high=1)
    columns = {"mayi": {"verdict": half, "hit@1": half}, "BM25": {"hit@1": half}}
    assert applying(columns.values()) == [
        ("hit@1", "hit@1"),
        ("verdict", "verdict right (of six)"),
    ]
    rows = [line.split("  ") for line in figures(columns).splitlines()]
    assert [row[0] for row in rows[2:]] == ["hit@1", "verdict right (of six)"]
    assert rows[3][-1].strip() == "–"


def test_columns_are_aligned() -> None:
    assert aligned([["", "mayi", "x"], ["hit@1", "9", "10.0"]]) == (
        "       mayi     x\n─────────────────\nhit@1     9  10.0"
    )


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (ms(1.26), "1.3 ms"),
        (seconds(1.234), "1.23 s"),
        (megabytes(256_600_000), "257 MB"),
        (megabytes(2_000_000_000), "2,000 MB"),
        (none("no chromium"), "not measured: no chromium"),
    ],
)
def test_a_measure_in_words(figure: Figure, text: str) -> None:
    assert figure.text == text


@pytest.mark.parametrize(
    ("ours", "target", "within"),
    [
        (ms(10), ms(10), True),
        (ms(10.1), ms(10), False),
        (ms(1), None, None),
        (none("x"), ms(1), None),
    ],
)
def test_a_target_is_met_or_not(ours: Figure, target: Figure | None, within: bool | None) -> None:
    assert Row(label="x", ours=ours, target=target).within is within


def test_what_was_not_measured_is_told_below() -> None:
    rows = [
        Row(label="ask", ours=seconds(1), plain=seconds(8), target=seconds(1.2)),
        Row(label="memory", ours=none("no chromium"), target=megabytes(600_000_000)),
    ]
    assert table(rows).splitlines() == [
        "          mayi  plain LangChain    target     ",
        "──────────────────────────────────────────────",
        "ask     1.00 s           8.00 s  ≤ 1.20 s  met",
        "memory       –                –  ≤ 600 MB     ",
        "memory: not measured: no chromium",
    ]
