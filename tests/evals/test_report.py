"""The report is one file of well-formed HTML that asks for nothing and escapes everything."""

import re
from functools import cache
from html.parser import HTMLParser

from evals.attacks import Swayed
from evals.compare import compare
from evals.report import Past, page
from evals.results import Results, gathered
from evals.systems import OURS
from tests.evals.made import NOBODY_SWAYED, C, F, N, P, corpus, crashed, found, results, said, topic
from tests.samples import NASTY

NOTHING = Past(None, None, ())
EMPTY = {"meta", "br", "polyline", "circle"}
QUESTION = "May I <b>keep</b> it?"


class Checked(HTMLParser):
    """Reads a page; what is not closed, repeated or named fails."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, name: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.tags if tag == name]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]


@cache
def made(question: str = QUESTION) -> Results:
    given = (
        said(topic(id="f1", question=question, style=question, role="manager"), P, "x/2"),
        *(said(topic(id=f"n{n}"), F, "x/1", confidence=0.9) for n in range(12)),
        said(topic(C, id="c1"), F, "x/1", confidence=0.3, second=C),
        said(topic(N, id="s1"), N, confidence=0.8),
        crashed(topic(id="k1")),
    )
    other = tuple(found(each.topic, "x/2") for each in given)
    run = {OURS: given, "BM25": other}
    swayed = NOBODY_SWAYED.model_copy(
        update={"rows": (Swayed(id="f1", wrapper=question, before="", after=""),)}
    )
    return gathered(
        {"fresh": run, "apart": run}, swayed, corpus({"x/1": question, "x/2": question})
    )


def shown(found: Results, past: Past = NOTHING) -> Checked:
    texts = {"x/1": "You shall <not>.", "x/2": "You may."}
    return Checked(page(found, past, corpus(texts)))


def test_nothing_is_asked_of_anybody() -> None:
    report = shown(made())
    assert {tag for tag, _ in report.tags} & {"script", "link", "img", "iframe", "object"} == set()
    for _, attributes in report.tags:
        assert not {"src", "srcset", "action", "data"} & set(attributes)
        assert attributes.get("href", "#").startswith("#")
        assert not [name for name in attributes if name.startswith("on")]
    policy = [each["content"] for each in report.all("meta") if "http-equiv" in each]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    style = page(made(), NOTHING, corpus()).split("<style>")[1].split("</style>")[0]
    assert not re.search(r"url\(|@import|@font-face", style)


def test_text_from_outside_is_never_markup() -> None:
    texts = (*NASTY, "{{ 7 * 7 }}", "{% raw %}", "</style>", "]]>")
    plain, nasty = shown(made()), shown(made("\n".join(texts)))
    assert [tag for tag, _ in nasty.tags] == [tag for tag, _ in plain.tags]
    assert [text for text in texts if text not in nasty.words] == []


def test_each_chart_is_named_described_and_told_in_a_table() -> None:
    report = shown(made())
    order = [tag for tag, _ in report.tags if tag in ("svg", "table")]
    charts = report.all("svg")
    assert len(charts) == 9
    for chart in charts:
        assert chart["role"] == "img"
        assert {chart["aria-labelledby"], chart["aria-describedby"]} <= set(report.ids)
    assert [order[place + 1] for place, tag in enumerate(order) if tag == "svg"] == ["table"] * 9


def test_everything_can_be_reached_by_keyboard_and_name() -> None:
    report = shown(made())
    assert len(report.ids) == len(set(report.ids))
    regions = [each for each in report.all("div") if each.get("role") == "region"]
    assert regions and all(each["tabindex"] == "0" and each["aria-label"] for each in regions)
    names = [each["aria-label"] for each in regions]
    assert len(names) == len(set(names))
    targets = [each["href"].removeprefix("#") for each in report.all("a")]
    assert targets and set(targets) <= set(report.ids)
    assert all(each.get("scope") in ("col", "row") for each in report.all("th"))
    assert len(report.all("h1")) == 1 and report.all("html") == [{"lang": "en"}]


def test_a_chapter_for_each_set_after_all_together() -> None:
    headings = re.findall(r'<h2 id="scope-\d-title">(.*?)</h2>', page(made(), NOTHING, corpus()))
    assert headings == ["All together: 32 questions", "fresh: 16 questions", "apart: 16 questions"]
    alone = page(results(said(topic(), F, "x/1")), NOTHING, corpus())
    assert re.findall(r'<h2 id="scope-\d-title">(.*?)</h2>', alone) == ["fresh: 1 questions"]


def test_a_miss_stands_beside_what_was_expected() -> None:
    text = page(made("Keep it?"), NOTHING, corpus({"x/1": "You shall <not>.", "x/2": "You may."}))
    first = " ".join(text.split('<article class="miss ')[1].split("</article>")[0].split())
    assert first.startswith('false-may">')
    expected, given = first.split("<h4>Given</h4>")
    assert "Keep it?" in expected and "<b>you may not</b>" in expected
    assert "<b>x/1</b> One" in expected and "You shall &lt;not&gt;." in expected
    assert "<b>you may</b>" in given and "confidence 1.00" in given
    assert "<b>x/2</b> One" in given and "You may." in given
    assert "Not sure: “only if” was shown beside it." in text


def test_what_changed_is_told() -> None:
    right, wrong = said(topic(id="q1"), F, "x/1"), said(topic(id="q1"), P, "x/1")
    before, now = results(right), results(wrong)
    past = Past(before, compare(before, now), ("fresh: verdict fell",))
    words = shown(now, past).words
    assert "Answers that turned worse: 1" in words and "Answers that turned better: 0" in words
    assert "worse, beyond its interval" in words and "−100.0" in words
    assert "fresh: verdict fell" in words


def test_what_cannot_be_drawn_is_said() -> None:
    text = page(results(said(topic(N), N)), NOTHING, corpus())
    assert "No clause governs any of these questions." in text
    assert not re.search(r"\bnan\b", text)


def test_the_first_evaluation_has_nothing_to_be_compared_with() -> None:
    words = shown(made()).words
    assert "There is no earlier evaluation of this version to compare this one with." in words
    assert "the tests fail" not in words
