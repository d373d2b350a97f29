"""Learning the Code, driven without a browser."""

from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from config import Settings
from domain.corpus import Corpus
from domain.onboarding import Progress
from domain.person import Person
from onboarding.course import Course, open_courses
from onboarding.schedule import answered
from onboarding.standing import Standing
from records.database import Database
from records.onboarding import Onboarding
from records.schema import QuizCardRow
from tests import people
from tests.clocks import Clock
from tests.fakes import FakeAdvisor, real_corpus
from tests.samples import clause
from tests.views.pages import opened, shown
from views.learn import NOTHING
from views.quiz import NOW, Sitting
from views.verdict import FACES


def the_code(corpus: Corpus | None = None) -> Course:
    return open_courses(Settings().corpus, corpus or real_corpus())[0]


def page(
    database: Database | None,
    step: str = "",
    who: Person = people.ANN,
    corpus: Corpus | None = None,
) -> AppTest:
    at = opened(FakeAdvisor(corpus=corpus), database=database, who=who, first="learn")
    return at.segmented_control[0].set_value(step).run() if step else at


def press(at: AppTest, label: str) -> AppTest:
    return next(each for each in at.button if each.label.startswith(label)).click().run()


def progress(at: AppTest) -> str:
    return str(at.get("progress")[0].proto.text)


def learned(database: Database, who: Person = people.ANN) -> None:
    """Everything read, and every question right."""
    shas = the_code().edition.clauses
    Onboarding(database, who).read(shas)
    with database.writing() as session:
        for each in the_code().scenarios:
            card = answered(None, each, shas[each.clause], True, database.now())
            session.add(QuizCardRow(person=who.id, **card.model_dump()))


def attested(database: Database, who: Person = people.ANN) -> None:
    learned(database, who)

    def missing(found: Progress) -> tuple[str, ...]:
        return Standing(course=the_code(), progress=found).missing

    Onboarding(database, who).attest(the_code().edition, who.name, missing)


def with_changed(clause_id: str) -> Corpus:
    """A later edition, in which one clause reads otherwise."""
    corpus = real_corpus()
    later = tuple(
        each.model_copy(update={"text": f"{each.text} From now on."})
        if each.id == clause_id
        else each
        for each in corpus.clauses
    )
    return corpus.model_copy(update={"clauses": later, "fingerprint": f"later-{clause_id}"})


def test_a_section_is_shown_word_for_word_beside_plain_words(database: Database) -> None:
    at = page(database)
    text = shown(at)
    assert progress(at) == "0 of 26 clauses read"
    assert "<h2>Introduction</h2>" in text
    assert text.count('<article class="mayi-pair">') == 4
    for clause_id, says in list(the_code().plain.items())[:4]:
        assert clause(clause_id).text in text
        assert says.replace("'", "&#x27;") in text


def test_reading_is_kept_by_clause_and_wording(database: Database, clock: Clock) -> None:
    at = press(page(database), "I have read this section")
    assert progress(at) == "4 of 26 clauses read"
    assert "<h2>Public and Client Welfare</h2>" in shown(at)
    kept = Onboarding(database, people.ANN).progress().lessons
    assert {id: each.clause_sha256 for id, each in kept.items()} == {
        f"msp-code/1.{number}": the_code().edition.clauses[f"msp-code/1.{number}"]
        for number in (1, 2, 3, 4)
    }
    at = press(at, "Previous section")
    assert shown(at).count('<span class="mayi-read">Read</span>') == 4
    at = press(at, "Next section")
    assert "<h2>Public and Client Welfare</h2>" in shown(at)
    assert "<h2>Public and Client Welfare</h2>" in shown(page(database)), "later, one goes on there"


def test_after_the_last_section_the_quiz_is_next(database: Database) -> None:
    at = page(database)
    for _ in the_code().sections:
        at = press(at, "I have read this section")
    assert progress(at) == "26 of 26 clauses read"
    assert "You have read every clause. Next comes the quiz, above." in shown(at)


def test_the_guidance_is_a_course_of_its_own(database: Database) -> None:
    at = page(database)
    at.selectbox[0].set_value("duty-of-care").run()
    assert progress(at) == "0 of 11 clauses read"
    assert "<h2>Takeaways</h2>" in shown(at)


def test_a_wrong_answer_shows_clause_and_why_and_comes_back(
    database: Database, clock: Clock
) -> None:
    at = press(page(database, "Quiz"), "Begin: 10 questions")
    first = the_code().scenarios[0]
    assert first.question in shown(at)
    assert progress(at) == "Question 1 of 10"
    at = press(at, "It depends")
    text = shown(at)
    assert "<h3>Not right: You may not</h3><p>You said: It depends.</p>" in text
    assert clause(first.clause).text in text
    assert first.why in text
    assert "This question comes back in 5 minutes." in text
    card = Onboarding(database, people.ANN).progress().cards[first.id]
    assert (card.wrong, card.right, card.due_at) == (1, 0, clock.at + timedelta(minutes=5))
    at = press(at, "Next question")
    assert progress(at) == "Question 2 of 10"
    clock.tick(minutes=6)
    at = page(database, "Quiz")
    assert "1 question you had before, and 9 new." in shown(at)
    assert first.question in shown(press(at, "Begin: 10 questions"))


