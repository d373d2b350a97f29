"""What each chart of the overview finds, in a sentence, with the chart and its figures."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from domain.evaluation import FEWEST, Evaluation
from domain.overview import Asked, Tally
from retrieval.clusters import joined, plane
from views import charts, totals
from views.figures import Figures
from views.totals import FEW, FEW_VERDICTS, UNSETTLED, verdict
from views.track import SILENT

Finding = tuple[Figures, Any]
AHEAD = ("open", "standing")
"""Statuses that somebody still has to look at, or that still count, stand first."""


def over_time(asked: Sequence[Asked]) -> Finding:
    """How many questions were asked each week."""
    weeks = totals.weeks(asked)
    rows = [(begins, count, questions / count) for begins, count, questions in weeks]
    questions, length = sum(n for *_, n in weeks), sum(count for _, count, _ in weeks)
    busiest = max(rows, key=lambda each: each[2])
    says = f"{_n(questions, 'question')} in {_n(length, 'week')}, {questions / length:,.1f} a week."
    if len(rows) > 1:
        when = f"{busiest[0].day} {busiest[0]:%B %Y}"
        says += f" Most were asked in the week from {when}: {busiest[2]:,.3g}."
    figures = Figures(
        "questions-over-time", "Questions over time", says,
        ("From Monday", "Weeks", "Questions", "A week"),
        [(b.isoformat(), n, q, round(q / n, 1)) for b, n, q in weeks],
    )  # fmt: skip
    return figures, charts.over_time(rows, says)


def topics(asked: Sequence[Asked], names: Mapping[str, str]) -> Finding:
    """Which sections questions are about."""
    rows = totals.topics(asked, dict(names))
    total = sum(n for _, n in rows)
    named = [each for each in rows if each[0] not in (FEW, UNSETTLED)]
    says = (
        f"Asked about most: {_first(named, total)}."
        if named
        else "Too few asked about any section for it to be told."
    )
    unsettled = dict(rows).get(UNSETTLED, 0)
    if unsettled:
        says += f" {unsettled:,} are not settled by the sources."
    return _bars("topics", "What it is about", says, ("Section", "Questions", "Share"), rows)


def verdicts(asked: Sequence[Asked]) -> Finding:
    """What the answers were."""
    rows = totals.verdicts(asked)
    told = [each for each in rows if each[0] != FEW_VERDICTS]
    total = sum(n for _, n in rows)
    says = (
        f"The commonest answer is {_first(told, total)}."
        if told
        else "Too few were given any one answer for it to be told."
    )
    return _bars("verdicts", "What the answer was", says, ("Verdict", "Questions", "Share"), rows)


def unsettled(asked: Sequence[Asked]) -> Finding:
    """Groups of questions that the sources do not settle."""
    clusters = joined(each for one in asked for each in one.clusters)
    total = dict(totals.topics(asked, {})).get(UNSETTLED, 0)
    rest = total - sum(each.questions for each in clusters)
    rows = [(", ".join(each.words), each.questions) for each in clusters]
    if not total:
        says = "No questions can be told of here that the sources do not settle."
    elif not rows:
        says = f"{total:,} questions, and no group of them that enough people asked about."
    else:
        groups = _n(len(rows), "group")
        says = f"{groups} of questions; the largest, of {rows[0][1]:,}, is about: {rows[0][0]}."
        says += f" {rest:,} are in no group." if rest else ""
    figures = Figures(
        "not-settled", "What the sources do not settle", says,
        ("Commonest words", "Questions"),
        [*rows, ("in no group", rest)] if rows and rest else rows,
    )  # fmt: skip
    places = plane([each.centre for each in clusters])
    spots = [
        charts.Spot(", ".join(each.words[:2]), each.questions, x, y)
        for each, (x, y) in zip(clusters, places, strict=True)
    ]
    return figures, charts.spots(spots, f"{says} What lies near is alike.") if rows else None


def referrals(tallies: Sequence[Tally]) -> Finding:
    """What waits at the desk, by how long ago it was sent."""
    waiting = [(each.kind, each.count) for each in tallies if each.status == "open"]
    counted = _by_status(tallies)
    if not tallies:
        says = "No question was referred yet."
    elif not waiting:
        says = f"No referral waits; {_and(counted)}."
    else:
        says = (
            f"{_and(counted)}. {waiting[-1][1]:,} of the open ones were sent {waiting[-1][0]} ago."
        )
    rows = [(each.kind, each.status, each.count) for each in tallies]
    figures = Figures(
        "referrals", "Referrals", says, ("Sent", "Status", "Referrals"), rows
    )  # fmt: skip
    return figures, charts.bars([(f"open, {kind}", n) for kind, n in waiting], says)


def feedback(tallies: Sequence[Tally]) -> Finding:
    """What readers said of answers."""
    kinds: Counter[str] = Counter()
    for each in tallies:
        kinds[each.kind] += each.count
    still = sum(each.count for each in tallies if each.status == "open")
    says = "Nobody has said anything of an answer yet."
    if kinds:
        parts = ", ".join(f"“{kind}” {n:,}" for kind, n in kinds.most_common())
        says = f"{_n(kinds.total(), 'complaint')}: {parts}. {still:,} wait to be looked at."
    rows = [(each.kind, each.status, each.count) for each in tallies]
    figures = Figures("feedback", "Feedback", says, ("Kind", "Status", "Complaints"), rows)
    return figures, charts.bars(kinds.most_common(), says)


def rulings(tallies: Sequence[Tally]) -> Finding:
    """What was ruled, and how much of it stands."""
    says = f"{_and(_by_status(tallies))}." if tallies else "Nothing was ruled yet."
    rows = [(verdict(each.kind), each.status, each.count) for each in tallies]
    figures = Figures("rulings", "Rulings", says, ("Verdict", "Status", "Rulings"), rows)
    standing = [(kind, n) for kind, status, n in rows if status == "standing"]
    standing.sort(key=lambda each: -each[1])
    return figures, charts.bars(standing, says)


def reliability(evaluation: Evaluation | None, names: Mapping[str, str]) -> Finding:
    """How often answers about each section were right in the evaluation that was kept."""
    title, columns = "Reliability by section", ("Section", "Right", "Of", "From", "To")
    if evaluation is None or not evaluation.sections:
        return Figures("reliability", title, "No evaluation was kept.", columns, []), None
    known = {"not_covered": f"Answers {SILENT}"} | dict(names)
    shares = sorted(
        ((known.get(key, key), share) for key, share in evaluation.sections.items() if share.n),
        key=lambda each: (each[1].value, each[0]),
    )
    enough = [each for each in shares if each[1].n >= FEWEST]
    says = f"Measured on {evaluation.when}. Fewer than {FEWEST} questions tell nothing sure."
    if enough:
        name, share = enough[0]
        says = (
            f"Least often right, {share.k} of {share.n}: {name}. Right means the verdict and the "
            f"clause. Measured on {evaluation.when}, on {evaluation.questions} questions that "
            f"mayi never learned from; sections with fewer than {FEWEST} are in the table only."
        )
    rows = [
        (name, share.k, share.n, f"{100 * share.low:.0f} %", f"{100 * share.high:.0f} %")
        for name, share in shares
    ]
    spans = [charts.Span(name, each.value, each.low, each.high) for name, each in enough]
    chart = charts.intervals(spans, says) if spans else None
    return Figures("reliability", title, says, columns, rows), chart


def _bars(
    key: str, title: str, says: str, columns: tuple[str, ...], rows: Sequence[tuple[str, int]]
) -> Finding:
    total = sum(n for _, n in rows)
    cells = [(name, n, f"{100 * n / total:.0f} %") for name, n in rows]
    return Figures(key, title, says, columns, cells), charts.bars(rows, says)


def _first(rows: Sequence[tuple[str, int]], total: int) -> str:
    name, count = rows[0]
    return f"“{name}”, {count:,} of {total:,}"


def _by_status(tallies: Sequence[Tally]) -> list[tuple[str, int]]:
    counted: Counter[str] = Counter()
    for each in tallies:
        counted[each.status] += each.count
    return sorted(counted.items(), key=lambda each: (each[0] not in AHEAD, -each[1], each[0]))


def _and(counted: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{count:,} {status}" for status, count in counted)


def _n(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
