"""A shipped reader can be taught further, for its parameters can be had from its eight bits."""

import json

import pytest
import torch
from tokenizers import Tokenizer
from transformers import MPNetConfig, MPNetModel

from retrieval.reader import SHIPPED, OnnxReader
from training.data import Labels
from training.reader import Reader, probabilities
from training.shipped import parameters

CARD = json.loads((SHIPPED / "card.json").read_text("utf-8"))
LABELS = Labels.model_validate(CARD["labels"])
POOLER = {"encoder.pooler.dense.weight", "encoder.pooler.dense.bias"}
"""Which the reader does not use, and is not shipped with."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    config = MPNetConfig(
        vocab_size=30527, max_position_embeddings=514, num_hidden_layers=CARD["layers"],
        layer_norm_eps=1e-5,
    )  # fmt: skip
    made = Reader(MPNetModel(config), config.hidden_size, LABELS)
    found = parameters(SHIPPED / "model.onnx")
    assert set(made.state_dict()) - set(found) == POOLER
    made.load_state_dict({**made.state_dict(), **found})
    return made.eval()


@pytest.mark.parametrize(
    "question",
    [
        "May I keep the hamper that a vendor sent?",
        "The police asked for a client's mailbox without a warrant. Do I hand it over?",
        "what is the mspa",
    ],
)
def test_it_reads_as_the_shipped_one_does(reader: Reader, question: str) -> None:
    ids = torch.tensor([Tokenizer.from_file(str(SHIPPED / "tokenizer.json")).encode(question).ids])
    with torch.no_grad():
        judged = probabilities(reader(ids, torch.ones_like(ids)))
    read = OnnxReader().read(question)
    assert judged["verdicts"][0].tolist() == pytest.approx([*read.verdicts.values()], abs=0.03)
    clauses = [*read.clauses.values(), read.nothing]
    assert judged["clauses"][0].tolist() == pytest.approx(clauses, abs=0.03)
    states = [[*states.values()] for states in read.states.values()]
    assert judged["states"][0].numpy() == pytest.approx(torch.tensor(states).numpy(), abs=0.05)