def test_a_sitting_mixes_sections_and_is_counted(database: Database) -> None:
    at = press(page(database, "Quiz"), "Begin: 10 questions")
    right = {each.id: each.verdict for each in the_code().scenarios}
    sitting: Sitting = at.session_state[NOW]
    sections = {id.split("-")[1].split(".")[0] for id in sitting.scenarios}
    assert sections == {"1", "2", "3", "4", "5", "6", "7"}
    for place, id in enumerate(sitting.scenarios):
        at = press(at, FACES[right[id]].word)
        assert "Right: " in shown(at)
        at = press(at, "Finish" if place == 9 else "Next question")
    assert "<strong>10 of 10 right.</strong>" in shown(at)
    assert "2 of 8</td><td>6</td><td>not yet" in shown(at)


def test_where_nothing_is_due_it_says_when_something_is(database: Database) -> None:
    learned(database)
    at = page(database, "Quiz")
    assert "Nothing is asked now. The next question comes back in 2 days." in shown(at)
    assert "Nothing is asked now." in shown(press(at, "Look again"))
    assert '3 of 3</td><td>0</td><td><span class="mayi-enough">passed' in shown(at)


def test_before_it_is_time_it_says_what_is_missing(database: Database) -> None:
    text = shown(page(database, "Attest"))
    assert "<li>26 clauses still to read.</li>" in text
    assert "<li>Introduction: 0 of 8 questions right at the last try; 7 are needed.</li>" in text


def test_a_name_is_typed_and_the_edition_attested(database: Database, clock: Clock) -> None:
    learned(database)
    at = page(database, "Attest")
    assert the_code().edition.sha256 in shown(at)
    at.text_input[0].set_value("Zoë <b>Müller</b>-Łukasz")
    at = press(at, "Attest")
    text = shown(at)
    assert "You have attested this edition." in text
    assert "You attested this edition on 1 March 2026." in text
    assert '<h3 dir="auto">Zoë &lt;b&gt;Müller&lt;/b&gt;-Łukasz</h3>' in text
    (made,) = Onboarding(database, people.ANN).progress().attested
    assert (made.name, made.edition_sha256) == (
        "Zoë <b>Müller</b>-Łukasz",
        the_code().edition.sha256,
    )
    assert at.get("download_button")[0].proto.label == "Certificate (PDF)"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "This name cannot stand on a certificate: it has no letter. Type it"),
        ("x" * 10_000, "The name has 10,000 characters; the limit is 120. Shorten it."),
        ("Ann\u202e", "it holds the unseen character U+202E. Type it as you would sign."),
    ],
)
def test_a_name_that_is_none_is_one_line(database: Database, name: str, said: str) -> None:
    learned(database)
    at = page(database, "Attest")
    at.text_input[0].set_value(name)
    at = press(at, "Attest")
    assert said in shown(at)
    assert at.text_input[0].value == name
    assert Onboarding(database, people.ANN).progress().attested == ()


def test_a_changed_clause_is_all_that_is_asked_again(database: Database, clock: Clock) -> None:
    attested(database)
    clock.tick(hours=1)
    later = with_changed("msp-code/3.2")
    at = page(database, corpus=later)
    text = shown(at)
    assert (
        "You attested an earlier edition on 1 March 2026. Since then msp-code/3.2 was changed. "
        "Only that is asked again."
    ) in text
    assert progress(at) == "25 of 26 clauses read"
    assert text.count("Changed since you read it") == 1
    assert "<h2>Avoiding Conflict of Interest</h2>" in text
    press(at, "I have read this section")
    at = page(database, "Attest", corpus=later)
    assert shown(at).count("<li>") == 1
    assert "Avoiding Conflict of Interest: 3 of 6 questions right at the last try" in shown(at)
    at = press(page(database, "Quiz", corpus=later), "Begin: 3 questions")
    for verdict in ("You may not", "You must", "You may"):
        at = press(press(at, verdict), "Finish" if verdict == "You may" else "Next question")
    at = page(database, "Attest", corpus=later)
    assert "<strong>Changed since your last:</strong> msp-code/3.2 was changed." in shown(at)
    at.text_input[0].set_value("Ann Asker")
    at = press(at, "Attest")
    assert "Changed since the attestation of 1 March 2026: msp-code/3.2 was changed." in shown(at)
    assert len(Onboarding(database, people.ANN).progress().attested) == 2


def test_a_sitting_ends_with_the_edition_it_was_begun_in(database: Database) -> None:
    at = press(page(database, "Quiz"), "Begin: 10 questions")
    sitting: Sitting = at.session_state[NOW]
    other = opened(
        FakeAdvisor(corpus=with_changed("msp-code/1.1")), database=database, first="learn"
    )
    other.session_state[NOW] = sitting
    other.segmented_control[0].set_value("Quiz").run()
    assert "Begin: 10 questions" in [each.label for each in other.button]


def test_one_sees_ones_own_progress_alone(database: Database) -> None:
    attested(database)
    at = page(database, who=people.BOB)
    assert progress(at) == "0 of 26 clauses read"
    assert "You have not attested it yet" in shown(at)


def test_documents_without_plain_words_have_nothing_to_learn(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAYI_CORPUS", str(tmp_path))
    assert NOTHING in shown(opened(FakeAdvisor(), database=database, first="learn"))


def test_plain_words_on_a_clause_that_is_gone_are_told_in_one_line(database: Database) -> None:
    shorter = real_corpus().model_copy(
        update={"clauses": real_corpus().clauses[1:], "fingerprint": "shorter"}
    )
    at = opened(FakeAdvisor(corpus=shorter), database=database, first="learn")
    gone = real_corpus().clauses[0].id
    assert f"{gone.split('/')[0]}.yaml: {gone}: there is no such clause." in shown(at)


def test_where_nothing_can_be_kept_it_is_told() -> None:
    assert "Nothing is kept here." in shown(opened(FakeAdvisor(), first="learn"))
