"""How often answers like the one shown were right."""

from datetime import date

import pytest

from domain.decision import Advice
from domain.evaluation import Evaluation, Share
from tests import samples
from tests.fakes import FakeAdvisor
from tests.views.pages import opened, shown
from views.track import SILENT, kept, record, said

ABOUT = "about section 3 (Avoiding Conflict of Interest)"


@pytest.mark.parametrize(
    ("share", "about", "words"),
    [
        (Share(k=31, n=36, low=0.7222, high=0.9444), ABOUT,
         f"In the last evaluation 31 of 36 answers {ABOUT} were right"
         " (86 %; 95 % interval 72–94)."),
        (Share(k=10, n=10, low=1, high=1), SILENT,
         "In the last evaluation 10 of 10 answers that the sources do not settle it were right"
         " (100 %; 95 % interval 100–100)."),
        (Share(k=9, n=9, low=1, high=1), ABOUT,
         f"In the last evaluation only 9 answers were {ABOUT}: too few to tell how often they are"
         " right."),
        (Share(k=0, n=1, low=0, high=0), ABOUT,
         f"In the last evaluation only 1 answer was {ABOUT}: too few to tell how often they are"
         " right."),
        (Share(k=0, n=0, low=0, high=1), ABOUT,
         f"In the last evaluation no answer was {ABOUT}: too few to tell how often they are"
         " right."),
    ],
)  # fmt: skip
def test_a_record_in_a_sentence(share: Share, about: str, words: str) -> None:
    assert said(share, about) == words


def evaluation(section: str) -> Evaluation:
    share = Share(k=8, n=16, low=0.25, high=0.75)
    return Evaluation(when=date(2026, 1, 31), questions=99, sets={}, sections={section: share})


@pytest.mark.parametrize(
    ("advice", "section", "words"),
    [
        (samples.FORBIDDEN, "msp-code/3",
         "8 of 16 answers about section 3 (Avoiding Conflict of Interest) were right"),
        (samples.NOT_COVERED, "not_covered",
         "8 of 16 answers that the sources do not settle it were right"),
    ],
)  # fmt: skip
def test_an_answer_is_told_the_record_of_its_section(
    advice: Advice, section: str, words: str
) -> None:
    told = record(advice, evaluation(section))
    assert f"<p>In the last evaluation {words} (50 %; 95 % interval 25–75).</p>" in told
    assert "Measured on 2026-01-31, on 99 questions that mayi never learned from." in told


@pytest.mark.parametrize("measured", [None, evaluation("handbook/3")])
def test_a_section_that_was_not_measured_is_told_nothing(measured: Evaluation | None) -> None:
    assert record(samples.FORBIDDEN, measured) == ""


def test_text_from_a_document_is_never_markup() -> None:
    citation = samples.FORBIDDEN.citations[0].model_copy(update={"section": "<b>Gifts</b>"})
    advice = samples.FORBIDDEN.model_copy(update={"citations": (citation,)})
    assert "(&lt;b&gt;Gifts&lt;/b&gt;)" in record(advice, evaluation("msp-code/3"))


@pytest.mark.parametrize("advice", [samples.FORBIDDEN, samples.NOT_COVERED])
def test_the_page_tells_what_was_kept(advice: Advice) -> None:
    page = opened(FakeAdvisor(advice))
    page.chat_input[0].set_value("May I?").run()
    told = record(advice, kept())
    assert told.startswith("<p>In the last evaluation ")
    assert told in shown(page)
