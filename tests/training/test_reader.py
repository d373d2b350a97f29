"""What the reader learns from is what it reads with."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn
from transformers import MPNetConfig, MPNetModel

from training.data import Labels
from training.reader import TOGETHER, Reader

WIDTH, PAD = 16, 1


@pytest.fixture(scope="module")
def reader() -> Reader:
    torch.manual_seed(1)
    shape = MPNetConfig(
        vocab_size=50,
        hidden_size=WIDTH,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    made = Reader(MPNetModel(shape), WIDTH, Labels(clauses=("a", "b"), conditions=("x", "y")))
    made.dropout = nn.Dropout(0.0)
    return made


@settings(max_examples=25)
@given(lengths=st.lists(st.integers(1, 20), min_size=1, max_size=2 * TOGETHER + 1))
def test_questions_encoded_by_length_read_as_they_would_together(
    reader: Reader, lengths: list[int]
) -> None:
    ids = torch.full((len(lengths), max(lengths)), PAD)
    for row, length in enumerate(lengths):
        ids[row, :length] = (torch.arange(length) * (row + 3)) % 48 + 2
    mask = (ids != PAD).long()
    with torch.no_grad():
        learning = reader.train()(ids, mask)
        reading = reader.eval()(ids, mask)
    for learned, read in zip(learning, reading, strict=True):
        torch.testing.assert_close(learned, read, atol=1e-5, rtol=1e-4)
