"""The model card says what the weights and the evaluation say."""

from training import model_card


def test_the_card_is_up_to_date() -> None:
    said = model_card.CARD.read_text("utf-8")
    assert said == model_card.current(), "run: python -m training.model_card"
