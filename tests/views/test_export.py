"""One answer to take away."""

from markdown_it import MarkdownIt

from domain.conversation import Draft, Turn
from domain.search import Query
from tests.fakes import real_corpus
from tests.samples import AGREED, CONDITIONAL, NASTY, POLICE, UNSURE, WHY, condition, for_query
from views.export import markdown, plain

TITLES = real_corpus().instruments
ASKED = "May I send the logs for $50 … $100?"


def turn() -> Turn:
    draft = Draft(question=ASKED).told(condition(AGREED, None), None)
    return Turn(draft=draft, advice=CONDITIONAL.model_copy(update={"question": ASKED}))


def test_plain_text_reads_as_a_mail() -> None:
    assert plain(turn(), TITLES) == (
        "IT DEPENDS (CONDITIONAL)\n\n“May I send the logs for $50 … $100?”\n\n"
        f"{CONDITIONAL.answer}\n\nThe clause that governs:\n\n"
        f"“{CONDITIONAL.citations[0].text}”\n\n"
        "MSPAlliance Code of Ethics and Conduct, Client Confidentiality & Representation, "
        "msp-code/4.1 (binding)\n\nIt bears on this too:\n\n"
        f"“{CONDITIONAL.citations[1].text}”\n\n"
        "MSPAlliance Code of Ethics and Conduct, Introduction, msp-code/1.3 (binding)\n\n"
        "What it turns on:\n\n"
        "- met: the information is confidential and known through the work (“a client’s log "
        "files”)\n"
        "- not said: the client or employer with authority over the matter has agreed\n"
        "- not met: a court of law has directed it (“no court order”)\n\n"
        "You said:\n\n"
        f"- {condition(AGREED, None).ask} don’t know\n\n"
        f"Why this:\n\n- {WHY[0]}\n- {WHY[1]}\n- {WHY[2]}\n\n"
        "Please note:\n\n"
        "- Your question was read as one about confidential information.\n\n"
        "Whom to ask:\n\n- your manager or the client, before you give anything out\n\n"
        "This is not legal advice. When it matters, a person decides.\n"
    )


def test_markdown_keeps_the_question_as_typed() -> None:
    written = markdown(turn(), TITLES)
    title, question = written.split("\n\n")[:2]
    assert title == "# It depends (conditional)"
    assert question == r"> May I send the logs for \$50 … \$100?"
    assert f"> {CONDITIONAL.citations[0].text}\n" in written


def test_both_sides_of_a_conflict_are_taken_along() -> None:
    written = plain(Turn(draft=Draft(question="?"), advice=POLICE), TITLES)
    assert f"Where sources differ:\n\n- {POLICE.conflicts[0].why}\n" in written


def test_both_readings_are_taken_along() -> None:
    draft = Draft(question="?")
    turn = Turn(draft=draft, advice=UNSURE.model_copy(update={"question": "A lunch?"}))
    assert UNSURE.alternative
    says = UNSURE.alternative.says
    assert plain(turn, TITLES).startswith(
        f"YOU MAY NOT (FORBIDDEN)\n\n“A lunch?”\n\n{UNSURE.answer}\n\n"
        f"Also possible:\n\nIt depends (conditional)\n\n{says}\n\nThe clause that governs:\n\n"
    )
    other = f"\n\n## Also possible\n\nIt depends (conditional)\n\n{says}\n\n"
    assert other in markdown(turn, TITLES)


def test_nothing_typed_becomes_markup() -> None:
    advice = for_query(Query(question="sell <b>"))
    assert not isinstance(advice, Exception)
    asked = advice.model_copy(update={"question": "\n".join(NASTY)})
    written = markdown(Turn(draft=Draft(question="?"), advice=asked), TITLES)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(written)
    inline = {child.type for token in tokens for child in token.children or []}
    assert inline <= {"text", "text_special", "hardbreak"}
    assert {token.type for token in tokens if token.type.endswith("_open")} == {
        "heading_open", "blockquote_open", "paragraph_open", "bullet_list_open", "list_item_open",
    }  # fmt: skip
    assert {token.type for token in tokens} & {"html_block", "code_block", "fence"} == set()
