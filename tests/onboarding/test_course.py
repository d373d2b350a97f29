"""What is to be learned is read strictly, and covers every clause of what binds or guides."""

from pathlib import Path

import pytest

from config import Settings
from domain.clause import Authority
from domain.errors import BadRecord
from onboarding.course import edition_of, open_courses
from tests.fakes import real_corpus
from tests.onboarding.courses import FIRST, INSTRUMENT, SECOND, corpus

SHIPPED = open_courses(Settings().corpus, real_corpus())
PLAIN = """
- clause: acme/1.1
  says: Send gifts back.
- clause: acme/2.1
  says: Be honest with clients.
"""
QUIZ = """
- id: one
  clause: acme/1.1
  role: new_hire
  question: May I keep the pen?
  verdict: forbidden
  why: Every gift is returned.
- id: two
  clause: acme/2.1
  role: new_hire
  question: Do I have to tell the client?
  verdict: obligatory
  why: Members tell the truth.
"""

MORE = "- clause: acme/{}\n  says: x\n"


def folder(tmp_path: Path, plain: str = PLAIN, quiz: str = QUIZ) -> Path:
    for name, text in (("plain", plain), ("quiz", quiz)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "acme.yaml").write_text(text, "utf-8")
    return tmp_path


def test_a_course_has_sections_plain_words_and_scenarios(tmp_path: Path) -> None:
    (course,) = open_courses(folder(tmp_path), corpus())
    assert [(each.name, [own.id for own in each.scenarios]) for each in course.sections] == [
        ("Gifts", ["one"]),
        ("Truth", ["two"]),
    ]
    assert course.plain == {"acme/1.1": "Send gifts back.", "acme/2.1": "Be honest with clients."}


def test_a_corpus_without_them_has_no_course(tmp_path: Path) -> None:
    assert open_courses(tmp_path, corpus()) == ()


@pytest.mark.parametrize(
    ("plain", "quiz", "said"),
    [
        (PLAIN + MORE.format("9"), QUIZ, "acme.yaml: acme/9: there is no such clause."),
        (PLAIN + MORE.format("1.1"), QUIZ, "acme.yaml: acme/1.1: the clause stands twice."),
        ("[]", QUIZ, "plain: acme/1.1: the clause has no plain words."),
        (PLAIN, "[]", "quiz: acme/1.1: no scenario asks about the clause."),
        (PLAIN, QUIZ.replace("acme/2.1", "acme/7"), "acme.yaml: two: there is no clause acme/7."),
        (PLAIN, QUIZ.replace("two", "one"), "acme.yaml: one: the id stands twice."),
        (
            PLAIN,
            QUIZ.replace("obligatory", "information"),
            "acme.yaml: two: Value error, the right answer information cannot be chosen.",
        ),
        (
            PLAIN,
            QUIZ + "  answers: [obligatory, obligatory, forbidden]\n",
            "acme.yaml: two: Value error, a question has three or four different answers.",
        ),
        (
            PLAIN,
            QUIZ + "  answers: [obligatory, forbidden]\n",
            "acme.yaml: two: Value error, a question has three or four different answers.",
        ),
        (PLAIN, QUIZ + "  hint: x\n", "acme.yaml: two: hint: Extra inputs are not permitted."),
        (PLAIN, "- id: [", "acme.yaml: the file: it is not YAML"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line(tmp_path: Path, plain: str, quiz: str, said: str) -> None:
    with pytest.raises(BadRecord) as raised:
        open_courses(folder(tmp_path, plain, quiz), corpus())
    assert str(raised.value).startswith(said)


def test_an_edition_is_known_by_ids_and_texts() -> None:
    first, second = edition_of(INSTRUMENT, FIRST), edition_of(INSTRUMENT, SECOND)
    assert first.sha256 == "450585608fe96f479476b5edd6c2b3b934741e5443e2ddf65ac952d990bdd0b0"
    assert first.sha256 != second.sha256
    assert first.sha256 != edition_of(INSTRUMENT, FIRST[::-1]).sha256
    renumbered = (FIRST[0].model_copy(update={"id": "acme/1.9"}), FIRST[1])
    assert first.sha256 != edition_of(INSTRUMENT, renumbered).sha256
    retitled = INSTRUMENT.model_copy(update={"title": "x", "edition": "y"})
    assert first.sha256 == edition_of(retitled, FIRST).sha256


def test_every_clause_that_binds_or_guides_has_plain_words_and_two_scenarios() -> None:
    learned = {each.id for course in SHIPPED for each in course.clauses}
    authorities = {each.id: each.authority for each in real_corpus().instruments}
    assert learned == {
        each.id
        for each in real_corpus().clauses
        if authorities[each.instrument] in (Authority.BINDING, Authority.GUIDANCE)
    }
    for course in SHIPPED:
        asked = [each.clause for each in course.scenarios]
        assert {each: asked.count(each) for each in course.plain if asked.count(each) < 2} == {}
    assert sum(len(course.scenarios) for course in SHIPPED) == 87


def test_no_answer_can_be_guessed_by_its_frequency() -> None:
    verdicts = [each.verdict for course in SHIPPED for each in course.scenarios]
    assert len(set(verdicts)) == 4
    assert max(verdicts.count(each) for each in set(verdicts)) / len(verdicts) < 0.5


def test_plain_words_are_plain() -> None:
    for course in SHIPPED:
        for id, says in course.plain.items():
            assert 20 < len(says) < 400, id
            assert says not in (each.text for each in course.clauses), "a quote is no explanation"
