"""An answer that is opened again: as it was then, with a word on what has changed."""

from datetime import datetime

import pytest

from domain.clause import Clause, Instrument
from domain.conversation import Draft, Turn
from domain.corpus import Corpus
from domain.history import KeptTurn, Opened, Source, Wording
from records.sources import sha256, shown
from tests.clocks import BEGINNING
from tests.fakes import FakeAdvisor, real_corpus
from tests.samples import FORBIDDEN, NASTY, NOT_COVERED
from views.conversation import reopened
from views.past import RELY, AsThen, notice

CORPUS = real_corpus()
TURN = Turn(draft=Draft(question="The hamper?"), advice=FORBIDDEN)
ASKED = '<p class="mayi-small">Asked on 1 March 2026, 09:00 UTC.'
AT = BEGINNING


def kept(turn: Turn = TURN, corpus: Corpus = CORPUS, at: datetime = AT) -> Opened:
    wordings = shown(turn.advice, corpus)
    sources = tuple(
        Source(
            clause_id=each.clause.id, edition=each.instrument.edition,
            sha256=sha256(each.clause.text), wording=each.clause.id,
        )
        for each in wordings
    )  # fmt: skip
    held = KeptTurn(id="t", asked_at=at, question="?", turn=turn, sources=sources)
    return Opened(
        id="c", title="?", begun_at=at, changed_at=at, turns=(held,),
        wordings={each.clause.id: each for each in wordings},
    )  # fmt: skip


def changed(clause: dict[str, str] | None = None, edition: str = "") -> Corpus:
    """Today's corpus, in which clause 3.2 or its instrument's edition is another."""

    def today(each: Clause) -> Clause:
        return each.model_copy(update=clause or {}) if each.id == "msp-code/3.2" else each

    def newer(each: Instrument) -> Instrument:
        is_code = each.id == "msp-code"
        return each.model_copy(update={"edition": edition}) if edition and is_code else each

    return CORPUS.model_copy(
        update={
            "clauses": tuple(map(today, CORPUS.clauses)),
            "instruments": tuple(map(newer, CORPUS.instruments)),
        }
    )


def without(*ids: str) -> Corpus:
    left = tuple(each for each in CORPUS.clauses if each.id not in ids)
    return CORPUS.model_copy(update={"clauses": left})


def said(today: Corpus, turn: Turn = TURN) -> str:
    return notice(turn, reopened(kept(turn)).past[0], today)


def test_the_same_is_said_in_one_line() -> None:
    assert said(CORPUS) == f"{ASKED} The clauses it cites read the same today.</p>"


def test_a_clause_that_reads_otherwise_is_compared() -> None:
    now = "Members will reject each offer of bribery or inducement."
    assert said(changed({"text": now})) == (
        f'{ASKED}</p><div class="mayi-changed" role="note">'
        "<p>Clause msp-code/3.2 reads otherwise today:</p>"
        '<blockquote dir="auto"><p>Members will reject <del><span class="mayi-hidden">not: </span>'
        'any</del> <ins><span class="mayi-hidden">but: </span>each</ins> offer of bribery or '
        f"inducement.</p></blockquote><p>{RELY}</p></div>"
    )


def test_a_clause_that_is_gone_is_named() -> None:
    text = said(without("msp-code/3.2", "msp-code/3.1"))
    for clause in ("3.1", "3.2"):
        assert f"<p>Clause msp-code/{clause} is no longer among the sources.</p>" in text


def test_another_edition_with_the_same_words_is_told() -> None:
    then = next(each.edition for each in CORPUS.instruments if each.id == "msp-code")
    assert (
        "<p>Clause msp-code/3.2 stands in another edition today (2027; then: "
        f"{then}). Its words are the same.</p>"
    ) in said(changed(edition="2027"))


def test_an_answer_that_cites_nothing_has_nothing_to_compare() -> None:
    silent = Turn(draft=Draft(question="?"), advice=NOT_COVERED)
    assert said(CORPUS, silent) == f"{ASKED}</p>"


def test_what_is_said_of_a_clause_is_never_markup() -> None:
    text = said(changed({"text": NASTY[1]}, edition=NASTY[7]))
    assert "<script>" not in text and "<b onmouseover" not in text


@pytest.mark.parametrize("gone", [(), ("msp-code/3.2",)])
def test_clauses_are_shown_as_they_read_then(gone: tuple[str, ...]) -> None:
    today = without(*gone) if gone else changed({"text": "New words."}, edition="2027")
    past = reopened(kept()).past[0]
    then = AsThen(FakeAdvisor(corpus=today), past.wordings)
    clause = then.clause("msp-code/3.2")
    assert clause.text == FORBIDDEN.citations[0].text
    assert then.instrument(clause).edition != "2027"
    editions = {each.id: each.edition for each in then.corpus.instruments}
    assert editions["msp-code"] == then.instrument(clause).edition
    assert then.clause("msp-code/5.1").id == "msp-code/5.1"


def test_an_answer_that_cannot_be_read_is_left_out() -> None:
    opened = kept()
    broken = opened.turns[0].model_copy(update={"turn": None})
    talk = reopened(opened.model_copy(update={"turns": (broken, *opened.turns)}))
    assert (talk.turns, talk.kept[0].id, talk.unread) == ((TURN,), "t", 1)
    assert isinstance(talk.past[0].wordings["msp-code/3.2"], Wording)
