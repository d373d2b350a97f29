import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.english import Common, common, is_english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("May I accept a hamper from a vendor?", True),
        ("gift ok?", True),
        ("hamper?", True),
        ("12345", True),
        ("🙂🙂", True),
        ("", True),
        ("pls can i shre teh clints passwrd w/ my m8", True),
        ("Our client Müller asked for the café's log files.", True),
        ("Dürfen wir die Daten des Kunden weitergeben?", False),
        ("¿Puedo aceptar un regalo de un proveedor?", False),
        ("Puis-je accepter un cadeau d'un fournisseur?", False),
        ("Was darf ich mit dem Wein machen?", False),
        ("¿Por qué no puedo aceptar un regalo?", False),
        ("Puis-je dire a mon client que on est en panne?", False),
        ("Me lo ha dato un fornitore in ufficio, posso tenere il regalo?", False),
        ("Mag ik een cadeau van een leverancier aannemen als we dat melden?", False),
        ("Kan jeg ta imot en gave om det er liten?", False),
        ("May I drive the van to the client in the Rue de la Paix?", True),
        ("May I tell Сергей Иванов about the breach?", True),
        ("Could I tell Ελένη and Νίκος why?", True),
        ("Могу ли я принять подарок?", False),
        ("我可以接受礼物吗？", False),
        ("هل يمكنني قبول هدية؟", False),
        ("האם מותר לי לקבל מתנה?", False),
    ],
)
def test_english(text: str, english: bool) -> None:
    assert is_english(text) is english


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", Common(0.0, 0)),
        ("I, a", Common(0.0, 0)),
        ("May I keep it?", Common(1.0, 3)),
        ("MAY hampers", Common(0.5, 1)),
        ("Znl V xrrc vg?", Common(0.0, 0)),
    ],
)
def test_common_words_are_counted(text: str, found: Common) -> None:
    assert common(text) == found


@given(st.text())
def test_any_text_is_english_or_not(text: str) -> None:
    assert is_english(text) in (True, False)
    assert 0 <= common(text).share <= 1
